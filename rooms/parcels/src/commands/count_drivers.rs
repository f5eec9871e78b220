//! The plan's counter of those who carry says how many there are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

/// What the plan limits.
pub(super) const KEY: &str = "carriers.max";

/// Whoever carried before the plan counted them is counted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CountDrivers {}

impl Command for CountDrivers {
    const NAME: &'static str = "count_drivers";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = bool;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        count(tx, cx)
    }
}

/// Puts the counter right; did it say something else? Both numbers come of one statement, so that nobody's
/// change stands between them.
pub(super) fn count(tx: &mut Tx<'_, '_>, cx: &Context) -> Result<bool> {
    let found: Option<(i64, i64)> = tx.one(
        sql!(
            "select e.used, (select cast(count(*) as bigint) from carrier_accounts a
                             where a.shop_id = e.shop_id and a.is_active)
             from v_entitlements e where e.shop_id = $1 and e.key = 'carriers.max'"
        ),
        params![cx.shop],
    )?;
    match found {
        Some((was, is)) => souk_entitlements::count_anew(tx, KEY, was, is),
        None => Ok(false),
    }
}
