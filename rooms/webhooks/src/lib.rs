//! Tells other programs what happened in a shop, by the Standard Webhooks specification.

pub mod changes;
pub mod commands;
mod doors;
pub mod jobs;
pub mod model;
pub mod ports;
pub mod queries;
pub mod refusals;

use souk_engine::{EventDef, Job, JobDef, Migration, MigrationSet, Personal, Retention, Room, sql};

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "webhooks",
    migrations: &[
        Migration { name: "0001_webhooks", sql: include_str!("../migrations/0001_webhooks.sql") },
        Migration { name: "0002_rests", sql: include_str!("../migrations/0002_rests.sql") },
        Migration { name: "0003_waiting", sql: include_str!("../migrations/0003_waiting.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: doors::COMMANDS,
    queries: doors::QUERIES,
    events: &[
        EventDef::new::<changes::WebhookChanged>("An endpoint was added, changed or turned on or off."),
        EventDef::new::<changes::DeliveryChanged>(
            "A delivery to an endpoint was made, tried or asked for again.",
        ),
    ],
    jobs: &[JobDef::new::<jobs::FanOut>(), JobDef::new::<jobs::DeliverWebhook>()],
    listener: Some(<jobs::FanOut as Job>::NAME),
    refusals: refusals::ALL,
    retention: &[
        Retention {
            of: "attempts at deliveries",
            keep_days: 30,
            delete: || {
                sql!(
                    "delete from webhook_attempts where shop_id = $1 and (delivery_id, number) in (
                        select a.delivery_id, a.number from webhook_attempts a
                        join webhook_deliveries d on d.shop_id = a.shop_id and d.id = a.delivery_id
                        where a.shop_id = $1 and d.created_at < $2 and d.state <> 'waiting'
                        order by a.delivery_id, a.number limit 1000)"
                )
            },
        },
        Retention {
            of: "deliveries to endpoints",
            keep_days: 30,
            delete: || {
                sql!(
                    "delete from webhook_deliveries where shop_id = $1 and id in (
                        select d.id from webhook_deliveries d
                        where d.shop_id = $1 and d.created_at < $2 and d.state <> 'waiting'
                          and not exists (select 1 from webhook_attempts a
                              where a.shop_id = d.shop_id and a.delivery_id = d.id)
                        order by d.id limit 1000)"
                )
            },
        },
    ],
    personal: PERSONAL,
    harmless: &[
        "webhook_endpoints: events state reason secret secret_before",
        "webhook_deliveries: event state",
        "webhook_attempts: failure",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("webhooks", MIGRATIONS)
};

const PERSONAL: &[Personal] = &[
    Personal {
        table: "webhook_attempts",
        columns: "answer",
        of_shop: Some(|| {
            sql!(
                "delete from webhook_attempts where shop_id = $1 and (delivery_id, number) in (
                    select a.delivery_id, a.number from webhook_attempts a where a.shop_id = $1
                    order by a.delivery_id, a.number limit 500)"
            )
        }),
        of_person: Some(|| {
            sql!(
                "delete from webhook_attempts where shop_id = $1 and delivery_id in (
                    select d.id from webhook_deliveries d where d.shop_id = $1 and d.subject in_list($2))"
            )
        }),
    },
    Personal {
        // What is on its way is not sent any more either.
        table: "webhook_deliveries",
        columns: "body",
        of_shop: Some(|| {
            sql!(
                "delete from webhook_deliveries where shop_id = $1 and id in (
                    select d.id from webhook_deliveries d where d.shop_id = $1 order by d.id limit 500)"
            )
        }),
        of_person: Some(|| sql!("delete from webhook_deliveries where shop_id = $1 and subject in_list($2)")),
    },
    Personal {
        table: "webhook_endpoints",
        columns: "url",
        of_shop: Some(|| {
            sql!(
                "delete from webhook_endpoints where shop_id = $1 and id in (
                    select e.id from webhook_endpoints e where e.shop_id = $1 order by e.id limit 500)"
            )
        }),
        of_person: None,
    },
];
