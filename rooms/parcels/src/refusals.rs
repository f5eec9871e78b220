//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const ACCOUNT_NOT_FOUND: RefusalDef = RefusalDef::new("delivery.account_not_found", Kind::NotFound);
pub const ACCOUNT_INVALID: RefusalDef = RefusalDef::new("delivery.account_invalid", Kind::Invalid);
pub const ACCOUNT_TAKEN: RefusalDef = RefusalDef::new("delivery.account_taken", Kind::Conflict);
pub const ACCOUNT_STALE: RefusalDef = RefusalDef::new("delivery.account_stale", Kind::Stale);
/// The driver is put aside.
pub const ACCOUNT_RESTS: RefusalDef = RefusalDef::new("delivery.account_rests", Kind::Conflict);
pub const AMOUNT_OVER_MAX: RefusalDef = RefusalDef::new("delivery.amount_over_max", Kind::Conflict);
pub const ORDER_NOT_CONFIRMED: RefusalDef = RefusalDef::new("delivery.order_not_confirmed", Kind::Conflict);
pub const PARCEL_EXISTS: RefusalDef = RefusalDef::new("delivery.parcel_exists", Kind::Conflict);
pub const PARCEL_NOT_FOUND: RefusalDef = RefusalDef::new("delivery.parcel_not_found", Kind::NotFound);
pub const PARCEL_ILLEGAL_MOVE: RefusalDef = RefusalDef::new("delivery.parcel_illegal_move", Kind::Conflict);
/// The order changed since the parcel was made.
pub const PARCEL_OUTDATED: RefusalDef = RefusalDef::new("delivery.parcel_outdated", Kind::Conflict);
/// The goods of its order are on the shelf already.
pub const GOODS_BACK: RefusalDef = RefusalDef::new("delivery.goods_back", Kind::Conflict);
/// Delivered back or cancelled: nothing of it changes any more.
pub const PARCEL_ENDED: RefusalDef = RefusalDef::new("delivery.parcel_ended", Kind::Conflict);
pub const PARCEL_NOTE_INVALID: RefusalDef = RefusalDef::new("delivery.parcel_note_invalid", Kind::Invalid);
pub const SIZE_INVALID: RefusalDef = RefusalDef::new("delivery.size_invalid", Kind::Invalid);
pub const RETURN_FEE_INVALID: RefusalDef = RefusalDef::new("delivery.return_fee_invalid", Kind::Invalid);
pub const BULK_INVALID: RefusalDef = RefusalDef::new("delivery.bulk_invalid", Kind::Invalid);
pub const DAY_INVALID: RefusalDef = RefusalDef::new("delivery.day_invalid", Kind::Invalid);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    ACCOUNT_NOT_FOUND,
    ACCOUNT_INVALID,
    ACCOUNT_TAKEN,
    ACCOUNT_STALE,
    ACCOUNT_RESTS,
    AMOUNT_OVER_MAX,
    ORDER_NOT_CONFIRMED,
    PARCEL_EXISTS,
    PARCEL_NOT_FOUND,
    PARCEL_ILLEGAL_MOVE,
    PARCEL_OUTDATED,
    GOODS_BACK,
    PARCEL_ENDED,
    PARCEL_NOTE_INVALID,
    SIZE_INVALID,
    RETURN_FEE_INVALID,
    BULK_INVALID,
    DAY_INVALID,
];
