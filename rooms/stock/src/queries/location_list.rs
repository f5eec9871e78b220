//! Where goods lie, in the order in which orders are filled.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::movement::LocationId;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocationList {}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct LocationRow {
        pub id: LocationId,
        pub name: String,
        pub address: String,
    }
}

impl Query for LocationList {
    const NAME: &'static str = "location_list";
    const POLICY: Policy = Policy::shop("stock.view", Modes::Any, Entitled::Free);
    type Output = Vec<LocationRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<LocationRow>> {
        db.rows(
            sql!(
                "select id, name, address from locations where shop_id = $1 order by position, id limit 500"
            ),
            params![cx.shop],
        )
    }
}
