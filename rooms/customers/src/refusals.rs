//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const NOT_FOUND: RefusalDef = RefusalDef::new("customer.not_found", Kind::NotFound);
pub const BLOCKED: RefusalDef = RefusalDef::new("customer.blocked", Kind::Conflict);
pub const ALREADY_BLOCKED: RefusalDef = RefusalDef::new("customer.already_blocked", Kind::Conflict);
pub const NOT_BLOCKED: RefusalDef = RefusalDef::new("customer.not_blocked", Kind::Conflict);
pub const REASON_NEEDED: RefusalDef = RefusalDef::new("customer.reason_needed", Kind::Invalid);
pub const BLOCK_END_PAST: RefusalDef = RefusalDef::new("customer.block_end_past", Kind::Invalid);
pub const PHONE_INVALID: RefusalDef = RefusalDef::new("customer.phone_invalid", Kind::Invalid);
pub const PHONE_ALREADY_BLOCKED: RefusalDef =
    RefusalDef::new("customer.phone_already_blocked", Kind::Conflict);
pub const PHONE_NOT_BLOCKED: RefusalDef = RefusalDef::new("customer.phone_not_blocked", Kind::Conflict);

pub const ALL: &[RefusalDef] = &[
    NOT_FOUND,
    BLOCKED,
    ALREADY_BLOCKED,
    NOT_BLOCKED,
    REASON_NEEDED,
    BLOCK_END_PAST,
    PHONE_INVALID,
    PHONE_ALREADY_BLOCKED,
    PHONE_NOT_BLOCKED,
];
