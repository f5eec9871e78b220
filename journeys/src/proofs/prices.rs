//! What an order costs is the shop's own word, and one form is one order: checks 19 and 20.

use serde_json::{Value, json};

use super::Rig;
use crate::browser::Browser;
use crate::chance::Chance;
use crate::clock::SECOND;
use crate::http::Request;
use crate::line::Line;
use crate::load::{Load, Said};
use crate::shop::{Opening, Shop};
use crate::world::{Guard, Need, Out, World, refused, twice};
use crate::{Outcome, count};

/// 2026-11-02T11:00:00Z.
const NOON: i64 = 1_793_617_200 * SECOND;
const PRICE: i64 = 250_000;
const FEE: i64 = 60_000;

pub const BELIEVED: Guard =
    Guard { name: "prices", out: Out::Switch("prices"), fails: "totals that differ from the shop's" };

pub const TWICE: Guard = Guard { name: "keys", out: Out::Switch("keys"), fails: "orders of one form" };

pub async fn tampering(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("tampering");
    twice(rig, &mut line, Need::of("tampering"), BELIEVED, tampered).await?;
    Ok(line.close(false))
}

/// Figures as somebody typed them: right, absent, or wrong in one of many ways.
fn figures(chance: &mut Chance, shop: &Shop, n: usize) -> (Value, bool) {
    let pieces = chance.between(1, 4);
    let whole = i64::try_from(pieces).unwrap_or(1);
    let mut form = shop.form(n, usize::try_from(pieces).unwrap_or(1));
    let truth = [PRICE, whole * PRICE + FEE, FEE];
    let mut right = true;
    let mut told = |truth: i64| {
        let minor = match chance.between(0, 6) {
            0 => return None,
            1 | 2 => truth,
            3 => 100 * i64::try_from(chance.between(1, 9_999)).unwrap_or(1),
            4 => truth - 100,
            _ => truth + i64::try_from(chance.between(1, 90)).unwrap_or(1),
        };
        right &= minor == truth;
        Some(json!(format!("{}.{:02}", minor / 100, minor % 100)))
    };
    let [price, total, fee] = truth.map(&mut told);
    if let (Some(price), Some(line)) = (price, form.pointer_mut("/lines/0").and_then(Value::as_object_mut)) {
        line.insert("unit_price".to_owned(), price);
    }
    let expected = json!({"total": total, "delivery_fee": fee});
    if let Some(fields) = form.as_object_mut() {
        fields.insert("expected".to_owned(), expected);
    }
    (form, right)
}

async fn tampered(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("tampering", "own", 100_000)).await?;
    let tries = world.pick(600, 10_000);
    let mut chance = Chance::new(world.seed);
    let forms: Vec<(Value, bool)> = (0..tries).map(|n| figures(&mut chance, &shop, n)).collect();
    let honest = forms.iter().filter(|(_, right)| *right).count();
    let key = shop.key.clone();
    let told = Load::new(world.address()?, 16, tries)
        .drive(move |n| {
            let form = forms.get(n).map_or(&Value::Null, |(form, _)| form);
            Request::command("POST", "/api/v1/orders", &key, &format!("try-{n}"), form)
        })
        .await?;
    let differing = format!(
        "select count(*) from orders o where o.total <> {FEE} + (
            select sum(l.quantity) from order_lines l where l.shop_id = o.shop_id and l.order_id = o.id
         ) * {PRICE} / 1000"
    );
    let found = world.book().number(&differing).await?;
    line.equal("totals that differ from the shop's", found, 0);
    let lines = format!("select count(*) from order_lines where unit_price <> {PRICE}");
    line.equal("prices that differ from the shop's", world.book().number(&lines).await?, 0);
    let kept = world.book().number("select count(*) from orders").await?;
    line.equal("orders of honest figures", kept, count(honest));
    line.equal("refused for their figures", refused(&told, "order.price_changed"), tries - honest);
    line.take(&told);
    line.no_5xx(&told);
    Ok(())
}

pub async fn one_order(rig: &Rig) -> Outcome<Line> {
    let mut line = rig.line("one-order");
    twice(rig, &mut line, Need::of("one-order").at(NOON), TWICE, one_form).await?;
    Ok(line.close(true))
}

async fn one_form(world: &mut World, line: &mut Line) -> Outcome<()> {
    let shop = world.shop(Opening::plain("one", "own", 1_000)).await?;
    let mut browser = Browser::of(world, "10.1.0.1")?;
    // They say that they mean it, so that nothing but the form's own token stands between it and two orders.
    let form = browser.filled(world, &shop, "en", 1).await?.with("again", "1");
    // A double click, and a second tab.
    let sends = (0..3).map(|_| browser.request(&form)).collect();
    let told = world.race(sends).await?;
    line.fired("double-click", 1);
    line.fired("two-tabs", 1);
    let thanks: Vec<String> = told
        .iter()
        .filter_map(|told| match &told.said {
            Said::Refused { status: 303 | 302, .. } => Some(String::new()),
            _ => None,
        })
        .collect();
    line.equal("answers that lead to thanks", thanks.len(), 3);
    // The back button, and the form once more.
    let again = browser.send(&form).await?;
    line.must(again.path.contains("/thanks/"), || {
        format!("the form sent again: {} {}", again.status, again.path)
    });
    line.fired("back-button", 1);
    // Refresh after thanks.
    let refreshed = browser.get(&again.path).await?;
    line.must(refreshed.status == 200, || format!("refresh after thanks: {}", refreshed.status));
    line.fired("refresh", 1);
    line.equal("orders of one form", world.book().number("select count(*) from orders").await?, 1);
    line.done(1);
    Ok(())
}
