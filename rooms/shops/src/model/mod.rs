//! Nouns and rules of a shop, pure.

pub mod defences;
pub mod details;
pub mod permissions;
pub mod role;
pub mod settings;

/// What the kernel calls a tenant.
pub type ShopId = souk_core::TenantId;

souk_core::id_type!(
    /// An invitation to work in a shop.
    InvitationId,
    "inv"
);
