//! Questions about orders.

mod card;
mod figures;
mod form_fields;
mod list;
mod placed;
mod public_status;
mod quote_cart;
mod requests;

pub use card::{CustomerPart, DeliveryPart, DeskPart, HistoryRow, LineView, OrderCard, OrderView, view};
pub use figures::{Figures, TodayFigures};
pub use form_fields::{FormFields, FormFieldsView, form_fields};
pub use list::{OrderList, OrderRow};
pub use public_status::{PublicOrder, PublicOrderStatus, public_order};
pub use quote_cart::{CartLine, CartQuote, DeliveryWay, DeskChoice, QuoteCart, priced_lines};
pub use requests::{
    OrderRequestCard, OrderRequestList, RequestLine, RequestView, request_view, screened_askers,
};

pub(crate) use placed::placed_again;
