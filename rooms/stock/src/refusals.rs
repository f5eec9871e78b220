//! Every "no" of stock and imports; the sentences stand in `texts/`.

use souk_core::{Kind, RefusalDef};

/// Arg `short`: [{variant_id, asked, available}].
pub const INSUFFICIENT: RefusalDef = RefusalDef::new("stock.insufficient", Kind::Conflict);
/// Arg `present`: what is on hand now.
pub const CHANGED_MEANWHILE: RefusalDef = RefusalDef::new("stock.changed_meanwhile", Kind::Stale);
pub const QUANTITY_INVALID: RefusalDef = RefusalDef::new("stock.quantity_invalid", Kind::Invalid);
/// Arg `step`.
pub const STEP: RefusalDef = RefusalDef::new("stock.step", Kind::Invalid);
pub const REASON_MISSING: RefusalDef = RefusalDef::new("stock.reason_missing", Kind::Invalid);
pub const NOT_TRACKED: RefusalDef = RefusalDef::new("stock.not_tracked", Kind::Conflict);
pub const LOCATION_NOT_FOUND: RefusalDef = RefusalDef::new("location.not_found", Kind::NotFound);
pub const LOCATION_TAKEN: RefusalDef = RefusalDef::new("location.taken", Kind::Conflict);
pub const LOCATION_NAME_INVALID: RefusalDef = RefusalDef::new("location.name_invalid", Kind::Invalid);
pub const MOVEMENT_NOT_FOUND: RefusalDef = RefusalDef::new("stock.movement_not_found", Kind::NotFound);
pub const ALREADY_REVERSED: RefusalDef = RefusalDef::new("stock.already_reversed", Kind::Conflict);
/// Args `confirm_token`, `what_hangs_on_it`.
pub const CONFIRM_REQUIRED: RefusalDef = RefusalDef::new("product.confirm_required", Kind::Conflict);
pub const HAS_STOCK: RefusalDef = RefusalDef::new("product.has_stock", Kind::Conflict);
pub const IMPORT_EMPTY: RefusalDef = RefusalDef::new("import.empty", Kind::Invalid);
pub const IMPORT_NOT_PREVIEWED: RefusalDef = RefusalDef::new("import.not_previewed", Kind::Conflict);
pub const IMPORT_NOT_STOPPED: RefusalDef = RefusalDef::new("import.not_stopped", Kind::Conflict);
pub const IMPORT_NOT_DONE: RefusalDef = RefusalDef::new("import.not_done", Kind::Conflict);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    INSUFFICIENT,
    CHANGED_MEANWHILE,
    QUANTITY_INVALID,
    STEP,
    REASON_MISSING,
    NOT_TRACKED,
    LOCATION_NOT_FOUND,
    LOCATION_TAKEN,
    LOCATION_NAME_INVALID,
    MOVEMENT_NOT_FOUND,
    ALREADY_REVERSED,
    CONFIRM_REQUIRED,
    HAS_STOCK,
    IMPORT_EMPTY,
    IMPORT_NOT_PREVIEWED,
    IMPORT_NOT_STOPPED,
    IMPORT_NOT_DONE,
];
