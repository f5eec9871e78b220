//! A payment of a plan: what it costs, and what it changes once it is approved. It renews, upgrades, ends a
//! trial and ends being overdue.

use souk_core::{Moment, Money, Result, Zone};
use souk_engine::Tx;
use souk_shops::ShopId;

use super::{begin, entitle, raise_limit, rearm};
use crate::changes::{FitLimit, Pay, Prolong, SetMove};
use crate::commands::PaidCard;
use crate::model::billing::{self, Bill, after_months, bill, bill_of_year, billing_day, deduction};
use crate::model::invoice::Term;
use crate::model::standing::Status;
use crate::queries::{PlanVersion, Standing, Stretch, is_smaller, opened_periods};
use crate::refusals::{CHANGED_MEANWHILE, CURRENCY_DIFFERS, PAID_AHEAD, TERM_NOT_SOLD};

/// One payment with everything it is decided by.
pub(crate) struct Payment<'a> {
    pub shop: ShopId,
    pub zone: &'a Zone,
    pub before: &'a Standing,
    pub plan: &'a PlanVersion,
    pub term: Term,
    /// Taken off the first month.
    pub discount: i64,
    /// When the figures were told: what was left then is what is deducted.
    pub told_at: Moment,
    /// When it was paid, as far as is known: a cancellation after that holds.
    pub paid_at: Moment,
    pub now: Moment,
}

/// Where the months go.
enum Way {
    /// After what is paid.
    After,
    /// They begin when it is paid, and so much is left of others.
    Now(i64),
}

impl Payment<'_> {
    /// Until when is paid at a moment, and on which day of the month that ends. The own plan goes on from
    /// there for as long as the shop sells: days of grace are lent, not given.
    fn running(&self, at: Moment) -> Option<(Moment, i64)> {
        let instants = self.before.instants();
        let runs = match instants.status(at) {
            Some(Status::Active) => true,
            Some(Status::PastDue) => {
                self.plan.code == self.before.plan_code && instants.grace_until.is_some_and(|end| at < end)
            }
            _ => false,
        };
        instants.paid_until.filter(|_| runs).zip(self.before.billing_day)
    }

    /// A cancellation that came after the payment moves to the end of what is paid now.
    fn canceled_at(&self, paid_until: Moment) -> Option<Moment> {
        self.before.canceled_after(self.paid_at).then_some(paid_until)
    }

    fn way(&self) -> Result<Way> {
        let Self { before, plan, told_at, .. } = *self;
        let Some((_, day)) = self.running(told_at) else { return Ok(Way::Now(0)) };
        let own = plan.code == before.plan_code;
        let dearer = !own && plan.terms.price_month > before.price_month;
        match before.other_paid_ahead(told_at)? {
            Some(other) if other == plan.code => Ok(Way::After),
            Some(other) if !dearer => PAID_AHEAD.with().arg("plan", other).err(),
            None if own || is_smaller(plan, before) => Ok(Way::After),
            _ => {
                let paid = before.paid(told_at)?;
                Ok(Way::Now(deduction(&paid, self.zone, day, told_at, before.currency.unit())))
            }
        }
    }

    /// What it costs.
    pub fn bill(&self) -> Result<Bill> {
        let terms = &self.plan.terms;
        let unspent = match self.way()? {
            Way::After => 0,
            Way::Now(unspent) => unspent,
        };
        let left = unspent + self.before.balance;
        if left > 0 && terms.currency != self.before.currency {
            let left = Money::new(left, self.before.currency);
            let refusal = CURRENCY_DIFFERS.with().arg("left", left.decimal());
            return refusal.arg("currency", self.before.currency.code()).err();
        }
        match (self.term, terms.price_year) {
            (Term::Month, _) => Ok(bill(terms.price_month, self.discount, left)),
            (Term::Year, Some(price)) => Ok(bill_of_year(price, left)),
            (Term::Year, None) => TERM_NOT_SOLD.with().arg("plan", self.plan.code.as_str()).err(),
        }
    }

    /// What a month is paid with, where that is not the plan's price.
    fn month(&self, bill: &Bill) -> Option<i64> {
        let paid = (bill.price - bill.discount).checked_div(bill.months).unwrap_or_default();
        Some(paid).filter(|paid| *paid != self.plan.terms.price_month)
    }

    /// Writes down what was paid for. It holds only while the subscription is as it was read.
    pub fn settle(&self, tx: &mut Tx<'_, '_>, bill: &Bill) -> Result<PaidCard> {
        let after = match self.way()? {
            Way::After => self.running(self.now),
            Way::Now(_) => None,
        };
        let (begins_at, paid_until) = match after {
            Some(running) => (running.0, self.prolong(tx, running, bill)?),
            None => (self.now, self.begin(tx, bill)?),
        };
        Ok(PaidCard {
            shop: self.shop,
            plan: self.plan.code.clone(),
            version: self.plan.number,
            months: bill.months,
            begins_at,
            paid_until,
            deducted_minor: bill.deducted,
            due_minor: bill.due,
            balance_minor: bill.left,
            currency: self.plan.terms.currency,
            invoice: None,
        })
    }

    /// The months come after what is paid, and the one that runs keeps its terms: another plan, another
    /// version or another price begins with them.
    fn prolong(&self, tx: &mut Tx<'_, '_>, (until, day): (Moment, i64), bill: &Bill) -> Result<Moment> {
        let Self { shop, before, plan, .. } = *self;
        let paid_month = self.month(bill);
        let mut stretches = before.bought(self.now)?;
        let last = match stretches.last() {
            Some(last) => (&last.plan.code, last.plan.number, last.month()),
            None => (&before.plan_code, before.version, before.paid_month.unwrap_or(before.price_month)),
        };
        if last != (&plan.code, plan.number, paid_month.unwrap_or(plan.terms.price_month)) {
            stretches.push(Stretch { from: until, plan: plan.clone(), paid_month });
        }
        let paid_until = after_months(self.zone, until, day, bill.months);
        let (balance, rev, canceled_at) = (bill.left, before.rev, self.canceled_at(paid_until));
        let paying =
            Prolong { shop, version: plan, stretches: &stretches, paid_until, canceled_at, balance, rev };
        tx.must(&paying, &CHANGED_MEANWHILE)?;
        if let Some(chosen) = before.chosen(self.now)?.filter(|chosen| follows(&chosen.plan, plan)) {
            let chosen = Some(Stretch { from: paid_until, ..chosen });
            tx.must(&SetMove { shop, bought: stretches, chosen, rev: rev + 1 }, &CHANGED_MEANWHILE)?;
        }
        if until <= self.now {
            begin(tx, shop)?;
        }
        Ok(paid_until)
    }

    /// A billing period begins now.
    fn begin(&self, tx: &mut Tx<'_, '_>, bill: &Bill) -> Result<Moment> {
        let Self { shop, zone, before, plan, now, .. } = *self;
        let day = billing_day(zone, now);
        let paid_until = after_months(zone, now, day, bill.months);
        let (balance, rev, paid_month) = (bill.left, before.rev, self.month(bill));
        let canceled_at = self.canceled_at(paid_until);
        let paying =
            Pay { shop, version: plan, paid_month, paid_until, billing_day: day, canceled_at, balance, rev };
        tx.must(&paying, &CHANGED_MEANWHILE)?;
        entitle(tx, shop, &plan.terms)?;
        self.fit_limits(tx)?;
        Ok(paid_until)
    }

    /// What the months that run may take now: the highest limit of the plans that were paid or tried in
    /// them. They are read once the subscription is held, so that none opens unseen.
    fn fit_limits(&self, tx: &mut Tx<'_, '_>) -> Result<()> {
        let Self { shop, before, plan, now, .. } = *self;
        let limit = plan.terms.orders_limit;
        for period in opened_periods(tx, shop, now)? {
            if before.earned_since(period.starts_at) {
                raise_limit(tx, shop, &period, limit)?;
            } else if tx.make(&FitLimit { shop, key: &period.key, plan: &plan.code, limit })?.is_some() {
                rearm(tx, shop, &period)?;
            }
        }
        Ok(())
    }
}

/// Does the choice of a smaller plan outlive a payment of this one?
fn follows(chosen: &PlanVersion, paid: &PlanVersion) -> bool {
    let price = |plan: &PlanVersion| (plan.terms.price_month, plan.terms.currency);
    chosen.code != paid.code && billing::is_smaller(price(chosen), price(paid))
}
