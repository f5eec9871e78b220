//! Paths and CLI names of this room, as data.

mod invariants;
mod rpc;
pub mod typed;

pub use invariants::ALL as INVARIANTS;

use serde_json::json;
use souk_engine::{
    Api, CommandDef, EventDef, JobDef, Personal, QueryDef, ReactionDef, Retention, ScheduleDef, sql,
};

use crate::changes;
use crate::commands::{
    AcceptOrderRequest, AdmitOrderRequest, CancelOrder, ConfirmOrder, ConfirmOrders, DeliverOrder,
    DropOrderFilter, EraseCustomer, ExpireOrderRequests, KeepOrderFilter, NoteOrderPace, PlaceOrder,
    RejectOrderRequest, ReopenOrder, ReturnOrder, SetFormFields, ShipOrder, StartReturn,
    WithdrawOrderRequest,
};
use crate::jobs;
use crate::queries::{
    FormFields, OrderCard, OrderFilterList, OrderList, OrderRequestCard, OrderRequestList,
    OrdersAtClosedDesks, OrdersByPlace, PublicOrderStatus, QuoteCart, SalesReport, SalesSources,
    TodayFigures,
};

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
            // The shop's own program wants a member to look first.
            Api::post("/api/v1/order-requests").created().adapted(screened),
        ],
        "orders place",
    ),
    CommandDef::new::<AcceptOrderRequest>(
        "Makes an order of a request that was kept to be looked at.",
        &[Api::post("/api/v1/order-requests/{id}/accept")],
        "order-requests accept",
    ),
    CommandDef::new::<RejectOrderRequest>(
        "Lets no order come of a request.",
        &[Api::post("/api/v1/order-requests/{id}/reject")],
        "order-requests reject",
    ),
    CommandDef::new::<WithdrawOrderRequest>(
        "Takes back a request that waits, by its customer.",
        &[Api::post("/api/v1/order-requests/withdraw")],
        "",
    ),
    CommandDef::new::<AdmitOrderRequest>("Makes an order of a request whose turn has come.", &[], ""),
    CommandDef::new::<ExpireOrderRequests>("Ends requests whose time is over.", &[], ""),
    CommandDef::new::<NoteOrderPace>("Notes how many orders are usual.", &[], ""),
    CommandDef::new::<SetFormFields>(
        "Sets the shop's own fields of the order form.",
        &[Api::put("/api/v1/form-fields")],
        "form-fields set",
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
    CommandDef::new::<ConfirmOrders>(
        "Confirms many orders; each row says what came of it.",
        &[Api::post("/api/v1/orders/confirm")],
        "orders confirm-all",
    ),
    CommandDef::new::<KeepOrderFilter>(
        "Keeps a filter of the order book under a name.",
        &[Api::post("/api/v1/order-filters").created()],
        "order-filters keep",
    ),
    CommandDef::new::<DropOrderFilter>(
        "Drops a kept filter.",
        &[Api::delete("/api/v1/order-filters/{id}")],
        "order-filters drop",
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
    // As a file it says what the parcels room knows too.
    QueryDef::new::<OrderList>("The order book.", &[Api::get("/api/v1/orders")], "orders list")
        .filed("order_sheet"),
    QueryDef::new::<OrderFilterList>(
        "Filters of the order book that were kept under a name.",
        &[Api::get("/api/v1/order-filters")],
        "order-filters list",
    ),
    QueryDef::new::<OrderCard>(
        "One order with lines and history.",
        &[Api::get("/api/v1/orders/{id}")],
        "orders show",
    ),
    QueryDef::new::<PublicOrderStatus>(
        "What a customer sees of an order or request by code and telephone.",
        &[Api::post("/api/v1/order-status")],
        "",
    ),
    QueryDef::new::<OrderRequestList>(
        "Order requests.",
        &[Api::get("/api/v1/order-requests")],
        "order-requests list",
    ),
    QueryDef::new::<OrderRequestCard>(
        "One order request; of those that wait for a unit, who asked stays sealed.",
        &[Api::get("/api/v1/order-requests/{id}")],
        "order-requests show",
    ),
    QueryDef::new::<FormFields>(
        "The shop's own fields of the order form.",
        &[Api::get("/api/v1/form-fields")],
        "form-fields show",
    ),
    QueryDef::new::<QuoteCart>(
        "What a cart costs now; holds nothing.",
        &[Api::post("/api/v1/cart/quote")],
        "orders quote",
    ),
    QueryDef::new::<OrdersByPlace>(
        "How many orders went to each municipality, and how many arrived.",
        &[Api::get("/api/v1/stats/places")],
        "orders by-place",
    ),
    QueryDef::new::<OrdersAtClosedDesks>(
        "Open orders to desks that closed since.",
        &[Api::get("/api/v1/orders/at-closed-desks")],
        "orders at-closed-desks",
    ),
    QueryDef::new::<TodayFigures>("Today at a glance.", &[Api::get("/api/v1/stats/today")], "orders today"),
    QueryDef::new::<SalesReport>(
        "What was sold by day, week or month, and the goods that sold best.",
        &[Api::get("/api/v1/reports/sales")],
        "reports sales",
    ),
    QueryDef::new::<SalesSources>(
        "Where orders come from and go to.",
        &[Api::get("/api/v1/reports/sources")],
        "reports sources",
    ),
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
    EventDef::new::<changes::OrderUnconfirmed>("A confirmed order is to be confirmed again."),
    EventDef::new::<changes::OrderRequestMade>("A checkout was kept as a request."),
    EventDef::new::<changes::OrderRequestEnded>("A request was accepted, rejected, withdrawn or is over."),
    EventDef::new::<changes::RequestsCounted>("One more request waits."),
    EventDef::new::<crate::commands::FormFieldsChanged>("The order form's own fields are others."),
    EventDef::new::<crate::commands::OrderFilterKept>("A filter of the order book was kept."),
    EventDef::new::<crate::commands::OrderFilterDropped>("A kept filter was dropped."),
    EventDef::new::<changes::BurstBegan>("Far more orders came in than usually do."),
    EventDef::new::<changes::PaceMeasured>("The usual number of orders is another."),
    EventDef::new::<changes::OrderAmended>("A call corrected an order or said something about it."),
];

pub const REACTIONS: &[ReactionDef] = &[
    ReactionDef::new::<souk_plans::CreditAdded, jobs::OnCredit>(),
    ReactionDef::new::<souk_plans::SubscriptionPaid, jobs::OnPayment>(),
    ReactionDef::new::<souk_plans::MoveBegun, jobs::OnMove>(),
    ReactionDef::new::<souk_plans::LimitRaised, jobs::OnLimit>(),
    ReactionDef::new::<souk_plans::PeriodOpened, jobs::OnPeriod>(),
    ReactionDef::new::<souk_plans::ShopUnblocked, jobs::OnUnblock>(),
    ReactionDef::new::<souk_plans::UnitReturned, jobs::OnReturn>(),
];

pub const JOBS: &[JobDef] =
    &[JobDef::new::<jobs::SettleOrderRequests>(), JobDef::new::<jobs::MeasureOrderPace>()];

pub const SCHEDULES: &[ScheduleDef] = &[
    ScheduleDef {
        name: "settle_order_requests",
        every_seconds: 60,
        job: || ("settle_order_requests", json!({})),
    },
    ScheduleDef {
        name: "measure_order_pace",
        every_seconds: 86_400,
        job: || ("measure_order_pace", json!({})),
    },
];

pub const RETENTION: &[Retention] = &[Retention {
    of: "who asked in requests that are over",
    keep_days: 30,
    delete: || {
        sql!(
            "update order_requests set sealed = null where shop_id = $1 and id in (
                select r.id from order_requests r
                where r.shop_id = $1 and r.ended_at is not null and r.ended_at < $2 and r.sealed is not null
                order by r.ended_at limit 1000)"
        )
    },
}];

/// An order that is kept as a request, whatever it looks like.
fn screened(input: serde_json::Value) -> souk_core::Result<serde_json::Value> {
    let mut input = input;
    if let Some(fields) = input.as_object_mut() {
        fields.insert("screen".to_owned(), json!(true));
    }
    Ok(input)
}

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
        table: "order_requests",
        columns: "sealed reason",
        of_shop: Some(|| {
            sql!(
                "update order_requests set sealed = null, reason = '' where shop_id = $1 and id in (
                    select r.id from order_requests r
                    where r.shop_id = $1 and (r.sealed is not null or r.reason <> '')
                    order by r.id limit 500)"
            )
        }),
        // An order has the id of the request it came from.
        of_person: Some(|| {
            sql!(
                "update order_requests set sealed = null, reason = ''
                 where shop_id = $1 and id in_list($2) and state <> 'waiting'"
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
