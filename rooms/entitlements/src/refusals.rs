//! Every "no" of this room; the limits that other rooms count are said here once.

use souk_core::{Kind, RefusalDef};

pub const NOT_INCLUDED: RefusalDef = RefusalDef::new("plan.not_included", Kind::Forbidden);
pub const LIMIT_PRODUCTS: RefusalDef = RefusalDef::new("plan.limit_products", Kind::Forbidden);
pub const OVERRIDE_INVALID: RefusalDef = RefusalDef::new("entitlement.override_invalid", Kind::Invalid);
pub const NOT_OVERRIDDEN: RefusalDef = RefusalDef::new("entitlement.not_overridden", Kind::Conflict);
pub const LIMIT_USERS: RefusalDef = RefusalDef::new("plan.limit_users", Kind::Forbidden);
pub const LIMIT_CARRIERS: RefusalDef = RefusalDef::new("plan.limit_carriers", Kind::Forbidden);

/// All of them, for the registry.
pub const ALL: &[RefusalDef] =
    &[NOT_INCLUDED, LIMIT_PRODUCTS, LIMIT_USERS, LIMIT_CARRIERS, OVERRIDE_INVALID, NOT_OVERRIDDEN];
