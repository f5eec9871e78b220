//! What members do with parcels and drivers.

mod create_parcel;
mod move_parcel;
mod move_parcels;
mod send_orders;
mod set_account;

pub use create_parcel::CreateParcel;
pub use move_parcel::MoveParcel;
pub use move_parcels::{MoveParcels, MovedParcel, MovedParcels};
pub use send_orders::{SendOrders, SentOrder, SentOrders};
pub use set_account::SetCarrierAccount;
