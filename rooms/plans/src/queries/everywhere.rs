//! Where every shop of the installation stands at an instant: what figures and their lists are made of.

use souk_core::{Currency, Moment, RawId, Result, Value, Words, params};
use souk_engine::{Reader, row, sql};
use souk_shops::ShopId;

use super::standing::begun;
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
        next: Option<serde_json::Value>,
        next_from: Option<Moment>,
        period: Option<String>,
        included: Option<i64>,
        used: Option<i64>,
        credit_used: Option<i64>,
        credits_left: i64,
        admin_blocked: bool,
        closed_at: Option<Moment>,
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
    pub paid_until: Option<Moment>,
    pub used: i64,
    /// Of the running period, or of the plan where none runs yet.
    pub included: Option<i64>,
    pub allowance: Option<i64>,
    pub credits_left: i64,
    pub reasons: Vec<Reason>,
    /// A usage period was opened that runs.
    pub runs: bool,
    pub closed: bool,
}

impl Cells {
    fn now(mut self, now: Moment) -> Result<ShopNow> {
        if self.next_from.is_some_and(|from| from <= now)
            && let Some(begun) = begun(self.next.take(), now)?
        {
            self.plan = begun.plan.code;
            self.price_month = begun.plan.terms.price_month;
            self.orders_limit = begun.plan.terms.orders_limit;
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
            paid_until: self.paid_until,
            used,
            included,
            allowance,
            credits_left: self.credits_left,
            runs: self.period.is_some(),
            closed: self.closed_at.is_some(),
        })
    }
}

/// How many are read at once.
const AT_ONCE: i64 = 500;

/// The next shops that have a plan, in the order of their ids.
pub(crate) fn shops_after(db: &mut Reader<'_>, after: RawId, most: i64) -> Result<Vec<RawId>> {
    let ids: Vec<(RawId,)> = db.rows(
        sql!("select shop_id from subscriptions where shop_id > $1 order by shop_id limit $2"),
        params![after, most],
    )?;
    Ok(ids.into_iter().map(|(id,)| id).collect())
}

/// Every shop, closed ones too, in the order of their ids.
pub(crate) fn everywhere(db: &mut Reader<'_>, now: Moment) -> Result<Vec<ShopNow>> {
    let (mut all, mut after) = (Vec::new(), RawId::default());
    loop {
        let ids = shops_after(db, after, AT_ONCE)?;
        let Some(last) = ids.last() else { return Ok(all) };
        after = *last;
        all.extend(of_shops(db, &ids, now)?);
    }
}

/// These of them that have a plan, in the order of their ids.
pub(crate) fn of_shops(db: &mut Reader<'_>, shops: &[RawId], now: Moment) -> Result<Vec<ShopNow>> {
    let ids = Value::Ids(shops.iter().map(|shop| shop.0).collect());
    let rows: Vec<Cells> = db.rows(
        sql!(
            "select s.shop_id, v.slug, v.name, s.plan_code, s.price_month, s.currency, s.orders_limit,
                    s.started_at, s.trial_ends_at, s.paid_until, s.grace_until, s.canceled_at, s.next,
                    s.next_from, p.key, p.included_limit, p.used, p.credit_used,
                    (select cast(coalesce(sum(c.remaining), 0) as bigint) from credits c
                     where c.shop_id = s.shop_id and c.remaining > 0
                       and (c.expires_at is null or c.expires_at > $1)),
                    exists (select 1 from blocks b where b.shop_id = s.shop_id and b.open_mark = 1),
                    v.closed_at
             from subscriptions s join v_shops v on v.shop_id = s.shop_id
             left join usage_periods p on p.shop_id = s.shop_id and p.starts_at <= $1 and p.ends_at > $1
             where s.shop_id in_list($2) order by s.shop_id"
        ),
        params![now, ids],
    )?;
    rows.into_iter().map(|cells| cells.now(now)).collect()
}
