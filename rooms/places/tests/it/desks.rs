//! Desks: lists of carriers matched to our places by name, and what only a member decides.

use std::collections::BTreeMap;

use souk_places::commands::{
    ConfirmDeskPlace, ImportStopDesks, MapCarrierPlaces, Matched, OpenStopDesk, SetStopDesk,
};
use souk_places::model::{DesksFile, MatchState, match_place};
use souk_places::queries::{DeskCard, StopDeskList};
use souk_places::{MapVersion, desks_to, resolve};

use crate::shared;
use crate::world::{Shop, both};

/// The agencies of one carrier, in our columns.
fn agencies() -> String {
    let json: serde_json::Value = serde_json::from_str(&shared("yalidine-centers/centers.json")).unwrap();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let head = ["their_id", "name", "address", "province_number", "province_name", "municipality"];
    writer.write_record(head).unwrap();
    for one in json.as_array().unwrap() {
        let text = |name: &str| match &one[name] {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let row = ["center_id", "name", "address", "wilaya_id", "wilaya_name", "commune_name"].map(text);
        writer.write_record(row).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

fn counted(matched: &Matched) -> (usize, usize, usize, usize) {
    (matched.names, matched.exact, matched.alias + matched.confirmed, matched.suggested + matched.unmapped)
}

#[test]
fn of_147_desks_140_are_exact_7_suggested_and_none_is_wrong() {
    let places = crate::shipped();
    let (text, none) = (agencies(), BTreeMap::new());
    let file = DesksFile { text: &text, map: MapVersion::DZ58, aliases: false, provinces: &none };
    let reading = file.read(&places);
    assert_eq!(reading.problems, []);
    let matched = Matched::of(reading.desks.iter().map(|desk| desk.found.state));
    assert_eq!((matched.names, matched.exact, matched.suggested, matched.unmapped), (147, 140, 7, 0));
    for desk in &reading.desks {
        let one = places.municipality(desk.found.place.unwrap()).unwrap();
        assert_eq!(one.province(MapVersion::DZ58), desk.province, "{} lies elsewhere", desk.name);
    }
    let suggested = reading.desks.iter().filter(|desk| desk.found.state == MatchState::Suggested);
    let mut suggested: Vec<_> =
        suggested.map(|desk| (desk.place_name.as_str(), desk.found.place.unwrap())).collect();
    suggested.sort_unstable();
    let expected = [
        ("Aïn Oussara", 1731),
        ("Douera", 1654),
        ("El Harrouch", 2116),
        ("El M''Ghair", 5701),
        ("El Menia", 5801),
        ("In Salah", 5301),
        ("Sour El Ghouzlane", 1038),
    ];
    assert_eq!(suggested, expected);
    let file = DesksFile { aliases: true, ..file };
    let matched = Matched::of(file.read(&places).desks.iter().map(|desk| desk.found.state));
    assert_eq!((matched.exact, matched.alias, matched.suggested), (140, 3, 4));
}

#[test]
fn of_411_desks_366_are_exact_27_have_one_suggestion_and_18_are_for_a_person() {
    let places = crate::shipped();
    let text = shared("algeria-stopdesks/stopdesks.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let states = reader.records().map(|row| row.unwrap()).map(|row| {
        // This list numbers provinces as the map of 2026 does: its own tables say so.
        match_place(&places, row[2].parse().unwrap(), &row[4], MapVersion::DZ69, false).state
    });
    let matched = Matched::of(states);
    assert_eq!((matched.names, matched.exact, matched.suggested, matched.unmapped), (411, 366, 27, 18));
}

#[test]
fn a_carriers_commune_numbers_would_mislead() {
    let places = crate::shipped();
    let json: serde_json::Value = serde_json::from_str(&shared("yalidine-centers/centers.json")).unwrap();
    let (mut known, mut same) = (0, 0);
    for one in json.as_array().unwrap() {
        let Some(by_number) = one["commune_id"].as_i64().and_then(|id| places.municipality(id)) else {
            continue;
        };
        known += 1;
        let province = one["wilaya_id"].as_i64().unwrap();
        let by_name =
            match_place(&places, province, one["commune_name"].as_str().unwrap(), MapVersion::DZ58, true);
        same += usize::from(by_name.place == Some(by_number.id));
    }
    assert_eq!(known, 139);
    assert!(same < 90, "{same} of {known} numbers mean the same place");
}

fn import(content: &str) -> ImportStopDesks {
    ImportStopDesks {
        carrier: "yalidine".to_owned(),
        content: content.to_owned(),
        map: MapVersion::DZ58,
        accept_aliases: false,
        provinces: BTreeMap::new(),
    }
}

fn mapping(carrier: &str, accept_aliases: bool) -> MapCarrierPlaces {
    MapCarrierPlaces { carrier: carrier.to_owned(), accept_aliases, content: String::new(), skip_bad: false }
}

async fn all(shop: &Shop) -> Vec<DeskCard> {
    shop.ask(StopDeskList { limit: souk_engine::PageSize(200), ..Default::default() }).await.unwrap().items
}

const TWO: &str = "their_id,name,address,province_name,municipality\n\
    1,Agence Aflou,Rue 1,Laghouat,Aflou\n2,Agence Sour,Rue 2,Bouira,Sour El Ghouzlane\n\
    3,Agence Sour 2,Rue 3,Bouira,SOUR EL-GHOUZLANE\n";

#[tokio::test]
async fn a_list_taken_again_changes_nothing_and_what_is_gone_closes() {
    both(|shop| async move {
        let first = shop.run(import(TWO)).await.unwrap();
        assert_eq!((first.added, first.changed, first.closed), (3, 0, 0));
        assert_eq!(counted(&first.matched), (3, 1, 0, 2));
        let again = shop.run(import(TWO)).await.unwrap();
        assert_eq!((again.added, again.changed, again.unchanged, again.closed), (0, 0, 3, 0));
        let shorter = TWO.replace("2,Agence Sour,Rue 2,Bouira,Sour El Ghouzlane\n", "");
        let less = shop.run(import(&shorter)).await.unwrap();
        assert_eq!((less.unchanged, less.closed), (2, 1));
        let closed: Vec<bool> = all(&shop).await.iter().map(|desk| desk.open).collect();
        assert_eq!(closed.iter().filter(|open| **open).count(), 2);
        let dry = shop.run_as(shop.0.owner().dry(), import(TWO)).await.unwrap();
        assert_eq!(dry.changed, 1);
        assert_eq!(all(&shop).await.iter().filter(|desk| desk.open).count(), 2, "a dry run opens nothing");
    })
    .await;
}

#[tokio::test]
async fn only_a_member_makes_a_suggestion_certain_and_the_carrier_is_read_so_from_then_on() {
    both(|shop| async move {
        shop.run(import(TWO)).await.unwrap();
        let map = || mapping("yalidine", true);
        assert_eq!(shop.run(map()).await.unwrap().desks.suggested, 2, "matching again confirms nothing");
        let desk = all(&shop).await.into_iter().find(|desk| desk.their_id == "2").unwrap();
        assert_eq!((desk.state, desk.municipality), (MatchState::Suggested, Some(1038)));
        let confirm = || ConfirmDeskPlace { id: desk.id, municipality: String::new() };
        for ask in [shop.0.member_with(&["delivery.view"]), shop.0.other_owner()] {
            let refused = shop.run_as(ask, confirm()).await.unwrap_err();
            assert!(["permission.denied", "delivery.desk_not_found"].contains(&refused.code()));
        }
        shop.run(confirm()).await.unwrap();
        let states: Vec<_> =
            all(&shop).await.into_iter().filter(|desk| desk.province == 10).map(|desk| desk.state).collect();
        assert_eq!(states, [MatchState::Confirmed; 2], "both are spelt so");
        let more = format!("{TWO}4,Agence Sour 3,Rue 4,Bouira,Sour el Ghouzlane\n");
        let report = shop.run(import(&more)).await.unwrap();
        assert_eq!((report.matched.confirmed, report.matched.suggested, report.added), (3, 0, 1));
    })
    .await;
}

#[tokio::test]
async fn a_customer_collects_in_their_province_whichever_map_the_carrier_uses() {
    both(|shop| async move {
        shop.run(import(TWO)).await.unwrap();
        let places = std::sync::Arc::new(crate::shipped());
        let at = |province: &str, municipality: &str| {
            resolve(&places, province, municipality, MapVersion::DZ69).unwrap()
        };
        let open = |place| {
            let (places, id) = (places.clone(), shop.0.shop);
            shop.read(move |db| Ok(db.ask(desks_to(places, id, &place))?.len()))
        };
        // The carrier still has Aflou in Laghouat; customers of the new province are served by it.
        assert_eq!(open(at("Aflou", "Aflou")).await.unwrap(), 1);
        assert_eq!(open(at("Laghouat", "Laghouat")).await.unwrap(), 0);
        assert_eq!(open(at("Bouira", "Bouira")).await.unwrap(), 2);
        let desk = all(&shop).await.into_iter().find(|desk| desk.their_id == "1").unwrap();
        shop.run(OpenStopDesk { id: desk.id, open: false }).await.unwrap();
        assert_eq!(open(at("Aflou", "Aflou")).await.unwrap(), 0);
        let seen = shop.ask_as(shop.0.visitor(1), StopDeskList::default()).await.unwrap().items;
        assert!(seen.len() == 2 && seen.iter().all(|desk| desk.open), "visitors see open ones");
    })
    .await;
}

#[tokio::test]
async fn a_doubtful_list_writes_nothing_and_names_its_rows() {
    both(|shop| async move {
        let bad = "their_id,name,province_number,province_name,municipality\n\
                   1,A,10,Bouiraa,Bouira\n2,B,16,Bouiraa,X\n3,C,16,16,X\n,D,16,Alger,X\n\
                   1,E,16,Alger,Alger Centre\n5,F,16,Alger,\n";
        let error = shop.run(import(bad)).await.unwrap_err();
        let named: Vec<_> =
            error.refusal().unwrap().fields.iter().map(|one| format!("{} {}", one.field, one.code)).collect();
        assert_eq!(
            named,
            [
                "rows.3.province_name delivery.province_unknown",
                "rows.4.province_name delivery.province_unknown",
                "rows.5.their_id delivery.desk_text_invalid",
                "rows.6.their_id delivery.desk_twice",
                "rows.7.municipality delivery.desk_text_invalid",
            ]
        );
        assert_eq!(shop.run(import("their_id,name\n")).await.unwrap_err().code(), "delivery.file_refused");
        assert!(all(&shop).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_desk_by_hand_is_changed_only_where_it_was_seen() {
    both(|shop| async move {
        let set = |name: &str| SetStopDesk {
            id: None,
            carrier: "own".to_owned(),
            name: name.to_owned(),
            address: String::new(),
            province: "16".to_owned(),
            municipality: "Hydra".to_owned(),
            open: true,
            rev: None,
        };
        let made = shop.run(set("Shop")).await.unwrap();
        assert_eq!((made.rev, made.state, made.open), (1, MatchState::Confirmed, true));
        let change = SetStopDesk { id: Some(made.id), rev: Some(1), ..set("Shop, first floor") };
        assert_eq!(shop.run(change.clone()).await.unwrap().name, "Shop, first floor");
        assert_eq!(shop.run(change).await.unwrap_err().code(), "delivery.desk_stale");
        assert_eq!(shop.run(set(" ")).await.unwrap_err().code(), "delivery.desk_text_invalid");
        let away = SetStopDesk { municipality: "Aflou".to_owned(), ..set("Shop") };
        assert_eq!(shop.run(away).await.unwrap_err().code(), "delivery.municipality_not_in_province");
        let foreign = SetStopDesk { id: Some(made.id), ..set("Mine") };
        let stranger = shop.run_as(shop.0.other_owner(), foreign).await.unwrap_err();
        assert_eq!(stranger.code(), "delivery.desk_not_found");
        let matched = mapping("own", false);
        assert_eq!(shop.run(matched).await.unwrap().desks.confirmed, 1, "what was set by hand stays");
    })
    .await;
}

/// Red where the next list writes over it: what a member knew would be lost each morning.
#[tokio::test]
async fn what_a_member_set_for_one_desk_outlives_the_carriers_next_list() {
    both(|shop| async move {
        shop.run(import(TWO)).await.unwrap();
        let desk = |desks: Vec<DeskCard>, id: &str| desks.into_iter().find(|one| one.their_id == id).unwrap();
        let aflou = desk(all(&shop).await, "1");
        let set = SetStopDesk {
            id: Some(aflou.id),
            carrier: "yalidine".to_owned(),
            name: aflou.name.clone(),
            address: "Rue 7".to_owned(),
            province: "Laghouat".to_owned(),
            municipality: "Laghouat".to_owned(),
            open: true,
            rev: Some(aflou.rev),
        };
        let placed = shop.run(set).await.unwrap();
        let closed = desk(all(&shop).await, "3");
        shop.run(OpenStopDesk { id: closed.id, open: false }).await.unwrap();
        let report = shop.run(import(TWO)).await.unwrap();
        assert_eq!((report.matched.confirmed, report.matched.exact, report.changed), (1, 0, 1));
        let after = desk(all(&shop).await, "1");
        assert_eq!((after.state, after.municipality), (MatchState::Confirmed, placed.municipality));
        assert_eq!(after.address, "Rue 1", "names and addresses are the carrier's");
        assert!(!desk(all(&shop).await, "3").open);
        let again = shop.run(import(TWO)).await.unwrap();
        assert_eq!((again.changed, again.unchanged), (0, 3));
        shop.run(OpenStopDesk { id: closed.id, open: true }).await.unwrap();
        shop.run(import(TWO)).await.unwrap();
        assert!(desk(all(&shop).await, "3").open);
    })
    .await;
}

/// Red on PostgreSQL where a list is written over rows that changed since they were read.
#[tokio::test(flavor = "multi_thread")]
async fn a_member_who_confirms_while_a_list_is_taken_has_confirmed() {
    both(|shop| async move {
        let shop = std::sync::Arc::new(shop);
        for round in 0..20 {
            let content = format!("{TWO}9,Agence {round},Rue {round},Bouira,Sour El Ghouzlane {round}\n");
            let mut file = import(&content);
            file.carrier = format!("carrier{round}");
            shop.run(file.clone()).await.unwrap();
            file.content = file.content.replace("Agence", "Bureau");
            let list = StopDeskList { carrier: Some(file.carrier.clone()), ..Default::default() };
            let desks = shop.ask(list.clone()).await.unwrap().items;
            let id = desks.iter().find(|desk| desk.their_id == "2").unwrap().id;
            let (taking, confirming) = (shop.clone(), shop.clone());
            let taken = tokio::spawn(async move { taking.run(file).await.map(drop) });
            let confirm = ConfirmDeskPlace { id, municipality: String::new() };
            let confirmed = tokio::spawn(async move { confirming.run(confirm).await.map(drop) });
            taken.await.unwrap().unwrap();
            confirmed.await.unwrap().unwrap();
            let desks = shop.ask(list).await.unwrap().items;
            let desk = desks.into_iter().find(|desk| desk.id == id).unwrap();
            assert_eq!(desk.state, MatchState::Confirmed, "round {round}");
        }
    })
    .await;
}
