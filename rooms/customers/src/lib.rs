//! Who buys: customers, how channels know them, whether they may order, and the counters that orders keep of
//! them.

pub mod changes;
pub mod commands;
pub mod model;
pub mod queries;
pub mod refusals;

pub use changes::{
    CustomerRow, Ordering, drop_open, hold_open, is_phone_blocked, known_by_phone, meet_ordering,
    note_delivered, note_returned,
};
pub use model::phone;

use souk_engine::{
    Api, CommandDef, EventDef, Invariant, Migration, MigrationSet, Personal, QueryDef, Room, Sql, sql,
};

/// The tenant, as the trade calls it.
pub type ShopId = souk_core::TenantId;

souk_core::id_type!(
    /// Who buys.
    CustomerId,
    "cus"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "customers",
    migrations: &[
        Migration { name: "0001_customers", sql: include_str!("../migrations/0001_customers.sql") },
        Migration { name: "0002_blocked_phones", sql: include_str!("../migrations/0002_blocked_phones.sql") },
        Migration { name: "0003_sorted", sql: include_str!("../migrations/0003_sorted.sql") },
        Migration { name: "0004_spent", sql: include_str!("../migrations/0004_spent.sql") },
    ],
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
        CommandDef::new::<commands::BlockPhone>(
            "Has a member look at every order of a telephone first.",
            &[Api::post("/api/v1/blocked-phones").created()],
            "customers block-phone",
        ),
        CommandDef::new::<commands::UnblockPhone>(
            "Lifts the block of a telephone.",
            &[Api::post("/api/v1/blocked-phones/lift")],
            "customers unblock-phone",
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
        QueryDef::new::<queries::BlockedPhoneList>(
            "Blocked telephones, latest first.",
            &[Api::get("/api/v1/blocked-phones")],
            "customers blocked-phones",
        ),
    ],
    events: &[
        EventDef::new::<changes::CustomerMet>("A customer ordered or wrote for the first time."),
        EventDef::new::<changes::CustomerCounted>("A customer's counters moved."),
        EventDef::new::<changes::CustomerBlocked>("A customer may order no more."),
        EventDef::new::<changes::CustomerUnblocked>("A blocked customer may order again."),
        EventDef::new::<changes::PhoneBlocked>("A telephone was blocked."),
        EventDef::new::<changes::PhoneUnblocked>("The block of a telephone was lifted."),
    ],
    refusals: refusals::ALL,
    invariants: &[Invariant {
        name: "every customer is known by something",
        find: || {
            sql!(
                "select c.shop_id, c.name from customers c where c.erased = false and not exists (
                    select 1 from customer_identities i where i.shop_id = c.shop_id and i.customer_id = c.id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "insert into customers (shop_id, id, name, name_fold, fold_version, lang, blocked_at,
                                        blocked_until, block_reason, open_orders, orders, delivered,
                                        returned, last_order_at,
                                        erased, created_at)
                 select shop_id, shop_id, 'plant', 'plant', 1, 'en', null, null, null, 0, 0, 0, 0, null,
                        false, 0
                 from v_tenants where shop_id = $1"
            )];
            PLANT
        },
    }],
    personal: PERSONAL,
    harmless: &["customers: lang", "customer_identities: kind"],
    texts: souk_engine::texts!(),
    ..Room::named("customers", MIGRATIONS)
};

/// Counters and dates of a forgotten customer stay: they are figures of the shop.
const PERSONAL: &[Personal] = &[
    Personal {
        table: "blocked_phones",
        columns: "phone reason",
        of_shop: Some(|| {
            sql!(
                "delete from blocked_phones where shop_id = $1 and phone in (
                    select b.phone from blocked_phones b where b.shop_id = $1 order by b.phone limit 500)"
            )
        }),
        // Before the identities go, which say whose it is.
        of_person: Some(|| {
            sql!(
                "delete from blocked_phones where shop_id = $1 and phone in (
                    select i.value from customer_identities i
                    where i.shop_id = $1 and i.kind = 'phone' and i.customer_id in_list($2))"
            )
        }),
    },
    Personal {
        table: "customers",
        columns: "name name_fold block_reason",
        of_shop: Some(|| {
            sql!(
                "update customers set name = '—', name_fold = '', block_reason = null, erased = true
                 where shop_id = $1 and id in (
                    select c.id from customers c where c.shop_id = $1 and c.erased = false
                    order by c.id limit 500)"
            )
        }),
        of_person: Some(|| {
            sql!(
                "update customers set name = '—', name_fold = '', block_reason = null, erased = true
                 where shop_id = $1 and id in_list($2) and erased = false"
            )
        }),
    },
    Personal {
        table: "customer_identities",
        columns: "value",
        of_shop: Some(|| {
            sql!(
                "delete from customer_identities where shop_id = $1 and (kind, value) in (
                    select i.kind, i.value from customer_identities i where i.shop_id = $1
                    order by i.kind, i.value limit 500)"
            )
        }),
        of_person: Some(|| {
            sql!("delete from customer_identities where shop_id = $1 and customer_id in_list($2)")
        }),
    },
];
