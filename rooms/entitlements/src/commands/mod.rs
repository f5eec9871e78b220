//! One verb a file.

mod override_value;

pub use override_value::{EndOverrides, LiftOverride, OverrideCard, OverrideEntitlement};
