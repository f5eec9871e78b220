//! What can happen to orders.

mod accept;
mod amended;
mod moved;
mod requests;
mod still;

pub use accept::{Accept, NewOrder, OrderPlaced};
pub use amended::{CORRECTED, Correct, JOINED, JoinNote, NoteOutcome, OrderAmended};
pub use moved::{
    Move, OrderCancelled, OrderConfirmed, OrderDelivered, OrderMoved, OrderReopened, OrderReturned,
    OrderReturning, OrderShipped, OrderUnconfirmed,
};
pub use requests::{
    BeginBurst, BurstBegan, CountRequest, EndRequest, KeepRequest, MeasurePace, OrderRequestEnded,
    OrderRequestMade, PaceMeasured, RequestsCounted,
};
pub use still::{Holder, Still};
