//! Views of shops: where each stands, its subscription, and which take no orders.

use std::collections::BTreeMap;

use souk_core::{Currency, Lang, Moment, RawId, Result, Words, params};
use souk_engine::{Context, PageSize, Policy, Query, Reader, Slice, row, sql};
use souk_shops::ShopId;

use super::super::everywhere::{ShopNow, of_shops};
use super::{AT_ONCE, gather, monitor_view};
use crate::model::sentence::say;
use crate::model::standing::{Reason, Status};

row! {
    struct Cells {
        id: ShopId,
        slug: String,
        name: Words,
        phone: Option<String>,
        created_at: Moment,
        closed_at: Option<Moment>,
        languages: serde_json::Value,
        amount_paid: i64,
        year_month: Option<String>,
        last_usage: Option<Moment>,
    }
}

/// A shop as the views know it.
struct Seen {
    cells: Cells,
    now: Option<ShopNow>,
}

/// The next shops, in the order of their ids.
fn look(db: &mut Reader<'_>, now: Moment, after: Option<&str>) -> Result<Vec<(String, Seen)>> {
    let after = match after.filter(|after| !after.is_empty()) {
        None => RawId::default(),
        Some(after) => ShopId::parse(after)
            .map(ShopId::raw)
            .ok_or_else(|| souk_engine::refusals::CURSOR_INVALID.refuse())?,
    };
    let rows: Vec<Cells> = db.rows(
        sql!(
            "select s.shop_id, s.slug, s.name, s.phone, s.created_at, s.closed_at, t.languages,
                    (select cast(coalesce(sum(i.due), 0) as bigint) from plan_invoices i
                     where i.shop_id = s.shop_id and i.purpose = 'plan' and i.state = 'completed'),
                    p.key,
                    (select max(u.taken_at) from usage_rows u
                     where u.shop_id = s.shop_id and u.period_key = p.key)
             from v_shops s join v_tenants t on t.shop_id = s.shop_id
             left join usage_periods p on p.shop_id = s.shop_id and p.starts_at <= $3 and p.ends_at > $3
             where s.shop_id > $1 order by s.shop_id limit $2"
        ),
        params![after, AT_ONCE, now],
    )?;
    let ids: Vec<RawId> = rows.iter().map(|row| row.id.raw()).collect();
    let mut shops: BTreeMap<ShopId, ShopNow> =
        of_shops(db, &ids, now)?.into_iter().map(|shop| (shop.shop, shop)).collect();
    let seen = |cells: Cells| (cells.id.to_string(), Seen { now: shops.remove(&cells.id), cells });
    Ok(rows.into_iter().map(seen).collect())
}

impl Seen {
    fn languages(&self) -> Vec<Lang> {
        serde_json::from_value(self.cells.languages.clone()).unwrap_or_default()
    }
    fn name(&self) -> String {
        let languages = self.languages();
        self.cells.name.get(languages.first().copied().unwrap_or(Lang::Ar), &languages).to_owned()
    }
    fn reason(&self) -> Option<Reason> {
        match &self.now {
            Some(now) => now.reasons.first().copied(),
            None => Some(Reason::NoPlan),
        }
    }
    fn used(&self) -> i64 {
        self.now.as_ref().map_or(0, |now| now.used)
    }
    fn allowance(&self) -> Option<i64> {
        self.now.as_ref().map_or(Some(0), |now| now.allowance)
    }
    /// In the shop's own language.
    fn sentence(&self) -> Option<String> {
        let lang = self.languages().first().copied().unwrap_or(Lang::Ar);
        let max = self.allowance().map_or_else(String::new, |allowance| allowance.to_string());
        let id = format!("plans-reason-{}", self.reason()?.as_str().replace('_', "-"));
        Some(say(lang, &id, &[("max", max)]))
    }
}

fn shops<R>(
    (db, now): (&mut Reader<'_>, Moment),
    (limit, after): (PageSize, Option<&String>),
    read: impl Fn(&Seen) -> Option<R>,
    wants: impl Fn(&R) -> bool,
) -> Result<Slice<R>> {
    let rows = |after: Option<&str>| {
        let seen = look(db, now, after)?;
        Ok(seen.into_iter().map(|(place, seen)| (place, read(&seen))).collect())
    };
    let page = gather(limit, after.cloned(), rows, |row: &Option<R>| row.as_ref().is_some_and(&wants))?;
    Ok(Slice { items: page.items.into_iter().flatten().collect(), next: page.next })
}

monitor_view! {
    /// Every shop with its figures of the month and the first reason why it may take no orders.
    Organizations,
    MonitoredShop {
        id: ShopId,
        name: String,
        slug: String,
        phone: Option<String>,
        online_orders_this_month: i64,
        /// None = no limit.
        online_orders_limit: Option<i64>,
        store_blocked: bool,
        /// In the shop's own language.
        store_block_reason: Option<String>,
        store_block_code: Option<Reason>,
        created_at: Moment,
        closed_at: Option<Moment>,
    }
}

impl Query for Organizations {
    const NAME: &'static str = "view_organizations";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Output = Slice<MonitoredShop>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output> {
        let read = |seen: &Seen| {
            Some(MonitoredShop {
                id: seen.cells.id,
                name: seen.name(),
                slug: seen.cells.slug.clone(),
                phone: seen.cells.phone.clone(),
                online_orders_this_month: seen.used(),
                online_orders_limit: seen.allowance(),
                store_blocked: seen.reason().is_some(),
                store_block_reason: seen.sentence(),
                store_block_code: seen.reason(),
                created_at: seen.cells.created_at,
                closed_at: seen.cells.closed_at,
            })
        };
        shops((db, cx.now), (self.limit, self.after.as_ref()), read, |row| self.wants(row))
    }
}

monitor_view! {
    /// The subscription of every shop that has one.
    OrganizationSubscriptions,
    MonitoredSubscription {
        id: ShopId,
        organization_id: ShopId,
        plan_id: String,
        status: Option<Status>,
        start_date: Moment,
        end_date: Option<Moment>,
        trial_ends_at: Option<Moment>,
        /// In minor units.
        amount_paid: i64,
        currency: Currency,
    }
}

impl Query for OrganizationSubscriptions {
    const NAME: &'static str = "view_organization_subscriptions";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Output = Slice<MonitoredSubscription>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output> {
        let read = |seen: &Seen| {
            seen.now.as_ref().map(|now| MonitoredSubscription {
                id: now.shop,
                organization_id: now.shop,
                plan_id: now.plan.clone(),
                status: now.status,
                start_date: now.started_at,
                end_date: now.paid_until.or(now.trial_ends_at),
                trial_ends_at: now.trial_ends_at,
                amount_paid: seen.cells.amount_paid,
                currency: now.currency,
            })
        };
        shops((db, cx.now), (self.limit, self.after.as_ref()), read, |row| self.wants(row))
    }
}

monitor_view! {
    /// Open shops, each with whether and why it takes no orders.
    BlockedStoresFixed,
    BlockedShop {
        id: ShopId,
        organization_name: String,
        is_blocked: bool,
        store_blocked: bool,
        store_block_reason: Option<String>,
        current_month_orders: i64,
        monthly_limit: Option<i64>,
        subscription_plan: Option<String>,
        max_online_orders: Option<i64>,
        /// `محظور` or `نشط`.
        status: String,
        organization_created_at: Moment,
        year_month: Option<String>,
        last_usage_update: Option<Moment>,
    }
    and
    /// The blocked ones alone; `souk shops blocked`.
    BlockedStores {
        /// Those that are not blocked too.
        all: bool,
        /// Blocked for this reason before all others.
        reason: Option<Reason>,
    }
}

fn blocked(seen: &Seen, limits: &BTreeMap<String, Option<i64>>) -> Option<BlockedShop> {
    let blocked = seen.reason().is_some();
    let plan = seen.now.as_ref().map(|now| now.plan.clone());
    seen.cells.closed_at.is_none().then(|| BlockedShop {
        id: seen.cells.id,
        organization_name: seen.name(),
        is_blocked: blocked,
        store_blocked: blocked,
        store_block_reason: seen.sentence(),
        current_month_orders: seen.used(),
        monthly_limit: seen.allowance(),
        max_online_orders: plan.as_ref().and_then(|plan| limits.get(plan).copied()).flatten(),
        subscription_plan: plan,
        status: if blocked { "محظور" } else { "نشط" }.to_owned(),
        organization_created_at: seen.cells.created_at,
        year_month: seen.cells.year_month.clone(),
        last_usage_update: seen.cells.last_usage,
    })
}

impl Query for BlockedStoresFixed {
    const NAME: &'static str = "view_blocked_stores_fixed";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Output = Slice<BlockedShop>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output> {
        let limits = super::usage::limits(db, cx.now)?;
        let read = |seen: &Seen| blocked(seen, &limits);
        shops((db, cx.now), (self.limit, self.after.as_ref()), read, |row| self.wants(row))
    }
}

impl Query for BlockedStores {
    const NAME: &'static str = "view_blocked_stores";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Output = Slice<BlockedShop>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Self::Output> {
        let limits = super::usage::limits(db, cx.now)?;
        let read = |seen: &Seen| {
            let wanted = match self.reason {
                Some(reason) => seen.reason() == Some(reason),
                None => self.all || seen.reason().is_some(),
            };
            blocked(seen, &limits).filter(|_| wanted)
        };
        shops((db, cx.now), (self.limit, self.after.as_ref()), read, |row| self.wants(row))
    }
}
