//! An approved payment: a month of a plan, or as many as what is left of earlier payments covers. It renews,
//! upgrades, ends a trial and ends being overdue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Money, RawId, Result, Zone};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{Pay, Prolong};
use crate::model::billing::{Bill, after_months, bill, billing_day, deduction};
use crate::model::standing::Status;
use crate::queries::{PlanVersion, Standing, Stretch, is_smaller, version};
use crate::refusals::{CHANGED_MEANWHILE, CURRENCY_DIFFERS, PAID_AHEAD};
use crate::steps::{begun_standing, entitle, raise_limit};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivatePlan {
    pub id: ShopId,
    /// The plan that the shop has, unless told.
    #[serde(default)]
    pub plan: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaidCard {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
    /// How many were paid: more than one where what was left of earlier payments covers them.
    pub months: i64,
    pub paid_until: Moment,
    /// What was left of earlier payments, as far as it was taken off the price.
    pub deducted_minor: i64,
    pub due_minor: i64,
    /// What is left of them still, for the next payment.
    pub balance_minor: i64,
    pub currency: souk_core::Currency,
}

/// One payment with everything it is decided by.
struct Payment<'a> {
    shop: ShopId,
    zone: &'a Zone,
    before: &'a Standing,
    plan: &'a PlanVersion,
    now: Moment,
}

impl Payment<'_> {
    /// What this plan costs when so much is left of others.
    fn bill(&self, left: i64) -> Result<Bill> {
        let terms = &self.plan.terms;
        if left > 0 && terms.currency != self.before.currency {
            let left = Money::new(left, self.before.currency);
            let refusal = CURRENCY_DIFFERS.with().arg("left", left.decimal());
            return refusal.arg("currency", self.before.currency.code()).err();
        }
        Ok(bill(terms.price_month, left))
    }

    fn card(&self, bill: Bill, paid_until: Moment) -> PaidCard {
        let terms = &self.plan.terms;
        PaidCard {
            shop: self.shop,
            plan: self.plan.code.clone(),
            version: self.plan.number,
            months: bill.months,
            paid_until,
            deducted_minor: terms.price_month * bill.months - bill.due,
            due_minor: bill.due,
            balance_minor: bill.left,
            currency: terms.currency,
        }
    }

    /// The months come after what is paid, and the one that runs keeps its terms: another plan or another
    /// version begins with them.
    fn prolong(&self, tx: &mut Tx<'_, '_>, (until, day): (Moment, i64)) -> Result<PaidCard> {
        let Self { shop, before, plan, .. } = *self;
        let bill = self.bill(before.balance)?;
        let mut stretches = before.bought(self.now)?;
        let last = stretches.last().map(|last| (&last.plan.code, last.plan.number));
        if last.unwrap_or((&before.plan_code, before.version)) != (&plan.code, plan.number) {
            stretches.push(Stretch { from: until, plan: plan.clone() });
        }
        let paid_until = after_months(self.zone, until, day, bill.months);
        let (balance, rev) = (bill.left, before.rev);
        let paying = Prolong { shop, version: plan, stretches: &stretches, paid_until, balance, rev };
        tx.must(&paying, &CHANGED_MEANWHILE)?;
        Ok(self.card(bill, paid_until))
    }

    /// A billing period begins now, and what is left of everything that was paid is taken off its price.
    fn begin(&self, tx: &mut Tx<'_, '_>, running: Option<(Moment, i64)>) -> Result<PaidCard> {
        let Self { shop, zone, before, plan, now } = *self;
        let unspent = match running {
            Some((_, day)) => deduction(&before.paid(now)?, zone, day, now, before.currency.unit()),
            None => 0,
        };
        let bill = self.bill(unspent + before.balance)?;
        let day = billing_day(zone, now);
        let paid_until = after_months(zone, now, day, bill.months);
        let (balance, rev) = (bill.left, before.rev);
        let paying = Pay { shop, version: plan, paid_until, billing_day: day, balance, rev };
        tx.must(&paying, &CHANGED_MEANWHILE)?;
        entitle(tx, shop, &plan.terms)?;
        raise_limit(tx, shop, before.period.as_ref(), plan.terms.orders_limit)?;
        Ok(self.card(bill, paid_until))
    }
}

impl Command for ActivatePlan {
    const NAME: &'static str = "activate_plan";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PaidCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PaidCard> {
        let (shop, now) = (self.id, cx.now);
        let before = begun_standing(tx, shop)?;
        let card =
            souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let coming = before.coming(now)?.pop();
        let usual = coming.as_ref().map_or(&before.plan_code, |last| &last.plan.code);
        let plan = version(tx, self.plan.as_deref().unwrap_or(usual), now)?;
        let instants = before.instants();
        let running = instants.paid_until.filter(|_| instants.status(now) == Some(Status::Active));
        let running = running.zip(before.billing_day);
        let payment = Payment { shop, zone: &card.zone, before: &before, plan: &plan, now };
        let Some(until) = running else { return payment.begin(tx, None) };

        let own = plan.code == before.plan_code;
        let dearer = !own && plan.terms.price_month > before.price_month;
        match before.other_paid_ahead(now)? {
            Some(other) if other == plan.code => payment.prolong(tx, until),
            Some(other) if !dearer => PAID_AHEAD.with().arg("plan", other).err(),
            None if own || is_smaller(&plan, &before) => payment.prolong(tx, until),
            _ => payment.begin(tx, running),
        }
    }
    fn subject(&self, output: &PaidCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}
