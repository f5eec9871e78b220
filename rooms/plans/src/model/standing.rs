//! Where a subscription stands at an instant: its status and every reason why the shop may take no orders.
//! Computed, so that a cause and its effect end at the same instant.

use souk_core::Moment;
#[cfg(feature = "twins")]
use souk_core::twins::{Twin, is_out};

souk_core::text_enum! {
    pub enum Status {
        Trialing => "trialing",
        Active => "active",
        PastDue => "past_due",
        Canceled => "canceled",
    }
}

souk_core::text_enum! {
    /// In order of precedence.
    pub enum Reason {
        AdminBlocked => "admin_blocked",
        SubscriptionCanceled => "subscription_canceled",
        PaymentOverdue => "payment_overdue",
        TrialEnded => "trial_ended",
        NoPlan => "no_plan",
        QuotaReached => "quota_reached",
    }
}

/// How long a shop goes on selling after its paid time.
pub const GRACE: i64 = 7 * Moment::DAY;

/// The stored instants of a subscription. Each end is exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Instants {
    /// Nothing is ever to be paid.
    pub free: bool,
    pub trial_ends_at: Option<Moment>,
    pub paid_until: Option<Moment>,
    pub grace_until: Option<Moment>,
    /// From when on a cancellation counts.
    pub canceled_at: Option<Moment>,
}

impl Instants {
    /// `None` for a plan that was never paid and has no trial.
    pub fn status(&self, now: Moment) -> Option<Status> {
        if self.canceled_at.is_some_and(|at| at <= now) {
            return Some(Status::Canceled);
        }
        match (self.paid_until, self.trial_ends_at) {
            _ if self.free => Some(Status::Active),
            (Some(until), _) if now < until => Some(Status::Active),
            (Some(_), _) => Some(Status::PastDue),
            (None, Some(_)) => Some(Status::Trialing),
            (None, None) => None,
        }
    }

    /// Why the subscription itself lets no order through.
    fn reason(&self, now: Moment) -> Option<Reason> {
        match self.status(now) {
            None => Some(Reason::NoPlan),
            Some(Status::Canceled) => Some(Reason::SubscriptionCanceled),
            Some(Status::Active) => None,
            Some(Status::PastDue) => {
                self.grace_until.is_none_or(|until| now >= until).then_some(Reason::PaymentOverdue)
            }
            #[cfg(feature = "twins")]
            Some(Status::Trialing) if is_out(Twin::TrialEnd) && self.trial_ends_at == Some(now) => None,
            Some(Status::Trialing) => {
                self.trial_ends_at.is_none_or(|end| now >= end).then_some(Reason::TrialEnded)
            }
        }
    }
}

/// All reasons that hold, in order of precedence.
pub fn reasons(
    subscription: Option<&Instants>,
    now: Moment,
    admin_blocked: bool,
    quota_reached: bool,
) -> Vec<Reason> {
    let own = subscription.map_or(Some(Reason::NoPlan), |instants| instants.reason(now));
    let mut all: Vec<Reason> = own.into_iter().collect();
    if admin_blocked {
        all.push(Reason::AdminBlocked);
    }
    if quota_reached && own != Some(Reason::NoPlan) {
        all.push(Reason::QuotaReached);
    }
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const MS: i64 = 1000;

    fn at(text: &str) -> Moment {
        Moment::parse(text).unwrap()
    }

    fn trial() -> Instants {
        Instants { trial_ends_at: Some(at("2026-11-25T11:00:00Z")), ..Instants::default() }
    }

    fn paid() -> Instants {
        let until = at("2026-12-20T11:00:00Z");
        Instants { paid_until: Some(until), grace_until: Some(until.plus(GRACE)), ..trial() }
    }

    #[test]
    fn a_trial_ends_at_its_very_instant() {
        let end = at("2026-11-25T11:00:00Z");
        assert_eq!(reasons(Some(&trial()), end.plus(-MS), false, false), []);
        assert_eq!(reasons(Some(&trial()), end, false, false), [Reason::TrialEnded]);
        assert_eq!(trial().status(end.plus(-MS)), Some(Status::Trialing));
    }

    #[test]
    fn paying_ends_the_trial_at_once() {
        assert_eq!(paid().status(at("2026-11-21T00:00:00Z")), Some(Status::Active));
        assert_eq!(paid().status(at("2026-11-26T00:00:00Z")), Some(Status::Active));
    }

    #[test]
    fn a_late_payer_sells_for_seven_more_days() {
        let until = at("2026-12-20T11:00:00Z");
        assert_eq!(paid().status(until.plus(-MS)), Some(Status::Active));
        assert_eq!(paid().status(until), Some(Status::PastDue));
        assert_eq!(reasons(Some(&paid()), until.plus(GRACE - MS), false, false), []);
        assert_eq!(reasons(Some(&paid()), until.plus(GRACE), false, false), [Reason::PaymentOverdue]);
    }

    #[test]
    fn a_cancellation_counts_from_its_instant() {
        let end = at("2026-12-20T11:00:00Z");
        let canceled = Instants { canceled_at: Some(end), ..paid() };
        assert_eq!(canceled.status(end.plus(-MS)), Some(Status::Active));
        assert_eq!(reasons(Some(&canceled), end, false, false), [Reason::SubscriptionCanceled]);
    }

    #[test]
    fn a_free_plan_is_always_active_and_an_unpaid_one_is_no_plan() {
        let own = Instants { free: true, ..Instants::default() };
        assert_eq!(own.status(Moment(0)), Some(Status::Active));
        let since = Instants { free: true, ..paid() };
        assert_eq!(since.status(at("2027-06-01T00:00:00Z")), Some(Status::Active), "nothing is ever due");
        assert_eq!(Instants::default().status(Moment(0)), None);
        assert_eq!(reasons(Some(&Instants::default()), Moment(0), false, true), [Reason::NoPlan]);
        assert_eq!(reasons(None, Moment(0), false, false), [Reason::NoPlan]);
    }

    #[test]
    fn every_reason_that_holds_is_listed_in_order() {
        let end = at("2026-11-25T11:00:00Z");
        assert_eq!(
            reasons(Some(&trial()), end, true, true),
            [Reason::AdminBlocked, Reason::TrialEnded, Reason::QuotaReached]
        );
        assert_eq!(
            reasons(Some(&trial()), end.plus(-1), true, true),
            [Reason::AdminBlocked, Reason::QuotaReached]
        );
    }
}
