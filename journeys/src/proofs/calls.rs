//! Calls: one order is one member's, for ten minutes, and an order goes no way but those it may: check 27.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Rig;
use crate::clock::{MINUTE, SECOND};
use crate::http::Request;
use crate::line::Line;
use crate::shop::{Opening, Shop};
use crate::world::{Guard, Need, Out, Size, World, text, twice};
use crate::{Outcome, Saying};

/// 2026-11-02T11:00:00Z.
const NOON: i64 = 1_793_617_200 * SECOND;
const CALLERS: usize = 20;
const NEXT: &str = "/api/v1/confirmation/next";
const ILLEGAL: &str = "order.illegal_transition";
const CLOSED: &str = "confirmation.closed";

pub const LEASES: Guard = Guard {
    name: "an order is taken as it was seen before",
    out: Out::Sql(&[
        (
            "where calls.rev = $7 and (calls.lease_until <= $3
             or (calls.lease_kind = $4 and calls.lease_id = $5))",
            "where cast($7 as bigint) is not null",
        ),
        ("(c.lease_until <= $2 and (c.state in", "(cast($2 as bigint) is not null and (c.state in"),
    ]),
    fails: "leased to several",
};

pub async fn prove(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("calls");
    twice(rig, &mut line, Need::of("calls").at(NOON), LEASES, calls).await?;
    Ok(line.close(false))
}

async fn calls(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("calls", "own", 10_000)).await?;
    let mut keys = Vec::new();
    for caller in 0..CALLERS {
        keys.push(Shop::program_key(world.program(), &world.place, &shop.slug, &format!("caller {caller}"))?);
    }
    let told = world.orders(&shop, 0..200).await?;
    line.take(&told);
    let first = world.race(keys.iter().map(|key| next(world, key)).collect()).await?;
    let mut leased: BTreeMap<String, usize> = BTreeMap::new();
    for said in &first {
        *leased.entry(said.said.field("order_id").unwrap_or_default()).or_default() += 1;
    }
    line.take(&first);
    let doubled = leased.values().filter(|times| **times > 1).count();
    line.equal("orders leased to several at one gate", doubled, 0);
    if world.size == Size::Twin {
        return Ok(());
    }
    let mut callers = Vec::new();
    for (caller, key) in keys.iter().cloned().enumerate() {
        callers.push(call_on(world.address()?, key, caller));
    }
    let mut all: BTreeMap<String, usize> = BTreeMap::new();
    for taken in join(callers).await? {
        for order in taken {
            *all.entry(order).or_default() += 1;
        }
    }
    line.equal("leases", all.values().sum(), 200);
    line.equal("orders that were leased", all.len(), 200);
    line.done(200);
    until_over(world, line, &shop, &keys).await?;
    matrix(world, line, &shop).await
}

fn next(world: &World, key: &str) -> Request {
    Request::command("POST", NEXT, key, &world.fresh(), &json!({}))
}

async fn join(
    callers: Vec<impl Future<Output = Outcome<Vec<String>>> + Send + 'static>,
) -> Outcome<Vec<Vec<String>>> {
    let tasks: Vec<_> = callers.into_iter().map(tokio::spawn).collect();
    let mut all = Vec::new();
    for task in tasks {
        all.push(task.await.saying("a caller broke")??);
    }
    Ok(all)
}

/// Calls about whoever is next until nobody is.
async fn call_on(address: std::net::SocketAddr, key: String, caller: usize) -> Outcome<Vec<String>> {
    let mut wire = crate::http::Wire::open(address).await?;
    let mut taken = Vec::new();
    for turn in 0..220 {
        let ask = Request::command("POST", NEXT, &key, &format!("next-{caller}-{turn}"), &json!({}));
        let lease = wire.ask(&ask).await?.good("the next call")?.json();
        let order = text(&lease, "/order_id").to_owned();
        if order.is_empty() {
            return Ok(taken);
        }
        let path = format!("/api/v1/orders/{order}/calls");
        let body = json!({"outcome": "no_answer"});
        let call = Request::command("POST", &path, &key, &format!("call-{caller}-{turn}"), &body);
        wire.ask(&call).await?.good("a call")?;
        taken.push(order);
    }
    Err("the calls have no end".to_owned())
}

/// A lease ends after ten minutes and not before.
async fn until_over(world: &World, line: &mut Line, shop: &Shop, keys: &[String]) -> Outcome<()> {
    let [first, second] = [0, 1].map(|n| keys.get(n).map_or("", String::as_str));
    let order = placed(world, shop, 1_000).await?;
    let asked = json!({"order": order});
    line.equal("the first caller", world.said(first, "POST", NEXT, &asked).await?, "done".to_owned());
    let others = "confirmation.claimed_by_other".to_owned();
    line.equal("the second at once", world.said(second, "POST", NEXT, &asked).await?, others.clone());
    world.clock()?.advance(10 * MINUTE - 1)?;
    line.equal("just before ten minutes", world.said(second, "POST", NEXT, &asked).await?, others);
    world.clock()?.advance(1)?;
    line.equal("after ten minutes", world.said(second, "POST", NEXT, &asked).await?, "done".to_owned());
    Ok(())
}

async fn placed(world: &World, shop: &Shop, n: usize) -> Outcome<String> {
    let told = world.orders(shop, n..n + 1).await?;
    let order = told.first().and_then(|told| told.said.field("order_id"));
    order.ok_or_else(|| format!("no order: {:?}", told.first().map(|told| told.said.clone())))
}

/// Each status, how an order comes there, and what it may do next.
const WAYS: [(&str, &[&str], &[&str]); 7] = [
    ("pending", &[], &["confirm", "cancel"]),
    ("confirmed", &["confirm"], &["ship", "cancel"]),
    ("shipped", &["confirm", "ship"], &["deliver", "start-return"]),
    ("delivered", &["confirm", "ship", "deliver"], &["start-return"]),
    ("returning", &["confirm", "ship", "start-return"], &["return", "deliver"]),
    ("returned", &["confirm", "ship", "start-return", "return"], &[]),
    ("cancelled", &["cancel"], &["reopen"]),
];
const VERBS: [&str; 7] = ["confirm", "cancel", "ship", "deliver", "start-return", "return", "reopen"];
const OUTCOMES: [&str; 10] = [
    "no_answer",
    "busy",
    "unreachable",
    "wrong_number",
    "postponed",
    "confirmed",
    "refused",
    "fake",
    "duplicate",
    "not_needed",
];

fn body(verb: &str) -> Value {
    if verb == "cancel" { json!({"reason": "customer"}) } else { json!({}) }
}

/// What may be is only tried; what may not is done, and must change nothing.
async fn matrix(world: &World, line: &mut Line, shop: &Shop) -> Outcome<()> {
    let twin = placed(world, shop, 1_999).await?;
    let mut looked = 0;
    for (n, (status, way, may)) in WAYS.iter().enumerate() {
        let order = placed(world, shop, 2_000 + n).await?;
        for verb in *way {
            let path = format!("/api/v1/orders/{order}/{verb}");
            world.tell(&shop.key, "POST", &path, &body(verb)).await.saying(status)?;
        }
        for verb in VERBS {
            let allowed = may.contains(&verb);
            let tried = if allowed { "?dry_run=true" } else { "" };
            let path = format!("/api/v1/orders/{order}/{verb}{tried}");
            let said = world.said(&shop.key, "POST", &path, &body(verb)).await?;
            line.equal(&format!("{status}, {verb}"), said.as_str(), if allowed { "done" } else { ILLEGAL });
            looked += 1;
        }
        for outcome in OUTCOMES {
            let due = after_call(status, outcome);
            let tried = if due == "done" { "?dry_run=true" } else { "" };
            let path = format!("/api/v1/orders/{order}/calls{tried}");
            let call = match outcome {
                "postponed" => json!({"outcome": outcome, "until": "2026-11-03T11:00:00Z"}),
                "duplicate" => json!({"outcome": outcome, "duplicate_of": twin}),
                _ => json!({"outcome": outcome}),
            };
            let said = world.said(&shop.key, "POST", &path, &call).await?;
            line.equal(&format!("{status}, call: {outcome}"), said.as_str(), due);
            looked += 1;
        }
        let card = world.get(&shop.key, &format!("/api/v1/orders/{order}")).await?;
        let stands = text(&card, "/status").to_owned() + text(&card, "/order/status");
        line.equal("where it stands after all that was refused", stands.as_str(), *status);
    }
    line.note(format!("{looked} moves looked at"));
    line.done(looked);
    Ok(())
}

/// What a call of this outcome comes to where the order stands.
fn after_call(status: &str, outcome: &str) -> &'static str {
    let cancels = matches!(outcome, "wrong_number" | "refused" | "fake" | "duplicate");
    match status {
        "pending" => "done",
        "confirmed" if cancels => "done",
        "confirmed" | "cancelled" if cancels || matches!(outcome, "confirmed" | "not_needed") => ILLEGAL,
        _ => CLOSED,
    }
}
