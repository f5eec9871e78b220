//! Paths and CLI names of this room, as data.

mod invariants;
mod rpc;
pub mod typed;

pub use invariants::ALL as INVARIANTS;

use souk_engine::{Api, CommandDef, EventDef, Personal, QueryDef, sql};

use crate::changes;
use crate::commands::{
    CancelOrder, ConfirmOrder, DeliverOrder, EraseCustomer, PlaceOrder, ReopenOrder, ReturnOrder, ShipOrder,
    StartReturn,
};
use crate::queries::{OrderCard, OrderList, PublicOrderStatus, QuoteCart, TodayFigures};

/// The older names of placing an order: 22 parameters, money as decimals.
const WITH_LIMITS: Api = Api::post("/api/v1/rpc/process_online_order_with_limits");
const NEW: Api = Api::post("/api/v1/rpc/process_online_order_new");

pub const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<PlaceOrder>(
        "Places an order; every price is the shop's own.",
        &[
            Api::post("/api/v1/orders").created(),
            WITH_LIMITS.created().adapted(rpc::order).presented(rpc::placed),
            NEW.created().adapted(rpc::order).presented(rpc::placed),
        ],
        "orders place",
    ),
    CommandDef::new::<EraseCustomer>(
        "Forgets who a customer is; orders and figures stay.",
        &[Api::post("/api/v1/customers/{id}/erase")],
        "customers erase",
    ),
    CommandDef::new::<ConfirmOrder>(
        "Confirms an order with the customer's yes.",
        &[Api::post("/api/v1/orders/{id}/confirm")],
        "orders confirm",
    ),
    CommandDef::new::<CancelOrder>(
        "Cancels an order and frees its goods.",
        &[Api::post("/api/v1/orders/{id}/cancel")],
        "orders cancel",
    ),
    CommandDef::new::<ShipOrder>(
        "Notes that the goods left the house.",
        &[Api::post("/api/v1/orders/{id}/ship")],
        "orders ship",
    ),
    CommandDef::new::<DeliverOrder>(
        "Notes that the customer has the goods and paid at the door.",
        &[Api::post("/api/v1/orders/{id}/deliver")],
        "orders deliver",
    ),
    CommandDef::new::<StartReturn>(
        "Notes that the goods are on their way back.",
        &[Api::post("/api/v1/orders/{id}/start-return")],
        "orders start-return",
    ),
    CommandDef::new::<ReturnOrder>(
        "Receives returned goods, whole or damaged.",
        &[Api::post("/api/v1/orders/{id}/return")],
        "orders return",
    ),
    CommandDef::new::<ReopenOrder>(
        "Opens a cancelled order again, within seven days.",
        &[Api::post("/api/v1/orders/{id}/reopen")],
        "orders reopen",
    ),
];

pub const QUERIES: &[QueryDef] = &[
    QueryDef::new::<OrderList>("Orders, newest first.", &[Api::get("/api/v1/orders")], "orders list"),
    QueryDef::new::<OrderCard>(
        "One order with lines and history.",
        &[Api::get("/api/v1/orders/{id}")],
        "orders show",
    ),
    QueryDef::new::<PublicOrderStatus>(
        "What a customer sees of an order by code and telephone.",
        &[Api::post("/api/v1/order-status")],
        "",
    ),
    QueryDef::new::<QuoteCart>(
        "What a cart costs now; holds nothing.",
        &[Api::post("/api/v1/cart/quote")],
        "orders quote",
    ),
    QueryDef::new::<TodayFigures>("Today at a glance.", &[Api::get("/api/v1/stats/today")], "orders today"),
];

pub const EVENTS: &[EventDef] = &[
    EventDef::new::<changes::OrderPlaced>("An order was accepted."),
    EventDef::new::<changes::OrderConfirmed>("An order was confirmed with the customer."),
    EventDef::new::<changes::OrderCancelled>("An order was cancelled."),
    EventDef::new::<changes::OrderShipped>("An order left the house."),
    EventDef::new::<changes::OrderDelivered>("An order was delivered."),
    EventDef::new::<changes::OrderReturning>("An order is on its way back."),
    EventDef::new::<changes::OrderReturned>("An order came back."),
    EventDef::new::<changes::OrderReopened>("A cancelled order was opened again."),
];

/// What was sold, for how much and where to stays: these are figures of the shop. Who bought it is forgotten.
pub const PERSONAL: &[Personal] = &[
    Personal {
        table: "orders",
        columns: "customer_name phone address city note form_data metadata",
        of_shop: Some(|| {
            sql!(
                "update orders set customer_name = '—', phone = '', address = '', city = '', note = '',
                                   form_data = null, metadata = null
                 where shop_id = $1 and id in (
                    select o.id from orders o where o.shop_id = $1 and o.phone <> ''
                    order by o.id limit 500)"
            )
        }),
        of_person: Some(|| {
            sql!(
                "update orders set customer_name = '—', phone = '', address = '', city = '', note = '',
                                   form_data = null, metadata = null
                 where shop_id = $1 and id in_list($2)"
            )
        }),
    },
    Personal {
        table: "order_history",
        columns: "note",
        of_shop: Some(|| {
            sql!(
                "update order_history set note = '' where shop_id = $1 and (order_id, rev) in (
                    select h.order_id, h.rev from order_history h where h.shop_id = $1 and h.note <> ''
                    order by h.order_id, h.rev limit 500)"
            )
        }),
        of_person: Some(|| {
            sql!(
                "update order_history set note = '' where shop_id = $1 and order_id in_list($2)
                 and note <> ''"
            )
        }),
    },
];
