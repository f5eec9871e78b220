//! Files made from a seed read as their totals say.

use souk_core::Currency;

use super::super::shopify::{Generation, write};
use super::super::{Encoding, Options, decode, generate};
use super::{errors, rules, sheet};

const OPTIONS: Options =
    Options { products: 150, generation: Generation::Classic, bad_rows: 0, arabic: true, quotes: true };

#[test]
fn what_is_read_is_what_was_counted() {
    for seed in 0..20 {
        for generation in [Generation::Classic, Generation::Current] {
            let made = generate(seed, Options { generation, bad_rows: 9, ..OPTIONS });
            let sheet = sheet(&made.csv);
            assert_eq!(sheet.totals(), made.totals, "seed {seed}");
            let lines: Vec<u32> = sheet.errors.iter().map(|error| error.line).collect();
            assert_eq!(lines, made.bad_lines, "seed {seed}: {:?}", errors(&sheet));
            assert_eq!(made.totals.bad_products, 9);
        }
    }
}

#[test]
fn a_thousand_bad_rows_are_named_by_line_and_the_others_read() {
    let made = generate(5, Options { products: 3_000, bad_rows: 1_000, ..OPTIONS });
    let sheet = sheet(&made.csv);
    assert_eq!(sheet.errors.iter().map(|error| error.line).collect::<Vec<_>>(), made.bad_lines);
    assert_eq!(sheet.errors.len(), 1_000);
    assert_eq!((sheet.products.len(), sheet.bad_products), (2_000, 1_000));
    assert_eq!(sheet.totals(), made.totals);
}

#[test]
fn both_generations_give_equal_drafts() {
    let made = |generation| generate(11, Options { generation, ..OPTIONS }).csv;
    let (classic, current) = (made(Generation::Classic), made(Generation::Current));
    assert_ne!(classic, current);
    assert_eq!(sheet(&classic).products, sheet(&current).products);
}

#[test]
fn export_and_import_again_change_nothing() {
    for seed in 0..5 {
        let first = sheet(&generate(seed, OPTIONS).csv);
        for generation in [Generation::Classic, Generation::Current] {
            let csv = write(&first.products, generation, Currency::parse("DZD").unwrap());
            let again = sheet(&csv);
            assert_eq!(again.errors, []);
            assert_eq!(super::rows::settled(&again.products), super::rows::settled(&first.products));
            assert_eq!(
                write(&again.products, generation, rules().currency),
                csv,
                "the second file equals the first"
            );
        }
    }
}

#[test]
fn separators_and_encodings_make_no_difference() {
    let made = generate(3, Options { products: 40, quotes: false, ..OPTIONS });
    let utf16: Vec<u8> =
        [0xfe, 0xff].into_iter().chain(made.csv.encode_utf16().flat_map(u16::to_be_bytes)).collect();
    let read = decode(&utf16).unwrap();
    assert_eq!((read.encoding, read.text == made.csv), (Encoding::Utf16Be, true));
    let bare: Vec<u8> = made.csv.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(decode(&bare).unwrap().encoding, Encoding::Utf16Le);
    let marked = format!("\u{feff}{}", made.csv);
    assert_eq!(sheet(&marked).products, sheet(&made.csv).products);
    for separator in [";", "\t"] {
        let csv = "Handle,Title,Tags,Variant Price\na,اسم,\"x, y\",5\n".replace("x, y", "x@ y");
        let csv = csv.replace(',', separator).replace('@', ",");
        assert_eq!(sheet(&csv).products[0].tags.value().unwrap().len(), 2);
        assert_eq!(sheet(&format!("sep={separator}\r\n{csv}")).products[0].line, 3);
    }
}
