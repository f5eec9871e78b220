//! The shipped map: complete, unambiguous inside a province, and findable as people type.

use souk_core::Lang;
use souk_places::model::{Lookup, MapVersion, ProvinceLookup, resolve};

use crate::shipped;

fn candidates(error: &souk_core::Error) -> Vec<i64> {
    let list = error.refusal().unwrap().args["candidates"].as_array().unwrap().clone();
    assert!(list.len() <= 5);
    list.iter().map(|one| one.get("municipality").unwrap_or(&one["province"]).as_i64().unwrap()).collect()
}

#[test]
fn the_map_has_69_provinces_1541_municipalities_and_108_that_moved() {
    let places = shipped();
    let counts: Vec<usize> = places.maps().map(|map| places.provinces(map).count()).collect();
    assert_eq!(counts, [48, 58, 69]);
    assert_eq!(places.municipalities().count(), 1541);
    assert_eq!(places.municipalities().filter(|one| one.left(MapVersion::DZ69).is_some()).count(), 108);
    assert!(places.municipalities().all(|one| one.left(MapVersion::DZ58).is_none()));
    assert!(
        places.municipalities().all(|one| (18.0..37.5).contains(&one.lat) && (-9.0..12.0).contains(&one.lng))
    );
}

#[test]
fn under_each_map_every_municipality_is_found_by_its_name_and_province() {
    let places = shipped();
    for map in places.maps() {
        for one in places.municipalities() {
            let province = places.province(one.province(map), map).unwrap();
            for lang in [Lang::Fr, Lang::Ar] {
                let name = one.name.get(lang, &[]);
                for typed in [name.to_owned(), name.to_uppercase(), format!("  {}", name.replace(' ', "-"))] {
                    let place = resolve(&places, province.name.get(lang, &[]), &typed, map).unwrap();
                    assert_eq!(
                        (place.municipality, place.province),
                        (one.id, province.number),
                        "{map} {typed}"
                    );
                }
            }
            let by_numbers =
                resolve(&places, &province.number.to_string(), &one.id.to_string(), map).unwrap();
            assert_eq!(by_numbers.municipality, one.id);
        }
    }
}

#[test]
fn a_homonym_needs_its_province() {
    let places = shipped();
    let mut shared_names = std::collections::BTreeMap::<String, Vec<i64>>::new();
    for one in places.municipalities() {
        let key = souk_places::model::place_key(one.name.get(Lang::Fr, &[]));
        shared_names.entry(key).or_default().push(one.id);
    }
    shared_names.retain(|_, ids| ids.len() > 1);
    assert_eq!(shared_names.len(), 43);
    for (name, ids) in shared_names {
        let error = resolve(&places, "", &name, MapVersion::DZ69).unwrap_err();
        assert_eq!(error.code(), "delivery.municipality_not_in_province");
        let named = candidates(&error);
        assert!(ids.iter().take(5).all(|id| named.contains(id)), "{name}: {named:?}");
    }
}

#[test]
fn a_municipality_that_moved_is_found_under_both_provinces_and_shows_both() {
    let places = shipped();
    for typed in ["Aflou", "Laghouat", "3", "٥٩", "الأغواط"] {
        let place = resolve(&places, typed, "aflou", MapVersion::DZ69).unwrap();
        assert_eq!((place.municipality, place.province), (319, 59), "{typed}");
        assert_eq!(place.municipality_words.get(Lang::En, &[Lang::Fr]), "Aflou (ex Laghouat)");
        assert_eq!(place.municipality_words.get(Lang::Ar, &[]), "أفلو (الأغواط سابقا)");
        assert_eq!(place.province_words.get(Lang::Ar, &[]), "آفلو");
    }
    assert!(matches!(
        places.municipality_by(3, "Aflou", MapVersion::DZ69),
        Lookup::MovedFrom { municipality, from: 3 } if municipality.id == 319
    ));
    let before = resolve(&places, "Laghouat", "Aflou", MapVersion::DZ58).unwrap();
    assert_eq!((before.province, before.municipality_words.get(Lang::Fr, &[])), (3, "Aflou"));
    let of_2019 = resolve(&places, "Adrar", "Timimoun", MapVersion::DZ69).unwrap();
    assert_eq!(of_2019.municipality_words.get(Lang::Fr, &[]), "Timimoun (ex Adrar)");
    let settled = resolve(&places, "Timimoun", "Timimoun", MapVersion::DZ69).unwrap();
    assert_eq!(settled.municipality_words.get(Lang::Fr, &[]), "Timimoun");
}

#[test]
fn what_is_not_there_is_refused_with_what_may_have_been_meant() {
    let places = shipped();
    let map = MapVersion::DZ69;
    let refused = |province: &str, municipality: &str| {
        let error = resolve(&places, province, municipality, map).unwrap_err();
        (error.code(), candidates(&error))
    };
    assert_eq!(refused("Laghwat", "Aflou"), ("delivery.province_unknown", vec![3]));
    assert_eq!(refused("70", "Aflou"), ("delivery.province_unknown", vec![]));
    assert_eq!(refused("", ""), ("delivery.municipality_unknown", vec![]));
    assert_eq!(refused("Alger", "Bab Ezzouarr"), ("delivery.municipality_unknown", vec![1621]));
    assert_eq!(refused("Alger", "Aflou"), ("delivery.municipality_not_in_province", vec![319]));
    assert_eq!(refused("Alger", "319"), ("delivery.municipality_not_in_province", vec![319]));
    assert_eq!(refused("Alger", "999999999999999999999"), ("delivery.municipality_unknown", vec![]));
    assert_eq!(resolve(&places, "", "319", map).unwrap().province, 59, "an id needs no province");
    let error = resolve(&places, "Alger", "Aflou", map).unwrap_err();
    let refusal = error.refusal().unwrap();
    assert_eq!(refusal.args["names"], "Aflou · أفلو (Aflou · آفلو)");
    assert_eq!(
        (refusal.fields[0].field.as_str(), &refusal.fields[0].args["value"]),
        ("municipality", &"Aflou".into())
    );
    let long = "é\u{202e}".repeat(100_000);
    let error = resolve(&places, "16", &long, map).unwrap_err();
    assert!(error.refusal().unwrap().args["value"].as_str().unwrap().chars().count() <= 80);
    assert!(!error.to_string().contains('\u{202e}'));
}

#[test]
fn a_province_of_a_newer_map_is_unknown_under_an_older_one() {
    let places = shipped();
    assert!(matches!(places.province_by("Aflou", MapVersion::DZ58), ProvinceLookup::Unknown { .. }));
    assert!(matches!(places.province_by("59", MapVersion::DZ58), ProvinceLookup::Unknown { .. }));
    assert!(
        matches!(places.province_by("Algiers", MapVersion::DZ48), ProvinceLookup::Found(p) if p.number == 16)
    );
}

#[test]
fn a_search_puts_what_begins_so_before_what_holds_it() {
    let places = shipped();
    let found: Vec<i64> = places.search("afl", None, MapVersion::DZ69, 20).iter().map(|one| one.id).collect();
    assert_eq!(found.first(), Some(&319));
    assert!(
        places
            .search("عين", Some(65), MapVersion::DZ69, 20)
            .iter()
            .all(|one| one.province(MapVersion::DZ69) == 65)
    );
    assert_eq!(places.search("a", None, MapVersion::DZ69, 20).len(), 20);
}

#[test]
fn tables_that_contradict_themselves_do_not_load() {
    use souk_places::model::Places;
    let provinces = "number,since,parent,name_fr,name_en,name_ar,spellings\n1,DZ-48,,Adrar,Adrar,أدرار,\n";
    let head = "id,dz48,dz58,dz69,name_fr,name_ar,lat,lng,spellings\n";
    let load = |municipalities: &str| Places::parse(provinces, &format!("{head}{municipalities}"));
    assert!(load("101,1,1,1,Adrar,أدرار,27.8,-0.2,\n").is_ok());
    for broken in ["101,1,1,2,Adrar,أدرار,27.8,-0.2,\n", "101,1,1,1,Adrar,,27.8,-0.2,\n", "101,1,1,1\n"]
    {
        assert!(load(broken).is_err(), "{broken}");
    }
}

#[test]
fn no_name_stands_for_two_municipalities_of_one_province() {
    use souk_places::model::Places;
    let provinces = "number,since,parent,name_fr,name_en,name_ar,spellings\n1,DZ-48,,Adrar,Adrar,أدرار,\n";
    let twice = "id,dz48,dz58,dz69,name_fr,name_ar,lat,lng,spellings\n\
                 101,1,1,1,Adrar,أدرار,27.8,-0.2,\n102,1,1,1,Tamest,تامست,27.4,0.2,ADRAR\n";
    assert!(Places::parse(provinces, twice).is_err());
}
