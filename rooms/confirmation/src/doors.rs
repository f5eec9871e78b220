//! Paths, CLI names, events and audit statements of this room, as data.

use souk_engine::{Api, CommandDef, EventDef, Invariant, Personal, QueryDef, Sql, sql};

use crate::changes::{
    CallLeased, CallMade, CallReleased, CallRulesChanged, CallSettled, CallbackAsked, CallbackEnded,
};
use crate::commands::{AskForCall, EndCallback, NextCall, RecordCall, ReleaseCall, UpdateCallRules};
use crate::queries::{CallCard, CallQueue, CallRulesCard, CallTeam, CallbackList, GiveUpList};

pub(crate) const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<NextCall>(
        "Leases the order to call about next, for ten minutes.",
        &[Api::post("/api/v1/confirmation/next")],
        "calls next",
    ),
    CommandDef::new::<RecordCall>(
        "Records what a call brought, and does it.",
        &[Api::post("/api/v1/orders/{id}/calls").created()],
        "calls record",
    ),
    CommandDef::new::<ReleaseCall>(
        "Gives a leased order back to the queue.",
        &[Api::post("/api/v1/orders/{id}/release-call")],
        "calls release",
    ),
    CommandDef::new::<UpdateCallRules>(
        "Changes when the shop calls and what it says.",
        &[Api::patch("/api/v1/confirmation/rules")],
        "calls set-rules",
    ),
    CommandDef::new::<AskForCall>(
        "Asks to be called about an order, by its customer.",
        &[Api::post("/api/v1/order-status/call")],
        "",
    ),
    CommandDef::new::<EndCallback>(
        "Notes that a customer who wanted it was called back.",
        &[Api::post("/api/v1/orders/{id}/called-back")],
        "calls called-back",
    ),
];

pub(crate) const QUERIES: &[QueryDef] = &[
    QueryDef::new::<CallQueue>(
        "Who waits for a call, and what today brought.",
        &[Api::get("/api/v1/confirmation")],
        "calls queue",
    ),
    QueryDef::new::<CallCard>(
        "An order as whoever calls sees it, with every attempt.",
        &[Api::get("/api/v1/orders/{id}/calls")],
        "calls show",
    ),
    QueryDef::new::<CallTeam>(
        "Who calls whom, and each member's figures.",
        &[Api::get("/api/v1/confirmation/team")],
        "calls team",
    ),
    QueryDef::new::<GiveUpList>(
        "Customers who were tried often enough.",
        &[Api::get("/api/v1/confirmation/give-up")],
        "calls give-up",
    ),
    QueryDef::new::<CallRulesCard>(
        "When the shop calls and what it says.",
        &[Api::get("/api/v1/confirmation/rules")],
        "calls rules",
    ),
    QueryDef::new::<CallbackList>(
        "Customers who wait to be called back.",
        &[Api::get("/api/v1/confirmation/callbacks")],
        "calls callbacks",
    ),
];

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<CallLeased>("A member took an order to call about."),
    EventDef::new::<CallReleased>("An order went back to the queue of calls."),
    EventDef::new::<CallSettled>("An order was decided without a call."),
    EventDef::new::<CallMade>("A customer was called."),
    EventDef::new::<CallRulesChanged>("The rules of calls changed."),
    EventDef::new::<CallbackAsked>("A customer wants to be called about their order."),
    EventDef::new::<CallbackEnded>("A customer who wanted it was called."),
];

pub(crate) const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "every attempt of a call is counted and has its row",
        find: || {
            sql!(
                "select c.shop_id, o.code from calls c
                 join v_order_calls o on o.shop_id = c.shop_id and o.id = c.order_id
                 where c.attempts <> (
                    select cast(count(*) as bigint) from call_attempts a
                    where a.shop_id = c.shop_id and a.order_id = c.order_id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[
                sql!("update calls set attempts = attempts + 1 where shop_id = $1"),
                sql!(
                    "insert into calls (shop_id, order_id, state, next_at, attempts, tries, days, last_day,
                                        lease_kind, lease_id, leased_at, lease_until, rev)
                     select o.shop_id, o.id, 'retry', 0, 1, 1, 1, '', 'member', o.id, 0, 0, 1
                     from v_order_calls o where o.shop_id = $1 and o.status = 'pending'
                     on conflict (shop_id, order_id) do nothing"
                ),
            ];
            PLANT
        },
    },
    Invariant {
        name: "whoever wants to be called back has an order or a checkout",
        find: || {
            sql!(
                "select b.shop_id, b.state from callbacks b
                 where not exists (
                    select 1 from v_orders o where o.shop_id = b.shop_id and o.id = b.order_id)
                   and not exists (
                    select 1 from v_order_requests r where r.shop_id = b.shop_id and r.id = b.order_id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "insert into callbacks (shop_id, order_id, state, asked_at, ended_at)
                 values ($1, $1, 'waiting', 0, null)"
            )];
            PLANT
        },
    },
    Invariant {
        name: "an order that was given twice names the one that stays",
        find: || {
            sql!(
                "select a.shop_id, a.outcome from call_attempts a
                 where a.outcome = 'duplicate' and not exists (
                    select 1 from v_order_calls o where o.shop_id = a.shop_id and o.id = a.duplicate_of)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "insert into call_attempts (shop_id, order_id, number, at, actor_kind, actor_id, outcome,
                                            seconds, note, until, duplicate_of)
                 select o.shop_id, o.id, 999, 0, 'member', o.id, 'duplicate', 0, '', null, o.shop_id
                 from v_order_calls o where o.shop_id = $1 and o.status = 'pending'"
            )];
            PLANT
        },
    },
];

/// Who called whom and with what result are figures of the shop; what was noted is of the customer.
pub(crate) const PERSONAL: &[Personal] = &[Personal {
    table: "call_attempts",
    columns: "note",
    of_shop: Some(|| {
        sql!(
            "update call_attempts set note = '' where shop_id = $1 and (order_id, number) in (
                select a.order_id, a.number from call_attempts a where a.shop_id = $1 and a.note <> ''
                order by a.order_id, a.number limit 500)"
        )
    }),
    of_person: Some(|| {
        sql!("update call_attempts set note = '' where shop_id = $1 and order_id in_list($2) and note <> ''")
    }),
}];
