//! The country: every municipality under every map, and other people's lists joined to it by name: checks 21
//! and 22.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::Rig;
use crate::browser::encode;
use crate::goods::{read_csv, written};
use crate::http::Request;
use crate::line::Line;
use crate::load::ask_all;
use crate::shop::{Opening, Shop};
use crate::world::{Guard, Need, Out, Size, World, list, number, text, twice};
use crate::{Outcome, Saying};

/// Beside the checkout, never part of it.
const LISTS: &str = "../shared/data";
const MAPS: [&str; 3] = ["DZ-48", "DZ-58", "DZ-69"];

pub const GUESSED: Guard =
    Guard { name: "guess", out: Out::Switch("guess"), fails: "exact, suggested and for a person" };

pub const ZEROS: Guard = Guard { name: "guess", out: Out::Switch("guess"), fails: "rows that need somebody" };

fn shared(path: &str) -> Outcome<String> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path: PathBuf = here.parent().unwrap_or(here).join(LISTS).join(path);
    std::fs::read_to_string(&path).saying(format!("a published list, {}", path.display()))
}

pub async fn places(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("places");
    twice(rig, &mut line, Need::of("places"), GUESSED, country).await?;
    Ok(line.close(false))
}

async fn country(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("places", "own", 10)).await?;
    let provinces = world.ask(&Request::get("/api/v1/places?lang=fr", None)).await?.good("provinces")?.json();
    let provinces = list(&provinces, "/provinces").to_vec();
    line.equal("provinces", provinces.len(), 69);
    let names: BTreeMap<i64, String> =
        provinces.iter().map(|one| (number(one, "/number"), text(one, "/name").to_owned())).collect();
    if world.size != Size::Twin {
        municipalities(world, line, &shop).await?;
    }
    desks(world, line, &shop, &names).await
}

/// All that a map holds: (id, province, name).
async fn held(world: &World, map: &str) -> Outcome<Vec<(i64, i64, String)>> {
    let numbers = 1..=if map == "DZ-48" {
        48
    } else if map == "DZ-58" {
        58
    } else {
        69
    };
    let ask =
        |province: i64| Request::get(&format!("/api/v1/places?map={map}&province={province}&lang=fr"), None);
    let mut all = Vec::new();
    for answer in ask_all(world.address()?, numbers.map(ask).collect(), 8).await? {
        let page = answer.good("municipalities")?.json();
        for one in list(&page, "/municipalities") {
            all.push((number(one, "/id"), number(one, "/province"), text(one, "/name").to_owned()));
        }
    }
    Ok(all)
}

async fn municipalities(world: &World, line: &mut Line, shop: &Shop) -> Outcome<()> {
    let mut by_map = Vec::new();
    for map in MAPS {
        let all = held(world, map).await?;
        line.equal(&format!("municipalities under {map}"), all.len(), 1541);
        by_map.push(all);
    }
    let [_, before, now] = by_map.as_slice() else { return Err("three maps".to_owned()) };
    let was: BTreeMap<i64, i64> = before.iter().map(|(id, province, _)| (*id, *province)).collect();
    let moved = now.iter().filter(|(id, province, _)| was.get(id) != Some(province)).count();
    line.equal("municipalities that moved", moved, 108);
    let both =
        now.iter().filter(|(id, province, name)| was.get(id) != Some(province) && name.contains('(')).count();
    line.equal("of those, shown with both provinces", both, 108);
    let every = world.pick(7, 1);
    let mut looked = 0;
    for (map, all) in MAPS.iter().zip(&by_map) {
        let some: Vec<_> = all.iter().step_by(every).collect();
        let ask = |one: &&(i64, i64, String)| {
            let plain = one.2.split(" (").next().unwrap_or_default();
            let path =
                format!("/api/v1/delivery/fees?province={}&municipality={}&map={map}", one.1, encode(plain));
            let headers = [("souk-shop", shop.slug.as_str()), ("accept", "application/json")];
            Request::plain("GET", &path, &headers, "")
        };
        let answers = ask_all(world.address()?, some.iter().map(ask).collect(), 8).await?;
        for (one, answer) in some.iter().zip(answers) {
            let found = number(&answer.json(), "/municipality");
            line.must(found == one.0, || {
                format!("{map}: {} in {} is {found} {}", one.2, one.1, answer.words())
            });
            looked += 1;
        }
    }
    line.note(format!("{looked} found by name and province"));
    line.done(looked);
    Ok(())
}

/// Both carriers' lists; only a person makes a suggestion certain.
async fn desks(world: &World, line: &mut Line, shop: &Shop, names: &BTreeMap<i64, String>) -> Outcome<()> {
    let head = ["their_id", "name", "address", "province_number", "province_name", "municipality"];
    let head: Vec<String> = head.map(str::to_owned).to_vec();
    let centers: Value = serde_json::from_str(&shared("yalidine-centers/centers.json")?).saying("centers")?;
    let mut rows = vec![head.clone()];
    for one in list(&centers, "") {
        let cell = |name: &str| {
            one.get(name).map_or(String::new(), |cell| match cell {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            })
        };
        rows.push(
            ["center_id", "name", "address", "wilaya_id", "wilaya_name", "commune_name"].map(cell).to_vec(),
        );
    }
    let found = import(world, shop, "yalidine", "DZ-58", &rows).await?;
    line.equal("147 desks: exact, suggested and for a person", found, [147, 140, 7, 0]);
    let mut rows = vec![head];
    for row in read_csv(&shared("algeria-stopdesks/stopdesks.csv")?).iter().skip(1) {
        let [id, name, province, _, place, ..] = row.as_slice() else { continue };
        let named = province.parse().ok().and_then(|number: i64| names.get(&number)).cloned();
        let named = named.ok_or_else(|| format!("no province {province}"))?;
        rows.push([id, name, "", province, &named, place].map(|cell: &str| cell.to_owned()).to_vec());
    }
    let found = import(world, shop, "relay", "DZ-69", &rows).await?;
    line.equal("411 desks: exact, suggested and for a person", found, [411, 366, 27, 18]);
    line.done(2);
    Ok(())
}

async fn import(
    world: &World,
    shop: &Shop,
    carrier: &str,
    map: &str,
    rows: &[Vec<String>],
) -> Outcome<[i64; 4]> {
    let body = json!({"carrier": carrier, "map": map, "content": written(rows)});
    let told = world.tell(&shop.key, "POST", "/api/v1/stop-desks/import", &body).await?;
    Ok(["/names", "/exact", "/suggested", "/unmapped"].map(|name| number(&told, name)))
}

pub async fn rates(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("rates");
    twice(rig, &mut line, Need::of("rates"), ZEROS, file).await?;
    Ok(line.close(false))
}

/// The rates of one merchant in our columns.
fn merchants_file() -> Outcome<String> {
    let mut file = String::from("carrier,province_number,province_name,municipality,option,fee,free_above\n");
    for row in read_csv(&shared("algeria-delivery-rates/rates_by_wilaya.csv")?).iter().skip(1) {
        let [code, name, fees @ ..] = row.as_slice() else { continue };
        let kinds = [("zr", "home"), ("zr", "desk"), ("yalidine", "home"), ("yalidine", "desk")];
        for (fee, (carrier, option)) in fees.iter().zip(kinds) {
            file.push_str(&format!("{carrier},{code},{name},,{option},{fee},\n"));
        }
    }
    Ok(file)
}

async fn file(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("rates", "own", 10)).await?;
    let file = merchants_file()?;
    let path = "/api/v1/delivery/rates/import";
    let asked = json!({"content": file, "match": "name"});
    let refused = world.attempt(&shop.key, "POST", path, &asked).await?;
    // Three names that are nearly right, in four rows each, and fifteen zeros.
    let needs = number(&refused.json(), "/problems");
    line.equal("rows that need somebody", needs, 3 * 4 + 15);
    let own = "select count(*) from delivery_rates where carrier in ('zr', 'yalidine')";
    line.equal("rates of a file that was stopped", world.book().number(own).await?, 0);
    let decided = json!({
        "content": file, "match": "name", "zero_means": "not-served",
        "provinces": {"M'Ghair": 57, "El Menia": 58, "Ain Oussara": 65},
    });
    let told = world.tell(&shop.key, "POST", path, &decided).await?;
    line.equal(
        "rates and those not served",
        [number(&told, "/rates"), number(&told, "/not_served")],
        [276, 15],
    );
    let mut off: Vec<&str> =
        list(&told, "/disagreements").iter().map(|one| text(one, "/province_name")).collect();
    off.dedup();
    line.equal("numbers that disagree", off.len(), 9);
    let home = "carrier = 'yalidine' and option = 'home' and scope = 'province'";
    let sum = format!("select cast(sum(fee) as bigint) from delivery_rates where {home}");
    line.equal("sum of the home fees", world.book().number(&sum).await?, 7_690_000);
    let alger = "select cast(fee as text) from delivery_rates where carrier = 'yalidine' and scope_ref = 16
        and scope = 'province' order by option desc";
    let due = ["60000", "55000"].map(str::to_owned).to_vec();
    line.equal("Algiers, home and desk", world.book().texts(alger).await?, due);
    for (option, zeros) in [("home", 4), ("desk", 11)] {
        let unserved = format!(
            "select count(*) from delivery_rates where carrier = 'zr' and option = '{option}' and fee is null"
        );
        line.equal(&format!("not served, {option}"), world.book().number(&unserved).await?, zeros);
    }
    line.done(2);
    Ok(())
}
