//! What can happen to orders.

mod accept;
mod moved;

pub use accept::{Accept, NewOrder, OrderPlaced};
pub use moved::{
    Move, OrderCancelled, OrderConfirmed, OrderDelivered, OrderMoved, OrderReopened, OrderReturned,
    OrderReturning, OrderShipped,
};
