//! An open shop with goods on the shelf, a driver, orders to send: what every test of parcels begins with.

use std::future::Future;

use serde_json::{Value, json};
use souk_core::{Actor, RawId, Result, TenantId, UserId, params};
use souk_engine::{Ask, Room, sql};
use souk_places::Places;
use souk_testkit::{Setup, World};

const ROOMS: &[&Room] = &[
    &souk_identity::ROOM,
    &souk_entitlements::ROOM,
    &souk_shops::ROOM,
    &souk_ledger::ROOM,
    &souk_plans::ROOM,
    &souk_places::ROOM,
    &souk_catalog::ROOM,
    &souk_stock::ROOM,
    &souk_customers::ROOM,
    &souk_orders::ROOM,
    &souk_confirmation::ROOM,
    &souk_parcels::ROOM,
];

/// 2500.00 and 600.00 for the delivery.
pub const TOTAL: i64 = 310_000;
pub const RETURN_FEE: i64 = 20_000;

/// Cheap to share, so that a race can be run on it.
#[derive(Clone)]
pub struct Stall {
    pub world: std::sync::Arc<World>,
    pub shop: TenantId,
    pub other: TenantId,
    pub variant: String,
    pub driver: String,
}

pub async fn at_stall<F, W>(test: F)
where
    F: Fn(Stall) -> W,
    W: Future<Output = ()>,
{
    let setup = Setup::rooms(ROOMS).serving(Places::shipped().unwrap());
    souk_testkit::both(setup, |world| async { test(Stall::open(world).await).await }).await;
}

impl Stall {
    async fn open(world: World) -> Self {
        let console = || Ask::new(Actor::Console, "test");
        let call = async |name: &str, input: Value| {
            let answer = world.engine.execute_named(name, console(), input).await.unwrap();
            serde_json::from_slice::<Value>(&answer.body).unwrap()
        };
        let owner = json!({"email": "owner@example.com", "name": "Amina", "lang": "ar",
            "password": "a long enough passphrase 7"});
        call("set_up_installation", owner).await;
        call("set_up_plans", json!({})).await;
        let mut shops = Vec::new();
        for slug in ["amina", "karim"] {
            let opening = json!({"name": {"ar": slug, "en": slug}, "slug": slug, "country": "DZ",
                "currency": "DZD", "zone": "Africa/Algiers", "languages": ["ar", "en"],
                "owner_email": "owner@example.com", "plan": "own"});
            let opened = call("open_shop", opening).await;
            shops.push(opened["id"].as_str().unwrap().parse::<TenantId>().unwrap());
        }
        let (shop, other) = (shops[0], shops[1]);
        let world = std::sync::Arc::new(world);
        let mut stall = Self { world, shop, other, variant: String::new(), driver: String::new() };
        let product = json!({"name": {"ar": "فستان", "en": "Robe"}, "price_minor": 250_000});
        let product = stall.run("add_product", product).await.unwrap();
        stall.variant = product["variants"][0]["id"].as_str().unwrap().to_owned();
        let lines = json!([{"variant_id": stall.variant, "quantity": "500"}]);
        stall.run("record_movement", json!({"kind": "receive", "lines": lines})).await.unwrap();
        stall.run("set_delivery_rate", json!({"option": "home", "fee_minor": 60_000})).await.unwrap();
        stall.driver = stall.driver("Samir").await;
        stall
    }

    pub fn owner(&self) -> Ask {
        self.owner_of(self.shop)
    }
    fn owner_of(&self, shop: TenantId) -> Ask {
        Ask::new(Actor::Member { user: UserId::from_raw(RawId([1; 16])), shop }, "test")
    }
    pub fn stranger(&self) -> Ask {
        self.owner_of(self.other)
    }
    pub async fn run_as(&self, ask: Ask, name: &str, input: Value) -> Result<Value> {
        let answer = self.world.engine.execute_named(name, ask, input).await?;
        Ok(serde_json::from_slice(&answer.body).unwrap())
    }
    pub async fn run(&self, name: &str, input: Value) -> Result<Value> {
        self.run_as(self.owner(), name, input).await
    }
    pub async fn ask(&self, name: &str, input: Value) -> Result<Value> {
        let body = self.world.engine.ask_named(name, self.owner(), input).await?;
        Ok(serde_json::from_slice(&body).unwrap())
    }

    pub async fn driver(&self, label: &str) -> String {
        let input = json!({"label": label, "phone": "0551 00 00 01", "return_fee_minor": RETURN_FEE});
        self.run("set_carrier_account", input).await.unwrap()["id"].as_str().unwrap().to_owned()
    }
    /// The id and code of an order of `pieces`, still to be confirmed.
    pub async fn pending(&self, number: u32, pieces: u32) -> (String, String) {
        let order = json!({
            "customer": {"name": "أمينة", "phone": format!("055{number:07}"), "lang": "ar"},
            "lines": [{"variant_id": self.variant, "quantity": pieces.to_string()}],
            "delivery": {"option": "home", "province": "16", "municipality": "Hydra", "address": "Rue 1"},
        });
        let placed = self.run("place_order", order).await.unwrap();
        let text = |name: &str| placed[name].as_str().unwrap().to_owned();
        (text("order_id"), text("code"))
    }
    pub async fn confirmed(&self, number: u32) -> (String, String) {
        let (id, code) = self.pending(number, 1).await;
        self.run("confirm_order", json!({"id": id})).await.unwrap();
        (id, code)
    }
    pub async fn create(&self, order: &str) -> Result<Value> {
        self.run("create_parcel", json!({"order_id": order, "account_id": self.driver})).await
    }
    /// A parcel of a fresh order, moved through these states.
    pub async fn parcel(&self, number: u32, states: &[&str]) -> (String, String) {
        let (order, _) = self.confirmed(number).await;
        let made = self.create(&order).await.unwrap();
        let id = made["id"].as_str().unwrap().to_owned();
        for state in states {
            self.move_to(&id, state).await.unwrap();
        }
        (id, order)
    }
    pub async fn move_to(&self, parcel: &str, state: &str) -> Result<Value> {
        self.run("move_parcel", json!({"id": parcel, "to": state})).await
    }
    pub async fn order(&self, id: &str) -> Value {
        self.ask("order_card", json!({"id": id})).await.unwrap()
    }
    pub async fn cancel(&self, order: &str) {
        self.run("cancel_order", json!({"id": order, "reason": "customer"})).await.unwrap();
    }
    pub async fn state(&self, parcel: &str) -> String {
        let view = self.ask("parcel_card", json!({"id": parcel})).await.unwrap();
        view["state"].as_str().unwrap().to_owned()
    }
    /// What a driver has of ours.
    pub async fn owed(&self, driver: &str) -> i64 {
        self.balance(&format!("cod_due:{driver}")).await
    }
    /// No invariant of any room finds anything.
    pub async fn audit(&self) {
        for invariant in ROOMS.iter().flat_map(|room| room.invariants) {
            let found: Vec<(RawId, String)> = self.world.rows((invariant.find)(), &[]).await;
            assert!(found.is_empty(), "{}: {found:?}", invariant.name);
        }
    }
    pub async fn balance(&self, account: &str) -> i64 {
        let rows: Vec<(i64,)> = self
            .world
            .rows(
                sql!("select balance from v_ledger_accounts where shop_id = $1 and code = $2"),
                params![self.shop, *account],
            )
            .await;
        rows.first().map_or(0, |row| row.0)
    }
    /// Pieces on hand.
    pub async fn on_hand(&self) -> i64 {
        let rows: Vec<(i64,)> = self
            .world
            .rows(
                sql!("select cast(sum(on_hand) as bigint) from v_stock_levels where shop_id = $1"),
                params![self.shop],
            )
            .await;
        rows[0].0 / 1_000
    }
}
