//! Hostile files are refused by name, nothing panics.

use souk_core::{Error, Kind};

use super::super::shopify;
use super::super::{
    Encoding, FileError, MAX_BYTES, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS, decode, decode_as, refusals, table,
};
use super::{rules, sheet};

fn refused(csv: &str) -> FileError {
    table(csv)
        .map(|table| shopify::read(&table, &rules()).map(|_| ()).unwrap_err())
        .unwrap_or_else(|error| error)
}

#[test]
fn a_file_that_cannot_be_read_is_refused_with_its_place() {
    for (csv, error) in [
        (String::new(), FileError::Header { missing: None }),
        ("\n \n,,\n".to_owned(), FileError::Header { missing: None }),
        ("shirt,50,1\ntrousers,60,2\n".to_owned(), FileError::Header { missing: Some("Title") }),
        ("Title,Price,TITLE\n".to_owned(), FileError::DuplicateHeader { name: "TITLE".to_owned() }),
        (
            "Title,Handle,URL handle\n".to_owned(),
            FileError::DuplicateHeader { name: "URL handle".to_owned() },
        ),
        ("Title\na\n\"b\nc\n".to_owned(), FileError::QuoteOpen { line: 3 }),
        ("Title,Vendor\na,b\n\"c\" d,e\n".to_owned(), FileError::QuoteOpen { line: 3 }),
        ("Title\na\nb\0c\n".to_owned(), FileError::Nul { line: 3 }),
        (vec!["c"; 300].join(","), FileError::DuplicateHeader { name: "c".to_owned() }),
        (format!("Title\na\n{}\n", "b".repeat(MAX_CELL_BYTES + 1)), FileError::CellTooLarge { line: 3 }),
        (format!("Title\n\"{}\"\n", "b\n".repeat(MAX_CELL_BYTES)), FileError::CellTooLarge { line: 2 }),
        (format!("Title\n{}", "a\n".repeat(MAX_ROWS + 1)), FileError::TooManyRows),
    ] {
        let shown: String = csv.chars().take(60).collect();
        let found = refused(&csv);
        let names: Vec<String> = (0..300).map(|index| format!("c{index}")).collect();
        assert_eq!(refused(&names.join(",")), FileError::TooManyColumns { line: 1 });
        match error {
            FileError::DuplicateHeader { ref name } if name == "c" => {
                assert_eq!(found, FileError::TooManyColumns { line: 1 });
            }
            error => assert_eq!(found, error, "{shown:?}"),
        }
    }
}

#[test]
fn a_file_at_its_limits_is_read() {
    let rows = format!("Title\n{}", "a\n".repeat(MAX_ROWS));
    assert_eq!(table(&rows).unwrap().len(), MAX_ROWS);
    let names: Vec<String> = (0..MAX_COLUMNS).map(|index| format!("c{index}")).collect();
    assert_eq!(table(&names.join(",")).unwrap().header().len(), MAX_COLUMNS);
    let empty = format!("Title{}\na{}\n", ",".repeat(900), ",".repeat(900));
    assert_eq!(table(&empty).unwrap().rows().next().unwrap().cell(0), "a");
    assert!(table(&format!("Title\n{}", "b".repeat(MAX_CELL_BYTES))).is_ok());
}

#[test]
fn bytes_are_decoded_or_refused_but_never_guessed_at_random() {
    assert_eq!(decode(&vec![b'a'; MAX_BYTES + 1]), Err(FileError::TooLarge));
    assert!(decode(&vec![b'a'; MAX_BYTES]).is_ok());
    let mut spoilt = "Title\nقماش مخمل\nثوب قطني\n".as_bytes().to_vec();
    let last = spoilt.len() - 3;
    spoilt[last] = 0xff;
    assert_eq!(decode(&spoilt), Err(FileError::Encoding { line: 3 }));
    assert_eq!(decode(&[0xff, 0xfe, b'a', 0, b'b']), Err(FileError::Encoding { line: 1 }));
    assert_eq!(decode(&[0xff, 0xfe, 0, 0xd8]), Err(FileError::Encoding { line: 1 }));
    // "Title\nقهوة\n" in Windows-1256.
    let arabic = decode(b"Title\n\xde\xe5\xe6\xc9\n").unwrap();
    assert_eq!((arabic.encoding, arabic.text.as_str()), (Encoding::Windows1256, "Title\nقهوة\n"));
    assert_eq!(decode_as(b"\xde", Encoding::Windows1251).unwrap().text, "Ю");
    assert_eq!(Encoding::parse("windows-1256"), Some(Encoding::Windows1256));
}

#[test]
fn refusals_carry_their_place_and_kind() {
    let error = Error::from(FileError::QuoteOpen { line: 7 });
    assert_eq!(
        (error.code(), error.refusal().unwrap().args["line"].as_u64()),
        ("import.quote_open", Some(7))
    );
    assert_eq!(Error::from(FileError::TooLarge).refusal().unwrap().kind, Kind::TooLarge);
    let mut codes: Vec<&str> = refusals::row::ALL.to_vec();
    codes.extend(refusals::FILE.iter().map(|def| def.code));
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), refusals::row::ALL.len() + refusals::FILE.len());
}

#[test]
fn the_line_of_a_row_is_where_it_begins() {
    let csv =
        "Handle,Title,Variant Price\r\n\r\na,\"one\",1\r\nb,two,\"x\r\ny\"\r\n,,\nc,three,bad\rd,four,2";
    let sheet = sheet(csv);
    let lines: Vec<u32> = sheet.products.iter().map(|product| product.line).collect();
    assert_eq!(lines, [3, 8]);
    assert_eq!(sheet.errors.iter().map(|error| error.line).collect::<Vec<_>>(), [4, 7]);
}

/// Numbers for the loops below.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % end
    }
}

#[test]
fn random_bytes_never_break_the_reader() {
    let mut dice = Dice(1);
    let mut read = 0;
    for _ in 0..3_000 {
        let mut bytes = b"Handle,Title,Variant Price,Option1 Name,Option1 Value\n".to_vec();
        let length = dice.roll(300);
        bytes.extend((0..length).map(|_| u8::try_from(dice.roll(256)).unwrap()));
        for encoding in Encoding::ALL {
            if let Ok(decoded) = decode_as(&bytes, encoding)
                && let Ok(table) = table(&decoded.text)
            {
                read += usize::from(shopify::read(&table, &rules()).is_ok());
            }
        }
        let _ = decode(&bytes);
    }
    assert!(read > 100, "the loop reaches the reader: {read}");
}

#[test]
fn random_scraps_of_files_never_break_the_reader() {
    let scraps = [
        "\"",
        "\"\"",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        "\r",
        "a",
        "Title",
        "Default Title",
        "Red",
        "1,5",
        "1,234",
        "-1",
        "=1",
        "'",
        "٣",
        "🧵",
        "\u{202e}",
        "https://x/y",
        "true",
        "deny",
        "1.01003E+10",
        "<p>",
        "",
    ];
    let header = "Handle,Title,Body (HTML),Tags,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image \
        Src,\
                  Extra\n";
    let mut dice = Dice(2);
    let mut products = 0;
    for _ in 0..20_000 {
        let mut csv = header.to_owned();
        for _ in 0..dice.roll(60) {
            csv.push_str(scraps[dice.roll(scraps.len())]);
            csv.push_str([",", "", "\n"][dice.roll(3)]);
        }
        let Ok(table) = table(&csv) else { continue };
        let Ok(sheet) = shopify::read(&table, &rules()) else { continue };
        products += sheet.products.len();
        let lines = u32::try_from(csv.lines().count() + csv.matches('\r').count()).unwrap() + 1;
        for error in sheet.errors.iter().chain(&sheet.warnings) {
            assert!(error.line > 1 && error.line <= lines && error.value.chars().count() <= 80);
            assert!(refusals::row::ALL.contains(&error.code));
        }
        let out = shopify::write(&sheet.products, shopify::Generation::Classic, rules().currency);
        let again = super::sheet(&out);
        assert_eq!(
            super::rows::settled(&again.products),
            super::rows::settled(&sheet.products),
            "{csv:?}\n{out:?}"
        );
    }
    assert!(products > 1_000, "the loop reaches whole products: {products}");
}
