//! Where goods can go: desks and the places of carriers.

use serde_json::{Value, json};

use crate::house::{Shop, fresh};

pub async fn example(name: &str, shop: &Shop) -> Option<Value> {
    Some(match name {
        "set_stop_desk" => desk(),
        "import_stop_desks" => json!({"carrier": format!("carrier{}", fresh()), "content": LIST}),
        "delivery_grid" | "zone_list" | "carrier_list" => json!({}),
        "set_carrier" => json!({"carrier": format!("carrier{}", fresh()), "oversize_fee_minor": 5_000}),
        "set_zone" => zone(),
        "remove_zone" => {
            let zone = shop.run("set_zone", zone()).await;
            json!({"id": zone["id"], "rev": zone["rev"]})
        }
        "map_carrier_places" => json!({"carrier": listed(shop).await}),
        "carrier_place_list" => json!({"carrier": listed(shop).await, "limit": 2}),
        "confirm_carrier_place" => {
            json!({"carrier": listed(shop).await, "kind": "desk", "their_id": "2"})
        }
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

/// The map that holds today, as files have it.
pub fn map() -> Value {
    use souk_core::Lang;
    let (places, version) = (souk_places::Places::shipped().unwrap(), souk_places::MapVersion::default());
    let name = |words: &souk_core::Words, lang: Lang| words.get(lang, &[Lang::Fr]).to_owned();
    let mut provinces = "number,name_fr,name_ar,name_en,parent\n".to_owned();
    for one in places.provinces(version) {
        let parent = one.parent.map_or_else(String::new, |parent| parent.to_string());
        let [fr, ar, en] = [Lang::Fr, Lang::Ar, Lang::En].map(|lang| name(&one.name, lang));
        provinces.push_str(&format!("{},{fr},{ar},{en},{parent}\n", one.number));
    }
    let mut municipalities = "id,province,name_fr,name_ar\n".to_owned();
    for one in places.municipalities() {
        let [fr, ar] = [Lang::Fr, Lang::Ar].map(|lang| name(&one.name, lang));
        municipalities.push_str(&format!("{},{},{fr},{ar}\n", one.id, one.province(version)));
    }
    json!({"map": version, "provinces": provinces, "municipalities": municipalities})
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
