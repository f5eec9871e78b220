//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const ALREADY_SET_UP: RefusalDef = RefusalDef::new("installation.already_set_up", Kind::Conflict);
pub const SET_UP_LINK_NEEDED: RefusalDef = RefusalDef::new("installation.link_needed", Kind::Unauthenticated);
/// Says neither whether the e-mail is known nor whether the password was near.
pub const CREDENTIALS_WRONG: RefusalDef = RefusalDef::new("session.credentials_wrong", Kind::Unauthenticated);
pub const SESSION_UNKNOWN: RefusalDef = RefusalDef::new("session.unknown", Kind::Unauthenticated);
pub const EMAIL_INVALID: RefusalDef = RefusalDef::new("user.email_invalid", Kind::Invalid);
pub const EMAIL_TAKEN: RefusalDef = RefusalDef::new("user.email_taken", Kind::Conflict);
pub const NAME_INVALID: RefusalDef = RefusalDef::new("user.name_invalid", Kind::Invalid);
pub const PASSWORD_WEAK: RefusalDef = RefusalDef::new("user.password_weak", Kind::Invalid);
pub const USER_NOT_FOUND: RefusalDef = RefusalDef::new("user.not_found", Kind::NotFound);
/// Somebody must be able to run the installation.
pub const LAST_PLATFORM_ADMIN: RefusalDef = RefusalDef::new("user.last_platform_admin", Kind::Conflict);
pub const KEY_NOT_FOUND: RefusalDef = RefusalDef::new("api_key.not_found", Kind::NotFound);
pub const KEY_NAME_INVALID: RefusalDef = RefusalDef::new("api_key.name_invalid", Kind::Invalid);
/// A key never holds more than its maker.
pub const KEY_TOO_WIDE: RefusalDef = RefusalDef::new("api_key.too_wide", Kind::Forbidden);
pub const EMBED_NOT_FOUND: RefusalDef = RefusalDef::new("embed_token.not_found", Kind::NotFound);
pub const EMBED_ORIGIN_INVALID: RefusalDef = RefusalDef::new("embed_token.origin_invalid", Kind::Invalid);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    ALREADY_SET_UP,
    SET_UP_LINK_NEEDED,
    CREDENTIALS_WRONG,
    SESSION_UNKNOWN,
    EMAIL_INVALID,
    EMAIL_TAKEN,
    NAME_INVALID,
    PASSWORD_WEAK,
    USER_NOT_FOUND,
    LAST_PLATFORM_ADMIN,
    KEY_NOT_FOUND,
    KEY_NAME_INVALID,
    KEY_TOO_WIDE,
    EMBED_NOT_FOUND,
    EMBED_ORIGIN_INVALID,
];
