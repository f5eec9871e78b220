//! What a plan is, what it warns of and what its credits are worth: checks 1, 2, 3 and 13.

use serde_json::{Value, json};

use super::Rig;
use crate::Outcome;
use crate::clock::{DAY, SECOND};
use crate::http::Request;
use crate::line::Line;
use crate::shop::{Opening, Shop};
use crate::world::{Guard, Need, Out, World, accepted, list, number, refused, text, twice};

/// 2026-11-01T11:00:00Z.
const NOON: i64 = 1_793_530_800 * SECOND;
const STARTER: &str = "ecommerce_starter";
const EXHAUSTED: &str = "quota.exhausted";

pub const SET_UP: Guard = Guard {
    name: "versions are written again",
    out: Out::Sql(&[(
        "on conflict (shop_id, plan_code, number) do nothing",
        "on conflict (shop_id, plan_code, number) do update set valid_from = excluded.valid_from",
    )]),
    fails: "second run",
};

pub const WARNINGS: Guard = Guard {
    name: "a threshold is told whenever it is passed",
    out: Out::Sql(&[
        (
            "update usage_periods set warned = $3 where shop_id = $1 and key = $2 and warned < $3",
            "update usage_periods set warned = warned where shop_id = $1 and key = $2 and warned < $3",
        ),
        (
            "on conflict (shop_id, period_key, threshold, arm) do nothing",
            "on conflict (shop_id, period_key, threshold, arm) do update set at = excluded.at",
        ),
    ]),
    fails: "thresholds told",
};

pub const CREDITS: Guard = Guard {
    name: "credits are spent first",
    out: Out::Sql(&[(
        "and (included_limit is null or used < included_limit) returning",
        "and (included_limit is null or used < included_limit)
         and not exists (select 1 from credits c where c.shop_id = $1 and c.remaining > 0) returning",
    )]),
    fails: "credits left",
};

pub const BLOCKS: Guard =
    Guard { name: "trial-end", out: Out::Switch("trial-end"), fails: "at the very end of the trial" };

pub async fn catalogue(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("catalogue");
    twice(rig, &mut line, Need::of("catalogue"), SET_UP, set_up).await?;
    Ok(line.close(false))
}

async fn set_up(world: &mut World, line: &mut Line) -> Outcome<()> {
    let tables = ["plans", "plan_versions", "credit_packages"];
    let print = || async {
        let all = world.book().everything(&[]).await?;
        Ok::<_, String>(
            all.into_iter().filter(|(name, _)| tables.contains(&name.as_str())).collect::<Vec<_>>(),
        )
    };
    let before = print().await?;
    line.equal("tables of the catalogue", before.len(), tables.len());
    let again = world.tell(&world.platform, "POST", "/api/v1/platform/plans/set-up", &json!({})).await?;
    line.equal("plans, versions and packages of the second run", counted(&again), [0, 0, 0]);
    line.must(print().await? == before, || "the second run changed a row".to_owned());
    let sold = world.get(&world.platform, "/api/v1/plans").await?;
    let plans = world.book().texts("select code from plans order by code").await?;
    let due = ["ecommerce_full", "ecommerce_medium", STARTER, "ecommerce_traders", "own"];
    let mut due = due.map(str::to_owned).to_vec();
    due.sort();
    line.equal("plans", plans, due);
    line.equal("packages", world.book().number("select count(*) from credit_packages").await?, 2);
    let starter = format!("{sold}");
    line.must(starter.contains(STARTER), || format!("the starter plan is not for sale: {sold}"));
    let figures = "select price_month || ' ' || orders_limit || ' ' || trial_hours from plan_versions
        where plan_code = 'ecommerce_starter'";
    line.equal(
        "price, orders and hours of the trial",
        world.book().texts(figures).await?,
        vec!["100000 100 120".to_owned()],
    );
    let shop = world.shop(Opening::plain("first", STARTER, 10)).await?;
    let rights = world.get(&shop.key, "/api/v1/entitlements").await?;
    for (key, most) in [("products.max", 50), ("users.max", 1), ("online_orders.max", 100)] {
        let row = list(&rights, "/items").iter().find(|row| text(row, "/key") == key);
        let max = row.map_or(-1, |row| number(row, "/max"));
        line.must(key == "online_orders.max" || max == most, || format!("{key}: {max}, due {most}"));
    }
    line.done(2);
    Ok(())
}

fn counted(card: &Value) -> [i64; 3] {
    ["/plans", "/versions", "/packages"].map(|name| number(card, name))
}

pub async fn thresholds(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("thresholds");
    twice(rig, &mut line, Need::of("thresholds"), WARNINGS, warned).await?;
    Ok(line.close(false))
}

async fn warned(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("trial", STARTER, 1_000)).await?;
    let seventy = world.orders(&shop, 0..70).await?;
    line.equal("accepted of the first 70", accepted(&seventy), 70);
    let near = world.limit(&shop).await?;
    line.equal("level at 70", text(&near, "/level").to_owned(), "near".to_owned());
    let rest = world.orders(&shop, 70..100).await?;
    line.equal("accepted of the other 30", accepted(&rest), 30);
    let over = world.orders(&shop, 100..101).await?;
    line.equal("the 101st is refused", refused(&over, EXHAUSTED), 1);
    line.take(&[seventy, rest, over].concat());
    let book = world.book();
    line.equal("used", book.number("select cast(sum(used) as bigint) from usage_periods").await?, 100);
    let letters =
        "select template from messages where template like 'plans-mail-threshold-%' order by template";
    let written = async || Ok(book.texts(letters).await?.len() >= 4);
    world.until("letters", written).await?;
    let due = ["100", "70", "80", "90"].map(|percent| format!("plans-mail-threshold-{percent}"));
    let told = "select cast(threshold as text) from quota_warnings
        order by quota_warnings.threshold";
    line.equal(
        "thresholds kept",
        book.texts(told).await?,
        ["70", "80", "90", "100"].map(str::to_owned).to_vec(),
    );
    // Nothing more is on its way.
    let idle = "select count(*) from jobs where kind = 'delivery' and state in ('ready', 'leased')";
    world.until("the letters' end", async || Ok(book.number(idle).await? == 0)).await?;
    line.equal("thresholds told by letter", book.texts(letters).await?, due.to_vec());
    faces(world, line, &shop).await
}

/// Counter, card, notice and blocker say what the endpoint does.
async fn faces(world: &World, line: &mut Line, shop: &Shop) -> Outcome<()> {
    let info = world.limit(shop).await?;
    let said =
        [number(&info, "/currentOrders"), number(&info, "/maxOrders"), number(&info, "/remainingOrders")];
    line.equal("the endpoint's figures", said, [100, 100, 0]);
    let made = json!({"name": "Proof", "origins": ["https://proof.example"]});
    let token = world.tell(&shop.key, "POST", "/api/v1/embed-tokens", &made).await?;
    let token = text(&token, "/token");
    for (face, parts) in [
        ("OnlineOrdersCounter", ["100 / 100", "limit-counter"]),
        ("OnlineOrdersLimitCard", ["100 / 100", "limit-card"]),
        ("OrdersLimitNotifications", ["limit-notice", "100"]),
        ("OrderLimitBlocker", ["no orders at the moment", ""]),
    ] {
        let path = format!("/fragments/{face}?token={token}&lang=en");
        let headers = [("origin", "https://proof.example")];
        let shown = world.ask(&Request::plain("GET", &path, &headers, "")).await?.good(&path)?.words();
        for part in parts {
            line.must(shown.contains(part), || format!("{face} does not say {part:?}: {shown}"));
        }
    }
    Ok(())
}

pub async fn credits(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("credits");
    twice(rig, &mut line, Need::of("credits").at(NOON), CREDITS, outlive).await?;
    Ok(line.close(false))
}

async fn outlive(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("credits", STARTER, 1_000)).await?;
    world.activate(&shop, STARTER).await?;
    line.equal("the included orders", accepted(&world.orders(&shop, 0..100).await?), 100);
    line.equal("one more", refused(&world.orders(&shop, 100..101).await?, EXHAUSTED), 1);
    let given = world.credits(&shop, 100, "1000").await?;
    line.equal("the allowance with the package", number(&given, "/new_limit"), 200);
    let told = world.orders(&shop, 101..164).await?;
    line.equal("accepted of the package", accepted(&told), 63);
    line.take(&told);
    let left = async || -> Outcome<i64> {
        world.book().number("select cast(sum(remaining) as bigint) from credits").await
    };
    line.equal("credits left in the month", left().await?, 37);
    let rearmed = "select count(*) from quota_warnings where arm > 0 and threshold in (70, 80)";
    line.equal("notices told anew", world.book().number(rearmed).await?, 2);
    world.clock()?.advance(31 * DAY)?;
    line.equal("credits left at the month's end", left().await?, 37);
    world.activate(&shop, STARTER).await?;
    let next = world.orders(&shop, 200..300).await?;
    line.equal("accepted of the new month", accepted(&next), 100);
    line.equal("credits left when the new month's own orders are used", left().await?, 37);
    line.equal("and then one of the package", accepted(&world.orders(&shop, 300..301).await?), 1);
    line.equal("credits left after one more", left().await?, 36);
    line.take(&next);
    Ok(())
}

pub async fn blocks(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("blocks");
    twice(rig, &mut line, Need::of("blocks").at(NOON), BLOCKS, blocked).await?;
    Ok(line.close(false))
}

async fn blocked(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("blocked", STARTER, 1_000)).await?;
    let told = world.orders(&shop, 0..100).await?;
    line.equal("the included orders", accepted(&told), 100);
    let path = format!("/api/v1/platform/shops/{}", shop.id);
    let why = json!({"code": "fraud", "text": "False goods"});
    world.tell(&world.platform, "POST", &format!("{path}/block"), &why).await?;
    let reasons = |value: &Value, at: &str| -> Vec<String> {
        list(value, at).iter().filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let both = ["admin_blocked", "quota_reached"].map(str::to_owned).to_vec();
    line.equal("reasons while both hold", reasons(&world.limit(&shop).await?, "/reasons"), both);
    let lifted = world.tell(&world.platform, "POST", &format!("{path}/unblock"), &json!({})).await?;
    let quota = vec!["quota_reached".to_owned()];
    line.equal("what unblocking names", reasons(&lifted, "/still_blocked_by"), quota.clone());
    line.equal("what holds then", reasons(&world.limit(&shop).await?, "/reasons"), quota);
    line.take(&told);
    let trial = world.shop(Opening::plain("ending", STARTER, 1_000)).await?;
    let end = "select max(trial_ends_at) from subscriptions s join shops o on o.shop_id = s.shop_id
        where o.slug = 'ending'";
    let end = world.book().number(end).await?;
    line.equal("hours of a trial", (end - world.clock()?.now()) / (3600 * SECOND), 120);
    world.clock()?.set(end - SECOND / 1000)?;
    line.equal("a thousandth before its end", accepted(&world.orders(&trial, 0..1).await?), 1);
    world.clock()?.set(end)?;
    let at = world.orders(&trial, 1..2).await?;
    line.equal("refused at the very end of the trial", refused(&at, "plan.blocked"), 1);
    line.take(&at);
    Ok(())
}
