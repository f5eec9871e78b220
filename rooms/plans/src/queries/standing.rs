//! Everything about a shop's plan, quota and blocks at an instant, in one statement.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Currency, Fault, Moment, PeriodKey, RawId, Result, params};
use souk_engine::{Question, Reader, row, sql};
use souk_shops::ShopId;

use super::catalogue::PlanVersion;
use crate::changes::UnitTaken;
use crate::model::billing::{self, Paid};
use crate::model::standing::{Instants, Reason, Status, reasons};
use crate::refusals::BLOCKED;

row! {
    /// A subscription with the usage period that runs, if one was opened yet.
    #[derive(Debug, Clone)]
    pub struct Standing {
        pub plan_code: String,
        pub version: i64,
        pub price_month: i64,
        pub currency: Currency,
        pub orders_limit: Option<i64>,
        counted_channels: Value,
        pub started_at: Moment,
        trial_ends_at: Option<Moment>,
        /// Where the months began that are paid at this price.
        pub paid_from: Option<Moment>,
        /// What a month of this stretch was paid with, where that is not the plan's price.
        pub paid_month: Option<i64>,
        paid_until: Option<Moment>,
        grace_until: Option<Moment>,
        pub billing_day: Option<i64>,
        canceled_at: Option<Moment>,
        /// When the cancellation was asked for.
        cancel_set_at: Option<Moment>,
        next: Option<Value>,
        next_from: Option<Moment>,
        /// What is left of earlier payments, for the next one.
        pub balance: i64,
        pub(crate) rev: i64,
        pub period: Option<PeriodKey>,
        pub period_ends_at: Option<Moment>,
        included_limit: Option<i64>,
        used: Option<i64>,
        credit_used: Option<i64>,
        /// Credit units that may still be spent now.
        pub credits_left: i64,
        pub admin_blocked: bool,
        /// State of the usage row of the order that was asked about.
        pub order_state: Option<String>,
    }
}

/// A plan that comes after the one that runs, and when: a smaller one, or a newer version of the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Stretch {
    pub from: Moment,
    pub plan: PlanVersion,
    /// What a month of it was paid with, where that is not the plan's price.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_month: Option<i64>,
}

impl Stretch {
    pub fn month(&self) -> i64 {
        self.paid_month.unwrap_or(self.plan.terms.price_month)
    }
}

fn read(next: Option<Value>) -> Result<Vec<Stretch>> {
    let Some(next) = next else { return Ok(Vec::new()) };
    serde_json::from_value(next)
        .map_err(|error| Fault::caused("the plans that come next were not readable", error).into())
}

/// The last of the plans that come next which has begun by `now`.
pub(crate) fn begun(next: Option<Value>, now: Moment) -> Result<Option<Stretch>> {
    Ok(read(next)?.into_iter().rfind(|stretch| stretch.from <= now))
}

impl Standing {
    /// What was chosen or paid for to come after the plan that the row holds, in its order.
    pub(crate) fn stretches(&self) -> Result<Vec<Stretch>> {
        read(self.next.clone())
    }
    /// A plan has begun whose terms are not written into their places yet.
    pub(crate) fn waits_to_begin(&self, now: Moment) -> bool {
        self.next_from.is_some_and(|from| from <= now)
    }
    /// A plan that has begun counts, whether or not its terms were written into their places yet.
    fn moved(mut self, now: Moment) -> Result<Self> {
        if self.waits_to_begin(now)
            && let Some(Stretch { from, plan, paid_month }) = begun(self.next.clone(), now)?
        {
            self.plan_code = plan.code;
            self.version = plan.number;
            self.price_month = plan.terms.price_month;
            self.currency = plan.terms.currency;
            self.orders_limit = plan.terms.orders_limit;
            self.counted_channels = plan.terms.counted_channels;
            self.paid_from = Some(from);
            self.paid_month = paid_month;
        }
        Ok(self)
    }
    /// What begins later.
    pub(crate) fn coming(&self, now: Moment) -> Result<Vec<Stretch>> {
        Ok(self.stretches()?.into_iter().filter(|stretch| stretch.from > now).collect())
    }
    /// All of it but what was only chosen: such a one begins where nothing is paid any more.
    pub(crate) fn bought(&self, now: Moment) -> Result<Vec<Stretch>> {
        let bought = |stretch: &Stretch| {
            stretch.from <= now || self.paid_until.is_some_and(|until| stretch.from < until)
        };
        Ok(self.stretches()?.into_iter().filter(bought).collect())
    }
    /// What was only chosen: a smaller plan that begins where nothing is paid any more.
    pub(crate) fn chosen(&self, now: Moment) -> Result<Option<Stretch>> {
        let bought = self.bought(now)?.len();
        Ok(self.stretches()?.into_iter().nth(bought))
    }
    /// Does it run, or come later, in an older version than this one?
    pub(crate) fn has_older(&self, plan: &str, version: i64) -> Result<bool> {
        let older = |of: &PlanVersion| of.code == plan && of.number < version;
        let coming = self.stretches()?.iter().any(|stretch| older(&stretch.plan));
        Ok(coming || (self.plan_code == plan && self.version < version))
    }
    /// Was it cancelled after `moment`?
    pub(crate) fn canceled_after(&self, moment: Moment) -> bool {
        self.canceled_at.is_some() && self.cancel_set_at.is_some_and(|at| at > moment)
    }
    /// The plan whose paid months come last, where it is another one than that which runs.
    pub(crate) fn other_paid_ahead(&self, now: Moment) -> Result<Option<String>> {
        let last = self.bought(now)?.pop().filter(|last| last.from > now);
        Ok(last.map(|last| last.plan.code).filter(|code| *code != self.plan_code))
    }
    /// All that was paid, each month at its price.
    pub(crate) fn paid(&self, now: Moment) -> Result<Vec<Paid>> {
        let Some((from, until)) = self.paid_from.zip(self.paid_until) else { return Ok(Vec::new()) };
        let mut paid = vec![Paid { price: self.paid_month.unwrap_or(self.price_month), from, until }];
        for stretch in self.coming(now)? {
            if let Some(before) = paid.last_mut() {
                before.until = stretch.from;
            }
            paid.push(Paid { price: stretch.month(), from: stretch.from, until });
        }
        Ok(paid)
    }
    pub fn instants(&self) -> Instants {
        Instants {
            free: self.price_month == 0,
            trial_ends_at: self.trial_ends_at,
            paid_until: self.paid_until,
            grace_until: self.grace_until,
            canceled_at: self.canceled_at,
        }
    }
    pub fn status(&self, now: Moment) -> Option<Status> {
        self.instants().status(now)
    }
    /// Does an order of this channel take a unit?
    pub fn counts(&self, channel: &str) -> bool {
        self.counted_channels.as_array().into_iter().flatten().any(|counted| counted == channel)
    }
    /// Units in use now.
    pub fn used(&self) -> i64 {
        self.used.unwrap_or(0) + self.credit_used.unwrap_or(0)
    }
    /// Orders that the plan includes in this period; none = no limit.
    pub fn included(&self) -> Option<i64> {
        if self.period.is_some() { self.included_limit } else { self.orders_limit }
    }
    /// Included limit + credit units used in this period + credit units left; none = no limit.
    pub fn allowance(&self) -> Option<i64> {
        self.included().map(|limit| limit + self.credit_used.unwrap_or(0) + self.credits_left)
    }
    /// What this month would hold with another included limit; it never has less than before.
    pub(crate) fn allowance_with(&self, limit: i64) -> i64 {
        let limit = self.included().map_or(limit, |included| included.max(limit));
        limit + self.credit_used.unwrap_or(0) + self.credits_left
    }
    /// Was any of the time from `start` on paid or tried, or is nothing ever to be paid?
    pub(crate) fn earned_since(&self, start: Moment) -> bool {
        self.price_month == 0
            || self.paid_until.is_some_and(|until| until > start)
            || self.trial_ends_at.is_some_and(|end| end > start)
    }
    /// As it is after this unit was taken.
    pub(crate) fn after(mut self, taken: &UnitTaken) -> Self {
        let from_credit = i64::from(taken.credit.is_some());
        let credit_used = self.credit_used.unwrap_or(0) + from_credit;
        self.credits_left -= from_credit;
        self.credit_used = Some(credit_used);
        self.used = Some(taken.used - credit_used);
        self
    }
    /// Nothing but the quota may keep an order out.
    pub(crate) fn sells(&self, now: Moment) -> bool {
        self.reasons(now).iter().all(|reason| *reason == Reason::QuotaReached)
    }
    pub fn reasons(&self, now: Moment) -> Vec<Reason> {
        let reached = self.allowance().is_some_and(|allowance| self.used() >= allowance);
        reasons(Some(&self.instants()), now, self.admin_blocked, reached)
    }
}

/// Is this a cheaper plan than the one that runs?
pub(crate) fn is_smaller(next: &PlanVersion, running: &Standing) -> bool {
    let next = (next.terms.price_month, next.terms.currency);
    billing::is_smaller(next, (running.price_month, running.currency))
}

/// The shop's standing; `order` asks for the state of its usage row along the way.
pub fn standing(
    db: &mut Reader<'_>,
    shop: ShopId,
    now: Moment,
    order: Option<RawId>,
) -> Result<Option<Standing>> {
    db.ask(standing_of(shop, now, order))
}

/// [`standing`], to be asked beside other questions.
pub fn standing_of(shop: ShopId, now: Moment, order: Option<RawId>) -> Question<Option<Standing>> {
    let found = Question::one(
        sql!(
            "select s.plan_code, s.version, s.price_month, s.currency, s.orders_limit, s.counted_channels,
                    s.started_at, s.trial_ends_at, s.paid_from, s.paid_month, s.paid_until, s.grace_until,
                    s.billing_day, s.canceled_at, s.cancel_set_at, s.next, s.next_from, s.balance, s.rev,
                    p.key, p.ends_at, p.included_limit, p.used, p.credit_used,
                    (select cast(coalesce(sum(c.remaining), 0) as bigint) from credits c
                     where c.shop_id = s.shop_id and c.remaining > 0
                       and (c.expires_at is null or c.expires_at > $2)),
                    exists (select 1 from blocks b where b.shop_id = s.shop_id and b.open_mark = 1),
                    (select u.state from usage_rows u where u.shop_id = s.shop_id and u.order_id = $3)
             from subscriptions s
             left join usage_periods p on p.shop_id = s.shop_id and p.starts_at <= $2 and p.ends_at > $2
             where s.shop_id = $1"
        ),
        params![shop, now, order],
    );
    found.map(move |found: Option<Standing>| found.map(|standing| standing.moved(now)).transpose())
}

/// Every reason why the shop may take no counted order now.
pub fn blocked_reasons(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<Vec<Reason>> {
    match standing(db, shop, now, None)? {
        Some(standing) => Ok(standing.reasons(now)),
        None => blocked_alone(db, shop, now),
    }
}

/// The reasons of a shop that never had a plan.
pub(super) fn blocked_alone(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<Vec<Reason>> {
    let blocked: Option<(String,)> =
        db.one(sql!("select code from blocks where shop_id = $1 and open_mark = 1"), params![shop])?;
    Ok(reasons(None, now, blocked.is_some(), false))
}

/// The standing that lets an order through. Refuses for every reason but the quota, which is asked last and
/// under lock. The refusal is neutral; members see the reasons in the limit's own answer.
pub fn open_standing(found: Option<Standing>, now: Moment) -> Result<Standing> {
    let standing = found.ok_or_else(|| BLOCKED.refuse())?;
    if standing.sells(now) { Ok(standing) } else { Err(BLOCKED.refuse()) }
}

/// The same for an order that is opened again: one that still holds its unit takes none, and is let through.
pub fn reopened_standing(found: Option<Standing>, now: Moment) -> Result<Standing> {
    match found {
        Some(standing) if standing.order_state.as_deref() == Some("counted") => Ok(standing),
        found => open_standing(found, now),
    }
}

row! {
    /// The latest usage period that was opened.
    pub(crate) struct LastPeriod {
        pub key: PeriodKey,
        pub ends_at: Moment,
    }
}

row! {
    /// A usage period that is not over.
    pub(crate) struct OpenedPeriod {
        pub key: PeriodKey,
        pub starts_at: Moment,
    }
}

/// The period that runs; beside it the next, where somebody whose clock is ahead has opened it.
pub(crate) fn opened_periods(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<Vec<OpenedPeriod>> {
    db.rows(
        sql!(
            "select key, starts_at from usage_periods where shop_id = $1 and ends_at > $2
             order by starts_at"
        ),
        params![shop, now],
    )
}

pub(crate) fn last_period(db: &mut Reader<'_>, shop: ShopId) -> Result<Option<LastPeriod>> {
    db.one(
        sql!("select key, ends_at from usage_periods where shop_id = $1 order by ends_at desc limit 1"),
        params![shop],
    )
}
