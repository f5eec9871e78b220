//! What is kept of persons, for how long, and that nothing of it is left where it was to be forgotten.

use serde_json::{Value, json};
use souk_core::{Moment, RawId, params};
use souk_engine::{Ask, Dialect, KEPT_AFTER_CLOSING, sql};

use crate::house::{House, Shop, console, find, fresh, run};

/// Marks of one customer; each stands where people write such things.
pub struct Buyer {
    pub name: String,
    phone: String,
    street: String,
    note: String,
}

impl Buyer {
    pub fn new() -> Self {
        let number = fresh();
        Self {
            name: format!("Zubayda{number}x"),
            phone: format!("+2136{number:08}"),
            street: format!("Rue{number}x"),
            note: format!("doorbell{number}x"),
        }
    }
    /// An order of this buyer; its id, and the customer's.
    pub async fn order(&self, shop: &Shop, key: &str) -> (Value, Value) {
        let (_, variant) = shop.stocked().await;
        let mut input = shop.order_of(&variant);
        input["customer"]["name"] = json!(self.name);
        input["customer"]["phone"] = json!(self.phone);
        input["delivery"]["address"] = json!(self.street);
        input["note"] = json!(self.note);
        input["form_data"] = json!({"floor": self.note});
        let placed = run(&shop.engine, shop.ask_owner().keyed(key), "place_order", input).await;
        let card = shop.ask("order_card", json!({"id": placed["order_id"]})).await;
        (placed["order_id"].clone(), json!(find(&card, "cus_")))
    }
    async fn traces(&self, house: &House) -> Vec<String> {
        let mut tables = Vec::new();
        for mark in [&self.name, &self.phone, &self.street, &self.note] {
            tables.extend(house.world.tables_with(mark).await);
        }
        // A name is found by its folded form too.
        tables.extend(house.world.tables_with(&self.name.to_lowercase()).await);
        tables.sort();
        tables.dedup();
        tables
    }
}

async fn figures(house: &House, shop: &Shop) -> Vec<(i64, i64, i64, i64)> {
    house
        .world
        .rows(
            sql!(
                "select (select cast(count(*) as bigint) from v_orders o where o.shop_id = $1),
                        (select cast(coalesce(sum(o.total), 0) as bigint) from v_orders o
                         where o.shop_id = $1),
                        (select cast(count(*) as bigint) from v_ledger_entries e where e.shop_id = $1),
                        (select cast(coalesce(sum(p.used), 0) as bigint) from v_usage_periods p
                         where p.shop_id = $1)"
            ),
            params![shop.id],
        )
        .await
}

async fn sound(house: &House) {
    for room in &house.engine().registry().rooms {
        for invariant in room.invariants {
            let broken: Vec<(souk_core::TenantId, String)> = house.world.rows((invariant.find)(), &[]).await;
            assert!(broken.is_empty(), "{}: {broken:?}", invariant.name);
        }
    }
}

async fn a_closed_shop_is_forgotten(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    let (gone, stays) = (&house.a, &house.b);
    let (lost, kept) = (Buyer::new(), Buyer::new());
    let (order, _) = lost.order(gone, "one").await;
    kept.order(stays, "one").await;
    for step in ["confirm_order", "ship_order", "deliver_order"] {
        gone.run(step, json!({"id": order})).await;
    }
    let guest = format!("guest{}@souk.example", fresh());
    gone.invitation(&guest, "support").await;
    gone.pictured().await;
    house.world.drain().await;
    let before = figures(&house, gone).await;
    gone.run("close_shop", json!({"slug": gone.slug})).await;

    house.world.clock.advance(KEPT_AFTER_CLOSING - Moment::HOUR);
    house.world.drain().await;
    assert!(lost.traces(&house).await.contains(&"customers".to_owned()), "it can be fetched until then");
    assert_eq!(gone.ask("customer_list", json!({})).await["items"][0]["name"], json!(lost.name));

    house.world.clock.advance(Moment::DAY);
    house.world.drain().await;
    assert_eq!(lost.traces(&house).await, Vec::<String>::new(), "on {dialect:?}");
    assert_eq!(house.world.tables_with(&guest).await, Vec::<String>::new());
    assert_eq!(figures(&house, gone).await, before, "figures stay");
    assert!(kept.traces(&house).await.contains(&"orders".to_owned()), "another shop notices nothing");
    let again = house.world.fingerprint(&["jobs", "schedules"]).await;
    house.world.clock.advance(Moment::DAY);
    house.world.drain().await;
    assert_eq!(house.world.fingerprint(&["jobs", "schedules"]).await, again, "it is done once");
    sound(&house).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_shop_is_forgotten_after_ninety_days_on_sqlite() {
    a_closed_shop_is_forgotten(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_shop_is_forgotten_after_ninety_days_on_postgresql() {
    a_closed_shop_is_forgotten(Dialect::Postgres).await;
}

async fn a_customer_is_forgotten(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    let shop = &house.a;
    let (lost, kept) = (Buyer::new(), Buyer::new());
    let (order, customer) = lost.order(shop, "one").await;
    kept.order(shop, "two").await;
    let erase = json!({"id": customer});
    let engine = house.engine();
    let early = engine.execute_named("erase_customer", shop.ask_owner(), erase.clone()).await;
    assert_eq!(crate::checks::said(&early), "customer.has_open_orders");
    for step in ["confirm_order", "ship_order", "deliver_order"] {
        shop.run(step, json!({"id": order, "note": lost.note})).await;
    }
    house.world.drain().await;
    let before = figures(&house, shop).await;
    let about = RawId::decode(customer.as_str().unwrap().trim_start_matches("cus_"));
    crate::planted::dead_letter_about(&house, shop, Some(about.unwrap()), json!({"name": lost.name})).await;
    shop.run("erase_customer", erase).await;
    house.world.drain().await;
    assert_eq!(lost.traces(&house).await, Vec::<String>::new(), "on {dialect:?}");
    assert_eq!(figures(&house, shop).await, before);
    assert!(kept.traces(&house).await.len() > 2, "nobody else is forgotten");
    let code = shop.ask("order_card", json!({"id": order})).await["code"].clone();
    let look = json!({"code": code, "phone": ""});
    let opened = engine.ask_named("public_order_status", crate::house::visitor(shop.id), look).await;
    assert_eq!(opened.map_err(|error| error.code()), Err("order.not_found"), "no telephone opens it");
    // Whoever was forgotten is a new customer when they come again.
    let (_, anew) = lost.order(shop, "three").await;
    assert_ne!(anew, customer);
    sound(&house).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_customer_is_forgotten_and_figures_stay_on_sqlite() {
    a_customer_is_forgotten(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_customer_is_forgotten_and_figures_stay_on_postgresql() {
    a_customer_is_forgotten(Dialect::Postgres).await;
}

async fn said(house: &House, ask: Ask, command: &str, input: Value) -> Result<Value, &'static str> {
    let answer = house.engine().execute_named(command, ask, input).await;
    answer.map(|it| serde_json::from_slice(&it.body).unwrap()).map_err(|error| error.code())
}

async fn the_journal_is_cut(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    let shop = &house.a;
    let (_, variant) = shop.stocked().await;
    let input = shop.order_of(&variant);
    let ask = || shop.ask_owner().keyed("kept");
    let first = run(house.engine(), ask(), "place_order", input.clone()).await;
    let category = json!({"name": {"en": "Cut", "ar": "قص"}});
    run(house.engine(), shop.ask_owner().keyed("category"), "add_category", category.clone()).await;
    house.world.clock.advance(99 * Moment::DAY);
    house.world.drain().await;
    let replayed = said(&house, ask(), "place_order", input.clone()).await.unwrap();
    assert_eq!(replayed, first, "byte for byte for a hundred days");

    house.world.clock.advance(2 * Moment::DAY);
    house.world.drain().await;
    let left: Vec<(i64,)> = house
        .world
        .rows(
            sql!(
                "select cast(count(*) as bigint) from v_journal
                 where shop_id = $1 and command = 'place_order'"
            ),
            params![shop.id],
        )
        .await;
    assert_eq!(left, [(1,)], "who did what when stays");
    let again = said(&house, ask(), "place_order", input.clone()).await.unwrap();
    for same in ["order_id", "code", "number", "total_minor", "status_url"] {
        assert_eq!(again[same], first[same], "{same}");
    }
    let mut other = input;
    other["note"] = json!("something else");
    assert_eq!(said(&house, ask(), "place_order", other).await, Err("request.key_reused"));
    let told = said(&house, shop.ask_owner().keyed("category"), "add_category", category).await;
    assert_eq!(told, Err("request.already_shown"), "what cannot be read anew is refused, not done twice");
    sound(&house).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_order_is_answered_after_a_hundred_days_too_on_sqlite() {
    the_journal_is_cut(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeated_order_is_answered_after_a_hundred_days_too_on_postgresql() {
    the_journal_is_cut(Dialect::Postgres).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_messages_and_work_are_kept_for_a_while_only() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        crate::planted::plant_message(&house, &house.a).await;
        crate::planted::dead_letter(&house, &house.a).await;
        let waiting = || async {
            let left: Vec<(i64, i64)> = house
                .world
                .rows(
                    sql!(
                        "select (select cast(count(*) as bigint) from messages),
                                (select cast(count(*) as bigint) from jobs where state = 'dead')"
                    ),
                    &[],
                )
                .await;
            left[0]
        };
        let input = json!({"email": "admin@souk.example", "password": crate::house::PASSWORD});
        let visitor = crate::house::visitor(souk_core::TenantId::INSTALLATION);
        run(house.engine(), visitor, "sign_in", input).await;
        run(house.engine(), console(), "add_user", json!({
            "email": format!("x{}@souk.example", fresh()), "name": "X", "password": crate::house::PASSWORD,
            "lang": "en",
        }))
        .await;
        house.world.drain().await;
        let count = || async {
            let jobs: Vec<(RawId,)> =
                house.world.rows(sql!("select id from jobs where state = 'done'"), &[]).await;
            let sessions: Vec<(Vec<u8>,)> =
                house.world.rows(sql!("select token_hash from sessions"), &[]).await;
            (jobs.len(), sessions.len())
        };
        let (jobs, sessions) = count().await;
        assert!(jobs > 6 && sessions == 1, "{jobs} {sessions}");
        let kept = waiting().await;
        assert!(kept.0 > 0 && kept.1 == 1, "{kept:?}");
        house.world.clock.advance(99 * Moment::DAY);
        house.world.drain().await;
        assert_eq!(waiting().await, kept);
        house.world.clock.advance(101 * Moment::DAY);
        house.world.drain().await;
        let (jobs, sessions) = count().await;
        let schedules: usize = house.engine().registry().rooms.iter().map(|room| room.schedules.len()).sum();
        // What this drain itself did: each schedule once, and what followed the month of two shops.
        assert!(jobs <= schedules + 2 && sessions == 0, "{jobs} {sessions} on {dialect:?}");
        assert_eq!(waiting().await, (0, 0), "on {dialect:?}");
    }
}
