//! What comes back: units of fakes, the race of an order that is opened again, and checkouts that wait for a
//! unit: checks 14 and 15.

use serde_json::{Value, json};

use super::Rig;
use crate::clock::{HOUR, SECOND};
use crate::http::Request;
use crate::line::Line;
use crate::load::Told;
use crate::shop::{Opening, Shop};
use crate::world::{Guard, Need, Out, World, accepted, list, number, refused, text, twice};
use crate::{Outcome, count};

/// 2026-11-02T11:00:00Z.
const NOON: i64 = 1_793_617_200 * SECOND;
const STARTER: &str = "ecommerce_starter";
const EXHAUSTED: &str = "quota.exhausted";

pub const FAKES: Guard = Guard {
    name: "any number of units comes back",
    out: Out::Sql(&[(
        "and (included_limit is null or returned < included_limit / 5)",
        "and returned < 1000000",
    )]),
    fails: "units that came back",
};

pub const WAITING: Guard = Guard {
    name: "the last that came is let in first",
    out: Out::Sql(&[("order by r.number limit $4", "order by r.number desc limit $4")]),
    fails: "in the order in which they came",
};

pub async fn fakes(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("fakes");
    twice(rig, &mut line, Need::of("fakes").at(NOON), FAKES, returned).await?;
    Ok(line.close(false))
}

fn ids(told: &[Told]) -> Vec<String> {
    told.iter().filter_map(|told| told.said.field("order_id")).collect()
}

async fn used(world: &World, shop: &Shop) -> Outcome<i64> {
    Ok(number(&world.limit(shop).await?, "/currentOrders"))
}

async fn returned(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("fakes", STARTER, 1_000)).await?;
    let told = world.orders(&shop, 0..25).await?;
    let orders = ids(&told);
    line.equal("orders", orders.len(), 25);
    line.take(&told);
    for order in &orders {
        let call = json!({"outcome": "fake", "seconds": 30});
        world.tell(&shop.key, "POST", &format!("/api/v1/orders/{order}/calls"), &call).await?;
    }
    line.equal("used after 25 fakes, of whose units that came back", used(world, &shop).await?, 5);
    let back = "select cast(sum(returned) as bigint) from usage_periods";
    line.equal("units that came back", world.book().number(back).await?, 20);
    let fill = world.orders(&shop, 100..195).await?;
    line.equal("orders until the limit", accepted(&fill), 95);
    let gone = "select cast(count(*) as bigint) from usage_rows where state = 'returned'";
    line.equal("rows that were given back", world.book().number(gone).await?, 20);
    let first = orders.first().map(String::as_str).unwrap_or_default();
    let path = format!("/api/v1/orders/{first}/reopen");
    line.equal(
        "reopened at the limit",
        world.said(&shop.key, "POST", &path, &json!({})).await?,
        EXHAUSTED.to_owned(),
    );
    line.take(&fill);
    // One unit, and fifty-one who want it.
    world.credits(&shop, 1, "1").await?;
    let mut all: Vec<Request> = (300..350).map(|n| shop.order(n)).collect();
    all.push(Request::command("POST", &path, &shop.key, &world.fresh(), &json!({})));
    let raced = world.race(all).await?;
    let won = raced.iter().filter(|told| matches!(told.said, crate::load::Said::Accepted(_))).count();
    line.equal("winners of one unit", won, 1);
    line.equal("refused for the quota", refused(&raced, EXHAUSTED), 50);
    line.equal("used and given in all", used(world, &shop).await?, 101);
    line.take(&raced);
    Ok(())
}

pub async fn waiting(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("waiting");
    twice(rig, &mut line, Need::of("waiting").at(NOON), WAITING, wait).await?;
    Ok(line.close(false))
}

/// What the n-th who waits typed, to be found nowhere.
fn sealed(shop: &Shop, n: usize) -> Value {
    let mut form = shop.form(n, 1);
    let set = |form: &mut Value, at: &str, text: &str| {
        if let Some(place) = form.pointer_mut(at) {
            *place = json!(text);
        }
    };
    set(&mut form, "/customer/name", &format!("Zubayda Qirmizi{n}"));
    set(&mut form, "/delivery/address", &format!("Rue Lazaward {n}"));
    if let Some(fields) = form.as_object_mut() {
        fields.insert("note".to_owned(), json!(format!("Banafsaj {n}")));
    }
    form
}

async fn wait(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("waiting", STARTER, 1_000)).await?;
    world.set(&shop, json!({"when_blocked": "wait"})).await?;
    line.equal("the included orders", accepted(&world.orders(&shop, 0..100).await?), 100);
    let mut codes = Vec::new();
    for n in 500..530 {
        let kept = world.tell(&shop.key, "POST", "/api/v1/orders", &sealed(&shop, n)).await?;
        line.must(text(&kept, "/kind") == "order_request", || format!("not kept as a request: {kept}"));
        codes.push(text(&kept, "/code").to_owned());
    }
    line.done(codes.len());
    let listed = world.get(&shop.key, "/api/v1/order-requests?limit=200").await?;
    line.equal("requests that members see", list(&listed, "/items").len(), 30);
    let mut answers = listed.to_string();
    for row in list(&listed, "/items").iter().take(3) {
        let path = format!("/api/v1/order-requests/{}", text(row, "/id"));
        answers.push_str(&world.get(&shop.key, &path).await?.to_string());
    }
    for format in ["csv", "json"] {
        let path = format!("/api/v1/order-requests?limit=200&format={format}");
        answers.push_str(&world.ask(&Request::get(&path, Some(&shop.key))).await?.words());
    }
    let log = std::fs::read_to_string(world.place.log()).unwrap_or_default();
    let hidden = ["Zubayda", "Qirmizi", "Lazaward", "Banafsaj", "+213500000510", "0500000510"];
    for word in hidden {
        line.must(!answers.contains(word), || format!("{word} stands in an answer"));
        line.must(!log.contains(word), || format!("{word} stands in the log"));
        let held = format!("select count(*) from journal where input like '%{word}%'");
        if let Ok(found) = world.book().number(&held).await {
            line.equal("sealed words in the journal", found, 0);
        }
    }
    world.clock()?.advance(HOUR / 60)?;
    world.credits(&shop, 20, "1").await?;
    let book = world.book();
    let due = "select count(*) from orders";
    world.until("orders of those who waited", async || Ok(book.number(due).await? >= 120)).await?;
    line.equal("orders then", book.number(due).await?, 120);
    let became = book.texts("select code from orders where number > 100 order by number").await?;
    let first: Vec<String> = codes.iter().take(20).cloned().collect();
    line.must(became == first, || {
        "those who waited were not let in in the order in which they came".to_owned()
    });
    let left = "select count(*) from order_requests where state = 'waiting'";
    line.equal("who waits still", book.number(left).await?, count(10));
    Ok(())
}
