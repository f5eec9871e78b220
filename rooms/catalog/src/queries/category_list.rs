//! The tree of categories as a flat list, parents before children of the same position.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::product::CategoryId;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryList {}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct CategoryRow {
        pub id: CategoryId,
        pub parent_id: Option<CategoryId>,
        pub handle: String,
        pub name: Words,
    }
}

impl Query for CategoryList {
    const NAME: &'static str = "category_list";
    const POLICY: Policy = Policy::visitor("products.view", Modes::Any, Entitled::Free);
    type Output = Vec<CategoryRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<CategoryRow>> {
        db.rows(
            sql!(
                "select id, parent_id, handle, name from categories where shop_id = $1 order by position, id
                    limit 1000"
            ),
            params![cx.shop],
        )
    }
}
