//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const PROVINCE_UNKNOWN: RefusalDef = RefusalDef::new("delivery.province_unknown", Kind::Invalid);
pub const MUNICIPALITY_UNKNOWN: RefusalDef = RefusalDef::new("delivery.municipality_unknown", Kind::Invalid);
pub const MUNICIPALITY_NOT_IN_PROVINCE: RefusalDef =
    RefusalDef::new("delivery.municipality_not_in_province", Kind::Invalid);
pub const NOT_SERVED: RefusalDef = RefusalDef::new("delivery.not_served", Kind::Conflict);

pub const CARRIER_INVALID: RefusalDef = RefusalDef::new("delivery.carrier_invalid", Kind::Invalid);
pub const CARRIER_STALE: RefusalDef = RefusalDef::new("delivery.carrier_stale", Kind::Stale);
pub const OVERSIZE_INVALID: RefusalDef = RefusalDef::new("delivery.oversize_invalid", Kind::Invalid);
pub const OPTION_UNKNOWN: RefusalDef = RefusalDef::new("delivery.option_unknown", Kind::Invalid);
pub const FEE_INVALID: RefusalDef = RefusalDef::new("delivery.fee_invalid", Kind::Invalid);
pub const RATE_NOT_FOUND: RefusalDef = RefusalDef::new("delivery.rate_not_found", Kind::NotFound);
pub const RATE_STALE: RefusalDef = RefusalDef::new("delivery.rate_stale", Kind::Stale);
/// The table of one carrier was looked at, and the file has rates of another too.
pub const RATE_OF_OTHER: RefusalDef = RefusalDef::new("delivery.rate_of_other_carrier", Kind::Invalid);

pub const ZONE_NOT_FOUND: RefusalDef = RefusalDef::new("delivery.zone_not_found", Kind::NotFound);
pub const ZONE_STALE: RefusalDef = RefusalDef::new("delivery.zone_stale", Kind::Stale);
pub const ZONE_NAME_INVALID: RefusalDef = RefusalDef::new("delivery.zone_name_invalid", Kind::Invalid);
pub const ZONE_NAME_TAKEN: RefusalDef = RefusalDef::new("delivery.zone_name_taken", Kind::Conflict);
pub const ZONE_PLACE_TAKEN: RefusalDef = RefusalDef::new("delivery.zone_place_taken", Kind::Conflict);
pub const ZONE_EMPTY: RefusalDef = RefusalDef::new("delivery.zone_empty", Kind::Invalid);
pub const ZONES_TOO_MANY: RefusalDef = RefusalDef::new("delivery.zones_too_many", Kind::Conflict);

/// A rates file stopped before anything was written; its fields name the rows.
pub const FILE_REFUSED: RefusalDef = RefusalDef::new("delivery.file_refused", Kind::Invalid);
pub const FILE_COLUMN_MISSING: RefusalDef = RefusalDef::new("delivery.file_column_missing", Kind::Invalid);
pub const FILE_EMPTY: RefusalDef = RefusalDef::new("delivery.file_empty", Kind::Invalid);
pub const FILE_TOO_LONG: RefusalDef = RefusalDef::new("delivery.file_too_long", Kind::TooLarge);
pub const NUMBER_DISAGREES: RefusalDef = RefusalDef::new("delivery.number_disagrees", Kind::Invalid);
pub const ZERO_UNCLEAR: RefusalDef = RefusalDef::new("delivery.zero_unclear", Kind::Invalid);
pub const ROW_TWICE: RefusalDef = RefusalDef::new("delivery.row_twice", Kind::Invalid);

/// Delivery to a desk without saying to which.
pub const DESK_REQUIRED: RefusalDef = RefusalDef::new("delivery.desk_required", Kind::Invalid);
/// No such desk, or it is closed.
pub const DESK_UNKNOWN: RefusalDef = RefusalDef::new("delivery.desk_unknown", Kind::Invalid);
/// A desk of another carrier or province.
pub const DESK_MISMATCH: RefusalDef = RefusalDef::new("delivery.desk_mismatch", Kind::Invalid);
pub const DESK_NOT_FOUND: RefusalDef = RefusalDef::new("delivery.desk_not_found", Kind::NotFound);
pub const DESK_STALE: RefusalDef = RefusalDef::new("delivery.desk_stale", Kind::Stale);
pub const DESK_TEXT: RefusalDef = RefusalDef::new("delivery.desk_text_invalid", Kind::Invalid);
pub const DESK_TWICE: RefusalDef = RefusalDef::new("delivery.desk_twice", Kind::Invalid);
pub const DESKS_COLUMN_MISSING: RefusalDef = RefusalDef::new("delivery.desks_column_missing", Kind::Invalid);
pub const DESKS_EMPTY: RefusalDef = RefusalDef::new("delivery.desks_empty", Kind::Invalid);

/// What is wrong with the files of a map.
pub const MAP_COLUMN_MISSING: RefusalDef = RefusalDef::new("delivery.map_column_missing", Kind::Invalid);
pub const PROVINCE_NUMBER: RefusalDef = RefusalDef::new("delivery.province_number_unknown", Kind::Invalid);
pub const MUNICIPALITY_NUMBER: RefusalDef =
    RefusalDef::new("delivery.municipality_number_unknown", Kind::Invalid);
pub const PLACE_NAME_INVALID: RefusalDef = RefusalDef::new("delivery.place_name_invalid", Kind::Invalid);
pub const PLACE_NAME_DISAGREES: RefusalDef = RefusalDef::new("delivery.place_name_disagrees", Kind::Invalid);
pub const PLACE_TWICE: RefusalDef = RefusalDef::new("delivery.place_twice", Kind::Invalid);
pub const PROVINCES_COUNT: RefusalDef = RefusalDef::new("delivery.provinces_count", Kind::Invalid);
pub const MUNICIPALITIES_COUNT: RefusalDef = RefusalDef::new("delivery.municipalities_count", Kind::Invalid);
pub const PROVINCE_EMPTY: RefusalDef = RefusalDef::new("delivery.province_empty", Kind::Invalid);
pub const MAP_STALE: RefusalDef = RefusalDef::new("delivery.map_stale", Kind::Stale);

/// What is wrong with a carrier's names of places.
pub const NAMES_COLUMN_MISSING: RefusalDef = RefusalDef::new("delivery.names_column_missing", Kind::Invalid);
pub const NAMES_EMPTY: RefusalDef = RefusalDef::new("delivery.names_empty", Kind::Invalid);
pub const NAMES_OF_ANOTHER: RefusalDef = RefusalDef::new("delivery.names_of_another", Kind::Invalid);
pub const PLACE_KIND: RefusalDef = RefusalDef::new("delivery.place_kind_unknown", Kind::Invalid);
pub const NAME_TWICE: RefusalDef = RefusalDef::new("delivery.carrier_name_twice", Kind::Invalid);
pub const NAME_NOT_FOUND: RefusalDef = RefusalDef::new("delivery.carrier_name_not_found", Kind::NotFound);
/// The carrier calls the place nothing that anybody is sure of.
pub const CARRIER_UNMAPPED: RefusalDef = RefusalDef::new("delivery.carrier_unmapped", Kind::Conflict);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    PROVINCE_UNKNOWN,
    MUNICIPALITY_UNKNOWN,
    MUNICIPALITY_NOT_IN_PROVINCE,
    NOT_SERVED,
    CARRIER_INVALID,
    CARRIER_STALE,
    OVERSIZE_INVALID,
    OPTION_UNKNOWN,
    FEE_INVALID,
    RATE_NOT_FOUND,
    RATE_STALE,
    RATE_OF_OTHER,
    ZONE_NOT_FOUND,
    ZONE_STALE,
    ZONE_NAME_INVALID,
    ZONE_NAME_TAKEN,
    ZONE_PLACE_TAKEN,
    ZONE_EMPTY,
    ZONES_TOO_MANY,
    FILE_REFUSED,
    FILE_COLUMN_MISSING,
    FILE_EMPTY,
    FILE_TOO_LONG,
    NUMBER_DISAGREES,
    ZERO_UNCLEAR,
    ROW_TWICE,
    DESK_REQUIRED,
    DESK_UNKNOWN,
    DESK_MISMATCH,
    DESK_NOT_FOUND,
    DESK_STALE,
    DESK_TEXT,
    DESK_TWICE,
    DESKS_COLUMN_MISSING,
    DESKS_EMPTY,
    MAP_COLUMN_MISSING,
    PROVINCE_NUMBER,
    MUNICIPALITY_NUMBER,
    PLACE_NAME_INVALID,
    PLACE_NAME_DISAGREES,
    PLACE_TWICE,
    PROVINCES_COUNT,
    MUNICIPALITIES_COUNT,
    PROVINCE_EMPTY,
    MAP_STALE,
    NAMES_COLUMN_MISSING,
    NAMES_EMPTY,
    NAMES_OF_ANOTHER,
    PLACE_KIND,
    NAME_TWICE,
    NAME_NOT_FOUND,
    CARRIER_UNMAPPED,
];
