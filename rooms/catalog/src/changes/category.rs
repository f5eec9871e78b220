//! A new branch of the tree of categories.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, Words, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::changes::parts;
use crate::model::product::CategoryId;
use crate::refusals;

pub struct NewCategory<'a> {
    pub id: CategoryId,
    pub parent_id: Option<CategoryId>,
    pub handle: &'a str,
    pub name: &'a Words,
    pub position: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CategoryAdded {
    pub id: CategoryId,
}

impl Event for CategoryAdded {
    const NAME: &'static str = "category.added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for NewCategory<'_> {
    type Event = CategoryAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CategoryAdded>> {
        rows.insert(
            sql!(
                "insert into categories (shop_id, id, parent_id, handle, name, position, created_at)
                 values ($1, $2, $3, $4, $5, $6, $7)"
            ),
            params![rows.shop(), self.id, self.parent_id, self.handle, self.name, self.position, rows.now()],
            &[("categories", "shop_id, handle", &refusals::CATEGORY_TAKEN)],
        )?;
        parts::count_change(rows)?;
        Ok(Some(CategoryAdded { id: self.id }))
    }
}
