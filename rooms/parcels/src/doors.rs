//! The room as the registry knows it: its commands and queries with their paths and CLI names.

use souk_engine::{
    Api, CommandDef, EventDef, Invariant, JobDef, Migration, MigrationSet, Personal, QueryDef, ReactionDef,
    Room, ScheduleDef, Sql, sql,
};
use souk_orders::changes::OrderCancelled;

use crate::changes::{AccountChanged, ParcelCreated, ParcelMeasured, ParcelStatusChanged};
use crate::commands::{
    CancelParcel, CountDrivers, CreateParcel, DropParcel, MeasureParcel, MoveParcel, MoveParcels, SendOrders,
    SetCarrierAccount, UndoConfirmation,
};
use crate::jobs;
use crate::queries::draw;
use crate::queries::{
    COLUMNS, CarrierAccountList, CarrierOutcome, DriverManifest, OrderSheet, ParcelBoard, ParcelCard,
    ParcelFigures, ParcelLabel, ParcelList, ReceivableByAge,
};
use crate::reactions::OrderDropped;
use crate::refusals;

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "parcels",
    migrations: &[
        Migration { name: "0001_parcels", sql: include_str!("../migrations/0001_parcels.sql") },
        Migration { name: "0002_parcel_moves", sql: include_str!("../migrations/0002_parcel_moves.sql") },
        Migration {
            name: "0003_account_carrier",
            sql: include_str!("../migrations/0003_account_carrier.sql"),
        },
    ],
};

pub static ROOM: Room = Room {
    commands: &[
        CommandDef::new::<SetCarrierAccount>(
            "Makes, renames or puts aside a driver of the shop.",
            &[Api::put("/api/v1/carrier-accounts")],
            "carrier-accounts set",
        ),
        CommandDef::new::<CreateParcel>(
            "Makes the parcel of a confirmed order.",
            &[Api::post("/api/v1/parcels").created()],
            "parcels create",
        ),
        CommandDef::new::<SendOrders>(
            "Makes parcels of many confirmed orders for one driver; each row says what came of it.",
            &[Api::post("/api/v1/parcels/send")],
            "parcels send",
        ),
        CommandDef::new::<MoveParcel>(
            "Moves a parcel on, and its order with it.",
            &[Api::post("/api/v1/parcels/{id}/move")],
            "parcels move",
        ),
        CommandDef::new::<MoveParcels>(
            "Moves many parcels to one state; each row says what came of it.",
            &[Api::post("/api/v1/parcels/move")],
            "parcels move-all",
        ),
        CommandDef::new::<CancelParcel>(
            "Cancels a parcel that is still in the house.",
            &[Api::post("/api/v1/parcels/{id}/cancel")],
            "parcels cancel",
        ),
        CommandDef::new::<MeasureParcel>(
            "Weighs and measures a parcel.",
            &[Api::post("/api/v1/parcels/{id}/measure")],
            "parcels measure",
        ),
        CommandDef::new::<UndoConfirmation>(
            "Has a confirmed order confirmed again; only while no parcel of it lives.",
            &[Api::post("/api/v1/orders/{id}/unconfirm")],
            "orders unconfirm",
        ),
        CommandDef::new::<CountDrivers>("Counts those who carry for a shop anew.", &[], ""),
        CommandDef::new::<DropParcel>("Cancels the parcel of a cancelled order.", &[], ""),
    ],
    queries: &[
        QueryDef::new::<CarrierAccountList>(
            "Who carries for the shop.",
            &[Api::get("/api/v1/carrier-accounts")],
            "carrier-accounts list",
        ),
        QueryDef::new::<ParcelList>("Parcels.", &[Api::get("/api/v1/parcels")], "parcels list"),
        QueryDef::new::<OrderSheet>(
            "The order book for spreadsheets, with lines and parcels.",
            &[],
            "orders sheet",
        )
        .sheet(COLUMNS),
        QueryDef::new::<ParcelBoard>(
            "Where the open parcels stand, and which have stood there longer than is usual.",
            &[Api::get("/api/v1/parcels/board")],
            "parcels board",
        ),
        QueryDef::new::<ParcelFigures>(
            "How parcels end, by driver, and why they come back.",
            &[Api::get("/api/v1/parcels/figures")],
            "parcels figures",
        ),
        QueryDef::new::<CarrierOutcome>(
            "What became of each driver's parcels, by province and option, and who is suggested.",
            &[Api::get("/api/v1/parcels/outcome")],
            "parcels outcome",
        ),
        QueryDef::new::<ReceivableByAge>(
            "What carriers have of the shop's money, by its age.",
            &[Api::get("/api/v1/receivables")],
            "receivables list",
        ),
        QueryDef::new::<ParcelCard>(
            "One parcel with its order and its story.",
            &[Api::get("/api/v1/parcels/{id}")],
            "parcels show",
        ),
        QueryDef::new::<ParcelLabel>(
            "A parcel's label, as a sheet of A6 to be printed.",
            &[Api::get("/api/v1/parcels/{id}/label").drawn("application/pdf", draw)],
            "",
        ),
        QueryDef::new::<DriverManifest>(
            "What one driver takes along on a day, with the sum to collect.",
            &[Api::get("/api/v1/carrier-accounts/{account_id}/manifest")],
            "parcels manifest",
        ),
    ],
    jobs: &[JobDef::new::<jobs::CountDrivers>()],
    schedules: &[ScheduleDef {
        name: "count_drivers",
        every_seconds: 86_400,
        job: || ("count_drivers", serde_json::json!({})),
    }],
    events: &[
        EventDef::new::<AccountChanged>("A driver joined, was renamed or put aside."),
        EventDef::new::<ParcelCreated>("An order got its parcel."),
        EventDef::new::<ParcelStatusChanged>("A parcel moved on."),
        EventDef::new::<ParcelMeasured>("A parcel was weighed and measured."),
    ],
    reactions: &[ReactionDef::new::<OrderCancelled, OrderDropped>()],
    refusals: refusals::ALL,
    invariants: INVARIANTS,
    personal: PERSONAL,
    harmless: &[
        "carrier_accounts: kind carrier",
        "parcels: reference currency state",
        "parcel_events: from_state to_state reason actor_kind",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("parcels", MIGRATIONS)
};

const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "the plan counts those who carry",
        find: || {
            sql!(
                "select e.shop_id, cast(e.used as text) from v_entitlements e
                 where e.key = 'carriers.max' and e.used <> (
                    select cast(count(*) as bigint) from carrier_accounts a
                    where a.shop_id = e.shop_id and a.is_active)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update carrier_accounts set is_active = false where shop_id = $1")];
            PLANT
        },
    },
    Invariant {
        name: "a living parcel's order is not behind it",
        find: || {
            sql!(
                "select p.shop_id, p.reference from parcels p
                 join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
                 where (p.state = 'delivered' and o.status not in ('delivered', 'returning', 'returned'))
                    or (p.state not in ('created', 'cancelled')
                        and o.status in ('pending', 'confirmed', 'awaiting_payment', 'payment_review',
                                         'cancelled'))"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update parcels set state = 'delivered' where shop_id = $1 and state = 'created'")];
            PLANT
        },
    },
    Invariant {
        // A reaction does it; an hour before the shop's last parcel moved it was done.
        name: "the parcel of a cancelled order is cancelled with it",
        find: || {
            sql!(
                "select p.shop_id, p.reference from parcels p
                 join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
                 where p.live_order is not null and o.status = 'cancelled'
                   and o.status_at + 3600000000 <
                       (select max(n.state_at) from parcels n where n.shop_id = p.shop_id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "update parcels set state_at = state_at + 7200000000,
                        order_id = (select o.id from v_orders o where o.shop_id = $1
                                    and o.status = 'cancelled' order by o.id limit 1),
                        live_order = (select o.id from v_orders o where o.shop_id = $1
                                      and o.status = 'cancelled' order by o.id limit 1)
                 where shop_id = $1 and state = 'created'"
            )];
            PLANT
        },
    },
    Invariant {
        name: "a parcel collects what its order is due",
        find: || {
            sql!(
                "select p.shop_id, p.reference from parcels p
                 join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
                 where p.live_order is not null and p.state <> 'created' and o.payment_status = 'due'
                   and p.amount <> o.total"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "update parcels set amount = amount + 100, state = 'picked_up'
                 where shop_id = $1 and live_order is not null"
            )];
            PLANT
        },
    },
];

const PERSONAL: &[Personal] = &[
    Personal {
        // Drivers work for the shop; no customer is named here. Nobody can type a name that begins with a
        // space, so none has it already.
        table: "carrier_accounts",
        columns: "label phone",
        of_shop: Some(|| {
            sql!(
                "update carrier_accounts set label = ' #' || cast(number as text), phone = ''
                 where shop_id = $1 and id in (
                    select a.id from carrier_accounts a
                    where a.shop_id = $1 and (a.phone <> '' or a.label <> ' #' || cast(a.number as text))
                    order by a.id limit 500)"
            )
        }),
        of_person: None,
    },
    Personal {
        table: "parcel_events",
        columns: "note",
        of_shop: Some(|| {
            sql!(
                "update parcel_events set note = '' where shop_id = $1 and (parcel_id, rev) in (
                    select e.parcel_id, e.rev from parcel_events e where e.shop_id = $1 and e.note <> ''
                    order by e.parcel_id, e.rev limit 500)"
            )
        }),
        of_person: Some(|| {
            sql!(
                "update parcel_events set note = '' where shop_id = $1 and note <> '' and parcel_id in (
                    select p.id from parcels p where p.shop_id = $1 and p.order_id in_list($2))"
            )
        }),
    },
];
