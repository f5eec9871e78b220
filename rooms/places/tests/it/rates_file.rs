//! Reading a file of delivery rates: by name, with every doubt named, before anything is written.

use std::collections::BTreeMap;

use souk_core::Currency;
use souk_places::model::{DeliveryOption, MapVersion, MatchBy, RatesFile, Reading, Scope, ZeroMeans};

use crate::{shared, shipped};

/// The rates of one merchant in our columns.
pub fn merchants_file() -> String {
    let wide = shared("algeria-delivery-rates/rates_by_wilaya.csv");
    let mut file = String::from("carrier,province_number,province_name,municipality,option,fee,free_above\n");
    let mut reader = csv::Reader::from_reader(wide.as_bytes());
    for row in reader.records().map(|row| row.unwrap()) {
        for (column, carrier, option) in
            [(2, "zr", "home"), (3, "zr", "desk"), (4, "yalidine", "home"), (5, "yalidine", "desk")]
        {
            file.push_str(&format!("{carrier},{},{},,{option},{},\n", &row[0], &row[1], &row[column]));
        }
    }
    file
}

pub fn confirmed() -> BTreeMap<String, i64> {
    [("M'Ghair", 57), ("El Menia", 58), ("Ain Oussara", 65)]
        .map(|(name, number)| (name.to_owned(), number))
        .into()
}

struct Asked {
    zero_means: Option<ZeroMeans>,
    match_by: MatchBy,
    provinces: BTreeMap<String, i64>,
}

const STRICT: Asked =
    Asked { zero_means: None, match_by: MatchBy::NumberAndName, provinces: BTreeMap::new() };

fn read(text: &str, asked: &Asked) -> Reading {
    RatesFile {
        text,
        carrier: "own",
        map: MapVersion::DZ69,
        currency: Currency::parse("DZD").unwrap(),
        zero_means: asked.zero_means,
        match_by: asked.match_by,
        provinces: &asked.provinces,
        municipalities: &BTreeMap::new(),
    }
    .read(&shipped())
}

fn lines(reading: &Reading, code: &str) -> Vec<u64> {
    reading.problems.iter().filter(|problem| problem.code == code).map(|problem| problem.line).collect()
}

#[test]
fn the_merchants_file_is_66_provinces_exact_3_suggested_9_numbers_off_and_15_zeros() {
    let by_name = Asked { match_by: MatchBy::Name, ..STRICT };
    let reading = read(&merchants_file(), &by_name);
    let mut suggested: Vec<&str> = Vec::new();
    for problem in reading.problems.iter().filter(|one| one.code == "delivery.province_unknown") {
        assert_eq!(problem.args["count"], 1);
        suggested.push(problem.args["value"].as_str().unwrap());
    }
    suggested.dedup();
    assert_eq!(suggested, ["M'Ghair", "El Menia", "Ain Oussara"]);
    let mut off: Vec<&str> = reading.disagreements.iter().map(|one| one.province_name.as_str()).collect();
    off.dedup();
    assert_eq!(off.len(), 9);
    assert_eq!(lines(&reading, "delivery.zero_unclear").len(), 4 + 11);
    assert_eq!(reading.problems.len(), 3 * 4 + 15);
}

#[test]
fn once_names_and_zeros_are_decided_the_merchants_file_reads_to_the_dinar() {
    let decided =
        Asked { match_by: MatchBy::Name, zero_means: Some(ZeroMeans::NotServed), provinces: confirmed() };
    let reading = read(&merchants_file(), &decided);
    assert_eq!(reading.problems, []);
    assert_eq!(reading.rates.len(), 69 * 4);
    let of = |carrier: &str, option| {
        reading
            .rates
            .iter()
            .filter(move |rate| rate.carrier == carrier && rate.option == option)
            .collect::<Vec<_>>()
    };
    let home = of("yalidine", DeliveryOption::Home);
    assert_eq!(home.iter().filter_map(|rate| rate.fee).sum::<i64>(), 7_690_000);
    let exact: std::collections::BTreeSet<i64> = home.iter().map(|rate| rate.target.scope_ref).collect();
    assert_eq!(exact, (1..=69).collect());
    let alger =
        |option| of("yalidine", option).into_iter().find(|rate| rate.target.scope_ref == 16).unwrap().fee;
    assert_eq!((alger(DeliveryOption::Home), alger(DeliveryOption::Desk)), (Some(60_000), Some(55_000)));
    let unserved = |option| of("zr", option).iter().filter(|rate| rate.fee.is_none()).count();
    assert_eq!((unserved(DeliveryOption::Home), unserved(DeliveryOption::Desk)), (4, 11));
}

#[test]
fn without_match_by_name_wrong_numbers_stop_the_file() {
    let asked = Asked { zero_means: Some(ZeroMeans::Free), provinces: confirmed(), ..STRICT };
    let reading = read(&merchants_file(), &asked);
    assert_eq!(reading.problems.len(), 9 * 4);
    assert_eq!(lines(&reading, "delivery.number_disagrees").len(), 9 * 4);
    assert_eq!(reading.disagreements, []);
}

#[test]
fn separators_marks_and_arabic_names_and_digits_are_read() {
    let file = "\u{feff}Carrier;Province_Number;Province_Name;Municipality;Option;Fee;Free_Above\r\n\
                ;١٦;الجزائر;;home;٦٠٠;5 000\r\n;;Laghouat;Aflou;HOME;850,50;\r\n;;;;desk;;\r\n\r\n";
    let reading = read(file, &STRICT);
    assert_eq!(reading.problems, []);
    let read: Vec<_> = reading
        .rates
        .iter()
        .map(|rate| (rate.target.scope, rate.target.scope_ref, rate.fee, rate.free_above))
        .collect();
    assert_eq!(
        read,
        [
            (Scope::Province, 16, Some(60_000), Some(500_000)),
            (Scope::Municipality, 319, Some(85_050), None),
            (Scope::Default, 0, None, None),
        ]
    );
    assert_eq!(reading.rates[0].carrier, "own");
}

#[test]
fn every_bad_row_is_named_with_its_line() {
    let file = "carrier,province_number,province_name,municipality,option,fee,free_above\n\
                own,16,Alger,,home,600,\nown,16,Alger,,home,700,\nown,16,,,home,600,\nown,,16,,home,600,\n\
                Zr Express,,Oran,,home,600,\nown,,Oran,,drone,600,\nown,,Oran,,home,-5,\n\
                own,,Oran,,home,1e9,\nown,,Oran,Aflou,home,600,\nown,,Oran,Nowhere,home,600,\n\
                own,,Blida,,home,600,0\nown,,Mila,,home,12.345,\n";
    let reading = read(file, &STRICT);
    assert_eq!(lines(&reading, "delivery.row_twice"), [3]);
    assert_eq!(lines(&reading, "delivery.province_unknown"), [4, 5]);
    assert_eq!(lines(&reading, "delivery.carrier_invalid"), [6]);
    assert_eq!(lines(&reading, "delivery.option_unknown"), [7]);
    assert_eq!(lines(&reading, "delivery.fee_invalid"), [8, 9, 12, 13]);
    assert_eq!(lines(&reading, "delivery.municipality_not_in_province"), [10]);
    assert_eq!(lines(&reading, "delivery.municipality_unknown"), [11]);
    assert_eq!(reading.problems.len(), 11);
    let twice = reading.problems.iter().find(|one| one.code == "delivery.row_twice").unwrap();
    assert_eq!(twice.args["first"], 2);
}

#[test]
fn a_file_without_its_columns_or_rows_says_so() {
    assert_eq!(lines(&read("", &STRICT), "delivery.file_column_missing").len(), 3);
    assert_eq!(
        lines(&read("province_name,fee\nAlger,600\n", &STRICT), "delivery.file_column_missing").len(),
        1
    );
    assert_eq!(lines(&read("province_name,option,fee\n", &STRICT), "delivery.file_empty").len(), 1);
    let long = format!("province_name,option,fee\n{}", "Alger,home,600\n".repeat(5_001));
    assert_eq!(lines(&read(&long, &STRICT), "delivery.file_too_long"), [5_002]);
    for hostile in ["\0\0\0", "\"", "province_name,option,fee\n\"Alger", "\u{feff}", ",,,;;;\n\n\n"] {
        assert!(!read(hostile, &STRICT).problems.is_empty(), "{hostile:?}");
    }
}
