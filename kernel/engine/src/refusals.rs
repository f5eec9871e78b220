//! Every "no" of the kernel.

use souk_core::{Kind, RefusalDef};

pub const KEY_REUSED: RefusalDef = RefusalDef::new("request.key_reused", Kind::Invalid);
pub const KEY_INVALID: RefusalDef = RefusalDef::new("request.key_invalid", Kind::Invalid);
/// Of a visitor, whom nothing but the key tells from another.
pub const KEY_SHORT: RefusalDef = RefusalDef::new("request.key_short", Kind::Invalid);
pub const KEY_MISSING: RefusalDef = RefusalDef::new("request.key_missing", Kind::Invalid);
/// Of a part of bulk work that was not done when the whole was asked for under this key.
pub const NOT_REPEATED: RefusalDef = RefusalDef::new("request.not_repeated", Kind::Conflict);
pub const TOO_MANY: RefusalDef = RefusalDef::new("request.too_many", Kind::TooMany);
pub const ALREADY_SHOWN: RefusalDef = RefusalDef::new("request.already_shown", Kind::Gone);
pub const INVALID: RefusalDef = souk_store::INVALID;
pub const MALFORMED: RefusalDef = RefusalDef::new("request.malformed", Kind::Invalid);
pub const TOO_LARGE: RefusalDef = RefusalDef::new("request.too_large", Kind::TooLarge);
pub const UNSUPPORTED: RefusalDef = RefusalDef::new("request.unsupported", Kind::Unsupported);
pub const DRY_RUN_UNSUPPORTED: RefusalDef = RefusalDef::new("request.dry_run_unsupported", Kind::Invalid);
pub const PAGE_NOT_FOUND: RefusalDef = RefusalDef::new("page.not_found", Kind::NotFound);
pub const HOST_UNKNOWN: RefusalDef = RefusalDef::new("page.host_unknown", Kind::NotFound);
pub const METHOD_NOT_ALLOWED: RefusalDef = RefusalDef::new("request.method_not_allowed", Kind::NotFound);
pub const SESSION_REQUIRED: RefusalDef = RefusalDef::new("session.required", Kind::Unauthenticated);
pub const DENIED: RefusalDef = RefusalDef::new("permission.denied", Kind::Forbidden);
pub const SHOP_NOT_FOUND: RefusalDef = RefusalDef::new("shop.not_found", Kind::NotFound);
pub const SHOP_CLOSED: RefusalDef = RefusalDef::new("shop.closed", Kind::Gone);
pub const MAINTENANCE: RefusalDef = RefusalDef::new("shop.maintenance", Kind::Conflict);
pub const EMERGENCY: RefusalDef = RefusalDef::new("shop.emergency", Kind::Conflict);
pub const OUTCOME_UNKNOWN: RefusalDef = RefusalDef::new("system.outcome_unknown", Kind::Busy);
pub const STOPPING: RefusalDef = RefusalDef::new("system.stopping", Kind::Busy);
pub const CURSOR_INVALID: RefusalDef = RefusalDef::new("list.cursor_invalid", Kind::Invalid);
/// A place in the same list, sorted otherwise.
pub const CURSOR_OF_OTHER_SORT: RefusalDef = RefusalDef::new("list.cursor_of_other_sort", Kind::Invalid);
pub const RUN_NOT_FOUND: RefusalDef = RefusalDef::new("run.not_found", Kind::NotFound);
pub const RUN_IN_PROGRESS: RefusalDef = RefusalDef::new("run.in_progress", Kind::Conflict);
pub const RUN_ALREADY_UNDONE: RefusalDef = RefusalDef::new("run.already_undone", Kind::Conflict);
pub const JOB_NOT_FOUND: RefusalDef = RefusalDef::new("job.not_found", Kind::NotFound);
pub const MESSAGE_NOT_FOUND: RefusalDef = RefusalDef::new("message.not_found", Kind::NotFound);
pub const MESSAGE_GONE_OUT: RefusalDef = RefusalDef::new("message.gone_out", Kind::Conflict);
pub const FILE_NOT_FOUND: RefusalDef = RefusalDef::new("file.not_found", Kind::NotFound);
pub const FILE_TYPE_REFUSED: RefusalDef = RefusalDef::new("file.type_refused", Kind::Unsupported);
pub const PICTURE_TYPE_REFUSED: RefusalDef = RefusalDef::new("media.type_refused", Kind::Unsupported);
pub const PICTURE_TOO_LARGE: RefusalDef = RefusalDef::new("media.too_large", Kind::TooLarge);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    souk_store::BUSY,
    souk_store::STORAGE_FULL,
    souk_core::money::OUT_OF_RANGE,
    KEY_REUSED,
    KEY_INVALID,
    KEY_SHORT,
    KEY_MISSING,
    TOO_MANY,
    ALREADY_SHOWN,
    INVALID,
    MALFORMED,
    TOO_LARGE,
    UNSUPPORTED,
    DRY_RUN_UNSUPPORTED,
    PAGE_NOT_FOUND,
    HOST_UNKNOWN,
    METHOD_NOT_ALLOWED,
    SESSION_REQUIRED,
    DENIED,
    SHOP_NOT_FOUND,
    SHOP_CLOSED,
    MAINTENANCE,
    EMERGENCY,
    OUTCOME_UNKNOWN,
    STOPPING,
    CURSOR_INVALID,
    CURSOR_OF_OTHER_SORT,
    RUN_NOT_FOUND,
    RUN_IN_PROGRESS,
    RUN_ALREADY_UNDONE,
    JOB_NOT_FOUND,
    MESSAGE_NOT_FOUND,
    MESSAGE_GONE_OUT,
    FILE_NOT_FOUND,
    FILE_TYPE_REFUSED,
    PICTURE_TYPE_REFUSED,
    PICTURE_TOO_LARGE,
];
