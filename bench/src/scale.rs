//! A grown installation: many shops, products and orders, all made through `execute`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use souk_core::{Actor, TenantId};
use souk_engine::{Ask, Engine};

use crate::inside::{self, Inside};
use rig::shop::{Shop, teapot};
use rig::{Outcome, Saying};

pub const SHOPS: usize = 1_000;
pub const PRODUCTS_EACH: usize = 100;
pub const ORDERS_EACH: usize = 1_000;
const BURST: usize = 50;
const AT_ONCE: usize = 64;

/// What their slugs begin with.
pub const SLUG: &str = "grown-";

/// Opens `count` shops, fills their shelves and their order books; each shop as the outside sees it.
pub async fn grow(inside: &Inside, email: &str, count: usize) -> Outcome<Vec<Shop>> {
    let mut shops = Vec::with_capacity(count);
    for number in 0..count {
        shops.push(open(&inside.engine, email, number).await?);
        if number % 100 == 99 {
            eprintln!("{} shops of {count}", number + 1);
        }
    }
    let (shops, next) = (Arc::new(shops), Arc::new(AtomicUsize::new(0)));
    let mut running = Vec::new();
    for _ in 0..AT_ONCE {
        let (engine, shops, next) = (inside.engine.clone(), shops.clone(), next.clone());
        running.push(tokio::spawn(async move {
            loop {
                let n = next.fetch_add(1, Ordering::Relaxed);
                if n >= count * ORDERS_EACH {
                    return Outcome::Ok(());
                }
                if n % 100_000 == 0 {
                    eprintln!("{n} orders of {}", count * ORDERS_EACH);
                }
                // Shop by shop in turn, each with as many as a campaign brings in a burst.
                let (burst, within) = (n / BURST, n % BURST);
                let grown = shops.get(burst % count).ok_or("no shop")?;
                let ask = Ask::new(grown.actor.clone(), "bench").keyed(format!("grow-{n}"));
                let order = grown.shop.form(burst / count * BURST + within, 1);
                engine.execute_named("place_order", ask, order).await.saying("an order")?;
            }
        }));
    }
    for task in running {
        task.await.saying("a task broke")??;
    }
    Ok(shops.iter().map(|grown| grown.shop.clone()).collect())
}

struct Grown {
    shop: Shop,
    actor: Actor,
}

async fn tell(engine: &Engine, ask: Ask, command: &str, input: Value) -> Outcome<Value> {
    let answer = engine.execute_named(command, ask, input).await.saying(command)?;
    serde_json::from_slice(&answer.body).saying(command)
}

async fn open(engine: &Engine, email: &str, number: usize) -> Outcome<Grown> {
    let console = || Ask::new(Actor::Console, "bench");
    let slug = format!("{SLUG}{number}");
    let input = json!({
        "name": {"en": format!("Grown {number}"), "ar": format!("محل {number}")}, "slug": slug,
        "country": "DZ", "currency": "DZD", "zone": "Africa/Algiers", "languages": ["ar", "en"],
        "owner_email": email, "plan": "own",
    });
    let opened = tell(engine, console(), "open_shop", input).await?;
    let id = opened.get("id").and_then(Value::as_str).and_then(TenantId::parse).ok_or("no shop id")?;
    let here = || console().for_shop(id);
    let mut variant = String::new();
    let mut goods = Vec::new();
    for product in 0..PRODUCTS_EACH {
        let added = tell(engine, here(), "add_product", teapot(product)).await?;
        let first = added.pointer("/product/variants/0/id").and_then(Value::as_str).unwrap_or_default();
        first.clone_into(&mut variant);
        goods.push(json!({"variant_id": first, "quantity": "100000"}));
    }
    tell(engine, here(), "record_movement", json!({"kind": "receive", "lines": goods})).await?;
    tell(engine, here(), "set_delivery_rate", json!({"option": "home", "fee_minor": 60_000})).await?;
    let permissions = ["orders.manage", "products.view", "stock.view"];
    let key = json!({"name": "bench", "permissions": permissions});
    let made = tell(engine, here(), "create_api_key", key).await?;
    let key = made.get("key").and_then(Value::as_str).ok_or("no key")?.to_owned();
    let shop = Shop { id: String::new(), slug, key, variant };
    Ok(Grown { actor: inside::actor(engine, &shop).await?, shop })
}
