//! The shop's own pages and its look.

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
        "site_theme" => json!({}),
        "set_theme" => {
            let rev = shop.ask("site_theme", json!({})).await["rev"].clone();
            json!({"rev": rev, "colour": "#7c2138", "corners": "square"})
        }
        "keep_site_file" => json!({
            "file": {"sha256": "cd".repeat(32), "size": 3, "kind": "image/png", "name": "logo.png"},
        }),
        "set_site_picture" => json!({
            "place": "cover", "file_id": shop.picture_file().await, "alt": {"en": "Caftans on a rail"},
        }),
        "remove_site_picture" => {
            let file = shop.picture_file().await;
            let seen = shop.run("set_site_picture", json!({"place": "logo", "file_id": file})).await;
            json!({"place": "logo", "id": seen["logo"]["id"]})
        }
        "set_up_steps_away" => json!({}),
        "put_step_away" => json!({"step": "form"}),
        "domain_card" => json!({}),
        "set_domain" => {
            json!({"host": format!("{}{}.example.dz", shop.mark, fresh()), "rev": rev_of_domain(shop).await})
        }
        "check_domain" => {
            domain(shop).await;
            json!({})
        }
        "remove_domain" => json!({"rev": domain(shop).await["rev"]}),
        "note_domain" => json!({"id": domain(shop).await["id"], "found": "nothing"}),
        "lose_domain" => json!({"id": domain(shop).await["id"]}),
        _ => return None,
    })
}

async fn rev_of_domain(shop: &Shop) -> Value {
    let rev = shop.ask("domain_card", json!({})).await["domain"]["rev"].clone();
    if rev.is_null() { json!(0) } else { rev }
}

/// A domain that was named just now.
async fn domain(shop: &Shop) -> Value {
    let host = format!("{}{}.example.dz", shop.mark, fresh());
    shop.run("set_domain", json!({"host": host, "rev": rev_of_domain(shop).await})).await
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
