//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const NOT_FOUND: RefusalDef = RefusalDef::new("site_page.not_found", Kind::NotFound);
pub const SLUG_INVALID: RefusalDef = RefusalDef::new("site_page.slug_invalid", Kind::Invalid);
pub const SLUG_TAKEN: RefusalDef = RefusalDef::new("site_page.slug_taken", Kind::Conflict);
pub const TITLE_INVALID: RefusalDef = RefusalDef::new("site_page.title_invalid", Kind::Invalid);
pub const BODY_TOO_LONG: RefusalDef = RefusalDef::new("site_page.body_too_long", Kind::Invalid);
pub const TOO_MANY: RefusalDef = RefusalDef::new("site_page.too_many", Kind::Conflict);
pub const CHANGED_MEANWHILE: RefusalDef = RefusalDef::new("site_page.changed_meanwhile", Kind::Stale);

pub const THEME_CHANGED: RefusalDef = RefusalDef::new("theme.changed_meanwhile", Kind::Stale);
pub const COLOUR_INVALID: RefusalDef = RefusalDef::new("theme.colour_invalid", Kind::Invalid);
pub const NO_PICTURE: RefusalDef = RefusalDef::new("site_picture.not_found", Kind::NotFound);
pub const PICTURE_MISSING: RefusalDef = RefusalDef::new("site_picture.file_required", Kind::Invalid);
pub const WORDS_TOO_LONG: RefusalDef = RefusalDef::new("site_picture.words_too_long", Kind::Invalid);

pub const DOMAIN_NOT_FOUND: RefusalDef = RefusalDef::new("domain.not_found", Kind::NotFound);
pub const HOST_INVALID: RefusalDef = RefusalDef::new("domain.host_invalid", Kind::Invalid);
pub const HOST_OWN: RefusalDef = RefusalDef::new("domain.host_own", Kind::Invalid);
pub const REMOVE_FIRST: RefusalDef = RefusalDef::new("domain.remove_first", Kind::Conflict);
pub const DOMAIN_CHANGED: RefusalDef = RefusalDef::new("domain.changed_meanwhile", Kind::Stale);
pub const CLAIMED_BY_OTHER: RefusalDef = RefusalDef::new("domain.claimed_by_other", Kind::Conflict);

pub const ALL: &[RefusalDef] = &[
    NOT_FOUND,
    SLUG_INVALID,
    SLUG_TAKEN,
    TITLE_INVALID,
    BODY_TOO_LONG,
    TOO_MANY,
    CHANGED_MEANWHILE,
    THEME_CHANGED,
    COLOUR_INVALID,
    NO_PICTURE,
    PICTURE_MISSING,
    WORDS_TOO_LONG,
    DOMAIN_NOT_FOUND,
    HOST_INVALID,
    HOST_OWN,
    REMOVE_FIRST,
    DOMAIN_CHANGED,
    CLAIMED_BY_OTHER,
];
