//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

/// Somebody else is on the telephone with this customer.
pub const CLAIMED_BY_OTHER: RefusalDef = RefusalDef::new("confirmation.claimed_by_other", Kind::Conflict);
/// The order has gone on: no call changes it any more.
pub const CLOSED: RefusalDef = RefusalDef::new("confirmation.closed", Kind::Conflict);
/// The order is at its end: its customer has the goods, or never will.
pub const CALLBACK_LATE: RefusalDef = RefusalDef::new("confirmation.callback_late", Kind::Conflict);
/// Nobody waits to be called back about it.
pub const CALLBACK_NONE: RefusalDef = RefusalDef::new("confirmation.callback_none", Kind::Conflict);
pub const OUTSIDE_HOURS: RefusalDef = RefusalDef::new("confirmation.outside_hours", Kind::Conflict);
pub const NOT_HELD: RefusalDef = RefusalDef::new("confirmation.not_held", Kind::Conflict);
pub const OUTCOME_INVALID: RefusalDef = RefusalDef::new("confirmation.outcome_invalid", Kind::Invalid);
pub const UNTIL_INVALID: RefusalDef = RefusalDef::new("confirmation.until_invalid", Kind::Invalid);
pub const DUPLICATE_INVALID: RefusalDef = RefusalDef::new("confirmation.duplicate_invalid", Kind::Invalid);
pub const CORRECTION_INVALID: RefusalDef = RefusalDef::new("confirmation.correction_invalid", Kind::Invalid);
pub const SECONDS_INVALID: RefusalDef = RefusalDef::new("confirmation.seconds_invalid", Kind::Invalid);
pub const HOURS_INVALID: RefusalDef = RefusalDef::new("confirmation.hours_invalid", Kind::Invalid);
pub const SCRIPT_INVALID: RefusalDef = RefusalDef::new("confirmation.script_invalid", Kind::Invalid);
pub const SCRIPT_TOO_LONG: RefusalDef = RefusalDef::new("confirmation.script_too_long", Kind::Invalid);
pub const DAY_INVALID: RefusalDef = RefusalDef::new("confirmation.day_invalid", Kind::Invalid);
pub const RULES_CHANGED: RefusalDef = RefusalDef::new("confirmation.rules_changed", Kind::Stale);

pub const ALL: &[RefusalDef] = &[
    CLAIMED_BY_OTHER,
    CLOSED,
    CALLBACK_LATE,
    CALLBACK_NONE,
    OUTSIDE_HOURS,
    NOT_HELD,
    OUTCOME_INVALID,
    UNTIL_INVALID,
    DUPLICATE_INVALID,
    CORRECTION_INVALID,
    SECONDS_INVALID,
    HOURS_INVALID,
    SCRIPT_INVALID,
    SCRIPT_TOO_LONG,
    DAY_INVALID,
    RULES_CHANGED,
];
