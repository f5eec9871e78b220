//! The room as the registry knows it: its commands and queries with their paths and CLI names.

use souk_engine::{Api, CommandDef, EventDef, Migration, MigrationSet, QueryDef, Room};

use crate::changes::{DeliveryRateChanged, PlacesTaken, StopDesksChanged};
use crate::commands::{
    ConfirmCarrierPlace, ConfirmDeskPlace, ImportDeliveryRates, ImportPlaces, ImportStopDesks,
    MapCarrierPlaces, OpenStopDesk, PlaceMap, RemoveDeliveryRate, RemoveZone, SetCarrier, SetDeliveryRate,
    SetStopDesk, SetZone,
};
use crate::queries::{
    CarrierList, CarrierPlaceList, DeliveryFees, DeliveryGrid, DeliveryRateList, PlaceList, StopDeskList,
    ZoneList,
};
use crate::refusals;

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "places",
    migrations: &[
        Migration { name: "0001_places", sql: include_str!("../migrations/0001_places.sql") },
        Migration { name: "0002_stop_desks", sql: include_str!("../migrations/0002_stop_desks.sql") },
        Migration { name: "0003_desks_by_hand", sql: include_str!("../migrations/0003_desks_by_hand.sql") },
        Migration { name: "0004_zones", sql: include_str!("../migrations/0004_zones.sql") },
        Migration { name: "0005_carriers", sql: include_str!("../migrations/0005_carriers.sql") },
        Migration { name: "0006_place_maps", sql: include_str!("../migrations/0006_place_maps.sql") },
        Migration { name: "0007_carrier_names", sql: include_str!("../migrations/0007_carrier_names.sql") },
    ],
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
        )
        .also(&["import-rates"])
        .from_files(&[("file", "content")]),
        CommandDef::new::<SetZone>(
            "Groups provinces and municipalities into a zone with rates of its own.",
            &[Api::put("/api/v1/delivery/zones")],
            "delivery-zones set",
        ),
        CommandDef::new::<RemoveZone>(
            "Takes a zone away; less exact rates hold in its places.",
            &[Api::delete("/api/v1/delivery/zones/{id}")],
            "delivery-zones remove",
        ),
        CommandDef::new::<SetCarrier>(
            "Sets what a carrier takes for weight beyond 5 kg, and by which map it names places.",
            &[Api::put("/api/v1/carriers")],
            "carriers set",
        ),
        CommandDef::new::<SetStopDesk>(
            "Makes or changes a desk where customers collect.",
            &[Api::put("/api/v1/stop-desks")],
            "stop-desks set",
        ),
        CommandDef::new::<ImportPlaces>(
            "Takes a map of the country from two files: its provinces and its municipalities.",
            &[Api::post("/api/v1/platform/places/import")],
            "places import",
        )
        .also(&["import-places"])
        .from_files(&[("provinces", "provinces"), ("municipalities", "municipalities")]),
        CommandDef::new::<ImportStopDesks>(
            "Takes a carrier's whole list of desks; those it no longer has close.",
            &[Api::post("/api/v1/stop-desks/import")],
            "stop-desks import",
        ),
        CommandDef::new::<MapCarrierPlaces>(
            "Matches a carrier's names of provinces, municipalities and desks with ours anew.",
            &[Api::post("/api/v1/carriers/map-places")],
            "carriers map-places",
        )
        .from_files(&[("import", "content")])
        .table("carrier_place_list", "export")
        .told(PlaceMap::told),
        CommandDef::new::<ConfirmCarrierPlace>(
            "Says which place of ours a carrier's name means.",
            &[Api::post("/api/v1/carriers/places/confirm")],
            "carriers confirm-place",
        ),
        CommandDef::new::<ConfirmDeskPlace>(
            "Says which municipality a desk is in, for every desk and list of the carrier that spells it so.",
            &[Api::post("/api/v1/stop-desks/{id}/confirm")],
            "stop-desks confirm",
        ),
        CommandDef::new::<OpenStopDesk>(
            "Opens or closes a desk.",
            &[Api::post("/api/v1/stop-desks/{id}/open")],
            "stop-desks open",
        ),
    ],
    queries: &[
        QueryDef::new::<PlaceList>(
            "Provinces and municipalities of a map version.",
            &[Api::get("/api/v1/places")],
            "places list",
        ),
        QueryDef::new::<DeliveryGrid>(
            "One carrier's rates as a table: every province, to the door and to the desk.",
            &[Api::get("/api/v1/delivery/grid")],
            "delivery-rates grid",
        ),
        QueryDef::new::<DeliveryRateList>(
            "The shop's delivery rates.",
            &[Api::get("/api/v1/delivery/rates")],
            "delivery-rates list",
        )
        .sheet(&[
            ("carrier", "carrier"),
            ("province_number", "province_number"),
            ("province_name", "province_name"),
            ("municipality", "municipality"),
            ("option", "option"),
            ("fee", "fee_minor"),
            ("free_above", "free_above_minor"),
        ]),
        QueryDef::new::<DeliveryFees>(
            "What delivery to a place costs, by carrier and option.",
            &[Api::get("/api/v1/delivery/fees")],
            "delivery-fees list",
        ),
        QueryDef::new::<ZoneList>(
            "The shop's zones with their places and rates.",
            &[Api::get("/api/v1/delivery/zones")],
            "delivery-zones list",
        ),
        QueryDef::new::<CarrierPlaceList>(
            "A carrier's names of places beside ours.",
            &[Api::get("/api/v1/carriers/places")],
            "carriers places",
        )
        .sheet(&[
            ("carrier", "carrier"),
            ("kind", "kind"),
            ("their_id", "their_id"),
            ("their_name", "their_name"),
            ("our_id", "our_id"),
            ("our_name", "our_name"),
            ("province", "province"),
            ("state", "state"),
        ]),
        QueryDef::new::<CarrierList>(
            "The carriers that the shop has rates or places of.",
            &[Api::get("/api/v1/carriers")],
            "carriers list",
        ),
        QueryDef::new::<StopDeskList>(
            "Desks where customers collect, by province.",
            &[Api::get("/api/v1/stop-desks")],
            "stop-desks list",
        ),
    ],
    events: &[
        EventDef::new::<DeliveryRateChanged>("Delivery rates of a shop were set, imported or removed."),
        EventDef::new::<PlacesTaken>("A map of the country was taken from files."),
        EventDef::new::<StopDesksChanged>("Stop desks of a shop were imported, set, opened or closed."),
    ],
    refusals: refusals::ALL,
    harmless: &[
        "delivery_rates: carrier option scope",
        "carriers: code map_version",
        "place_maps: code content",
        "delivery_zones: name",
        "delivery_zone_rates: carrier option",
        "stop_desks: carrier their_id name address map_version place_name match_state",
        "carrier_names: carrier kind their_id their_name map_version match_state",
        "carrier_places: carrier place_key place_name actor_kind",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("places", MIGRATIONS)
};
