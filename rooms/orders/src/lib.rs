//! Accepted sales: placing an order, its one status machine, and what people may ask about it.

pub mod changes;
pub mod commands;
mod doors;
mod jobs;
pub mod model;
pub mod queries;
pub mod refusals;
mod steps;

pub use commands::{
    AcceptOrderRequest, CancelOrder, ConfirmOrder, ConfirmOrders, DeliverOrder, DropOrderFilter,
    EraseCustomer, ErasedCustomer, KeepOrderFilter, PlaceOrder, PlacedKind, PlacedOrder, RejectOrderRequest,
    ReopenOrder, ReturnOrder, SetFormFields, ShipOrder, StartReturn, WithdrawOrderRequest, WithdrawnRequest,
};
pub use doors::typed;
pub use model::channel::Channel;
pub use model::confirmation::Confirmation;
pub use model::fields::{FieldDef, FieldKind};
pub use model::request::{Asker, RequestKind, RequestState};
pub use model::risk::{Risk, RiskReason, RobotSign};
pub use model::status::{CancelReason, Class, PaymentStatus, Status};
pub use queries::{
    FormFields, FormFieldsView, OrderCard, OrderFilterList, OrderList, OrderRequestCard, OrderRequestList,
    OrderSort, OrderView, PublicOrderStatus, QuoteCart, RequestView, Sales, SalesReport, SalesRow,
    SalesSources, Sources, Stretch, TodayFigures,
};
pub use steps::calls;
pub use steps::correcting::{Correction, LineCorrection};
pub use steps::following::{follow, held_by, keep_still, undo_confirmation};
pub use steps::placing::shop::{last_request_at, phone_mark, request_mark};

use souk_engine::{Migration, MigrationSet, Room};

souk_core::id_type!(
    /// An accepted sale.
    OrderId,
    "ord"
);

souk_core::id_type!(
    /// A filter of the order book that was kept under a name.
    OrderFilterId,
    "flt"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "orders",
    migrations: &[
        Migration { name: "0001_orders", sql: include_str!("../migrations/0001_orders.sql") },
        Migration { name: "0002_requests", sql: include_str!("../migrations/0002_requests.sql") },
        Migration { name: "0003_form_fields", sql: include_str!("../migrations/0003_form_fields.sql") },
        Migration { name: "0004_calls", sql: include_str!("../migrations/0004_calls.sql") },
        Migration { name: "0005_cod_holder", sql: include_str!("../migrations/0005_cod_holder.sql") },
        Migration { name: "0006_order_filters", sql: include_str!("../migrations/0006_order_filters.sql") },
        Migration { name: "0007_lists", sql: include_str!("../migrations/0007_lists.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: doors::EVENTS,
    reactions: doors::REACTIONS,
    jobs: doors::JOBS,
    schedules: doors::SCHEDULES,
    retention: doors::RETENTION,
    refusals: refusals::ALL,
    invariants: doors::INVARIANTS,
    personal: doors::PERSONAL,
    harmless: &[
        "orders: code lang channel status payment_status payment_method currency delivery_option carrier \
         stop_desk map_version municipality_words province_words actor_kind risk_reasons confirmation \
         cod_holder",
        "order_lines: name variant_label full_code",
        "order_forms: fields",
        "order_filters: name name_key filter",
        "order_requests: code kind state phone_mark channel currency risk_reasons actor_kind",
        "order_request_lines: name variant_label full_code",
        "order_request_counts: kind",
        "order_history: from_status to_status actor_kind reason",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("orders", MIGRATIONS)
};
