//! What this room may tell others, as data.

use souk_engine::EventDef;

use crate::changes::*;

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<PlanAdded>("A plan stands in the catalogue."),
    EventDef::new::<PlanVersionAdded>("A plan got a version."),
    EventDef::new::<PlanRetired>("A plan is sold no more."),
    EventDef::new::<PlanSoldAgain>("A retired plan is sold again."),
    EventDef::new::<PackageAdded>("A package of extra orders stands in the catalogue."),
    EventDef::new::<Subscribed>("A shop has a plan."),
    EventDef::new::<TrialTaken>("A trial was had."),
    EventDef::new::<SubscriptionPaid>("A month of a plan was paid."),
    EventDef::new::<SubscriptionCanceled>("A cancellation was set or withdrawn."),
    EventDef::new::<MoveSet>("A smaller plan was chosen for later, or that was withdrawn."),
    EventDef::new::<MoveBegun>("A smaller plan began."),
    EventDef::new::<PeriodOpened>("A usage period runs."),
    EventDef::new::<LimitRaised>("A running period got a higher limit."),
    EventDef::new::<LimitFitted>("A period that nobody had paid got the limit of the plan that was."),
    EventDef::new::<QuotaRearmed>("The allowance grew; warnings will be told anew."),
    EventDef::new::<ThresholdCrossed>("A shop's orders reached 70, 80, 90 or 100 per cent."),
    EventDef::new::<UsageCorrected>("A drifted counter was corrected."),
    EventDef::new::<UnitTaken>("An order took a unit."),
    EventDef::new::<UnitReturned>("An order gave its unit back."),
    EventDef::new::<PlatformSettingsChanged>("How the platform is paid and reached was changed."),
    EventDef::new::<LettersMuted>("Somebody wants letters about the limit, or fewer."),
    EventDef::new::<PlanRated>("A shop said how content it is with its plan."),
    EventDef::new::<InvoiceMade>("A shop was asked to pay the platform."),
    EventDef::new::<InvoiceSettled>("A bill of the platform was paid, failed or was taken back."),
    EventDef::new::<TimePaid>("A bill paid some time of a plan."),
    EventDef::new::<PaymentSent>("A shop told how it paid, or whoever took the money did."),
    EventDef::new::<PaymentDecided>("A platform admin decided about a payment."),
    EventDef::new::<CreditOrdered>("Extra orders are to be paid."),
    EventDef::new::<CreditRefused>("Extra orders were not paid after all."),
    EventDef::new::<CreditAdded>("A shop got extra orders."),
    EventDef::new::<CreditCorrected>("What is left of extra orders was corrected."),
    EventDef::new::<ShopBlocked>("A platform admin stopped a shop's online orders."),
    EventDef::new::<ShopUnblocked>("A platform admin's block was lifted."),
];
