//! The real sample files read to their known figures.

use souk_core::Quantity;

use super::{rules, sheet};
use crate::model::files::shopify::{Generation, write};
use crate::model::files::{Encoding, Field, Totals, decode};

fn file(name: &str) -> String {
    let path = format!("{}/../../../shared/data/shopify-product-csvs/{name}", env!("CARGO_MANIFEST_DIR"));
    let decoded = decode(&std::fs::read(path).unwrap()).unwrap();
    assert_eq!(decoded.encoding, Encoding::Utf8);
    decoded.text
}

fn totals(products: usize, variants: usize, pieces: i64, price_minor_sum: i64, images: usize) -> Totals {
    Totals { products, variants, pieces: Quantity::whole(pieces), price_minor_sum, images, bad_products: 0 }
}

/// The file under the current names, written down here apart from the reader's own list.
fn with_current_names(text: &str) -> String {
    let (header, rows) = text.split_once('\n').unwrap();
    let renamed: Vec<&str> = header
        .trim_end()
        .split(',')
        .map(|name| match name {
            "Handle" => "URL handle",
            "Body (HTML)" => "Description",
            "Published" => "Published on online store",
            "Option1 Name" => "Option1 name",
            "Option1 Value" => "Option1 value",
            "Option2 Name" => "Option2 name",
            "Option2 Value" => "Option2 value",
            "Option3 Name" => "Option3 name",
            "Option3 Value" => "Option3 value",
            "Variant SKU" => "SKU",
            "Variant Grams" => "Weight value (grams)",
            "Variant Inventory Tracker" => "Inventory tracker",
            "Variant Inventory Qty" => "Inventory quantity",
            "Variant Inventory Policy" => "Continue selling when out of stock",
            "Variant Price" => "Price",
            "Variant Compare At Price" => "Compare-at price",
            "Variant Barcode" => "Barcode",
            "Variant Taxable" => "Charge tax",
            "Variant Tax Code" => "Tax code",
            "Variant Weight Unit" => "Weight unit for display",
            "Variant Image" => "Variant image URL",
            "Image Src" => "Product image URL",
            "Image Position" => "Image position",
            "Image Alt Text" => "Image alt text",
            "Gift Card" => "Gift card",
            "SEO Title" => "SEO title",
            "SEO Description" => "SEO description",
            other => other,
        })
        .collect();
    format!("{}\n{}", renamed.join(","), rows.replace(",deny,", ",FALSE,"))
}

#[test]
fn the_apparel_file_is_read_to_the_last_piece() {
    let sheet = sheet(&file("apparel.csv"));
    assert_eq!(sheet.errors, []);
    assert_eq!(sheet.totals(), totals(20, 22, 22, 129_500, 20));
    let top = &sheet.products[1];
    assert_eq!(top.handle, "classic-varsity-top");
    assert_eq!(top.options, Field::Set(vec!["Size".to_owned()]));
    assert_eq!(top.variants.iter().map(|variant| variant.line).collect::<Vec<_>>(), [3, 4, 5]);
    assert_eq!(top.variants[2].values, ["Large"]);
    assert_eq!(sheet.products[0].options, Field::Cleared);
    assert_eq!(sheet.products[0].variants[0].values, Vec::<String>::new());
    assert!(sheet.unknown_columns.contains(&"Google Shopping / Gender".to_owned()));
}

#[test]
fn the_home_and_garden_file_is_read_to_the_last_tag() {
    let sheet = sheet(&file("home-and-garden.csv"));
    assert_eq!(sheet.errors, []);
    assert_eq!(sheet.totals(), totals(20, 21, 65, 234_584, 21));
    let pot = &sheet.products[0];
    assert_eq!(pot.tags, Field::Set(vec!["Pot".to_owned(), "Plants".to_owned()]));
    assert_eq!(pot.images.value().unwrap().len(), 2);
    assert_eq!(pot.variants[0].cost, Field::Cleared);
    assert_eq!(sheet.products[1].variants[0].compare_at, Field::Set(7_500));
}

#[test]
fn both_generations_of_names_say_the_same() {
    for name in ["apparel.csv", "home-and-garden.csv"] {
        let text = file(name);
        let current = with_current_names(&text);
        assert!(current.contains("Published on online store") && current.contains(",FALSE,"));
        assert_eq!(sheet(&current).products, sheet(&text).products, "{name}");
    }
}

#[test]
fn an_exported_real_file_reads_as_the_file_did() {
    for name in ["apparel.csv", "home-and-garden.csv"] {
        for generation in [Generation::Classic, Generation::Current] {
            let first = sheet(&file(name));
            let again = sheet(&write(&first.products, generation, rules().currency));
            assert_eq!(again.errors, []);
            assert_eq!(
                super::rows::settled(&again.products),
                super::rows::settled(&first.products),
                "{name}"
            );
        }
    }
}
