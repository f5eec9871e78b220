//! Every "no" of this room.

use souk_core::{Kind, RefusalDef};

pub const NOT_FOUND: RefusalDef = RefusalDef::new("order.not_found", Kind::NotFound);

// The form's own fields.
pub const FORM_INVALID: RefusalDef = RefusalDef::new("order.form_invalid", Kind::Invalid);
pub const NAME_INVALID: RefusalDef = RefusalDef::new("order.name_invalid", Kind::Invalid);
pub const PHONE_INVALID: RefusalDef = RefusalDef::new("order.phone_invalid", Kind::Invalid);
pub const QUANTITY_INVALID: RefusalDef = RefusalDef::new("order.quantity_invalid", Kind::Invalid);
pub const LINES_INVALID: RefusalDef = RefusalDef::new("order.lines_invalid", Kind::Invalid);
pub const ADDRESS_NEEDED: RefusalDef = RefusalDef::new("order.address_needed", Kind::Invalid);
pub const TEXT_INVALID: RefusalDef = RefusalDef::new("order.text_invalid", Kind::Invalid);
pub const NOTE_INVALID: RefusalDef = RefusalDef::new("order.note_invalid", Kind::Invalid);
pub const FILTER_INVALID: RefusalDef = RefusalDef::new("order.filter_invalid", Kind::Invalid);
pub const FILTER_NAME_INVALID: RefusalDef = RefusalDef::new("order_filter.name_invalid", Kind::Invalid);
pub const FILTER_NOT_FOUND: RefusalDef = RefusalDef::new("order_filter.not_found", Kind::NotFound);
pub const FILTER_TAKEN: RefusalDef = RefusalDef::new("order_filter.taken", Kind::Conflict);
pub const FILTERS_FULL: RefusalDef = RefusalDef::new("order_filter.too_many", Kind::Conflict);
pub const BULK_INVALID: RefusalDef = RefusalDef::new("order.bulk_invalid", Kind::Invalid);

// What the shop and the world say to a good form.
pub const PRODUCT_INACTIVE: RefusalDef = RefusalDef::new("product.inactive", Kind::Conflict);
/// For those who work in the shop: whoever buys never reads of plans.
pub const PRODUCT_HIDDEN: RefusalDef = RefusalDef::new("product.hidden", Kind::Conflict);
pub const PRICE_MISSING: RefusalDef = RefusalDef::new("order.price_missing", Kind::Conflict);
pub const TOO_MANY_OPEN: RefusalDef = RefusalDef::new("order.too_many_open", Kind::Conflict);
pub const DUPLICATE_SUSPECTED: RefusalDef = RefusalDef::new("order.duplicate_suspected", Kind::Conflict);
pub const METHOD_NOT_FOUND: RefusalDef = RefusalDef::new("payment_method.not_found", Kind::NotFound);
pub const PRICE_CHANGED: RefusalDef = RefusalDef::new("order.price_changed", Kind::Conflict);
pub const DAILY_LIMIT: RefusalDef = RefusalDef::new("order.daily_limit_reached", Kind::Conflict);

/// Makes way for a request that is looked at first.
pub const BURST: RefusalDef = RefusalDef::new("order.burst", Kind::Conflict);

// Requests.
pub const REQUEST_NOT_FOUND: RefusalDef = RefusalDef::new("order_request.not_found", Kind::NotFound);
pub const REQUEST_DECIDED: RefusalDef = RefusalDef::new("order_request.already_decided", Kind::Conflict);
/// It becomes an order by itself, in its turn.
pub const REQUEST_WAITS: RefusalDef = RefusalDef::new("order_request.waits_its_turn", Kind::Conflict);

// The merchant's own fields.
pub const FIELD_NEEDED: RefusalDef = RefusalDef::new("order.field_needed", Kind::Invalid);
pub const FIELD_INVALID: RefusalDef = RefusalDef::new("order.field_invalid", Kind::Invalid);
pub const FIELD_UNKNOWN: RefusalDef = RefusalDef::new("order.field_unknown", Kind::Invalid);
pub const FIELDS_INVALID: RefusalDef = RefusalDef::new("form_fields.invalid", Kind::Invalid);
pub const FIELDS_CHANGED: RefusalDef = RefusalDef::new("form_fields.changed_meanwhile", Kind::Stale);

// Forgetting.
pub const CUSTOMER_HAS_OPEN_ORDERS: RefusalDef = RefusalDef::new("customer.has_open_orders", Kind::Conflict);

// Moves.
pub const ILLEGAL_TRANSITION: RefusalDef = RefusalDef::new("order.illegal_transition", Kind::Conflict);
pub const REOPEN_TOO_LATE: RefusalDef = RefusalDef::new("order.reopen_too_late", Kind::Conflict);

pub const ALL: &[RefusalDef] = &[
    NOT_FOUND,
    FORM_INVALID,
    NAME_INVALID,
    PHONE_INVALID,
    QUANTITY_INVALID,
    LINES_INVALID,
    ADDRESS_NEEDED,
    TEXT_INVALID,
    NOTE_INVALID,
    FILTER_INVALID,
    FILTER_NAME_INVALID,
    FILTER_NOT_FOUND,
    FILTER_TAKEN,
    FILTERS_FULL,
    BULK_INVALID,
    PRODUCT_INACTIVE,
    PRODUCT_HIDDEN,
    PRICE_MISSING,
    TOO_MANY_OPEN,
    DUPLICATE_SUSPECTED,
    METHOD_NOT_FOUND,
    PRICE_CHANGED,
    DAILY_LIMIT,
    BURST,
    FIELD_NEEDED,
    FIELD_INVALID,
    FIELD_UNKNOWN,
    FIELDS_INVALID,
    FIELDS_CHANGED,
    REQUEST_NOT_FOUND,
    REQUEST_DECIDED,
    REQUEST_WAITS,
    CUSTOMER_HAS_OPEN_ORDERS,
    ILLEGAL_TRANSITION,
    REOPEN_TOO_LATE,
];
