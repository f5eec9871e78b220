//! Products and what they are made of.

use serde_json::{Value, json};

use super::{category, confirmed, product, with};
use crate::house::{Shop, fresh};

pub async fn example(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "add_category" => {
            let number = fresh();
            json!({"name": {"en": format!("{} category {number}", shop.mark), "ar": format!("صنف {number}")}})
        }
        "update_category" => json!({"id": category(shop).await, "position": 2}),
        "delete_category" => json!({"id": category(shop).await}),
        "add_product" => json!({
            "name": {"en": format!("{} {}", shop.mark, fresh()), "ar": "فستان"}, "price_minor": 200_000,
            "category_id": category(shop).await,
            "options": ["Colour"], "variants": [{"values": ["Red"]}, {"values": ["Blue"]}],
        }),
        "update_product" => with(product(shop).await, json!({"vendor": "Atelier"})),
        "toggle_product" => product(shop).await,
        "arrange_products" => {
            let rev = shop.ask("product_arrangement", json!({})).await["rev"].clone();
            json!({"rev": rev, "ids": [product(shop).await["id"]]})
        }
        "product_arrangement" => json!({}),
        "prefer_product" => json!({"id": product(shop).await["id"]}),
        "restore_product" => {
            let (card, _) = shop.stocked().await;
            let input = confirmed(shop, json!({"id": card["product"]["id"], "stock": "write_off"})).await;
            shop.run("delete_product", input).await;
            let id = card["product"]["id"].clone();
            json!({"id": id})
        }
        "set_price" => with(product(shop).await, json!({"price_minor": 99_000})),
        "add_variant" => {
            let input = json!({
                "name": {"en": format!("{} {}", shop.mark, fresh()), "ar": "فستان"}, "price_minor": 200_000,
                "options": ["Colour"], "variants": [{"values": ["Red"]}],
            });
            let card = shop.run("add_product", input).await;
            json!({"id": card["product"]["id"], "rev": card["rev"], "variant": {"values": ["Green"]}})
        }
        "update_variant" | "register_barcode" => {
            let card = shop.product().await;
            let variant = card["variants"][0]["id"].clone();
            let input = json!({"id": card["product"]["id"], "rev": card["rev"], "variant_id": variant});
            with(input, if name == "update_variant" { json!({"price_minor": 70_000}) } else { json!({}) })
        }
        "add_media" => with(product(shop).await, json!({"file_id": shop.picture_file().await})),
        "update_media" | "remove_media" => {
            let card = shop.pictured().await;
            let (id, rev) = (card["product"]["id"].clone(), card["rev"].clone());
            let input = json!({"id": id, "rev": rev, "media_id": card["pictures"][0]["id"]});
            let more = json!({"alt": {"en": "A red square"}, "position": 1});
            with(input, if name == "update_media" { more } else { json!({}) })
        }
        _ => return None,
    })
}
