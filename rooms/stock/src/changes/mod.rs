//! What can happen to levels, movements and reservations.

mod erase;
mod location;
mod movement;
mod reservation;

pub use erase::{EraseStock, StockErased};
pub use location::{LocationAdded, NewLocation};
pub use movement::{MoveStock, StockChanged};
pub use reservation::{EndHolds, ExtendHolds, HoldStock, HoldsEnded, ReturnGoods, StockHeld};
