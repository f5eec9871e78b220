//! Pure rules of plans: the catalogue, what holds when, levels, billing.

pub mod billing;
pub mod catalogue;
pub(crate) mod contact;
pub mod cover;
pub mod invoice;
pub mod level;
pub mod pace;
pub mod platform;
pub mod rate;
pub mod sentence;
pub mod standing;
pub mod terms;

souk_core::id_type!(
    /// Extra orders that were bought.
    CreditId,
    "crd"
);
souk_core::id_type!(
    /// A purchase of extra orders.
    PurchaseId,
    "cpu"
);
souk_core::id_type!(
    /// A block by a platform admin.
    BlockId,
    "blk"
);
souk_core::id_type!(
    /// What a shop says of its plan.
    RatingId,
    "rat"
);
