//! What can happen to parcels and to those who carry them.

mod account_set;
mod parcel_made;
mod parcel_moved;
mod parcel_sized;

pub use account_set::{AccountChanged, AccountSet};
pub use parcel_made::{NewParcel, ParcelCreated, ParcelMade};
pub use parcel_moved::{ParcelMoved, ParcelStatusChanged};
pub use parcel_sized::{ParcelMeasured, ParcelSized};
