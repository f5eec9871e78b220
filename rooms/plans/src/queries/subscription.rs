//! The shop's subscription, for its page.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Result};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader};

use super::catalogue::PlanRow;
use super::standing::standing;
use crate::model::billing::is_smaller;
use crate::model::standing::Status;
use crate::refusals::NOT_SUBSCRIBED;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct SubscriptionView {
    pub plan: String,
    pub version: i64,
    /// None for a plan that was never paid and has no trial.
    pub status: Option<Status>,
    pub price_month_minor: i64,
    pub currency: Currency,
    /// None = no limit.
    pub orders_limit: Option<i64>,
    pub started_at: Moment,
    pub trial_ends_at: Option<Moment>,
    pub paid_until: Option<Moment>,
    pub grace_until: Option<Moment>,
    /// From when on a cancellation counts.
    pub canceled_at: Option<Moment>,
    /// A smaller plan that comes next, and when it begins.
    pub next_plan: Option<String>,
    pub next_from: Option<Moment>,
    /// Months of the next plan are paid: it is not taken back.
    pub next_paid: bool,
    /// What is left of earlier payments, for the next one.
    pub balance_minor: i64,
}

impl SubscriptionView {
    /// May this plan be chosen now, for the end of what is paid?
    pub fn may_move_to(&self, plan: &PlanRow) -> bool {
        self.status == Some(Status::Active)
            && self.canceled_at.is_none()
            && !self.next_paid
            && is_smaller((plan.price_month_minor, plan.currency), (self.price_month_minor, self.currency))
    }
}

/// The present shop's subscription.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubscriptionCard {}

impl Query for SubscriptionCard {
    const NAME: &'static str = "subscription_card";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Output = SubscriptionView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<SubscriptionView> {
        let found = standing(db, cx.shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let instants = found.instants();
        let next = found.coming(cx.now)?.into_iter().find(|next| next.plan.code != found.plan_code);
        let next_from = next.as_ref().map(|next| next.from);
        Ok(SubscriptionView {
            status: instants.status(cx.now),
            plan: found.plan_code,
            version: found.version,
            price_month_minor: found.price_month,
            currency: found.currency,
            orders_limit: found.orders_limit,
            started_at: found.started_at,
            trial_ends_at: instants.trial_ends_at,
            paid_until: instants.paid_until,
            grace_until: instants.grace_until,
            canceled_at: instants.canceled_at,
            next_paid: next_from.zip(instants.paid_until).is_some_and(|(from, until)| from < until),
            next_plan: next.map(|next| next.plan.code),
            next_from,
            balance_minor: found.balance,
        })
    }
}
