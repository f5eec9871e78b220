//! The room as the registry knows it: its commands and queries with their paths and CLI names.

use souk_engine::{Api, CommandDef, EventDef, Migration, MigrationSet, QueryDef, Room};

use crate::changes::DeliveryRateChanged;
use crate::commands::{ImportDeliveryRates, RemoveDeliveryRate, SetDeliveryRate};
use crate::queries::{DeliveryFees, DeliveryRateList, PlaceList};
use crate::refusals;

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "places",
    migrations: &[Migration { name: "0001_places", sql: include_str!("../migrations/0001_places.sql") }],
};

pub static ROOM: Room = Room {
    commands: &[
        CommandDef::new::<SetDeliveryRate>(
            "Sets what a carrier's delivery to a place costs, or that it does not go there.",
            &[Api::put("/api/v1/delivery/rates")],
            "delivery-rates set",
        ),
        CommandDef::new::<RemoveDeliveryRate>(
            "Removes a delivery rate; the next less exact one holds.",
            &[Api::delete("/api/v1/delivery/rates/{id}")],
            "delivery-rates remove",
        ),
        CommandDef::new::<ImportDeliveryRates>(
            "Takes a file of delivery rates by name: all of it, or none and every doubtful row named.",
            &[Api::post("/api/v1/delivery/rates/import")],
            "delivery-rates import",
        ),
    ],
    queries: &[
        QueryDef::new::<PlaceList>(
            "Provinces and municipalities of a map version.",
            &[Api::get("/api/v1/places")],
            "places list",
        ),
        QueryDef::new::<DeliveryRateList>(
            "The shop's delivery rates.",
            &[Api::get("/api/v1/delivery/rates")],
            "delivery-rates list",
        ),
        QueryDef::new::<DeliveryFees>(
            "What delivery to a place costs, by carrier and option.",
            &[Api::get("/api/v1/delivery/fees")],
            "delivery-fees list",
        ),
    ],
    events: &[EventDef::new::<DeliveryRateChanged>(
        "Delivery rates of a shop were set, imported or removed.",
    )],
    refusals: refusals::ALL,
    harmless: &["delivery_rates: carrier option scope"],
    texts: souk_engine::texts!(),
    ..Room::named("places", MIGRATIONS)
};
