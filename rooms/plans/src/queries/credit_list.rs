//! The extra orders that the shop bought, with what is left of them.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::CreditId;

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct CreditRow {
        pub id: CreditId,
        pub granted: i64,
        pub remaining: i64,
        /// None = never.
        pub expires_at: Option<Moment>,
        pub created_at: Moment,
    }
}

/// Those that may still be spent, in the order in which they are.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditList {}

impl Query for CreditList {
    const NAME: &'static str = "credit_list";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Output = Vec<CreditRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<CreditRow>> {
        db.rows(
            sql!(
                "select id, granted, remaining, expires_at, created_at from credits
                 where shop_id = $1 and remaining > 0 and (expires_at is null or expires_at > $2)
                 order by case when expires_at is null then 1 else 0 end, expires_at, created_at, id
                 limit 200"
            ),
            params![cx.shop, cx.now],
        )
    }
}
