//! A member deletes a category: an empty one, or one whose products go to another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::RemoveCategory;
use crate::model::product::CategoryId;
use crate::queries::{CategoryCard, CategoryView, categories, within};
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeleteCategory {
    pub id: CategoryId,
    /// Takes its products and the categories below it.
    #[serde(default)]
    pub heir_id: Option<CategoryId>,
}

/// Products and categories that go to the heir in one transaction, while the shop waits.
const MOST: i64 = 1000;

impl Command for DeleteCategory {
    const NAME: &'static str = "delete_category";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free).alone();
    type Prepared = ();
    /// As it was.
    type Output = CategoryView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CategoryView> {
        let view = CategoryCard { id: self.id }.read(tx, cx.shop)?;
        match self.heir_id {
            None if view.products + view.below > 0 => {
                let refusal = refusals::CATEGORY_NOT_EMPTY.with().arg("products", view.products);
                let code = refusals::CATEGORY_NOT_EMPTY.code;
                return refusal.arg("below", view.below).field("heir_id", code).err();
            }
            Some(_) if view.products + view.below > MOST => {
                return refusals::CATEGORY_TOO_FULL.with().arg("allowed", MOST).err();
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
            }
            None => {}
        }
        tx.must(&RemoveCategory { id: self.id, heir: self.heir_id }, &refusals::CATEGORY_NOT_EMPTY)?;
        Ok(view)
    }
    fn subject(&self, _: &CategoryView) -> Option<RawId> {
        Some(self.id.raw())
    }
}
