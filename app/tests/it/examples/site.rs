//! The shop's own pages.

use serde_json::{Value, json};

use crate::house::{Shop, fresh};

pub async fn example(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "add_site_page" => page(),
        "update_site_page" => {
            let page = written(shop).await;
            json!({"id": page["id"], "rev": page["rev"], "title": {"en": "About"}})
        }
        "remove_site_page" => {
            let page = written(shop).await;
            json!({"id": page["id"], "rev": page["rev"]})
        }
        "site_page_list" => json!({}),
        "site_page_card" => json!({"id": written(shop).await["id"]}),
        "public_site_page" => json!({"slug": written(shop).await["slug"]}),
        _ => return None,
    })
}

fn page() -> Value {
    json!({"slug": format!("about-{}", fresh()), "title": {"en": "About us"}, "body": {"en": "We **sew**."}})
}

/// The newest page; a shop has room for twelve, so older ones go.
pub async fn written(shop: &Shop) -> Value {
    let pages = shop.ask("site_page_list", json!({})).await;
    if let Some(page) = pages.as_array().and_then(|pages| pages.get(8)) {
        let page = shop.ask("site_page_card", json!({"id": page["id"]})).await;
        shop.run("remove_site_page", json!({"id": page["id"], "rev": page["rev"]})).await;
    }
    shop.run("add_site_page", page()).await
}
