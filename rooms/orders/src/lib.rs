//! Accepted sales: placing an order, its one status machine, and what people may ask about it.

pub mod changes;
pub mod commands;
mod doors;
pub mod model;
pub mod queries;
pub mod refusals;
mod steps;

pub use commands::{
    CancelOrder, ConfirmOrder, DeliverOrder, PlaceOrder, PlacedOrder, ReopenOrder, ReturnOrder, ShipOrder,
    StartReturn,
};
pub use model::channel::Channel;
pub use model::status::{CancelReason, Class, PaymentStatus, Status};
pub use queries::{OrderCard, OrderList, OrderView, PublicOrderStatus, QuoteCart, TodayFigures};

use souk_core::Lang;
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
    texts: &[(Lang::En, include_str!("../texts/en.ftl")), (Lang::Ar, include_str!("../texts/ar.ftl"))],
    ..Room::named("orders", MIGRATIONS)
};
