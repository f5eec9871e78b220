//! Where goods can go: desks and the places of carriers.

use serde_json::{Value, json};

use crate::house::{Shop, fresh};

pub async fn example(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "set_stop_desk" => desk(),
        "import_stop_desks" => json!({"carrier": format!("carrier{}", fresh()), "content": LIST}),
        "delivery_grid" | "zone_list" => json!({}),
        "set_zone" => zone(),
        "remove_zone" => {
            let zone = shop.run("set_zone", zone()).await;
            json!({"id": zone["id"], "rev": zone["rev"]})
        }
        "map_carrier_places" => json!({"carrier": listed(shop).await}),
        "confirm_desk_place" => {
            let desks = json!({"carrier": listed(shop).await, "state": "suggested"});
            json!({"id": shop.ask("stop_desk_list", desks).await["items"][0]["id"]})
        }
        "open_stop_desk" => {
            json!({"id": shop.run("set_stop_desk", desk()).await["id"], "open": false})
        }
        "stop_desk_list" => json!({"limit": 2}),
        _ => return None,
    })
}

/// Each place lies in one zone, so each zone has one of its own.
pub fn zone() -> Value {
    let number = fresh();
    json!({
        "name": format!("Zone {number}"), "places": [municipality(number)],
        "rates": [{"option": "home", "fee_minor": 70_000}],
    })
}

/// Ids of municipalities, one after the other.
fn municipality(number: u64) -> String {
    let places = souk_places::Places::shipped().unwrap();
    let all: Vec<i64> = places.municipalities().map(|one| one.id).collect();
    all[usize::try_from(number).unwrap() % all.len()].to_string()
}

const LIST: &str = "their_id,name,province_name,municipality\n1,Agence Alger,Alger,Alger Centre\n\
                    2,Agence Bouira,Bouira,Sour El Ghouzlane\n";

fn desk() -> Value {
    json!({"name": format!("Desk {}", fresh()), "province": "Oran", "municipality": "Oran"})
}

/// A carrier with a list of desks.
async fn listed(shop: &Shop) -> String {
    let carrier = format!("carrier{}", fresh());
    shop.run("import_stop_desks", json!({"carrier": carrier, "content": LIST})).await;
    carrier
}
