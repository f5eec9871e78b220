//! Paths, CLI names, events, work and audit statements of this room, as data.

use serde_json::json;
use souk_engine::{
    Api, CommandDef, EventDef, Invariant, JobDef, Personal, QueryDef, ReactionDef, Retention, ScheduleDef,
    Sql, sql,
};
use souk_orders::changes::{OrderPlaced, OrderRequestMade};

use crate::changes::{LeadEnded, LeadKept, LeadsStopped};
use crate::commands::{CloseLead, ExpireLeads, KeepLead, SettleLead, WithdrawLead};
use crate::jobs::EndLeads;
use crate::queries::{LeadCard, LeadList};
use crate::reactions::{OnOrder, OnRequest};

pub(crate) const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<KeepLead>(
        "Keeps a checkout that was left behind, of a customer who may be called about it.",
        &[Api::post("/api/v1/leads")],
        "",
    ),
    CommandDef::new::<WithdrawLead>(
        "Takes back a customer's word that they may be called.",
        &[Api::post("/api/v1/leads/withdraw")],
        "",
    ),
    CommandDef::new::<CloseLead>(
        "Records that a lead was called, or does not want it.",
        &[Api::post("/api/v1/leads/{id}/close")],
        "leads close",
    ),
    CommandDef::new::<SettleLead>("Ends the leads of a customer who ordered.", &[], ""),
    CommandDef::new::<ExpireLeads>("Ends leads whose time is over.", &[], ""),
];

pub(crate) const QUERIES: &[QueryDef] = &[
    QueryDef::new::<LeadList>(
        "Checkouts that were left behind, newest first.",
        &[Api::get("/api/v1/leads")],
        "leads list",
    )
    .sheet(&[
        ("name", "name"),
        ("phone", "phone"),
        ("goods", "goods_minor"),
        ("currency", "currency"),
        ("state", "state"),
        ("seen_at", "seen_at"),
        ("kept_until", "expires_at"),
    ]),
    QueryDef::new::<LeadCard>("One lead.", &[Api::get("/api/v1/leads/{id}")], "leads show"),
];

pub(crate) const EVENTS: &[EventDef] = &[
    EventDef::new::<LeadKept>("A checkout was left behind by somebody who may be called."),
    EventDef::new::<LeadEnded>("A lead was called, ordered, declined or is over."),
    EventDef::new::<LeadsStopped>("A form was sent, or somebody took back that they may be called."),
];

pub(crate) const REACTIONS: &[ReactionDef] =
    &[ReactionDef::new::<OrderPlaced, OnOrder>(), ReactionDef::new::<OrderRequestMade, OnRequest>()];

pub(crate) const JOBS: &[JobDef] = &[JobDef::new::<EndLeads>()];

pub(crate) const SCHEDULES: &[ScheduleDef] =
    &[ScheduleDef { name: "end_leads", every_seconds: 300, job: || ("end_leads", json!({})) }];

pub(crate) const RETENTION: &[Retention] = &[
    Retention {
        of: "checkouts that were left behind and are over",
        keep_days: 3,
        delete: || {
            sql!(
                "delete from leads where shop_id = $1 and id in (
                    select l.id from leads l where l.shop_id = $1 and l.ended_at < $2
                    order by l.id limit 1000)"
            )
        },
    },
    // No form is older than a day.
    Retention {
        of: "that a form, a browser or a telephone is not called about",
        keep_days: 3,
        delete: || {
            sql!(
                "delete from lead_stops where shop_id = $1 and who in (
                    select s.who from lead_stops s where s.shop_id = $1 and s.at < $2
                    order by s.who limit 1000)"
            )
        },
    },
];

pub(crate) const INVARIANTS: &[Invariant] = &[Invariant {
    name: "a lead that ended with an order names one",
    find: || {
        sql!(
            "select l.shop_id, l.state from leads l
             where l.state = 'ordered'
               and not exists (select 1 from v_orders o where o.shop_id = l.shop_id and o.id = l.order_id)
               and not exists (
                    select 1 from v_order_requests r where r.shop_id = l.shop_id and r.id = l.order_id)"
        )
    },
    plant: || {
        static PLANT: &[&Sql] = &[sql!(
            "insert into leads (shop_id, id, state, mark, open_mark, form, name, phone, lang, province,
                                municipality, lines, goods, currency, note, consent_at, seen_at, expires_at,
                                ended_at, order_id)
             values ($1, $1, 'ordered', 'plant', null, '', '', '', 'en', '', '', '[]', 0, 'DZD', '', 0, 0, 1,
                     1, $1)"
        )];
        PLANT
    },
}];

/// Nothing of a lead is a figure of the shop: the whole row goes.
pub(crate) const PERSONAL: &[Personal] = &[Personal {
    table: "leads",
    columns: "name phone municipality note",
    of_shop: Some(|| {
        sql!(
            "delete from leads where shop_id = $1 and id in (
                select l.id from leads l where l.shop_id = $1 order by l.id limit 500)"
        )
    }),
    // Before the identities go, which say whose it is.
    of_person: Some(|| {
        sql!(
            "delete from leads where shop_id = $1 and phone in (
                select i.value from v_customer_identities i
                where i.shop_id = $1 and i.kind = 'phone' and i.customer_id in_list($2))"
        )
    }),
}];
