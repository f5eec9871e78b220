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
/// Months of the plan that comes next are paid: only a dearer one may take their place.
pub const PAID_AHEAD: RefusalDef = RefusalDef::new("plan.paid_ahead", Kind::Conflict);
pub const CHANGED_MEANWHILE: RefusalDef = RefusalDef::new("plan.changed_meanwhile", Kind::Conflict);
/// What ends then cannot go on with a smaller plan.
pub const CANCELLATION_WAITS: RefusalDef = RefusalDef::new("plan.cancellation_waits", Kind::Conflict);
/// What is left of earlier payments is in another currency than the plan.
pub const CURRENCY_DIFFERS: RefusalDef = RefusalDef::new("plan.currency_differs", Kind::Conflict);
pub const MOVE_NOT_FOUND: RefusalDef = RefusalDef::new("plan.move_not_found", Kind::Conflict);

pub const QUOTA_EXHAUSTED: RefusalDef = RefusalDef::new("quota.exhausted", Kind::Conflict);

pub const PRICE_MISMATCH: RefusalDef = RefusalDef::new("credit.price_mismatch", Kind::Invalid);
pub const CREDIT_DECIDED: RefusalDef = RefusalDef::new("credit.already_decided", Kind::Conflict);

pub const ALREADY_BLOCKED: RefusalDef = RefusalDef::new("shop.already_blocked", Kind::Conflict);
pub const NOT_BLOCKED: RefusalDef = RefusalDef::new("shop.not_blocked", Kind::Conflict);
pub const BLOCK_TEXT_INVALID: RefusalDef = RefusalDef::new("shop.block_text_invalid", Kind::Invalid);

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
    PAID_AHEAD,
    CHANGED_MEANWHILE,
    MOVE_NOT_FOUND,
    CANCELLATION_WAITS,
    CURRENCY_DIFFERS,
    QUOTA_EXHAUSTED,
    PRICE_MISMATCH,
    CREDIT_DECIDED,
    ALREADY_BLOCKED,
    NOT_BLOCKED,
    BLOCK_TEXT_INVALID,
];
