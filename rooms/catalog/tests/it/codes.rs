//! Codes belong to one product for ever, and are found however they are written.

use serde_json::json;
use souk_catalog::{AddProduct, CodeLookup, RegisterBarcode, UpdateProduct, UpdateVariant, Way};

use crate::world::{Shop, both, from};

async fn way(shop: &Shop, text: &str) -> Option<(Way, String)> {
    let found = shop.ask(CodeLookup { text: text.to_owned() }).await.ok()?;
    Some((found.way, found.variant.map_or_else(|| found.code.clone(), |variant| variant.full_code)))
}

async fn doris(shop: &Shop) -> souk_catalog::ProductView {
    let input = json!({ "name": {"ar": "DORIS"}, "code": "DORIS", "price_minor": 1, "options": ["لون"],
                        "variants": [
        {"values": ["C WINE"], "barcode": "036000291452"}, {"values": ["OFF/WHITE"]} ] });
    shop.run(from::<AddProduct>(input)).await.unwrap()
}

#[tokio::test]
async fn one_text_is_found_in_every_spelling() {
    both(|shop| async move {
        doris(&shop).await;
        assert_eq!(way(&shop, " doris ").await, Some((Way::Exact, "DORIS".to_owned())));
        assert_eq!(way(&shop, "036000291452").await, Some((Way::Exact, "DORIS/C WINE".to_owned())));
        assert_eq!(way(&shop, "0036000291452").await, Some((Way::Gtin, "DORIS/C WINE".to_owned())));
        assert_eq!(way(&shop, "٠٣٦٠٠٠٢٩١٤٥٢").await.unwrap().0, Way::Exact);
        assert_eq!(way(&shop, "Doris\\c  wine").await, Some((Way::Full, "DORIS/C WINE".to_owned())));
        assert_eq!(way(&shop, "doris/off/white").await, Some((Way::Full, "DORIS/OFF/WHITE".to_owned())));
        for unknown in ["DORI", "036000291453", "DORIS/NONE", "", "/"] {
            assert_eq!(way(&shop, unknown).await, None, "{unknown}");
        }
    })
    .await;
}

#[tokio::test]
async fn labels_printed_before_a_recoding_still_find_their_variant() {
    both(|shop| async move {
        let view = doris(&shop).await;
        let (id, wine) = (view.product.id, view.variants[0].id);
        let recode = json!({ "id": id, "rev": 1, "code": "10100300253" });
        shop.run(from::<UpdateProduct>(recode)).await.unwrap();
        let rename = json!({ "id": id, "variant_id": wine, "rev": 2, "variant_code": "WINE" });
        shop.run(from::<UpdateVariant>(rename)).await.unwrap();
        assert_eq!(way(&shop, "DORIS").await, Some((Way::Alias, "10100300253".to_owned())));
        for text in ["DORIS/C WINE", "10100300253/C WINE", "DORIS/WINE", "10100300253/WINE"] {
            assert_eq!(way(&shop, text).await, Some((Way::Full, "10100300253/WINE".to_owned())), "{text}");
        }
        // Nobody else gets the old code; its own product may take it back.
        let thief = json!({ "name": {"ar": "Autre"}, "code": "doris" });
        assert_eq!(shop.refused(from::<AddProduct>(thief)).await, "code.taken");
        let back = json!({ "id": id, "rev": 3, "code": "DORIS" });
        shop.run(from::<UpdateProduct>(back)).await.unwrap();
        assert_eq!(way(&shop, "DORIS").await.unwrap().0, Way::Exact);
        assert_eq!(way(&shop, "10100300253").await.unwrap().0, Way::Alias);
    })
    .await;
}

#[tokio::test]
async fn a_taken_barcode_names_its_holder_and_a_wrong_digit_the_right_one() {
    both(|shop| async move {
        doris(&shop).await;
        let other = shop.add("Autre").await;
        let add = |text: &str, kind: &str| {
            let (id, variant) = (other.product.id, other.variants[0].id);
            from::<RegisterBarcode>(
                json!({ "id": id, "variant_id": variant, "rev": 1, "text": text, "kind": kind }),
            )
        };
        for spelling in ["036000291452", "0036000291452"] {
            let taken = shop.run(add(spelling, "gtin")).await.unwrap_err();
            assert_eq!(
                (taken.code(), &taken.refusal().unwrap().args["holder"]),
                ("code.taken", &json!("DORIS"))
            );
        }
        let wrong = shop.run(add("036000291453", "gtin")).await.unwrap_err();
        assert_eq!(
            (wrong.code(), &wrong.refusal().unwrap().args["right"]),
            ("code.check_digit_wrong", &json!(2))
        );
        assert_eq!(shop.refused(add("10100300253", "gtin")).await, "code.barcode_invalid");
        let legacy = shop.run(add("10100300253", "legacy")).await.unwrap();
        assert_eq!(legacy.product.variants[0].barcode.as_deref(), Some("10100300253"));
        assert_eq!(way(&shop, "10100300253").await.unwrap().0, Way::Exact);
    })
    .await;
}
