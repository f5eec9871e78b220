//! An approved payment: a month of a plan. It renews, upgrades, ends a trial and ends being overdue.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{Pay, RaiseLimit, Rearm};
use crate::model::billing::{billing_day, deduction, next_month};
use crate::model::level::threshold;
use crate::model::standing::{GRACE, Status};
use crate::queries::{standing, version};
use crate::refusals::NOT_SUBSCRIBED;
use crate::steps::entitle;

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

impl Command for ActivatePlan {
    const NAME: &'static str = "activate_plan";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PaidCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PaidCard> {
        let shop = self.id;
        let before = standing(tx, shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let card =
            souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let plan = version(tx, self.plan.as_deref().unwrap_or(&before.plan_code), cx.now)?;
        let instants = before.instants();
        let same = plan.code == before.plan_code;
        let running = instants.paid_until.filter(|_| instants.status(cx.now) == Some(Status::Active));
        // A renewal goes on from the paid end; everything else begins a billing period now.
        let (from, day) = match (running, before.billing_day) {
            (Some(until), Some(day)) if same => (until, day),
            _ => (cx.now, billing_day(&card.zone, cx.now)),
        };
        let deducted_minor = match running.zip(before.paid_from) {
            Some((until, began)) if !same => {
                deduction(before.price_month, began, until, cx.now, plan.terms.currency.unit())
            }
            _ => 0,
        };
        let paid_until = next_month(&card.zone, from, day);
        let paying = Pay {
            shop,
            version: &plan,
            paid_from: from,
            paid_until,
            grace_until: paid_until.plus(GRACE),
            billing_day: day,
        };
        tx.must(&paying, &NOT_SUBSCRIBED)?;
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
