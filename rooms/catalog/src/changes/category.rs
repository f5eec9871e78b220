//! Branches of the tree of categories: new, changed, taken away.

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

/// A category under another name, at another place.
pub struct SaveCategory<'a> {
    pub id: CategoryId,
    pub parent_id: Option<CategoryId>,
    pub name: &'a Words,
    pub position: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CategoryChanged {
    pub id: CategoryId,
}

impl Event for CategoryChanged {
    const NAME: &'static str = "category.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for SaveCategory<'_> {
    type Event = CategoryChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CategoryChanged>> {
        let changed = rows.run(
            sql!(
                "update categories set parent_id = $3, name = $4, position = $5
                 where shop_id = $1 and id = $2"
            ),
            params![rows.shop(), self.id, self.parent_id, self.name, self.position],
        )?;
        parts::count_change(rows)?;
        Ok((changed == 1).then_some(CategoryChanged { id: self.id }))
    }
}

/// So many products of a category go to another one, before it goes itself.
pub struct EmptyCategory {
    pub id: CategoryId,
    pub heir: CategoryId,
    pub most: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CategoryEmptied {
    pub id: CategoryId,
    pub heir: CategoryId,
    pub products: u64,
}

impl Event for CategoryEmptied {
    const NAME: &'static str = "category.emptied";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for EmptyCategory {
    type Event = CategoryEmptied;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CategoryEmptied>> {
        let products = rows.run(
            sql!(
                "update products set category_id = $3, changed_at = $4, rev = rev + 1
                 where shop_id = $1 and id in (
                    select p.id from products p where p.shop_id = $1 and p.category_id = $2
                    order by p.id limit $5)"
            ),
            params![rows.shop(), self.id, self.heir, rows.now(), self.most],
        )?;
        parts::count_change(rows)?;
        Ok((products > 0).then_some(CategoryEmptied { id: self.id, heir: self.heir, products }))
    }
}

/// A category goes; what is in it goes to another one. Nothing happens to one that is not empty then.
pub struct RemoveCategory {
    pub id: CategoryId,
    pub heir: Option<CategoryId>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CategoryRemoved {
    pub id: CategoryId,
    pub heir: Option<CategoryId>,
    pub products: u64,
}

impl Event for CategoryRemoved {
    const NAME: &'static str = "category.removed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for RemoveCategory {
    type Event = CategoryRemoved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CategoryRemoved>> {
        let shop = rows.shop();
        let mut products = 0;
        if let Some(heir) = self.heir {
            products = rows.run(
                sql!(
                    "update products set category_id = $3, changed_at = $4, rev = rev + 1
                     where shop_id = $1 and category_id = $2"
                ),
                params![shop, self.id, heir, rows.now()],
            )?;
            rows.run(
                sql!("update categories set parent_id = $3 where shop_id = $1 and parent_id = $2"),
                params![shop, self.id, heir],
            )?;
        }
        let gone = rows.run(
            sql!(
                "delete from categories where shop_id = $1 and id = $2
                   and not exists (select 1 from products p where p.shop_id = $1 and p.category_id = $2)
                   and not exists (select 1 from categories c where c.shop_id = $1 and c.parent_id = $2)"
            ),
            params![shop, self.id],
        )?;
        parts::count_change(rows)?;
        Ok((gone == 1).then_some(CategoryRemoved { id: self.id, heir: self.heir, products }))
    }
}
