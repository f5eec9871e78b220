//! When the shop calls and what it says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Result, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_shops::ShopId;

use crate::model::rules::CallRules;
use crate::model::script;

row! {
    struct Cells {
        opens: i64,
        closes: i64,
        auto_cancel: bool,
        scripts: Words,
        rev: i64,
    }
}

/// A shop without a row has the defaults.
pub fn rules_row(db: &mut Reader<'_>, shop: ShopId) -> Result<(CallRules, i64)> {
    let row: Option<Cells> = db.one(
        sql!("select opens, closes, auto_cancel, scripts, rev from call_rules where shop_id = $1"),
        params![shop],
    )?;
    Ok(row.map_or_else(
        || (CallRules::default(), 0),
        |row| {
            let Cells { opens, closes, auto_cancel, scripts, rev } = row;
            (CallRules { opens, closes, auto_cancel, scripts }, rev)
        },
    ))
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CallRulesView {
    pub rules: CallRules,
    /// What is said where a language has no text of the shop's own.
    pub standard: Words,
    /// What a text may hold: `{name}` and the like.
    pub placeholders: Vec<String>,
    /// Give it back with the change.
    pub rev: i64,
}

impl CallRulesView {
    pub(crate) fn of(rules: CallRules, rev: i64) -> Self {
        let standard = Words(Lang::ALL.iter().map(|lang| (*lang, script::standard(*lang))).collect());
        let placeholders = script::PLACEHOLDERS.iter().map(|name| format!("{{{name}}}")).collect();
        Self { rules, standard, placeholders, rev }
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallRulesCard {}

impl Query for CallRulesCard {
    const NAME: &'static str = "call_rules_card";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = CallRulesView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<CallRulesView> {
        let (rules, rev) = rules_row(db, cx.shop)?;
        Ok(CallRulesView::of(rules, rev))
    }
}
