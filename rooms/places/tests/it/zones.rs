//! Zones: places that cost the same, between a province's own rate and what holds everywhere.

use souk_places::DeliveryOption;
use souk_places::commands::{
    ImportDeliveryRates, RemoveDeliveryRate, RemoveZone, SetDeliveryRate, SetZone, ZoneRate,
};
use souk_places::model::{MapVersion, MatchBy, Why};
use souk_places::queries::{DeliveryFees, DeliveryGrid, ZoneList};

use crate::world::{Shop, both};

fn zone(name: &str, places: &[&str], fee: i64) -> SetZone {
    SetZone {
        name: name.to_owned(),
        places: places.iter().map(|place| (*place).to_owned()).collect(),
        rates: vec![ZoneRate {
            carrier: "own".to_owned(),
            option: DeliveryOption::Home,
            fee_minor: Some(fee),
            free_above_minor: None,
        }],
        ..SetZone::default()
    }
}

fn rate(province: &str, municipality: &str, fee: i64) -> SetDeliveryRate {
    SetDeliveryRate {
        carrier: "own".to_owned(),
        option: DeliveryOption::Home,
        province: province.to_owned(),
        municipality: municipality.to_owned(),
        fee_minor: Some(fee),
        free_above_minor: None,
        map: MapVersion::default(),
        rev: None,
    }
}

async fn fee(shop: &Shop, province: &str, municipality: &str) -> Option<(i64, Why)> {
    let query = DeliveryFees {
        province: province.to_owned(),
        municipality: municipality.to_owned(),
        ..DeliveryFees::default()
    };
    let fees = shop.ask(query).await.unwrap().fees;
    fees.first().map(|fee| (fee.fee_minor, fee.why))
}

#[tokio::test]
async fn a_zone_holds_where_no_rate_of_the_place_does() {
    both(|shop| async move {
        shop.run(rate("", "", 90_000)).await.unwrap();
        shop.run(zone("Near", &["16", "Blida"], 50_000)).await.unwrap();
        shop.run(zone("Far in the west", &["Oran, Es Senia"], 80_000)).await.unwrap();
        shop.run(zone("West", &["Oran"], 60_000)).await.unwrap();
        assert_eq!(fee(&shop, "16", "Hydra").await, Some((50_000, Why::Zone)));
        assert_eq!(fee(&shop, "Oran", "Oran").await, Some((60_000, Why::Zone)));
        assert_eq!(fee(&shop, "Oran", "Es Senia").await, Some((80_000, Why::Zone)), "its own zone first");
        assert_eq!(fee(&shop, "25", "Constantine").await, Some((90_000, Why::Default)));
        shop.run(rate("16", "", 40_000)).await.unwrap();
        assert_eq!(fee(&shop, "16", "Hydra").await, Some((40_000, Why::Province)));
        shop.run(rate("16", "Hydra", 30_000)).await.unwrap();
        assert_eq!(fee(&shop, "16", "Hydra").await, Some((30_000, Why::Municipality)));
        assert!(shop.ask_as(shop.0.other_owner(), ZoneList {}).await.unwrap().is_empty());
    })
    .await;
}

/// Red where a place may lie in two zones, or somebody's change is written over.
#[tokio::test]
async fn a_place_lies_in_one_zone_and_nobody_writes_over_anothers_change() {
    both(|shop| async move {
        let near = shop.run(zone("Near", &["16", "9"], 50_000)).await.unwrap();
        assert_eq!((near.provinces.clone(), near.municipalities.len()), (vec![9, 16], 0));
        let code = |error: souk_core::Error| error.code();
        let twice = shop.run(zone("Also near", &["9"], 1)).await.unwrap_err();
        assert_eq!(code(twice), "delivery.zone_place_taken");
        assert_eq!(code(shop.run(zone("Near", &["31"], 1)).await.unwrap_err()), "delivery.zone_name_taken");
        assert_eq!(code(shop.run(zone("Empty", &[], 1)).await.unwrap_err()), "delivery.zone_empty");
        assert_eq!(code(shop.run(zone(" ", &["31"], 1)).await.unwrap_err()), "delivery.zone_name_invalid");
        let unknown = shop.run(zone("Nowhere", &["Atlantis"], 1)).await.unwrap_err();
        assert_eq!(code(unknown), "delivery.province_unknown");
        let change = SetZone { id: Some(near.id), rev: near.rev, ..zone("Near", &["16"], 55_000) };
        let changed = shop.run(change.clone()).await.unwrap();
        assert_eq!((changed.provinces, changed.rev), (vec![16], near.rev + 1));
        let late = SetZone { name: "Nearer".to_owned(), ..change };
        assert_eq!(code(shop.run(late).await.unwrap_err()), "delivery.zone_stale");
        let old = RemoveZone { id: near.id, rev: near.rev };
        assert_eq!(code(shop.run(old).await.unwrap_err()), "delivery.zone_stale");
        let theirs = RemoveZone { id: near.id, rev: changed.rev };
        let foreign = shop.run_as(shop.0.other_owner(), theirs.clone()).await.unwrap_err();
        assert_eq!(code(foreign), "delivery.zone_not_found");
        shop.run(theirs).await.unwrap();
        assert!(shop.ask(ZoneList {}).await.unwrap().is_empty());
        assert_eq!(fee(&shop, "16", "Hydra").await, None);
    })
    .await;
}

/// Red where a table that was looked at is saved over what somebody set meanwhile.
#[tokio::test]
async fn a_table_that_was_looked_at_is_saved_only_over_the_rates_it_showed() {
    both(|shop| async move {
        let alger = shop.run(rate("16", "", 50_000)).await.unwrap();
        let seen = shop.ask(DeliveryGrid::default()).await.unwrap().seen;
        let file = ImportDeliveryRates {
            content: "province_name,option,fee\nOran,home,700\n".to_owned(),
            carrier: None,
            zero_means: None,
            match_by: MatchBy::default(),
            map: MapVersion::default(),
            provinces: std::collections::BTreeMap::new(),
            municipalities: std::collections::BTreeMap::new(),
            seen: Some(seen.clone()),
        };
        shop.run(rate("16", "", 45_000)).await.unwrap();
        let late = shop.run(file.clone()).await.unwrap_err();
        assert_eq!(late.code(), "delivery.rate_stale");
        let gone = shop.run(RemoveDeliveryRate { id: alger.id, rev: Some(alger.rev) }).await.unwrap_err();
        assert_eq!(gone.code(), "delivery.rate_stale");
        let now = shop.ask(DeliveryGrid::default()).await.unwrap().seen;
        assert_ne!(now, seen);
        shop.run(ImportDeliveryRates { seen: Some(now), ..file }).await.unwrap();
        assert_eq!(fee(&shop, "Oran", "Oran").await, Some((70_000, Why::Province)));
        assert_eq!(fee(&shop, "16", "Hydra").await, Some((45_000, Why::Province)));
    })
    .await;
}

/// Red where a file that was looked at beside one carrier's rates writes over another's, which nobody saw.
#[tokio::test]
async fn a_file_for_one_carriers_table_touches_no_other_carriers_rates() {
    both(|shop| async move {
        let other = SetDeliveryRate { carrier: "yalidine".to_owned(), ..rate("16", "", 50_000) };
        shop.run(other).await.unwrap();
        let seen = async |carrier: Option<&str>| {
            let grid = DeliveryGrid { carrier: carrier.map(str::to_owned), ..DeliveryGrid::default() };
            shop.ask(grid).await.unwrap().seen
        };
        let (own, theirs) = (seen(None).await, seen(Some("yalidine")).await);
        let rows = "carrier,province_name,option,fee\n,Oran,home,700\nyalidine,Alger,home,1\n";
        let file = |content: &str, seen: Option<String>| ImportDeliveryRates {
            content: content.to_owned(),
            carrier: None,
            zero_means: None,
            match_by: MatchBy::default(),
            map: MapVersion::default(),
            provinces: std::collections::BTreeMap::new(),
            municipalities: std::collections::BTreeMap::new(),
            seen,
        };
        let refused = shop.run(file(rows, Some(own.clone()))).await.unwrap_err();
        assert_eq!(refused.code(), "delivery.rate_of_other_carrier");
        assert_eq!(refused.refusal().unwrap().args["other"], "yalidine");
        assert_eq!((seen(None).await, seen(Some("yalidine")).await), (own.clone(), theirs.clone()));
        let alone = "carrier,province_name,option,fee\n,Oran,home,700\n";
        shop.run(file(alone, Some(own.clone()))).await.unwrap();
        assert_ne!(seen(None).await, own);
        assert_eq!(seen(Some("yalidine")).await, theirs, "the other's stand as they stood");
        shop.run(file(rows, None)).await.unwrap();
        assert_ne!(seen(Some("yalidine")).await, theirs, "a file that nobody compared is taken whole");
    })
    .await;
}

/// Red where a shop makes zones without end, or a list without end is looked through before it is refused.
#[tokio::test]
async fn zones_and_what_they_hold_have_an_end() {
    both(|shop| async move {
        let far = vec!["Atlantis"; 1_601];
        assert_eq!(shop.run(zone("Endless", &far, 1)).await.unwrap_err().code(), "delivery.zone_empty");
        let mut last = None;
        let map = souk_places::Places::shipped().unwrap();
        for place in map.municipalities().take(100).map(|municipality| municipality.id.to_string()) {
            last = Some(shop.run(zone(&format!("Zone {place}"), &[&place], 1)).await.unwrap());
        }
        let more = shop.run(zone("One more", &["16"], 1)).await.unwrap_err();
        assert_eq!(more.code(), "delivery.zones_too_many");
        let last = last.unwrap();
        let change = SetZone { id: Some(last.id), rev: last.rev, ..zone("Another name", &["16"], 1) };
        shop.run(change).await.unwrap();
    })
    .await;
}
