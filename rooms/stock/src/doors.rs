//! The room's paths and CLI names, and everything else the registry lists.

use souk_engine::{
    Api, CommandDef, EventDef, Invariant, JobDef, Migration, MigrationSet, QueryDef, Room, ScheduleDef, Sql,
    sql,
};

use crate::changes::{HoldsEnded, LocationAdded, StockChanged, StockErased, StockHeld};
use crate::commands::{
    AddLocation, ApplyImportBatch, DeleteProduct, ExpireHolds, ImportProducts, RecordMovement, ResumeImport,
    ReverseMovement, RunImport, SetStock, UndoImport,
};
use crate::jobs::{ExpireReservations, ImportBatch};
use crate::queries::{
    LocationList, PublicList, PublicProduct, StockAt, StockLevels, StockMovements, VariantsForSale,
};
use crate::refusals;

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "stock",
    migrations: &[
        Migration { name: "0001_stock", sql: include_str!("../migrations/0001_stock.sql") },
        Migration { name: "0002_products", sql: include_str!("../migrations/0002_products.sql") },
    ],
};

const COMMANDS: &[CommandDef] = &[
    CommandDef::new::<AddLocation>(
        "Adds a location.",
        &[Api::post("/api/v1/locations").created()],
        "locations add",
    ),
    CommandDef::new::<RecordMovement>(
        "Records what came, went, was found or lost.",
        &[Api::post("/api/v1/stock/movements").created()],
        "stock move",
    ),
    CommandDef::new::<ReverseMovement>(
        "Mends a wrong movement by its opposite.",
        &[Api::post("/api/v1/stock/movements/{id}/reverse").created()],
        "stock reverse",
    ),
    CommandDef::new::<SetStock>("Says how much is there.", &[Api::post("/api/v1/stock/set")], "stock set"),
    CommandDef::new::<DeleteProduct>(
        "Archives a product, in two steps.",
        &[Api::delete("/api/v1/products/{id}")],
        "products delete",
    ),
    CommandDef::new::<ImportProducts>(
        "Previews a product file, and imports it.",
        &[Api::post("/api/v1/imports").created()],
        "import products",
    ),
    CommandDef::new::<RunImport>(
        "Starts a previewed import.",
        &[Api::post("/api/v1/imports/{id}/run")],
        "imports run",
    ),
    CommandDef::new::<ResumeImport>(
        "Goes on with a stopped import.",
        &[Api::post("/api/v1/imports/{id}/resume")],
        "imports resume",
    )
    .also(&["runs resume"])
    .taking("id"),
    CommandDef::new::<UndoImport>(
        "Takes an import back.",
        &[Api::post("/api/v1/imports/{id}/undo")],
        "imports undo",
    )
    .also(&["runs undo"])
    .taking("id"),
    CommandDef::new::<ApplyImportBatch>("Applies the next batch of an import.", &[], ""),
    CommandDef::new::<ExpireHolds>("Gives back holds whose time has come.", &[], ""),
];

const QUERIES: &[QueryDef] = &[
    QueryDef::new::<LocationList>("Where goods lie.", &[Api::get("/api/v1/locations")], "locations list"),
    QueryDef::new::<StockLevels>("What is on hand.", &[Api::get("/api/v1/stock/levels")], "stock show"),
    QueryDef::new::<StockMovements>(
        "What changed stock.",
        &[Api::get("/api/v1/stock/movements")],
        "stock movements",
    ),
    QueryDef::new::<StockAt>("On hand at a past moment.", &[Api::get("/api/v1/stock/at")], "stock at"),
    QueryDef::new::<VariantsForSale>(
        "Variants that can be sold, by the beginnings of words.",
        &[Api::get("/api/v1/stock/for-sale")],
        "stock for-sale",
    ),
    QueryDef::new::<PublicList>(
        "Products as customers see them.",
        &[Api::get("/api/v1/public/products")],
        "",
    ),
    QueryDef::new::<PublicProduct>(
        "One product as customers see it.",
        &[Api::get("/api/v1/public/products/{handle}")],
        "",
    ),
];

const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "on hand is the sum of the movements",
        find: || {
            sql!(
                "select s.shop_id, v.variant_code from stock_levels s
                 join v_variants v on v.shop_id = s.shop_id and v.id = s.variant_id
                 where s.on_hand <> (select cast(coalesce(sum(m.quantity), 0) as bigint) from stock_movements
                 m
                    where m.shop_id = s.shop_id and m.variant_id = s.variant_id and m.location_id =
                    s.location_id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update stock_levels set on_hand = on_hand + 1 where shop_id = $1")];
            PLANT
        },
    },
    Invariant {
        name: "what lies there of a product is the sum of its levels",
        find: || {
            sql!(
                "select p.shop_id, p.code from v_products p
                 left join v_product_stock n on n.shop_id = p.shop_id and n.product_id = p.id
                 where coalesce(n.on_hand, -1) <> (
                    select cast(coalesce(sum(s.on_hand), 0) as bigint) from v_variants v
                    join stock_levels s on s.shop_id = v.shop_id and s.variant_id = v.id
                    where v.shop_id = p.shop_id and v.product_id = p.id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update stock_levels set on_hand = on_hand + 1 where shop_id = $1")];
            PLANT
        },
    },
    Invariant {
        name: "reserved is the sum of what is held",
        find: || {
            sql!(
                "select s.shop_id, v.variant_code from stock_levels s
                 join v_variants v on v.shop_id = s.shop_id and v.id = s.variant_id
                 where s.reserved <> (select cast(coalesce(sum(r.quantity), 0) as bigint) from reservations r
                    where r.shop_id = s.shop_id and r.variant_id = s.variant_id and r.location_id =
                    s.location_id
                      and r.state = 'held')"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "update stock_levels set reserved = reserved + 1 where shop_id = $1 and reserved < on_hand"
            )];
            PLANT
        },
    },
];

pub static ROOM: Room = Room {
    commands: COMMANDS,
    queries: QUERIES,
    events: &[
        EventDef::new::<LocationAdded>("A location was added."),
        EventDef::new::<StockChanged>("A stock level changed."),
        EventDef::new::<StockHeld>("Stock is held for an order."),
        EventDef::new::<HoldsEnded>("What an order held was sold, given back or ran out of time."),
        EventDef::new::<StockErased>("The stock of an import that was taken back is gone."),
    ],
    jobs: &[JobDef::new::<ImportBatch>(), JobDef::new::<ExpireReservations>()],
    schedules: &[ScheduleDef {
        name: "expire_reservations",
        every_seconds: 60,
        job: || ("expire_reservations", serde_json::json!({})),
    }],
    refusals: refusals::ALL,
    invariants: INVARIANTS,
    harmless: &["locations: name address", "stock_movements: kind reason actor_kind", "reservations: state"],
    texts: souk_engine::texts!(),
    ..Room::named("stock", MIGRATIONS)
};
