//! Which steps of setting the shop up were put away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, TenantId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, sql};

use crate::model::step::SetUpStep;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct StepsAway {
    pub steps: Vec<SetUpStep>,
}

pub(crate) fn put_away(db: &mut Reader<'_>, shop: TenantId) -> Result<StepsAway> {
    let rows: Vec<(SetUpStep,)> =
        db.rows(sql!("select step from site_steps where shop_id = $1 order by step"), params![shop])?;
    Ok(StepsAway { steps: rows.into_iter().map(|(step,)| step).collect() })
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUpStepsAway {}

impl Query for SetUpStepsAway {
    const NAME: &'static str = "set_up_steps_away";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Output = StepsAway;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<StepsAway> {
        put_away(db, cx.shop)
    }
}
