//! A carrier's names of our places: matched, taken along, looked through, brought back, and what they refuse.

use souk_engine::PageSize;
use souk_places::commands::{
    ConfirmCarrierPlace, ConfirmDeskPlace, ImportStopDesks, MapCarrierPlaces, Matched, PlaceMap, SetCarrier,
};
use souk_places::model::{MatchState, NamesFile, PlaceKind};
use souk_places::queries::{CarrierName, CarrierPlaceList, StopDeskList};
use souk_places::{AtCarrier, Called, MapVersion, at_carrier};

use crate::shared;
use crate::world::{Shop, both};

const CARRIER: &str = "yalidine";

fn mapping(content: &str) -> MapCarrierPlaces {
    MapCarrierPlaces {
        carrier: CARRIER.to_owned(),
        accept_aliases: false,
        content: content.to_owned(),
        skip_bad: false,
    }
}

const HEAD: &str = "carrier,kind,their_id,their_name,our_id,our_name,province,state\n";

/// Two provinces and four municipalities as a carrier writes them: one by its name, two nearly, one not at
/// all.
fn list() -> String {
    format!(
        "{HEAD}{CARRIER},province,10,Bouira,,,,\n{CARRIER},province,16,Alger,,,,\n\
         {CARRIER},municipality,1,Bouira,,,Bouira,\n{CARRIER},municipality,2,Sour El Ghouzlane,,,Bouira,\n\
         {CARRIER},municipality,3,Bab Ezzouarr,,,Alger,\n{CARRIER},municipality,4,Cite Verte,,,Alger,\n"
    )
}

fn counted(matched: &Matched) -> [usize; 6] {
    let Matched { names, exact, alias, confirmed, suggested, unmapped } = *matched;
    [names, exact, alias, confirmed, suggested, unmapped]
}

async fn names(shop: &Shop, doubtful: bool) -> Vec<CarrierName> {
    let mut all = Vec::new();
    let mut after = None;
    loop {
        let query = CarrierPlaceList {
            carrier: CARRIER.to_owned(),
            doubtful,
            after: after.take(),
            limit: PageSize(2),
            ..CarrierPlaceList::default()
        };
        let page = shop.ask(query).await.unwrap();
        all.extend(page.items);
        match page.next {
            Some(next) => after = Some(next),
            None => return all,
        }
    }
}

async fn called(shop: &Shop, municipality: i64) -> AtCarrier {
    let (id, places) = (shop.0.shop, crate::shipped());
    shop.read(move |db| at_carrier(db, &places, id, CARRIER, municipality)).await.unwrap()
}

#[tokio::test]
async fn a_carriers_list_is_matched_by_name_inside_its_own_provinces() {
    both(|shop| async move {
        let dry = shop.run_as(shop.0.owner().dry(), mapping(&list())).await.unwrap();
        assert_eq!(counted(&dry.provinces), [2, 2, 0, 0, 0, 0]);
        assert!(names(&shop, false).await.is_empty(), "a preview keeps nothing");
        let map = shop.run(mapping(&list())).await.unwrap();
        assert_eq!(counted(&map.municipalities), [4, 1, 0, 0, 2, 1]);
        assert_eq!(map.changed, 6);
        let all = names(&shop, false).await;
        let ids: Vec<_> = all.iter().map(|one| (one.kind, one.their_id.as_str())).collect();
        assert_eq!(ids.len(), 6);
        assert!(ids[..2].iter().all(|(kind, _)| *kind == PlaceKind::Province));
        assert_eq!(names(&shop, true).await.len(), 3);
        let again = shop.run(mapping(&list())).await.unwrap();
        assert_eq!(again.changed, 0, "the same again changes nothing");
        let aliases = MapCarrierPlaces { accept_aliases: true, ..mapping("") };
        let more = format!("{HEAD}{CARRIER},municipality,5,Douera,,,Alger,\n");
        assert_eq!(counted(&shop.run(mapping(&more)).await.unwrap().municipalities), [5, 1, 0, 0, 3, 1]);
        assert_eq!(counted(&shop.run(aliases).await.unwrap().municipalities), [5, 1, 1, 0, 2, 1]);
        assert!(
            shop.ask_as(shop.0.other_owner(), CarrierPlaceList::default()).await.unwrap().items.is_empty()
        );
    })
    .await;
}

/// Red where a table that a member looked through is only matched again.
#[tokio::test]
async fn the_table_goes_out_and_comes_back_confirmed() {
    both(|shop| async move {
        shop.run(mapping(&list())).await.unwrap();
        let rows: Vec<String> = names(&shop, false)
            .await
            .iter()
            .map(|one| {
                let id = one.our_id.map_or_else(String::new, |id| id.to_string());
                let (id, state) = match one.their_name.as_str() {
                    "Cite Verte" => ("1609".to_owned(), "confirmed"),
                    "Bab Ezzouarr" => (id, "confirmed"),
                    _ => (id, one.state.as_str()),
                };
                let kind = one.kind;
                format!(
                    "{CARRIER},{kind},{},{},{id},{},{},{state}\n",
                    one.their_id, one.their_name, one.our_name, one.province
                )
            })
            .collect();
        let map = shop.run(mapping(&format!("{HEAD}{}", rows.concat()))).await.unwrap();
        assert_eq!(counted(&map.municipalities), [4, 1, 0, 2, 1, 0]);
        // The carrier's next list says nothing of it, and it stays.
        let map = shop.run(mapping(&list())).await.unwrap();
        assert_eq!((counted(&map.municipalities), map.changed), ([4, 1, 0, 2, 1, 0], 0));
        assert_eq!(called(&shop, 1609).await, called_so("Cite Verte", "Alger"));
    })
    .await;
}

fn called_so(municipality: &str, province: &str) -> AtCarrier {
    AtCarrier::Called(Called {
        municipality: Some(municipality.to_owned()),
        province: Some(province.to_owned()),
    })
}

#[tokio::test]
async fn nothing_goes_by_a_name_that_nobody_is_sure_of() {
    both(|shop| async move {
        assert_eq!(
            called(&shop, 1038).await,
            AtCarrier::Called(Called::default()),
            "it has no names of its own"
        );
        shop.run(mapping(&list())).await.unwrap();
        assert_eq!(called(&shop, 1001).await, called_so("Bouira", "Bouira"));
        match called(&shop, 1038).await {
            AtCarrier::Unmapped { kind, candidates, .. } => {
                assert_eq!(kind, PlaceKind::Municipality);
                assert_eq!(candidates[0]["their_name"], "Sour El Ghouzlane");
            }
            other => panic!("{other:?}"),
        }
        match called(&shop, 101).await {
            AtCarrier::Unmapped { kind, name, .. } => {
                assert_eq!((kind, name.get(souk_core::Lang::Fr, &[])), (PlaceKind::Province, "Adrar"));
            }
            other => panic!("{other:?}"),
        }
        let confirm = |their_id: &str, place: &str| ConfirmCarrierPlace {
            carrier: CARRIER.to_owned(),
            kind: PlaceKind::Municipality,
            their_id: their_id.to_owned(),
            place: place.to_owned(),
        };
        let viewer = shop.0.member_with(&["delivery.view"]);
        assert_eq!(shop.run_as(viewer, confirm("2", "")).await.unwrap_err().code(), "permission.denied");
        assert_eq!(shop.run(confirm("9", "")).await.unwrap_err().code(), "delivery.carrier_name_not_found");
        let away = shop.run(confirm("4", "Oran")).await.unwrap_err();
        assert_eq!(away.code(), "delivery.municipality_not_in_province");
        let sure = shop.run(confirm("2", "")).await.unwrap();
        assert_eq!((sure.state, sure.our_id), (MatchState::Confirmed, Some(1038)));
        assert_eq!(called(&shop, 1038).await, called_so("Sour El Ghouzlane", "Bouira"));
        // One place has one name: who is confirmed later takes it, and the earlier one is asked about again.
        shop.run(confirm("3", "")).await.unwrap();
        shop.run(confirm("4", "Bab Ezzouar")).await.unwrap();
        assert_eq!(called(&shop, 1621).await, called_so("Cite Verte", "Alger"));
        let doubtful = names(&shop, true).await;
        assert_eq!(doubtful.iter().map(|one| one.their_id.as_str()).collect::<Vec<_>>(), ["3"]);
    })
    .await;
}

/// Red where desks and names are two things: whoever confirmed a spelling once would be asked again.
#[tokio::test]
async fn a_spelling_is_confirmed_for_desks_and_names_at_once() {
    both(|shop| async move {
        let desks = ImportStopDesks {
            carrier: CARRIER.to_owned(),
            content: "their_id,name,province_name,municipality\n7,Agence,Bouira,Sour el-Ghouzlane\n"
                .to_owned(),
            map: MapVersion::DZ69,
            accept_aliases: false,
            provinces: Default::default(),
        };
        shop.run(desks).await.unwrap();
        shop.run(mapping(&list())).await.unwrap();
        let desk = shop.ask(StopDeskList::default()).await.unwrap().items.remove(0);
        assert_eq!(desk.state, MatchState::Suggested);
        shop.run(ConfirmDeskPlace { id: desk.id, municipality: String::new() }).await.unwrap();
        assert_eq!(called(&shop, 1038).await, called_so("Sour El Ghouzlane", "Bouira"));
        let table = format!("{HEAD}{CARRIER},desk,7,Sour el-Ghouzlane,1001,,Bouira,confirmed\n");
        let map = shop.run(mapping(&table)).await.unwrap();
        assert_eq!(counted(&map.desks), [1, 0, 0, 1, 0, 0]);
        let desk = shop.ask(StopDeskList::default()).await.unwrap().items.remove(0);
        assert_eq!(desk.municipality, Some(1001), "the table said so");
        let gone = format!("{HEAD}{CARRIER},desk,8,X,1001,,Bouira,confirmed\n");
        let refused = shop.run(mapping(&gone)).await.unwrap_err();
        assert_eq!(refused.refusal().unwrap().fields[0].field, "rows.2.their_id");
    })
    .await;
}

#[tokio::test]
async fn a_doubtful_table_names_its_rows_and_is_taken_without_them_when_asked() {
    both(|shop| async move {
        let bad = format!(
            "{}zr,municipality,5,Hydra,,,Alger,\n{CARRIER},town,6,Hydra,,,Alger,\n\
             {CARRIER},municipality,7,Hydra,,,16,\n{CARRIER},municipality,,Hydra,,,Alger,\n\
             {CARRIER},municipality,1,Hydra,,,Alger,\n{CARRIER},municipality,8,Hydra,101,,Alger,confirmed\n\
             {CARRIER},municipality,9,Hydra,x,,Alger,confirmed\n",
            list()
        );
        let refused = shop.run(mapping(&bad)).await.unwrap_err();
        let mut rows: Vec<&str> =
            refused.refusal().unwrap().fields.iter().map(|field| field.field.as_str()).collect();
        rows.sort_unstable();
        assert_eq!(
            rows,
            [
                "rows.10.province",
                "rows.11.their_id",
                "rows.12.their_id",
                "rows.13.our_id",
                "rows.14.our_id",
                "rows.8.carrier",
                "rows.9.kind",
            ]
        );
        assert!(names(&shop, false).await.is_empty());
        let taken = shop.run(MapCarrierPlaces { skip_bad: true, ..mapping(&bad) }).await.unwrap();
        assert_eq!((taken.municipalities.names, taken.problems.len()), (4, 7));
        assert_eq!(shop.run(mapping("kind\n")).await.unwrap_err().code(), "delivery.file_refused");
        assert_eq!(shop.run(mapping(HEAD)).await.unwrap_err().code(), "delivery.file_refused");
    })
    .await;
}

/// The agencies' own communes and provinces, as their carrier writes them.
#[test]
fn the_names_of_a_real_carrier_fit_its_own_map() {
    let json: serde_json::Value = serde_json::from_str(&shared("yalidine-centers/centers.json")).unwrap();
    let mut rows = std::collections::BTreeSet::new();
    for one in json.as_array().unwrap() {
        let text = |name: &str| one[name].as_str().unwrap().replace(',', " ");
        let (province, commune) = (text("wilaya_name"), text("commune_name"));
        // Two letters from ours: somebody has to say it.
        let said = if province == "El Menia" { "58,,,confirmed" } else { ",,," };
        rows.insert(format!("{CARRIER},province,{},{province},{said}\n", one["wilaya_id"]));
        rows.insert(format!(
            "{CARRIER},municipality,{commune}-{},{commune},,,{province},\n",
            one["wilaya_id"]
        ));
    }
    let text = format!("{HEAD}{}", rows.into_iter().collect::<String>());
    let file = NamesFile { text: &text, carrier: CARRIER, map: MapVersion::DZ58, aliases: true };
    let reading = file.read(&crate::shipped());
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    let of = |kind: PlaceKind| {
        Matched::of(reading.names.iter().filter(|name| name.kind == kind).map(|name| name.found.state))
    };
    let (provinces, municipalities) = (of(PlaceKind::Province), of(PlaceKind::Municipality));
    assert_eq!((provinces.names, provinces.unmapped), (55, 0));
    assert_eq!((municipalities.suggested, municipalities.unmapped), (4, 0));
}

#[tokio::test]
async fn a_carriers_own_map_says_where_its_names_lie() {
    both(|shop| async move {
        let set = SetCarrier {
            carrier: CARRIER.to_owned(),
            oversize_fee_minor: None,
            map: Some(MapVersion::DZ58),
            rev: None,
        };
        shop.run(set).await.unwrap();
        let table = format!(
            "{HEAD}{CARRIER},province,3,Laghouat,,,,\n{CARRIER},municipality,319,Aflou,,,Laghouat,\n\
             {CARRIER},municipality,320,Aflou,,,Aflou,\n"
        );
        let map = shop.run(MapCarrierPlaces { skip_bad: true, ..mapping(&table) }).await.unwrap();
        assert_eq!((map.municipalities.exact, map.problems.len()), (1, 1), "its map has no province Aflou");
        assert_eq!(called(&shop, 319).await, called_so("Aflou", "Laghouat"));
        let told = PlaceMap::told(&serde_json::to_value(&map).unwrap());
        assert_eq!(
            told,
            "provinces 1  exact 1  suggested 0  unmapped 0\n\
             municipalities 1  exact 1  suggested 0  unmapped 0"
        );
    })
    .await;
}
