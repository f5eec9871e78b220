//! A member names a category anew, or gives it another place in the tree. Its address stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::SaveCategory;
use crate::commands::add_category::named;
use crate::model::product::CategoryId;
use crate::queries::{CategoryRow, categories, within};
use crate::refusals;

/// `parent_id` is given as `null` to stand at the top, and left out to stay.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdateCategory {
    pub id: CategoryId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Words>,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "crate::commands::update_product::named"
    )]
    pub parent_id: Option<Option<CategoryId>>,
    /// Among those of the same parent the lower comes first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<i64>,
}

impl Command for UpdateCategory {
    const NAME: &'static str = "update_category";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free).alone();
    type Prepared = ();
    type Output = CategoryRow;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CategoryRow> {
        let all = categories(tx, cx.shop)?;
        let old = all.iter().find(|row| row.id == self.id);
        let mut row = old.cloned().ok_or_else(|| refusals::CATEGORY_NOT_FOUND.refuse())?;
        if let Some(parent) = self.parent_id {
            row.parent_id = parent;
        }
        if let Some(parent) = row.parent_id {
            if all.iter().all(|other| other.id != parent) {
                return Err(refusals::CATEGORY_NOT_FOUND.refuse());
            }
            if within(&all, parent, self.id) {
                let code = refusals::CATEGORY_CIRCLE.code;
                return refusals::CATEGORY_CIRCLE.with().field("parent_id", code).err();
            }
        }
        if let Some(name) = &self.name {
            row.name = named(name)?;
        }
        row.position = self.position.unwrap_or(row.position);
        let (parent_id, position) = (row.parent_id, row.position);
        let change = SaveCategory { id: self.id, parent_id, name: &row.name, position };
        tx.must(&change, &refusals::CATEGORY_NOT_FOUND)?;
        Ok(row)
    }
    fn subject(&self, _: &CategoryRow) -> Option<RawId> {
        Some(self.id.raw())
    }
}
