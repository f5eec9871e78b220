//! When the shop calls and what it says, written whole.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::rules::CallRules;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CallRulesChanged {
    pub shop: TenantId,
    pub rev: i64,
}

impl Event for CallRulesChanged {
    const NAME: &'static str = "call.rules_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Holds only while the row is at `rev`; 0 writes the first.
pub struct WriteRules<'a> {
    pub rules: &'a CallRules,
    pub rev: i64,
}

impl Change for WriteRules<'_> {
    type Event = CallRulesChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CallRulesChanged>> {
        let (shop, rules) = (rows.shop(), self.rules);
        let changed = rows.run(
            sql!(
                "insert into call_rules (shop_id, opens, closes, auto_cancel, scripts, rev)
                 values ($1, $2, $3, $4, $5, 1)
                 on conflict (shop_id) do update
                    set opens = $2, closes = $3, auto_cancel = $4, scripts = $5, rev = call_rules.rev + 1
                    where call_rules.rev = $6"
            ),
            params![shop, rules.opens, rules.closes, rules.auto_cancel, rules.scripts, self.rev],
        )?;
        Ok((changed == 1).then(|| CallRulesChanged { shop, rev: self.rev + 1 }))
    }
}
