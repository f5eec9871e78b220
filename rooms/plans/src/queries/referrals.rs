//! Who came by whose link: for a shop its own, for the platform all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, TenantId, Words, params};
use souk_engine::{Context, Cursor, PageSize, Policy, Query, Reader, Slice, row, sql};
use souk_shops::ShopId;

use super::platform::platform_settings;
use crate::commands::member_of;

const INSTALLATION: TenantId = TenantId::INSTALLATION;

/// Who brought a shop, where neither has been rewarded yet.
pub(crate) fn inviter_waiting(db: &mut Reader<'_>, invited: ShopId) -> Result<Option<ShopId>> {
    let found: Option<(ShopId,)> = db.one(
        sql!("select inviter from referrals where shop_id = $1 and invited = $2 and rewarded_at is null"),
        params![INSTALLATION, invited],
    )?;
    Ok(found.map(|(inviter,)| inviter))
}

/// The shop's own link, who came by it, and what was given.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Referrals {
    /// The one that the asker works in unless told.
    pub shop: Option<ShopId>,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    /// A shop that came.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct Came {
        pub shop: ShopId,
        pub name: Words,
        pub came_at: Moment,
        /// None = it has not paid a month yet.
        pub rewarded_at: Option<Moment>,
        /// What whoever brought it got.
        pub orders: Option<i64>,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ReferralsOf {
    /// Whoever opens a shop names it; the link carries it.
    pub code: String,
    /// The path to open a shop at.
    pub path: String,
    /// What both get now; 0 = nothing is given.
    pub orders: i64,
    /// Shops that came, and orders that they brought in all.
    pub came: i64,
    pub given: i64,
    pub items: Vec<Came>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

impl Query for Referrals {
    const NAME: &'static str = "referral_list";
    const POLICY: Policy = Policy::user();
    type Output = ReferralsOf;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ReferralsOf> {
        let shop = member_of(cx, db, self.shop)?;
        let card =
            souk_shops::card(db, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let after = Cursor::below(self.after.as_deref())?;
        let rows: Vec<Came> = db.rows(
            sql!(
                "select r.invited, s.name, r.came_at, r.rewarded_at, r.inviter_orders
                 from referrals r join v_shops s on s.shop_id = r.invited
                 where r.shop_id = $1 and r.inviter = $2 and (r.came_at, r.invited) < ($3, $4)
                 order by r.came_at desc, r.invited desc limit $5"
            ),
            params![INSTALLATION, shop, after.moment(), after.id, self.limit.fetch()],
        )?;
        let sums: Option<(i64, i64)> = db.one(
            sql!(
                "select cast(count(*) as bigint), cast(coalesce(sum(inviter_orders), 0) as bigint)
                 from referrals where shop_id = $1 and inviter = $2"
            ),
            params![INSTALLATION, shop],
        )?;
        let (came, given) = sums.unwrap_or_default();
        let page = Slice::cut(rows, self.limit, |row| Cursor::at(row.came_at, row.shop.raw()));
        Ok(ReferralsOf {
            path: format!("/admin/shops/new?by={}", card.slug),
            code: card.slug,
            orders: platform_settings(db)?.0.referral_orders,
            came,
            given,
            items: page.items,
            next: page.next,
        })
    }
}

/// All of them, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlatformReferrals {
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct Referral {
        pub invited: ShopId,
        pub invited_name: Words,
        pub inviter: ShopId,
        pub inviter_name: Words,
        pub came_at: Moment,
        pub rewarded_at: Option<Moment>,
        pub invited_orders: Option<i64>,
        pub inviter_orders: Option<i64>,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ReferralFigures {
    pub came: i64,
    /// Those of them that paid a month.
    pub paid: i64,
    /// Orders that were given to both sides.
    pub given: i64,
    pub items: Vec<Referral>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

impl Query for PlatformReferrals {
    const NAME: &'static str = "platform_referral_list";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = ReferralFigures;
    fn answer(&self, _: &Context, db: &mut Reader<'_>) -> Result<ReferralFigures> {
        let after = Cursor::below(self.after.as_deref())?;
        let rows: Vec<Referral> = db.rows(
            sql!(
                "select r.invited, i.name, r.inviter, o.name, r.came_at, r.rewarded_at, r.invited_orders,
                        r.inviter_orders
                 from referrals r join v_shops i on i.shop_id = r.invited
                 join v_shops o on o.shop_id = r.inviter
                 where r.shop_id = $1 and (r.came_at, r.invited) < ($2, $3)
                 order by r.came_at desc, r.invited desc limit $4"
            ),
            params![INSTALLATION, after.moment(), after.id, self.limit.fetch()],
        )?;
        let sums: Option<(i64, i64, i64)> = db.one(
            sql!(
                "select cast(count(*) as bigint), cast(count(rewarded_at) as bigint),
                        cast(coalesce(sum(coalesce(invited_orders, 0) + coalesce(inviter_orders, 0)), 0)
                             as bigint)
                 from referrals where shop_id = $1"
            ),
            params![INSTALLATION],
        )?;
        let (came, paid, given) = sums.unwrap_or_default();
        let page = Slice::cut(rows, self.limit, |row| Cursor::at(row.came_at, row.invited.raw()));
        Ok(ReferralFigures { came, paid, given, items: page.items, next: page.next })
    }
}
