//! Questions about orders.

mod by_place;
mod card;
mod closed_desks;
mod figures;
mod filters;
mod form_fields;
mod list;
mod placed;
mod public_status;
mod quote_cart;
mod report;
mod requests;
mod sought;
mod told;

pub use by_place::{ByPlace, OrdersByPlace, PlaceOrders};
pub use card::{CustomerPart, DeliveryPart, DeskPart, HistoryRow, LineView, OrderCard, OrderView, view};
pub use closed_desks::{OrdersAtClosedDesks, StrandedOrder};
pub use figures::{Figures, TodayFigures};
pub use filters::{KeptFilter, OrderFilter, OrderFilterList, kept_filters};
pub use form_fields::{FormFields, FormFieldsView, form_fields};
pub use list::{OrderList, OrderRow, OrderSort};
pub use public_status::{PublicOrder, PublicOrderStatus, public_order};
pub use quote_cart::{CartLine, CartQuote, DeliveryWay, DeskChoice, QuoteCart, priced_lines};
pub use report::{
    BestProduct, ChannelRow, ProvinceRow, Sales, SalesReport, SalesRow, SalesSources, Sources, Stretch,
};
pub use requests::{
    OrderRequestCard, OrderRequestList, RequestLine, RequestView, request_view, screened_askers,
};
pub use told::{answers_told, lines_told};

pub(crate) use placed::placed_again;
