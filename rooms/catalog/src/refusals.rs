//! Every "no" of the catalog; the sentences stand in `texts/`.

use souk_core::{Kind, RefusalDef};

use crate::model::files::refusals as file;

pub const PRODUCT_NOT_FOUND: RefusalDef = RefusalDef::new("product.not_found", Kind::NotFound);
pub const VARIANT_NOT_FOUND: RefusalDef = RefusalDef::new("variant.not_found", Kind::NotFound);
pub const CATEGORY_NOT_FOUND: RefusalDef = RefusalDef::new("category.not_found", Kind::NotFound);
pub const CATEGORY_TAKEN: RefusalDef = RefusalDef::new("category.taken", Kind::Conflict);
/// Args `products`, `below`: how much is in it.
pub const CATEGORY_NOT_EMPTY: RefusalDef = RefusalDef::new("category.not_empty", Kind::Conflict);
pub const CATEGORY_CIRCLE: RefusalDef = RefusalDef::new("category.circle", Kind::Conflict);
/// Arg `allowed`.
pub const TOO_MANY_CATEGORIES: RefusalDef = RefusalDef::new("category.too_many", Kind::Conflict);
/// Arg `allowed`: what one transaction moves to another category.
/// Arg `missing`: `name`, `variant`, `price`.
pub const NOT_READY: RefusalDef = RefusalDef::new("product.not_ready", Kind::Conflict);
pub const NAME_INVALID: RefusalDef = RefusalDef::new("product.name_invalid", Kind::Invalid);
pub const TEXT_INVALID: RefusalDef = RefusalDef::new("product.text_invalid", Kind::Invalid);
pub const CODE_INVALID: RefusalDef = RefusalDef::new("product.code_invalid", Kind::Invalid);
pub const HANDLE_TAKEN: RefusalDef = RefusalDef::new("product.handle_taken", Kind::Conflict);
pub const PRICE_INVALID: RefusalDef = RefusalDef::new("product.price_invalid", Kind::Invalid);
pub const CHANGED_MEANWHILE: RefusalDef = RefusalDef::new("product.changed_meanwhile", Kind::Stale);
pub const TYPE_IN_USE: RefusalDef = RefusalDef::new("product.type_in_use", Kind::Conflict);
pub const SALE_STOPPED: RefusalDef = RefusalDef::new("product.sale_stopped", Kind::Conflict);
pub const ARCHIVED: RefusalDef = RefusalDef::new("product.archived", Kind::Gone);
pub const IN_OPEN_ORDERS: RefusalDef = RefusalDef::new("product.in_open_orders", Kind::Conflict);
pub const TOO_MANY_OPTIONS: RefusalDef = RefusalDef::new("product.too_many_options", Kind::Invalid);
pub const TOO_MANY_VARIANTS: RefusalDef = RefusalDef::new("product.too_many_variants", Kind::Invalid);
pub const VARIANT_CODE_INVALID: RefusalDef = RefusalDef::new("variant.code_invalid", Kind::Invalid);
pub const VARIANT_CODE_TAKEN: RefusalDef = RefusalDef::new("variant.code_taken", Kind::Conflict);
pub const COMBINATION_TAKEN: RefusalDef = RefusalDef::new("variant.combination_taken", Kind::Conflict);
pub const OPTION_MISSING: RefusalDef = RefusalDef::new("variant.option_missing", Kind::Invalid);
pub const NUMBER_INVALID: RefusalDef = RefusalDef::new("variant.number_invalid", Kind::Invalid);
/// Arg `holder`: the code of the product that has it.
pub const CODE_TAKEN: RefusalDef = RefusalDef::new("code.taken", Kind::Conflict);
pub const CODE_UNKNOWN: RefusalDef = RefusalDef::new("code.unknown", Kind::NotFound);
/// Arg `right`: the right check digit.
pub const CHECK_DIGIT_WRONG: RefusalDef = RefusalDef::new("code.check_digit_wrong", Kind::Invalid);
pub const BARCODE_INVALID: RefusalDef = RefusalDef::new("code.barcode_invalid", Kind::Invalid);
pub const ADDRESS_REFUSED: RefusalDef = RefusalDef::new("media.address_refused", Kind::Invalid);
pub const MEDIA_NOT_FOUND: RefusalDef = RefusalDef::new("media.not_found", Kind::NotFound);
/// Arg `allowed`.
pub const TOO_MANY_PICTURES: RefusalDef = RefusalDef::new("media.too_many", Kind::Conflict);
pub const ARRANGED_TOO_MANY: RefusalDef = RefusalDef::new("arrangement.too_many", Kind::Invalid);
pub const ARRANGED_TWICE: RefusalDef = RefusalDef::new("arrangement.twice", Kind::Invalid);
pub const ARRANGED_MEANWHILE: RefusalDef = RefusalDef::new("arrangement.changed_meanwhile", Kind::Stale);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] = &[
    PRODUCT_NOT_FOUND,
    VARIANT_NOT_FOUND,
    CATEGORY_NOT_FOUND,
    CATEGORY_TAKEN,
    CATEGORY_NOT_EMPTY,
    CATEGORY_CIRCLE,
    TOO_MANY_CATEGORIES,
    NOT_READY,
    NAME_INVALID,
    TEXT_INVALID,
    CODE_INVALID,
    HANDLE_TAKEN,
    PRICE_INVALID,
    CHANGED_MEANWHILE,
    TYPE_IN_USE,
    SALE_STOPPED,
    ARCHIVED,
    IN_OPEN_ORDERS,
    TOO_MANY_OPTIONS,
    TOO_MANY_VARIANTS,
    VARIANT_CODE_INVALID,
    VARIANT_CODE_TAKEN,
    COMBINATION_TAKEN,
    OPTION_MISSING,
    NUMBER_INVALID,
    CODE_TAKEN,
    CODE_UNKNOWN,
    CHECK_DIGIT_WRONG,
    BARCODE_INVALID,
    ADDRESS_REFUSED,
    MEDIA_NOT_FOUND,
    TOO_MANY_PICTURES,
    ARRANGED_TOO_MANY,
    ARRANGED_TWICE,
    ARRANGED_MEANWHILE,
    file::HEADER,
    file::DUPLICATE_HEADER,
    file::QUOTE_OPEN,
    file::NUL,
    file::TOO_MANY_COLUMNS,
    file::TOO_MANY_ROWS,
    file::CELL_TOO_LARGE,
    file::TOO_LARGE,
    file::ENCODING,
];
