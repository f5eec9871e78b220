//! Changes when the shop calls and what it says: what is left out stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::WriteRules;
use crate::model::rules::CallRules;
use crate::queries::{CallRulesView, rules_row};
use crate::refusals::RULES_CHANGED;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UpdateCallRules {
    /// The revision that the change starts from.
    pub rev: i64,
    pub opens: Option<i64>,
    pub closes: Option<i64>,
    pub auto_cancel: Option<bool>,
    pub scripts: Option<Words>,
}

impl Command for UpdateCallRules {
    const NAME: &'static str = "update_call_rules";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = CallRulesView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CallRulesView> {
        let (old, rev) = rules_row(tx, cx.shop)?;
        if rev != self.rev {
            return RULES_CHANGED.with().arg("rev", rev).err();
        }
        let rules = CallRules {
            opens: self.opens.unwrap_or(old.opens),
            closes: self.closes.unwrap_or(old.closes),
            auto_cancel: self.auto_cancel.unwrap_or(old.auto_cancel),
            scripts: self.scripts.clone().unwrap_or_else(|| old.scripts.clone()),
        };
        rules.check()?;
        if rules == old {
            return Ok(CallRulesView::of(rules, rev));
        }
        let written = tx.must(&WriteRules { rules: &rules, rev }, &RULES_CHANGED)?;
        Ok(CallRulesView::of(rules, written.rev))
    }
}
