//! Who buys: customers, how channels know them, whether they may order, and the counters that orders keep of
//! them.

pub mod changes;
pub mod commands;
pub mod model;
pub mod queries;
pub mod refusals;

pub use changes::{
    CustomerRow, Ordering, drop_open, hold_open, known_by_phone, meet_ordering, note_delivered, note_returned,
};
pub use model::phone;

use souk_core::Lang;
use souk_engine::{Api, CommandDef, EventDef, Invariant, Migration, MigrationSet, QueryDef, Room, Sql, sql};

/// The tenant, as the trade calls it.
pub type ShopId = souk_core::TenantId;

souk_core::id_type!(
    /// Who buys.
    CustomerId,
    "cus"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "customers",
    migrations: &[Migration {
        name: "0001_customers",
        sql: include_str!("../migrations/0001_customers.sql"),
    }],
};

pub static ROOM: Room = Room {
    commands: &[
        CommandDef::new::<commands::BlockCustomer>(
            "Lets a customer order no more.",
            &[Api::post("/api/v1/customers/{id}/block")],
            "customers block",
        ),
        CommandDef::new::<commands::UnblockCustomer>(
            "Lets a blocked customer order again.",
            &[Api::post("/api/v1/customers/{id}/unblock")],
            "customers unblock",
        ),
    ],
    queries: &[
        QueryDef::new::<queries::CustomerList>(
            "Customers, newest first.",
            &[Api::get("/api/v1/customers")],
            "customers list",
        ),
        QueryDef::new::<queries::CustomerCard>(
            "One customer.",
            &[Api::get("/api/v1/customers/{id}")],
            "customers show",
        ),
    ],
    events: &[
        EventDef::new::<changes::CustomerMet>("A customer ordered or wrote for the first time."),
        EventDef::new::<changes::CustomerCounted>("A customer's counters moved."),
        EventDef::new::<changes::CustomerBlocked>("A customer may order no more."),
        EventDef::new::<changes::CustomerUnblocked>("A blocked customer may order again."),
    ],
    refusals: refusals::ALL,
    invariants: &[Invariant {
        name: "every customer is known by something",
        find: || {
            sql!(
                "select c.shop_id, c.name from customers c where not exists (
                    select 1 from customer_identities i where i.shop_id = c.shop_id and i.customer_id = c.id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "insert into customers (shop_id, id, name, name_fold, fold_version, lang, blocked_at,
                                        blocked_until, block_reason, open_orders, orders, delivered,
                                        returned, last_order_at,
                                        created_at)
                 select shop_id, shop_id, 'plant', 'plant', 1, 'en', null, null, null, 0, 0, 0, 0, null, 0
                 from v_tenants where shop_id = $1"
            )];
            PLANT
        },
    }],
    texts: &[(Lang::En, include_str!("../texts/en.ftl")), (Lang::Ar, include_str!("../texts/ar.ftl"))],
    ..Room::named("customers", MIGRATIONS)
};
