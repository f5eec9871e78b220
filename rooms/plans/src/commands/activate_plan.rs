//! An approved payment: a month of a plan. It renews, upgrades, ends a trial and ends being overdue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{Pay, PayAhead, RaiseLimit, Rearm, SetMove};
use crate::model::billing::{billing_day, deduction, next_month};
use crate::model::level::threshold;
use crate::model::standing::{GRACE, Status};
use crate::queries::{PlanVersion, Seen, Standing, is_smaller, standing, version};
use crate::refusals::{CHANGED_MEANWHILE, NOT_SUBSCRIBED, PAID_AHEAD};
use crate::steps::{begun_standing, entitle};

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
    pub paid_until: Moment,
    /// What was left of the period before, taken off the price.
    pub deducted_minor: i64,
    pub due_minor: i64,
    pub currency: souk_core::Currency,
}

impl ActivatePlan {
    /// A smaller plan is paid while more is paid for already: its month comes after that.
    fn ahead(
        &self,
        tx: &mut Tx<'_, '_>,
        before: &Standing,
        plan: &PlanVersion,
        paid_until: Moment,
    ) -> Result<PaidCard> {
        let shop = self.id;
        let mut seen = before.seen();
        if before.paid_ahead(tx.cx().now)?.is_none()
            && let Some(from) = before.instants().paid_until
        {
            tx.must(&SetMove { shop, next: plan, from, seen }, &CHANGED_MEANWHILE)?;
            seen = Seen { next_from: from, ..seen };
        }
        let paying = PayAhead { shop, paid_until, grace_until: paid_until.plus(GRACE), seen };
        tx.must(&paying, &CHANGED_MEANWHILE)?;
        Ok(PaidCard {
            shop,
            plan: plan.code.clone(),
            version: plan.number,
            paid_until,
            deducted_minor: 0,
            due_minor: plan.terms.price_month,
            currency: plan.terms.currency,
        })
    }
}

impl Command for ActivatePlan {
    const NAME: &'static str = "activate_plan";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PaidCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PaidCard> {
        let shop = self.id;
        let before = begun_standing(tx, shop)?;
        let card =
            souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let pending = before.next_from.is_some_and(|from| from > cx.now);
        let next = if pending { before.next()? } else { None };
        let usual = next.as_ref().map_or(&before.plan_code, |next| &next.code);
        let plan = version(tx, self.plan.as_deref().unwrap_or(usual), cx.now)?;
        let instants = before.instants();
        let same = plan.code == before.plan_code;
        let running = instants.paid_until.filter(|_| instants.status(cx.now) == Some(Status::Active));
        let dearer = !same && plan.terms.price_month > before.price_month;
        let smaller = match before.paid_ahead(cx.now)? {
            Some((paid, _)) if paid.code == plan.code => true,
            Some((paid, _)) if !dearer => return PAID_AHEAD.with().arg("plan", paid.code).err(),
            _ => is_smaller(&plan, &before),
        };
        if let (Some(until), Some(day), true) = (running, before.billing_day, smaller) {
            return self.ahead(tx, &before, &plan, next_month(&card.zone, until, day));
        }
        // A renewal goes on from the paid end; everything else begins a billing period now.
        let (paid_from, from, day) = match (running, before.billing_day) {
            (Some(until), Some(day)) if same => (before.paid_from.unwrap_or(until), until, day),
            _ => (cx.now, cx.now, billing_day(&card.zone, cx.now)),
        };
        let deducted_minor = match running.and(before.billing_day) {
            Some(day) if !same => {
                let unit = plan.terms.currency.unit();
                deduction(&before.paid(cx.now)?, &card.zone, day, cx.now, unit)
            }
            _ => 0,
        };
        let paid_until = next_month(&card.zone, from, day);
        let paying = Pay {
            shop,
            version: &plan,
            paid_from,
            paid_until,
            grace_until: paid_until.plus(GRACE),
            billing_day: day,
            seen: before.seen(),
        };
        tx.must(&paying, &CHANGED_MEANWHILE)?;
        entitle(tx, shop, &plan.terms)?;
        if let Some(period) = &before.period
            && tx.make(&RaiseLimit { shop, key: period, limit: plan.terms.orders_limit })?.is_some()
        {
            let after = standing(tx, shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
            let reached = threshold(after.used(), after.allowance());
            tx.make(&Rearm { shop, key: period, reached })?;
        }
        Ok(PaidCard {
            shop,
            plan: plan.code,
            version: plan.number,
            paid_until,
            deducted_minor,
            due_minor: (plan.terms.price_month - deducted_minor).max(0),
            currency: plan.terms.currency,
        })
    }
    fn subject(&self, output: &PaidCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}
