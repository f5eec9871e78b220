//! Where every shop of the installation stands at an instant: what figures and their lists are made of.

use serde_json::Value;
use souk_core::{Currency, Fault, Moment, RawId, Result, Words, params};
use souk_engine::{Reader, row, sql};
use souk_shops::ShopId;

use super::standing::Stretch;
use crate::model::standing::{Instants, Reason, Status, reasons};

row! {
    struct Cells {
        shop: ShopId,
        slug: String,
        name: Words,
        plan: String,
        price_month: i64,
        currency: Currency,
        orders_limit: Option<i64>,
        started_at: Moment,
        trial_ends_at: Option<Moment>,
        paid_until: Option<Moment>,
        grace_until: Option<Moment>,
        canceled_at: Option<Moment>,
        next: Option<Value>,
        next_from: Option<Moment>,
        period: Option<String>,
        included: Option<i64>,
        used: Option<i64>,
        credit_used: Option<i64>,
        credits_left: i64,
        admin_blocked: bool,
    }
}

/// One shop that has a plan, with what figures ask of it.
#[derive(Debug, Clone)]
pub(crate) struct ShopNow {
    pub shop: ShopId,
    pub slug: String,
    pub name: Words,
    pub plan: String,
    pub currency: Currency,
    pub status: Option<Status>,
    pub started_at: Moment,
    pub trial_ends_at: Option<Moment>,
    pub used: i64,
    /// Of the running period, or of the plan where none runs yet.
    pub included: Option<i64>,
    pub allowance: Option<i64>,
    pub credits_left: i64,
    pub reasons: Vec<Reason>,
}

impl Cells {
    fn now(mut self, now: Moment) -> Result<ShopNow> {
        if let Some(next) = self.next.take().filter(|_| self.next_from.is_some_and(|from| from <= now)) {
            let stretches: Vec<Stretch> = serde_json::from_value(next)
                .map_err(|error| Fault::caused("the plans that come next were not readable", error))?;
            if let Some(Stretch { plan, .. }) = stretches.into_iter().rfind(|stretch| stretch.from <= now) {
                self.plan = plan.code;
                self.price_month = plan.terms.price_month;
                self.orders_limit = plan.terms.orders_limit;
            }
        }
        let instants = Instants {
            free: self.price_month == 0,
            trial_ends_at: self.trial_ends_at,
            paid_until: self.paid_until,
            grace_until: self.grace_until,
            canceled_at: self.canceled_at,
        };
        let credit_used = self.credit_used.unwrap_or(0);
        let used = self.used.unwrap_or(0) + credit_used;
        let included = if self.period.is_some() { self.included } else { self.orders_limit };
        let allowance = included.map(|limit| limit + credit_used + self.credits_left);
        let reached = allowance.is_some_and(|allowance| used >= allowance);
        Ok(ShopNow {
            status: instants.status(now),
            reasons: reasons(Some(&instants), now, self.admin_blocked, reached),
            shop: self.shop,
            slug: self.slug,
            name: self.name,
            plan: self.plan,
            currency: self.currency,
            started_at: self.started_at,
            trial_ends_at: self.trial_ends_at,
            used,
            included,
            allowance,
            credits_left: self.credits_left,
        })
    }
}

/// How many are read at once.
const AT_ONCE: i64 = 500;

/// Every open shop, in the order of their ids.
pub(crate) fn everywhere(db: &mut Reader<'_>, now: Moment) -> Result<Vec<ShopNow>> {
    let (mut all, mut after) = (Vec::new(), RawId::default());
    loop {
        let rows: Vec<Cells> = db.rows(
            sql!(
                "select s.shop_id, v.slug, v.name, s.plan_code, s.price_month, s.currency, s.orders_limit,
                        s.started_at, s.trial_ends_at, s.paid_until, s.grace_until, s.canceled_at, s.next,
                        s.next_from, p.key, p.included_limit, p.used, p.credit_used,
                        (select cast(coalesce(sum(c.remaining), 0) as bigint) from credits c
                         where c.shop_id = s.shop_id and c.remaining > 0
                           and (c.expires_at is null or c.expires_at > $1)),
                        exists (select 1 from blocks b where b.shop_id = s.shop_id and b.open_mark = 1)
                 from subscriptions s join v_shops v on v.shop_id = s.shop_id
                 left join usage_periods p on p.shop_id = s.shop_id and p.starts_at <= $1 and p.ends_at > $1
                 where s.shop_id > $2 and v.closed_at is null order by s.shop_id limit $3"
            ),
            params![now, after, AT_ONCE],
        )?;
        let more = i64::try_from(rows.len()).unwrap_or(i64::MAX) == AT_ONCE;
        for cells in rows {
            after = cells.shop.raw();
            all.push(cells.now(now)?);
        }
        if !more {
            return Ok(all);
        }
    }
}
