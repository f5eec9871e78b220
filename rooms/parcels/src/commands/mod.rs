//! What members do with parcels and drivers.

mod cancel_parcel;
mod count_drivers;
mod create_parcel;
mod drop_parcel;
mod measure_parcel;
mod move_parcel;
mod move_parcels;
mod send_orders;
mod set_account;
mod undo_confirmation;

pub use cancel_parcel::CancelParcel;
pub use count_drivers::CountDrivers;
pub use create_parcel::CreateParcel;
pub use drop_parcel::{DropParcel, DroppedParcel};
pub use measure_parcel::MeasureParcel;
pub use move_parcel::MoveParcel;
pub use move_parcels::{MoveParcels, MovedParcel, MovedParcels};
pub use send_orders::{SendOrders, SentOrder, SentOrders};
pub use set_account::SetCarrierAccount;
pub use undo_confirmation::UndoConfirmation;
