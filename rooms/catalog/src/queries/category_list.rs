//! The tree of categories as a flat list by position, and one of them with what is in it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, TenantId, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::product::CategoryId;
use crate::refusals;

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
        pub position: i64,
    }
}

pub fn categories(db: &mut Reader<'_>, shop: TenantId) -> Result<Vec<CategoryRow>> {
    db.rows(
        sql!(
            "select id, parent_id, handle, name, position from categories where shop_id = $1
             order by position, id limit 1000"
        ),
        params![shop],
    )
}

/// Is `one` the category `above`, or somewhere below it?
pub fn within(all: &[CategoryRow], one: CategoryId, above: CategoryId) -> bool {
    let mut here = Some(one);
    // A tree is never deeper than it has branches.
    for _ in 0..=all.len() {
        match here {
            Some(id) if id == above => return true,
            Some(id) => here = all.iter().find(|row| row.id == id).and_then(|row| row.parent_id),
            None => return false,
        }
    }
    true
}

/// Each category after its parent, with how deep it lies.
pub fn tree(all: &[CategoryRow]) -> Vec<(usize, &CategoryRow)> {
    let mut open: Vec<(usize, &CategoryRow)> = Vec::new();
    let below = |parent: Option<CategoryId>, depth: usize| {
        all.iter().rev().filter(move |row| row.parent_id == parent).map(move |row| (depth, row))
    };
    open.extend(below(None, 0));
    let mut ordered = Vec::with_capacity(all.len());
    while let Some((depth, row)) = open.pop() {
        ordered.push((depth, row));
        open.extend(below(Some(row.id), depth + 1));
    }
    ordered
}

impl Query for CategoryList {
    const NAME: &'static str = "category_list";
    const POLICY: Policy = Policy::visitor("products.view", Modes::Any, Entitled::Free);
    type Output = Vec<CategoryRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Vec<CategoryRow>> {
        categories(db, cx.shop)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CategoryCard {
    pub id: CategoryId,
}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct CategoryView {
        pub id: CategoryId,
        pub parent_id: Option<CategoryId>,
        pub handle: String,
        pub name: Words,
        pub position: i64,
        /// Of every state.
        pub products: i64,
        /// Categories right below it.
        pub below: i64,
    }
}

impl CategoryCard {
    pub(crate) fn read(&self, db: &mut Reader<'_>, shop: TenantId) -> Result<CategoryView> {
        let found: Option<CategoryView> = db.one(
            sql!(
                "select c.id, c.parent_id, c.handle, c.name, c.position,
                        (select cast(count(*) as bigint) from products p
                         where p.shop_id = $1 and p.category_id = $2),
                        (select cast(count(*) as bigint) from categories b
                         where b.shop_id = $1 and b.parent_id = $2)
                 from categories c where c.shop_id = $1 and c.id = $2"
            ),
            params![shop, self.id],
        )?;
        found.ok_or_else(|| refusals::CATEGORY_NOT_FOUND.refuse())
    }
}

impl Query for CategoryCard {
    const NAME: &'static str = "category_card";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = CategoryView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<CategoryView> {
        self.read(db, cx.shop)
    }
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    fn row(id: u8, parent: Option<u8>) -> CategoryRow {
        let id_of = |n: u8| CategoryId::from_raw(RawId([n; 16]));
        let (handle, name) = (id.to_string(), Words::default());
        CategoryRow { id: id_of(id), parent_id: parent.map(id_of), handle, name, position: 0 }
    }

    #[test]
    fn children_stand_after_their_parent_in_their_order() {
        let all = [row(1, None), row(2, None), row(3, Some(1)), row(4, Some(3)), row(5, Some(1))];
        let seen: Vec<(usize, &str)> =
            tree(&all).into_iter().map(|(depth, row)| (depth, row.handle.as_str())).collect();
        assert_eq!(seen, [(0, "1"), (1, "3"), (2, "4"), (1, "5"), (0, "2")]);
    }

    #[test]
    fn a_category_is_within_those_above_it_and_itself() {
        let all = [row(1, None), row(3, Some(1)), row(4, Some(3))];
        let [top, _, leaf] = [all[0].id, all[1].id, all[2].id];
        assert!(within(&all, leaf, top) && within(&all, top, top) && !within(&all, top, leaf));
    }
}
