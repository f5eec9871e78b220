//! Accepted sales: placing an order, its one status machine, and what people may ask about it.

pub mod changes;
pub mod commands;
mod doors;
pub mod model;
pub mod queries;
pub mod refusals;
mod steps;

pub use commands::{
    CancelOrder, ConfirmOrder, DeliverOrder, EraseCustomer, ErasedCustomer, PlaceOrder, PlacedOrder,
    ReopenOrder, ReturnOrder, ShipOrder, StartReturn,
};
pub use doors::typed;
pub use model::channel::Channel;
pub use model::status::{CancelReason, Class, PaymentStatus, Status};
pub use queries::{OrderCard, OrderList, OrderView, PublicOrderStatus, QuoteCart, TodayFigures};

use souk_engine::{Migration, MigrationSet, Room};

souk_core::id_type!(
    /// An accepted sale.
    OrderId,
    "ord"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "orders",
    migrations: &[Migration { name: "0001_orders", sql: include_str!("../migrations/0001_orders.sql") }],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    personal: doors::PERSONAL,
    harmless: &[
        "orders: code lang channel status payment_status payment_method currency delivery_option carrier \
         stop_desk map_version municipality_words province_words actor_kind",
        "order_lines: name variant_label full_code",
        "order_history: from_status to_status actor_kind reason",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("orders", MIGRATIONS)
};
