//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const NOT_FOUND: RefusalDef = RefusalDef::new("customer.not_found", Kind::NotFound);
pub const BLOCKED: RefusalDef = RefusalDef::new("customer.blocked", Kind::Conflict);
pub const ALREADY_BLOCKED: RefusalDef = RefusalDef::new("customer.already_blocked", Kind::Conflict);
pub const NOT_BLOCKED: RefusalDef = RefusalDef::new("customer.not_blocked", Kind::Conflict);
pub const REASON_NEEDED: RefusalDef = RefusalDef::new("customer.reason_needed", Kind::Invalid);
pub const BLOCK_END_PAST: RefusalDef = RefusalDef::new("customer.block_end_past", Kind::Invalid);

pub const ALL: &[RefusalDef] =
    &[NOT_FOUND, BLOCKED, ALREADY_BLOCKED, NOT_BLOCKED, REASON_NEEDED, BLOCK_END_PAST];
