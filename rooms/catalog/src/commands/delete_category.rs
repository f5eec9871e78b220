//! A member deletes a category: an empty one, or one whose products go to another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::{EmptyCategory, RemoveCategory};
use crate::model::product::CategoryId;
use crate::queries::{CategoryCard, categories, within};
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteCategory {
    pub id: CategoryId,
    /// Takes its products and the categories below it.
    #[serde(default)]
    pub heir_id: Option<CategoryId>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DeletedCategory {
    pub id: CategoryId,
    /// Products that went to the heir.
    pub moved: i64,
    /// Products that are still in it: the category is there until the same is asked again and this is 0.
    pub left: i64,
}

/// Products that go to the heir in one transaction, while the shop waits.
const STEP: i64 = 500;

impl Command for DeleteCategory {
    const NAME: &'static str = "delete_category";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free).alone();
    type Prepared = ();
    type Output = DeletedCategory;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DeletedCategory> {
        let view = CategoryCard { id: self.id }.read(tx, cx.shop)?;
        match self.heir_id {
            None if view.products + view.below > 0 => {
                let refusal = refusals::CATEGORY_NOT_EMPTY.with().arg("products", view.products);
                let code = refusals::CATEGORY_NOT_EMPTY.code;
                return refusal.arg("below", view.below).field("heir_id", code).err();
            }
            Some(heir) => {
                let all = categories(tx, cx.shop)?;
                if all.iter().all(|row| row.id != heir) {
                    return Err(refusals::CATEGORY_NOT_FOUND.refuse());
                }
                if within(&all, heir, self.id) {
                    let code = refusals::CATEGORY_CIRCLE.code;
                    return refusals::CATEGORY_CIRCLE.with().field("heir_id", code).err();
                }
                if view.products > STEP {
                    tx.make(&EmptyCategory { id: self.id, heir, most: STEP })?;
                    return Ok(DeletedCategory { id: self.id, moved: STEP, left: view.products - STEP });
                }
            }
            None => {}
        }
        tx.must(&RemoveCategory { id: self.id, heir: self.heir_id }, &refusals::CATEGORY_NOT_EMPTY)?;
        Ok(DeletedCategory { id: self.id, moved: view.products, left: 0 })
    }
    fn subject(&self, _: &DeletedCategory) -> Option<RawId> {
        Some(self.id.raw())
    }
}
