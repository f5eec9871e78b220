//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const NOT_FOUND: RefusalDef = RefusalDef::new("plan.not_found", Kind::NotFound);
pub const RETIRED: RefusalDef = RefusalDef::new("plan.retired", Kind::Conflict);
pub const TRIAL_USED: RefusalDef = RefusalDef::new("plan.trial_used", Kind::Conflict);
pub const VERSION_LOCKED: RefusalDef = RefusalDef::new("plan.version_locked", Kind::Conflict);
pub const LIMIT_INVALID: RefusalDef = RefusalDef::new("plan.limit_invalid", Kind::Invalid);
/// Neutral: whoever buys never reads of plans, debts and reasons.
pub const BLOCKED: RefusalDef = RefusalDef::new("plan.blocked", Kind::Forbidden);
pub const NOT_SUBSCRIBED: RefusalDef = RefusalDef::new("plan.not_subscribed", Kind::Conflict);
pub const NOT_CANCELED: RefusalDef = RefusalDef::new("plan.not_canceled", Kind::Conflict);
/// A plan that is not smaller begins with its payment; so does any while nothing is paid.
pub const MOVE_NEEDS_PAYMENT: RefusalDef = RefusalDef::new("plan.move_needs_payment", Kind::Conflict);
/// A plan without a trial begins with its payment, and a shop pays once it stands.
pub const OPENS_UNPAID: RefusalDef = RefusalDef::new("plan.opens_unpaid", Kind::Conflict);
/// Months of the plan that comes next are paid: only a dearer one may take their place.
pub const PAID_AHEAD: RefusalDef = RefusalDef::new("plan.paid_ahead", Kind::Conflict);
pub const CHANGED_MEANWHILE: RefusalDef = RefusalDef::new("plan.changed_meanwhile", Kind::Conflict);
/// What ends then cannot go on with a smaller plan.
pub const CANCELLATION_WAITS: RefusalDef = RefusalDef::new("plan.cancellation_waits", Kind::Conflict);
/// What is left of earlier payments is in another currency than the plan.
pub const CURRENCY_DIFFERS: RefusalDef = RefusalDef::new("plan.currency_differs", Kind::Conflict);
pub const MOVE_NOT_FOUND: RefusalDef = RefusalDef::new("plan.move_not_found", Kind::Conflict);

pub const ALREADY_DECIDED: RefusalDef = RefusalDef::new("plan.already_decided", Kind::Conflict);
pub const INVOICE_NOT_FOUND: RefusalDef = RefusalDef::new("plan.invoice_not_found", Kind::NotFound);
/// Another one was made at the same moment.
pub const INVOICE_OPEN: RefusalDef = RefusalDef::new("plan.invoice_open", Kind::Conflict);
/// The figures held for some days, and nobody paid in them.
pub const INVOICE_LAPSED: RefusalDef = RefusalDef::new("plan.invoice_lapsed", Kind::Conflict);
/// The subscription changed so that another sum would be due.
pub const INVOICE_OUTDATED: RefusalDef = RefusalDef::new("plan.invoice_outdated", Kind::Conflict);
pub const UNDER_REVIEW: RefusalDef = RefusalDef::new("plan.payment_under_review", Kind::Conflict);
pub const NOTHING_SENT: RefusalDef = RefusalDef::new("plan.payment_not_sent", Kind::Conflict);
pub const RECEIPT_NEEDED: RefusalDef = RefusalDef::new("plan.receipt_needed", Kind::Invalid);
pub const REFERENCE_TAKEN: RefusalDef = RefusalDef::new("plan.reference_taken", Kind::Conflict);
pub const REASON_NEEDED: RefusalDef = RefusalDef::new("plan.reason_needed", Kind::Invalid);
pub const TERM_NOT_SOLD: RefusalDef = RefusalDef::new("plan.term_not_sold", Kind::Conflict);

/// Letters go to people: a program and the console have none to do without.
pub const NOT_MEMBER: RefusalDef = RefusalDef::new("limit_letters.members_only", Kind::Conflict);

pub const CONTACT_INVALID: RefusalDef = RefusalDef::new("platform.contact_invalid", Kind::Invalid);
pub const SETTINGS_CHANGED: RefusalDef = RefusalDef::new("platform.changed_meanwhile", Kind::Stale);

pub const PACKAGE_INVALID: RefusalDef = RefusalDef::new("credit.package_invalid", Kind::Invalid);
pub const PACKAGE_TAKEN: RefusalDef = RefusalDef::new("credit.package_taken", Kind::Conflict);
pub const STARS_INVALID: RefusalDef = RefusalDef::new("plan.stars_invalid", Kind::Invalid);
pub const RATED_ALREADY: RefusalDef = RefusalDef::new("plan.rated_already", Kind::Conflict);
pub const PERIOD_INVALID: RefusalDef = RefusalDef::new("plan.period_invalid", Kind::Invalid);

pub const QUOTA_EXHAUSTED: RefusalDef = RefusalDef::new("quota.exhausted", Kind::Conflict);

pub const PRICE_MISMATCH: RefusalDef = RefusalDef::new("credit.price_mismatch", Kind::Invalid);
pub const PACKAGE_NOT_FOUND: RefusalDef = RefusalDef::new("credit.package_not_found", Kind::NotFound);
pub const CREDIT_DECIDED: RefusalDef = RefusalDef::new("credit.already_decided", Kind::Conflict);

pub const ALREADY_BLOCKED: RefusalDef = RefusalDef::new("shop.already_blocked", Kind::Conflict);
pub const NOT_BLOCKED: RefusalDef = RefusalDef::new("shop.not_blocked", Kind::Conflict);
pub const BLOCK_TEXT_INVALID: RefusalDef = RefusalDef::new("shop.block_text_invalid", Kind::Invalid);

pub const NAME_INVALID: RefusalDef = RefusalDef::new("plan.name_invalid", Kind::Invalid);
pub const OFFER_INVALID: RefusalDef = RefusalDef::new("platform.offer_invalid", Kind::Invalid);
pub const REFERRAL_UNKNOWN: RefusalDef = RefusalDef::new("referral.unknown", Kind::Invalid);
pub const REFERRAL_SELF: RefusalDef = RefusalDef::new("referral.self", Kind::Conflict);

/// Shops of people stand here: what is only for trying out does not belong beside them.
pub const REAL_SHOPS_PRESENT: RefusalDef = RefusalDef::new("plan.real_shops_present", Kind::Conflict);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    NOT_FOUND,
    RETIRED,
    TRIAL_USED,
    VERSION_LOCKED,
    LIMIT_INVALID,
    BLOCKED,
    NOT_SUBSCRIBED,
    NOT_CANCELED,
    MOVE_NEEDS_PAYMENT,
    OPENS_UNPAID,
    PAID_AHEAD,
    CHANGED_MEANWHILE,
    MOVE_NOT_FOUND,
    CANCELLATION_WAITS,
    CURRENCY_DIFFERS,
    ALREADY_DECIDED,
    INVOICE_NOT_FOUND,
    INVOICE_OPEN,
    INVOICE_LAPSED,
    INVOICE_OUTDATED,
    UNDER_REVIEW,
    NOTHING_SENT,
    RECEIPT_NEEDED,
    REFERENCE_TAKEN,
    REASON_NEEDED,
    TERM_NOT_SOLD,
    NOT_MEMBER,
    CONTACT_INVALID,
    SETTINGS_CHANGED,
    PACKAGE_INVALID,
    PACKAGE_TAKEN,
    STARS_INVALID,
    RATED_ALREADY,
    PERIOD_INVALID,
    QUOTA_EXHAUSTED,
    PRICE_MISMATCH,
    PACKAGE_NOT_FOUND,
    CREDIT_DECIDED,
    ALREADY_BLOCKED,
    NOT_BLOCKED,
    BLOCK_TEXT_INVALID,
    REAL_SHOPS_PRESENT,
    NAME_INVALID,
    OFFER_INVALID,
    REFERRAL_UNKNOWN,
    REFERRAL_SELF,
];
