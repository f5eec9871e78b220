//! What is done with orders.

mod cancel_order;
mod confirm_order;
mod deliver_order;
mod erase_customer;
mod place_order;
mod reopen_order;
mod return_order;
mod ship_order;
mod start_return;

pub use cancel_order::CancelOrder;
pub use confirm_order::ConfirmOrder;
pub use deliver_order::DeliverOrder;
pub use erase_customer::{EraseCustomer, ErasedCustomer};
pub use place_order::{CASH_ON_DELIVERY, CHECKOUTS, PlaceOrder, PlacedOrder};
pub use reopen_order::ReopenOrder;
pub use return_order::ReturnOrder;
pub use ship_order::ShipOrder;
pub use start_return::StartReturn;
