//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const NOT_FOUND: RefusalDef = RefusalDef::new("lead.not_found", Kind::NotFound);
/// Nobody ticked that they may be called.
pub const CONSENT_MISSING: RefusalDef = RefusalDef::new("lead.consent_missing", Kind::Invalid);
/// Nothing of it can be sold.
pub const GOODS_NOT_FOUND: RefusalDef = RefusalDef::new("lead.goods_not_found", Kind::NotFound);
pub const FORM_INVALID: RefusalDef = RefusalDef::new("lead.form_invalid", Kind::Invalid);
pub const NOTE_INVALID: RefusalDef = RefusalDef::new("lead.note_invalid", Kind::Invalid);
/// Somebody called already, or it ended otherwise.
pub const ENDED: RefusalDef = RefusalDef::new("lead.ended", Kind::Conflict);

pub const ALL: &[RefusalDef] =
    &[NOT_FOUND, CONSENT_MISSING, GOODS_NOT_FOUND, FORM_INVALID, NOTE_INVALID, ENDED];
