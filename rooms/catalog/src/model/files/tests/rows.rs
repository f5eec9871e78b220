//! Rows, prices, options and errors by line.

use souk_core::{Currency, Quantity};

use super::super::shopify::{self, Generation, Rules, write};
use super::super::{Field, Policy, ProductDraft, Status, VariantDraft, table};
use super::{errors, rules, sheet};

/// Drafts as an import would see them beside what is stored: absent and cleared are both "nothing", lines say
/// nothing.
pub fn settled(products: &[ProductDraft]) -> Vec<ProductDraft> {
    fn empty<T>(field: &mut Field<T>) {
        if matches!(field, Field::Absent) {
            *field = Field::Cleared;
        }
    }
    let mut products = products.to_vec();
    for product in &mut products {
        product.line = 0;
        product.handle_given = true;
        empty(&mut product.description);
        empty(&mut product.vendor);
        empty(&mut product.type_name);
        empty(&mut product.tags);
        empty(&mut product.published);
        empty(&mut product.status);
        empty(&mut product.options);
        empty(&mut product.images);
        for variant in &mut product.variants {
            variant.line = 0;
            empty(&mut variant.sku);
            empty(&mut variant.grams);
            empty(&mut variant.tracked);
            empty(&mut variant.quantity);
            empty(&mut variant.policy);
            empty(&mut variant.compare_at);
            empty(&mut variant.cost);
            empty(&mut variant.barcode);
            empty(&mut variant.image);
        }
    }
    products
}

const HEAD: &str =
    "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Variant Barcode,Image Src";

fn rows(rows: &str) -> super::Sheet {
    sheet(&format!("{HEAD}\n{rows}"))
}

#[test]
fn an_absent_column_leaves_and_an_empty_one_clears() {
    let one = sheet("Handle,Title,Vendor,Variant SKU\na,A,,S\n").products.remove(0);
    assert_eq!((one.vendor, one.type_name), (Field::Cleared, Field::Absent));
    assert_eq!(one.variants[0].price, Field::Absent);
    let two = sheet("Handle,Title,Variant Price\na,A,\n");
    assert_eq!(two.products[0].variants[0].price, Field::Absent, "a price is never cleared");
    assert_eq!(two.warnings[0].code, "import.required_kept");
    let three = sheet("Title,Tags\nA b,\n").products.remove(0);
    assert_eq!((three.handle.as_str(), three.variants, three.tags), ("a-b", vec![], Field::Cleared));
    assert!(three.options.is_absent() && three.images.is_absent() && !three.handle_given);
}

#[test]
fn a_product_with_a_bad_row_is_left_out_whole_and_others_go_on() {
    let sheet = rows(
        "a,A,Size,S,a1,10,,\n\
         a,,,M,a2,ten,,\n\
         a,,,L,a3,12.345,,\n\
         b,B,Title,Default Title,b1,5,,\n",
    );
    assert_eq!(
        errors(&sheet),
        [(3, "Variant Price", "product.price_invalid"), (4, "Variant Price", "import.price_precision")]
    );
    assert_eq!(sheet.errors[0].value, "ten");
    assert_eq!(sheet.errors[1].args, [("currency", "DZD".to_owned()), ("places", "2".to_owned())]);
    assert_eq!(sheet.products.iter().map(|product| product.handle.as_str()).collect::<Vec<_>>(), ["b"]);
    assert_eq!(sheet.bad_products, 1);
}

#[test]
fn each_kind_of_bad_cell_is_named() {
    for (row, column, code) in [
        ("a,,,,,5,,", "Title", "product.name_invalid"),
        ("a,x\u{202e}y,,,,5,,", "Title", "product.name_invalid"),
        (",,,,,5,,", "Handle", "import.handle_missing"),
        ("!!,A,,,,5,,", "Handle", "import.handle_missing"),
        ("a,A,Size,,,5,,", "Option1 Value", "variant.option_missing"),
        ("a,A,,S,,5,,", "Option1 Value", "import.option_name_differs"),
        ("a,A,Size,S,,5,,\na,,Colour,M,,5,,", "Option1 Name", "import.option_name_differs"),
        ("a,A,Size,S,,5,,\na,,,s,,5,,", "Option1 Value", "variant.combination_taken"),
        ("a,A,Size,S,x,5,,\na,,,M,X,5,,", "Variant SKU", "variant.code_taken"),
        ("a,A,,,,5,,\na,B,,,,,,https://x/y", "Title", "import.handle_repeated"),
        ("a,A,,,,\"1,234\",,", "Variant Price", "import.number_doubtful"),
        ("a,A,,,,-1,,", "Variant Price", "product.price_invalid"),
        ("a,A,,,,1e9,,", "Variant Price", "product.price_invalid"),
        ("a,A,,,,NaN,,", "Variant Price", "product.price_invalid"),
        ("a,A,,,,5,1.01003E+10,", "Variant Barcode", "import.barcode_scientific"),
        ("a,A,,,,5,\"1,01E+10\",", "Variant Barcode", "import.barcode_scientific"),
        ("a,A,,,,5,2024-01-05 00:00:00,", "Variant Barcode", "import.code_is_date"),
        ("a,A,,,,5,5/1/2024,", "Variant Barcode", "import.code_is_date"),
        ("a,A,,,,5,1-Mar,", "Variant Barcode", "import.code_is_date"),
        ("a,A,Size,S,,5,777,\na,,,M,,5,777,", "Variant Barcode", "code.taken"),
        ("z,Z,,,,5,036000291452,\na,A,,,,5,0036000291452,", "Variant Barcode", "code.taken"),
        ("a,A,,,,5,,file:///etc/passwd", "Image Src", "media.address_refused"),
        ("a,A,,,,5,,javascript:x", "Image Src", "media.address_refused"),
        ("a,A,,,,5,,,more", "", "import.row_too_long"),
    ] {
        let sheet = rows(row);
        let found: Vec<_> = errors(&sheet).into_iter().map(|(_, column, code)| (column, code)).collect();
        assert_eq!(found, [(column, code)], "{row}");
        assert!(!sheet.products.iter().any(|product| product.handle == "a"), "{row}");
    }
    let quantity = sheet("Title,Inventory quantity,Option4 Name\nA,-2,\nB,2,Cut\n");
    assert_eq!(
        errors(&quantity),
        [
            (2, "Inventory quantity", "stock.quantity_invalid"),
            (3, "Option4 Name", "product.too_many_options")
        ]
    );
}

#[test]
fn codes_stand_as_they_are_and_doubts_are_only_told() {
    let sheet = rows("a,A,,,1-Mar,5,'0036000291452,\nb,B,,,007,5,36000291452,\nc,C,,,'=x,5,ABC-1E5,\n");
    assert_eq!(sheet.errors, []);
    let variant = |index: usize| &sheet.products[index].variants[0];
    assert_eq!(variant(0).barcode, Field::Set("0036000291452".to_owned()));
    assert_eq!(variant(1).barcode, Field::Set("36000291452".to_owned()));
    assert_eq!(variant(1).sku, Field::Set("007".to_owned()));
    assert_eq!(variant(2).sku, Field::Set("=x".to_owned()));
    let told: Vec<_> = sheet.warnings.iter().map(|warning| (warning.line, warning.code)).collect();
    assert_eq!(told, [(2, "import.code_is_date"), (3, "import.zeros_lost")]);
    assert_eq!(sheet.warnings[1].args, [("perhaps", "036000291452".to_owned())]);
}

#[test]
fn quantities_wait_for_a_place_when_there_are_several() {
    let csv = "Title,Inventory quantity,Inventory tracker\nA,5,\nB,6,shopify\nC,0,\n";
    let read = |location_count| {
        let rules = Rules { location_count, ..Rules::new(Currency::parse("DZD").unwrap()) };
        shopify::read(&table(csv).unwrap(), &rules).unwrap()
    };
    let one = read(1);
    assert_eq!(one.totals().pieces, Quantity::whole(11));
    let tracked: Vec<_> = one.products.iter().map(|product| product.variants[0].tracked.clone()).collect();
    assert_eq!(tracked, [Field::Set(true), Field::Set(true), Field::Cleared]);
    let two = read(2);
    assert!(two.products.iter().all(|product| product.variants[0].quantity.is_absent()));
    assert_eq!(
        two.warnings.iter().map(|warning| warning.code).collect::<Vec<_>>(),
        ["import.location_needed"]
    );
}

#[test]
fn rows_of_one_handle_meet_wherever_they_stand() {
    let sheet = rows("a,A,Size,S,,5,,https://x/1\nb,B,,,,6,,\nA,,,M,,7,,https://x/2\na,,,,,,,https://x/3\n");
    assert_eq!(sheet.errors, []);
    assert_eq!(sheet.products.len(), 2);
    assert_eq!(sheet.products[0].variants.len(), 2);
    assert_eq!(sheet.products[0].images.value().unwrap().len(), 3);
}

#[test]
fn states_and_policies_are_read_in_every_spelling() {
    let csv = "Title,Status,Published,Continue selling when out of stock,SKU\n\
               A,Active,TRUE,deny,1\nB,draft,vrai,TRUE,2\nC,archived,no,false,3\nD,sold,true,true,4\n";
    let sheet = sheet(csv);
    let states: Vec<_> = sheet.products.iter().map(|product| product.status.clone()).collect();
    assert_eq!(states, [Status::Active, Status::Draft, Status::Archived].map(Field::Set));
    let policies: Vec<_> = sheet.products.iter().map(|product| product.variants[0].policy.clone()).collect();
    assert_eq!(policies, [Policy::Deny, Policy::Continue, Policy::Deny].map(Field::Set));
    assert_eq!(errors(&sheet), [(5, "Status", "import.value_unknown")]);
}

#[test]
fn too_many_variants_are_told_once() {
    use std::fmt::Write as _;
    let mut csv = "a,A,Size,0,,5,,\n".to_owned();
    for index in 1..2_100 {
        writeln!(csv, "a,,,{index},,5,,").unwrap();
    }
    assert_eq!(
        errors(&rows(&csv)),
        [(2, "Size", "product.too_many_options"), (2_050, "Handle", "product.too_many_variants")]
    );
}

/// A product whose every text is a trap for spreadsheets, separators or readers of other scripts.
fn trap(text: &str, index: u32) -> ProductDraft {
    let set = |text: &str| Field::Set(text.to_owned());
    ProductDraft {
        line: 0,
        handle: format!("trap-{index}"),
        handle_given: true,
        name: text.to_owned(),
        description: set(&crate::model::files::html::sanitise(&format!("<p>{text}</p>"))),
        vendor: set(text),
        type_name: set(text),
        tags: Field::Set(vec![text.replace(',', " ").split_whitespace().collect::<Vec<_>>().join(" ")]),
        published: Field::Set(true),
        status: Field::Set(Status::Draft),
        options: Field::Set(vec![text.to_owned(), "Size".to_owned()]),
        variants: (0..2)
            .map(|row| VariantDraft {
                values: vec![text.to_owned(), format!("{row}")],
                sku: Field::Set(format!("{}{row}", text.chars().take(60).collect::<String>())),
                barcode: Field::Set(format!("'{index}{row}")),
                grams: Field::Set(1_234),
                tracked: Field::Set(true),
                quantity: Field::Set(Quantity(2_500)),
                policy: Field::Set(Policy::Continue),
                price: Field::Set(1_234_567),
                compare_at: Field::Cleared,
                cost: Field::Set(1_000),
                image: Field::Cleared,
                line: 0,
                kept: vec![("Variant Note".to_owned(), text.to_owned())],
            })
            .collect(),
        images: Field::Cleared,
        kept: vec![
            ("Own; \"column\"".to_owned(), text.to_owned()),
            ("SEO Title".to_owned(), text.to_owned()),
        ],
    }
}

#[test]
fn texts_that_look_like_formulas_come_back_equal_and_never_stand_bare() {
    let texts = [
        "=HYPERLINK(\"http://x\",\"y\")",
        "+7 701 000",
        "-5",
        "@sum",
        "'=1",
        "''+2",
        "'plain",
        "قماش «مخمل»، أحمر",
        "Қазақ тілі ә ғ ң",
        "🧵👗 emoji",
        "a,b;c\td",
        "say \"hi\"",
        "Title",
        "sep=,",
        "٣٫٥",
        "<b>&amp;",
    ];
    let products: Vec<_> = (0..)
        .zip(texts)
        .map(|(index, text)| {
            let line = souk_core::text::line(text, 255).unwrap();
            trap(&line, index)
        })
        .collect();
    for generation in [Generation::Classic, Generation::Current] {
        let csv = write(&products, generation, rules().currency);
        let again = sheet(&csv);
        assert_eq!(again.errors, []);
        assert_eq!(settled(&again.products), settled(&products));
        let table = table(&csv).unwrap();
        for row in table.rows() {
            for column in 0..table.header().len() {
                assert!(
                    !row.cell(column).starts_with(['=', '+', '-', '@', '\t', '\r']),
                    "{}",
                    row.cell(column)
                );
            }
        }
    }
}
