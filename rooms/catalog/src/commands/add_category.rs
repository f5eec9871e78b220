//! A member adds a category.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words, params, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::changes::NewCategory;
use crate::commands::add_product::category_exists;
use crate::model::codes;
use crate::model::product::CategoryId;
use crate::queries::CategoryRow;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddCategory {
    pub name: Words,
    #[serde(default)]
    pub parent_id: Option<CategoryId>,
    #[serde(default)]
    pub position: i64,
}

/// As many as the tree is read with.
const MOST: i64 = 1000;

impl Command for AddCategory {
    const NAME: &'static str = "add_category";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free).alone();
    type Prepared = ();
    type Output = CategoryRow;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CategoryRow> {
        let (there,): (i64,) = tx
            .one(
                sql!("select cast(count(*) as bigint) from categories where shop_id = $1"),
                params![cx.shop],
            )?
            .unwrap_or_default();
        if there >= MOST {
            return refusals::TOO_MANY_CATEGORIES.with().arg("allowed", MOST).err();
        }
        if let Some(parent) = self.parent_id {
            category_exists(tx, cx, parent)?;
        }
        let name = named(&self.name)?;
        let handle = codes::slug(name.get(cx.tenant.lang(), &cx.tenant.languages)).ok_or_else(invalid)?;
        let id: CategoryId = cx.id();
        let position = self.position;
        tx.make(&NewCategory { id, parent_id: self.parent_id, handle: &handle, name: &name, position })?;
        Ok(CategoryRow { id, parent_id: self.parent_id, handle, name, position })
    }
    fn subject(&self, output: &CategoryRow) -> Option<RawId> {
        Some(output.id.raw())
    }
}

fn invalid() -> souk_core::Refusal {
    refusals::NAME_INVALID.with().field("name", refusals::NAME_INVALID.code)
}

/// At least one name, each on one line.
pub(crate) fn named(given: &Words) -> Result<Words> {
    let mut name = Words::default();
    for (lang, given) in &given.0 {
        name.0.insert(*lang, text::line(given, 100).filter(|text| !text.is_empty()).ok_or_else(invalid)?);
    }
    if name.0.is_empty() { Err(invalid().into()) } else { Ok(name) }
}
