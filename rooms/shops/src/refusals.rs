//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const SLUG_INVALID: RefusalDef = RefusalDef::new("shop.slug_invalid", Kind::Invalid);
pub const SLUG_TAKEN: RefusalDef = RefusalDef::new("shop.slug_taken", Kind::Conflict);
pub const NAME_INVALID: RefusalDef = RefusalDef::new("shop.name_invalid", Kind::Invalid);
pub const COUNTRY_INVALID: RefusalDef = RefusalDef::new("shop.country_invalid", Kind::Invalid);
pub const ZONE_INVALID: RefusalDef = RefusalDef::new("shop.zone_invalid", Kind::Invalid);
pub const LANGUAGES_INVALID: RefusalDef = RefusalDef::new("shop.languages_invalid", Kind::Invalid);
pub const PHONE_INVALID: RefusalDef = RefusalDef::new("shop.phone_invalid", Kind::Invalid);
pub const CURRENCY_LOCKED: RefusalDef = RefusalDef::new("shop.currency_locked", Kind::Conflict);
pub const CHANGED_MEANWHILE: RefusalDef = RefusalDef::new("shop.changed_meanwhile", Kind::Stale);
pub const SETTINGS_INVALID: RefusalDef = RefusalDef::new("shop.settings_invalid", Kind::Invalid);
/// Lines and buttons of this colour could not be told from the page.
pub const COLOUR_PALE: RefusalDef = RefusalDef::new("shop.colour_pale", Kind::Invalid);
pub const REASON_MISSING: RefusalDef = RefusalDef::new("shop.reason_missing", Kind::Invalid);
pub const CONFIRM_MISMATCH: RefusalDef = RefusalDef::new("shop.confirm_mismatch", Kind::Invalid);
pub const ALREADY_CLOSED: RefusalDef = RefusalDef::new("shop.already_closed", Kind::Conflict);
pub const ONLY_SUPER_ADMIN: RefusalDef = RefusalDef::new("shop.only_super_admin", Kind::Forbidden);

pub const LAST_SUPER_ADMIN: RefusalDef = RefusalDef::new("role.last_super_admin", Kind::Conflict);
pub const OWN_ROLE: RefusalDef = RefusalDef::new("role.own_role", Kind::Conflict);
/// Somebody must pay and be written to: the shop is handed over first.
pub const OWNER_STAYS: RefusalDef = RefusalDef::new("role.owner_stays", Kind::Conflict);
pub const ONLY_OWNER: RefusalDef = RefusalDef::new("role.only_owner", Kind::Forbidden);
pub const PERMISSION_FIXED: RefusalDef = RefusalDef::new("role.permission_fixed", Kind::Conflict);
pub const PERMISSION_UNKNOWN: RefusalDef = RefusalDef::new("role.permission_unknown", Kind::Invalid);

pub const MEMBER_NOT_FOUND: RefusalDef = RefusalDef::new("member.not_found", Kind::NotFound);
pub const MEMBER_ALREADY: RefusalDef = RefusalDef::new("member.already", Kind::Conflict);
pub const MEMBER_SUSPENDED: RefusalDef = RefusalDef::new("member.suspended", Kind::Forbidden);
pub const INVITATION_UNKNOWN: RefusalDef = RefusalDef::new("invitation.unknown", Kind::NotFound);
pub const INVITATION_OVER: RefusalDef = RefusalDef::new("invitation.over", Kind::Gone);
pub const INVITATION_OTHER_EMAIL: RefusalDef = RefusalDef::new("invitation.other_email", Kind::Forbidden);
pub const INVITATION_SIGN_IN: RefusalDef = RefusalDef::new("invitation.sign_in_first", Kind::Conflict);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    SLUG_INVALID,
    SLUG_TAKEN,
    NAME_INVALID,
    COUNTRY_INVALID,
    ZONE_INVALID,
    LANGUAGES_INVALID,
    PHONE_INVALID,
    CURRENCY_LOCKED,
    CHANGED_MEANWHILE,
    SETTINGS_INVALID,
    COLOUR_PALE,
    REASON_MISSING,
    CONFIRM_MISMATCH,
    ALREADY_CLOSED,
    ONLY_SUPER_ADMIN,
    LAST_SUPER_ADMIN,
    OWN_ROLE,
    OWNER_STAYS,
    ONLY_OWNER,
    PERMISSION_FIXED,
    PERMISSION_UNKNOWN,
    MEMBER_NOT_FOUND,
    MEMBER_ALREADY,
    MEMBER_SUSPENDED,
    INVITATION_UNKNOWN,
    INVITATION_OVER,
    INVITATION_OTHER_EMAIL,
    INVITATION_SIGN_IN,
];
