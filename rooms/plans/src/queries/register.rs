//! All shops of the installation, as whoever runs it sees them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, TenantId, Words, params};
use souk_engine::{ByAge, Context, Cursor, PageSize, Policy, Query, Reader, Slice, row, sql};
use souk_shops::ShopId;

use super::everywhere::{ShopNow, of_shops};
use crate::model::standing::{Reason, Status};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ShopRegister {
    /// This shop alone.
    pub id: Option<ShopId>,
    /// The beginning of a slug.
    pub q: Option<String>,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    struct Cells {
        id: ShopId,
        slug: String,
        name: Words,
        phone: Option<String>,
        owner: String,
        opened_at: Moment,
        closed_at: Option<Moment>,
        block_note: Option<String>,
    }
}

/// One shop with where its subscription stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RegisteredShop {
    pub id: ShopId,
    pub slug: String,
    pub name: Words,
    pub phone: Option<String>,
    /// E-mail of the owner.
    pub owner: String,
    pub opened_at: Moment,
    pub closed_at: Option<Moment>,
    pub plan: Option<String>,
    pub status: Option<Status>,
    pub used: i64,
    /// None = no limit.
    pub allowance: Option<i64>,
    pub paid_until: Option<Moment>,
    /// Why it may take no orders now.
    pub reasons: Vec<Reason>,
    /// What a platform admin wrote when they blocked it.
    pub block_note: Option<String>,
}

macro_rules! shops {
    () => {
        "select s.shop_id, s.slug, s.name, s.phone, u.email, s.created_at, s.closed_at,
                (select b.note from blocks b where b.shop_id = s.shop_id and b.open_mark = 1)
         from v_shops s join v_users u on u.shop_id = $1 and u.id = s.owner_id
         where ($2 = false or s.shop_id = $3) and s.slug >= $7 and s.slug < $8
           and (s.created_at, s.shop_id) "
    };
}

impl Query for ShopRegister {
    const NAME: &'static str = "shop_register";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Slice<RegisteredShop>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<RegisteredShop>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let text = match self.sort {
            ByAge::Newest => sql!(shops!(), "< ($4, $5) order by s.created_at desc, s.shop_id desc limit $6"),
            ByAge::Oldest => sql!(shops!(), "> ($4, $5) order by s.created_at, s.shop_id limit $6"),
        };
        // Every slug that begins so lies before it with the greatest character behind.
        let slug = self.q.as_deref().unwrap_or_default().trim().to_lowercase();
        let rows: Vec<Cells> = db.rows(
            text,
            params![
                TenantId::INSTALLATION,
                self.id.is_some(),
                self.id.map(ShopId::raw).unwrap_or_default(),
                after.moment(),
                after.id,
                self.limit.fetch(),
                slug,
                format!("{slug}\u{10ffff}")
            ],
        )?;
        let place = |row: &Cells| Cursor::at(row.opened_at, row.id.raw());
        let page = Slice::sorted(self.sort, rows, self.limit, place);
        let ids: Vec<RawId> = page.items.iter().map(|row| row.id.raw()).collect();
        let shops: BTreeMap<ShopId, ShopNow> =
            of_shops(db, &ids, cx.now)?.into_iter().map(|shop| (shop.shop, shop)).collect();
        let items = page.items.into_iter().map(|cells| {
            let found = shops.get(&cells.id);
            cells.stand(found)
        });
        Ok(Slice { items: items.collect(), next: page.next })
    }
}

impl Cells {
    fn stand(self, found: Option<&ShopNow>) -> RegisteredShop {
        RegisteredShop {
            plan: found.map(|it| it.plan.clone()),
            status: found.and_then(|it| it.status),
            used: found.map_or(0, |it| it.used),
            allowance: found.map_or(Some(0), |it| it.allowance),
            paid_until: found.and_then(|it| it.paid_until),
            reasons: found.map(|it| it.reasons.clone()).unwrap_or_default(),
            id: self.id,
            slug: self.slug,
            name: self.name,
            phone: self.phone,
            owner: self.owner,
            opened_at: self.opened_at,
            closed_at: self.closed_at,
            block_note: self.block_note,
        }
    }
}
