//! A larger plan and back, and the places that a plan has: checks 11 and 12.

use serde_json::{Value, json};

use super::Rig;
use crate::clock::{DAY, SECOND};
use crate::http::Request;
use crate::line::Line;
use crate::shop::{Opening, Shop, teapot};
use crate::world::{Guard, Need, Out, World, accepted, list, number, refused, text, twice};
use crate::{Outcome, Saying};

/// 2026-10-31T23:00:00Z: November begins in Algiers.
const NOVEMBER: i64 = 1_793_487_600 * SECOND;
const STARTER: &str = "ecommerce_starter";
const MEDIUM: &str = "ecommerce_medium";
/// The list of commands that the program writes of itself.
const REFERENCE: &str = include_str!("../../../docs/reference/commands.md");

pub const UPGRADE: Guard =
    Guard { name: "deduction", out: Out::Switch("deduction"), fails: "deducted and to pay" };

pub const PLACES: Guard = Guard {
    name: "places are counted and not looked at",
    out: Out::Sql(&[(
        "or used + $3 <= case when override_until <= $4 then plan_max else max end)",
        "or used + $3 <= 1000000)",
    )]),
    fails: "the last place",
};

pub async fn upgrade(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("upgrade");
    twice(rig, &mut line, Need::of("upgrade").at(NOVEMBER), UPGRADE, to_the_dinar).await?;
    Ok(line.close(false))
}

async fn to_the_dinar(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("upgrade", STARTER, 10_000)).await?;
    world.activate(&shop, STARTER).await?;
    line.take(&world.orders(&shop, 0..97).await?);
    // 2026-11-16, midnight in Algiers.
    world.clock()?.advance(15 * DAY)?;
    let paid = world.activate(&shop, MEDIUM).await?;
    let figures = ["/deducted_minor", "/due_minor"].map(|name| number(&paid, name));
    line.equal("deducted and to pay", figures, [50_000, 200_000]);
    let info = world.limit(&shop).await?;
    let left = ["/currentOrders", "/maxOrders", "/remainingOrders"].map(|name| number(&info, name));
    line.equal("used, allowance and left", left, [97, 300, 203]);
    let more = world.orders(&shop, 100..243).await?;
    line.equal("accepted until 240", accepted(&more), 143);
    line.take(&more);
    let goods = world.pick(60, 200);
    add(world, &shop, 1..goods).await?;
    let moved = json!({"plan": STARTER});
    let words = ["subscription", "move", "--shop", &shop.slug, "--plan", STARTER];
    world.cli(&words).saying(&moved)?;
    let info = world.limit(&shop).await?;
    line.equal("the allowance after the smaller plan was chosen", number(&info, "/maxOrders"), 300);
    line.equal("one more order", accepted(&world.orders(&shop, 300..301).await?), 1);
    line.equal("products on show", on_show(world, &shop).await?, goods);
    // The end of what is paid.
    world.clock()?.advance(30 * DAY)?;
    let small = async || Ok(on_show(world, &shop).await? == 50);
    let hidden = world.until("the smaller plan", small).await?;
    line.must(hidden, || "the smaller plan hides nothing".to_owned());
    let kept = world.book().number("select count(*) from products").await?;
    line.equal("products that stand", kept, crate::count(goods));
    world.activate(&shop, MEDIUM).await?;
    let shown = world.until("the larger plan", async || Ok(on_show(world, &shop).await? == goods)).await?;
    line.must(shown, || "the larger plan shows not all again".to_owned());
    Ok(())
}

async fn add(world: &World, shop: &Shop, numbers: std::ops::Range<usize>) -> Outcome<()> {
    let (seller, from) = (shop.clone(), numbers.start);
    let load = crate::load::Load::new(world.address()?, 4, numbers.len());
    let told = load.drive(move |n| product(&seller, from + n)).await?;
    match told.iter().find(|told| !matches!(told.said, crate::load::Said::Accepted(_))) {
        Some(other) => Err(format!("a product: {:?}", other.said)),
        None => Ok(()),
    }
}

fn product(shop: &Shop, number: usize) -> Request {
    let key = format!("product-{number}");
    Request::command("POST", "/api/v1/products", &shop.key, &key, &teapot(number))
}

/// How many products visitors see.
async fn on_show(world: &World, shop: &Shop) -> Outcome<usize> {
    let (mut seen, mut after) = (0, String::new());
    loop {
        let path = format!("/api/v1/public/products?limit=100{after}");
        let headers = [("souk-shop", shop.slug.as_str()), ("accept", "application/json")];
        let page = world.ask(&Request::plain("GET", &path, &headers, "")).await?.good(&path)?.json();
        seen += list(&page, "/items").len();
        match page.get("next").and_then(Value::as_str) {
            Some(next) => after = format!("&after={next}"),
            None => return Ok(seen),
        }
    }
}

pub async fn places(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("plan-places");
    twice(rig, &mut line, Need::of("plan-places"), PLACES, last_places).await?;
    Ok(line.close(false))
}

async fn last_places(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("places", STARTER, 10)).await?;
    add(world, &shop, 1..49).await?;
    let told = world.race((100..160).map(|n| product(&shop, n)).collect()).await?;
    let made = told.iter().filter(|told| matches!(told.said, crate::load::Said::Accepted(_))).count();
    line.equal("products in the last place", made, 1);
    line.equal("refused for the limit", refused(&told, "plan.limit_products"), 59);
    line.take(&told);
    let invited = |n: usize| {
        let body = json!({"email": format!("guest{n}@souk.example"), "role": "support"});
        Request::command("POST", "/api/v1/invitations", &shop.key, &format!("guest-{n}"), &body)
    };
    let told = world.race((0..20).map(invited).collect()).await?;
    line.equal("invitations refused", refused(&told, "plan.limit_users"), 20);
    line.take(&told);
    excluded(world, line, &shop).await
}

/// Every door whose command needs what the plan leaves out.
async fn excluded(world: &World, line: &mut Line, shop: &Shop) -> Outcome<()> {
    let rights = world.get(&shop.key, "/api/v1/entitlements").await?;
    let out: Vec<&str> = list(&rights, "/items")
        .iter()
        .filter(|row| row.get("allowed").and_then(Value::as_bool) == Some(false))
        .map(|row| text(row, "/key"))
        .collect();
    for key in ["pos", "digital_subscriptions", "games", "repairs"] {
        line.must(out.contains(&key), || format!("the starter plan includes {key}"));
    }
    let mut doors = 0;
    for (key, method, path) in doors_of_plans(&out) {
        let path = path.split('/').map(|part| if part.starts_with('{') { "none" } else { part });
        let path = path.collect::<Vec<_>>().join("/");
        let answer = match method {
            "GET" => world.ask(&Request::get(&path, Some(&shop.key))).await?,
            _ => world.attempt(&shop.key, method, &path, &json!({})).await?,
        };
        let told = answer.text("code");
        // A body that cannot be read is told before the plan is looked at.
        let refused = told == "plan.not_included" || (method != "GET" && told.contains("invalid"));
        line.must(refused, || format!("{method} {path} needs {key} and said {} {told}", answer.status));
        doors += 1;
    }
    line.note(format!("{doors} doors need what the plan leaves out ({})", out.join(", ")));
    line.done(doors);
    Ok(())
}

/// Key, method and path of each door whose row names one of these keys.
fn doors_of_plans<'k>(keys: &[&'k str]) -> Vec<(&'k str, &'static str, &'static str)> {
    let mut doors = Vec::new();
    for row in REFERENCE.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<&str> = row.split('|').collect();
        let (Some(needs), Some(api)) = (cells.get(3), cells.get(4)) else { continue };
        let Some(key) = keys.iter().find(|key| needs.contains(&format!("plan `{key}`"))) else { continue };
        let paths = api.split('`').filter_map(|part| part.split_once(' '));
        doors
            .extend(paths.filter(|(_, path)| path.starts_with("/api/")).map(|(way, path)| (*key, way, path)));
    }
    doors
}
