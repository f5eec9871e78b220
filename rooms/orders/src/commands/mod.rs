//! What is done with orders.

mod cancel_order;
mod confirm_order;
mod confirm_orders;
mod deliver_order;
mod erase_customer;
mod form_fields;
mod order_filters;
mod place_order;
mod placed_order;
mod reopen_order;
mod requests;
mod return_order;
mod ship_order;
mod start_return;

pub use cancel_order::CancelOrder;
pub use confirm_order::ConfirmOrder;
pub use confirm_orders::{ConfirmOrders, ConfirmedOrder, ConfirmedOrders};
pub use deliver_order::DeliverOrder;
pub(crate) use deliver_order::deliver;
pub use erase_customer::{EraseCustomer, ErasedCustomer};
pub use form_fields::{FormFieldsChanged, SetFormFields};
pub use order_filters::{
    DropOrderFilter, DroppedFilter, KeepOrderFilter, OrderFilterDropped, OrderFilterKept,
};
pub use place_order::{CASH_ON_DELIVERY, CHECKOUTS, PlaceOrder, Way};
pub use placed_order::{PlacedKind, PlacedOrder};
pub use reopen_order::ReopenOrder;
pub use requests::{
    AcceptOrderRequest, AdmitOrderRequest, ExpireOrderRequests, NoteOrderPace, RejectOrderRequest,
    WithdrawOrderRequest, WithdrawnRequest,
};
pub use return_order::ReturnOrder;
pub(crate) use return_order::take_back;
pub use ship_order::ShipOrder;
pub(crate) use ship_order::ship;
pub use start_return::StartReturn;
pub(crate) use start_return::send_back;
