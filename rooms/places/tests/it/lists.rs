//! Real lists of others matched to ours by name: what is exact, what is suggested, what a person must decide.

use std::collections::BTreeSet;

use souk_places::model::{Lookup, MapVersion, Places};

use crate::shared;

/// Our table as it was before this list's spellings were taken into it.
fn without_spellings() -> Places {
    let cut = |table: &str| {
        let mut lines =
            table.lines().map(|line| format!("{},\n", line.rsplit_once(',').unwrap().0)).collect::<String>();
        let head = table.lines().next().unwrap();
        lines.replace_range(..lines.find('\n').unwrap(), head);
        lines
    };
    Places::parse(
        include_str!("../../data/provinces.csv"),
        &cut(include_str!("../../data/municipalities.csv")),
    )
    .unwrap()
}

/// (province, name) of every row of the open list under the map of 2019.
fn rows() -> Vec<(i64, String)> {
    let text = shared("algeria-geo-58/communes_58.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|row| row.unwrap()).map(|row| (row[0].parse().unwrap(), row[3].to_owned())).collect()
}

#[test]
fn the_list_of_58_provinces_is_1274_exact_227_suggested_and_40_for_a_person() {
    let places = without_spellings();
    let map = MapVersion::DZ58;
    let mut taken = BTreeSet::new();
    let mut open = Vec::new();
    for (province, name) in rows() {
        match places.municipality_by(province, &name, map) {
            Lookup::Found(one) => assert!(taken.insert(one.id), "{name} twice"),
            Lookup::Unknown { candidates } | Lookup::NotInProvince { candidates } => {
                open.push((province, candidates));
            }
            Lookup::MovedFrom { .. } => panic!("{name} is listed under an older map"),
        }
    }
    let suggested = open.iter().filter(|(province, candidates)| {
        candidates.iter().filter(|one| one.province(map) == *province && !taken.contains(&one.id)).count()
            == 1
    });
    let suggested = suggested.count();
    assert_eq!((taken.len(), suggested, open.len() - suggested), (1274, 227, 40));
}

#[test]
fn with_its_spellings_taken_in_every_row_of_that_list_is_found_and_none_twice() {
    let places = crate::shipped();
    let mut found = BTreeSet::new();
    for (province, name) in rows() {
        match places.municipality_by(province, &name, MapVersion::DZ58) {
            Lookup::Found(one) => assert!(found.insert(one.id), "{name} twice"),
            other => panic!("{province} {name}: {other:?}"),
        }
    }
    assert_eq!(found.len(), 1541);
}

#[test]
fn numbers_never_join_two_lists() {
    let text = shared("algeria-geo-58/communes_58.csv");
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let places = crate::shipped();
    let misled = reader.records().map(|row| row.unwrap()).filter(|row| {
        let by_number = row[2].parse().ok().and_then(|id| places.municipality(id));
        let by_name = places.municipality_by(row[0].parse().unwrap(), &row[3], MapVersion::DZ58);
        by_number.is_some_and(|one| !matches!(by_name, Lookup::Found(named) if named.id == one.id))
    });
    assert!(misled.count() > 100, "equal numbers mean other places");
}
