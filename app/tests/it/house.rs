//! An installation as people have it: set up through the commands, two shops with people, goods, rates and
//! orders. What must not get out of the first shop bears a mark.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use serde_json::{Value, json};
use souk_core::{Actor, RawId, TenantId, UserId};
use souk_engine::{Ask, Dialect, Engine, FileId, Room};
use souk_testkit::{Setup, World};

pub const PASSWORD: &str = "three green figs";
/// Stands in names and telephones of the first shop's goods and customers; no stranger may ever read it.
pub const MARK: &str = "qamar";

pub struct House {
    pub world: World,
    pub admin: UserId,
    pub a: Shop,
    pub b: Shop,
}

/// A shop with the people around it.
pub struct Shop {
    pub engine: Engine,
    pub id: TenantId,
    pub slug: String,
    pub owner: UserId,
    pub support: UserId,
    /// Was a member once.
    pub removed: UserId,
    /// What the shop's own things are called.
    pub mark: &'static str,
    /// A key of the shop that may only look at delivery, and one that may only see statistics.
    pub keys: Vec<(&'static str, RawId)>,
}

static COUNT: AtomicU64 = AtomicU64::new(1);

/// A number that nobody had before.
pub fn fresh() -> u64 {
    COUNT.fetch_add(1, Ordering::Relaxed)
}

pub fn visitor(shop: TenantId) -> Ask {
    let number = fresh();
    let address = format!("10.{}.{}.{}", number / 65_536 % 256, number / 256 % 256, number % 256);
    let mut session = [7; 16];
    session[..8].copy_from_slice(&number.to_be_bytes());
    let actor = Actor::Visitor { session: RawId(session), address_class: address.clone(), shop };
    Ask { address, ..Ask::new(actor, "test") }
}

pub fn user(user: UserId) -> Ask {
    Ask::new(Actor::User { user }, "test")
}

pub fn member(user: UserId, shop: TenantId) -> Ask {
    Ask::new(Actor::Member { user, shop }, "test")
}

pub fn console() -> Ask {
    Ask::new(Actor::Console, "test")
}

/// Runs a command from JSON and reads its answer; the test ends where it is refused.
pub async fn run(engine: &Engine, ask: Ask, command: &str, input: Value) -> Value {
    match engine.execute_named(command, ask, input.clone()).await {
        Ok(answer) => serde_json::from_slice(&answer.body).unwrap(),
        Err(error) => panic!("{command} {input}: {error}"),
    }
}

pub async fn ask(engine: &Engine, who: Ask, query: &str, input: Value) -> Value {
    match engine.ask_named(query, who, input.clone()).await {
        Ok(bytes) => serde_json::from_slice(&bytes).unwrap(),
        Err(error) => panic!("{query} {input}: {error}"),
    }
}

pub fn id_at<T: std::str::FromStr>(value: &Value, pointer: &str) -> T {
    let text = value.pointer(pointer).and_then(Value::as_str);
    text.and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no id at {pointer} in {value}"))
}

impl House {
    /// Rooms of the program, and those that a test adds.
    pub async fn bare(dialect: Dialect, more: &[&'static Room]) -> World {
        let rooms: Vec<&'static Room> = souk::rooms::ROOMS.iter().chain(more).copied().collect();
        let setup = Setup::rooms(&rooms)
            .serving(souk_places::Places::shipped().unwrap())
            .guarded_by(Arc::new(souk_shops::ShopAuthority));
        World::new(&setup, dialect).await
    }

    pub async fn new(dialect: Dialect, more: &[&'static Room]) -> Self {
        let world = Self::bare(dialect, more).await;
        let engine = &world.engine;
        let input =
            json!({"email": "admin@souk.example", "name": "Admin", "password": PASSWORD, "lang": "en"});
        let set_up = run(engine, console(), "set_up_installation", input).await;
        let admin = id_at(&set_up, "/id");
        note_email(admin, "admin@souk.example");
        run(engine, console(), "set_up_plans", json!({})).await;
        let a = Shop::open(engine, MARK).await;
        let b = Shop::open(engine, "other").await;
        Self { world, admin, a, b }
    }

    pub fn engine(&self) -> &Engine {
        &self.world.engine
    }
}

static EMAILS: Mutex<BTreeMap<String, String>> = Mutex::new(BTreeMap::new());

/// The address under which somebody signs in.
pub fn email_of(user: UserId) -> String {
    EMAILS.lock().unwrap()[&user.to_string()].clone()
}

fn note_email(user: UserId, email: &str) {
    EMAILS.lock().unwrap().insert(user.to_string(), email.to_owned());
}

/// A new user who has no shop yet.
pub async fn person(engine: &Engine, name: &str) -> (UserId, String) {
    let email = format!("{name}{}@souk.example", fresh());
    let input = json!({"email": email, "name": name, "password": PASSWORD, "lang": "en"});
    let id = id_at(&run(engine, console(), "add_user", input).await, "/id");
    note_email(id, &email);
    (id, email)
}

/// A shop of its own for what ends or turns one.
pub async fn extra_shop(engine: &Engine, owner_email: &str, plan: &str) -> (TenantId, String) {
    let slug = format!("shop-{}", fresh());
    let input = json!({
        "name": {"en": "Extra", "ar": "زائد"}, "slug": slug, "country": "DZ", "currency": "DZD",
        "zone": "Africa/Algiers", "languages": ["ar", "en"], "owner_email": owner_email, "plan": plan,
        "phone": format!("+2137{:08}", fresh()),
    });
    (id_at(&run(engine, console(), "open_shop", input).await, "/id"), slug)
}

impl Shop {
    /// A shop with its owner alone.
    pub async fn lean(engine: &Engine, mark: &'static str, plan: &str) -> Self {
        let (owner, email) = person(engine, &format!("{mark}-owner")).await;
        let (id, slug) = extra_shop(engine, &email, plan).await;
        let nobody = UserId::from_raw(RawId::default());
        let (engine, keys) = (engine.clone(), Vec::new());
        let shop = Self { engine, id, slug, owner, support: nobody, removed: nobody, mark, keys };
        let rate = json!({"option": "home", "province": "Alger", "fee_minor": 50_000});
        shop.run("set_delivery_rate", rate).await;
        shop
    }

    pub async fn open(engine: &Engine, mark: &'static str) -> Self {
        let mut shop = Self::lean(engine, mark, "own").await;
        shop.support = shop.member("support").await;
        shop.removed = shop.member("operator").await;
        shop.run("remove_member", json!({"id": shop.removed})).await;
        for permission in ["delivery.view", "stats.view"] {
            let input = json!({"name": permission, "permissions": [permission]});
            let made = shop.run("create_api_key", input).await;
            let id: souk_identity::ApiKeyId = id_at(&made, "/id");
            shop.keys.push((permission, id.raw()));
        }
        shop
    }

    pub fn ask_owner(&self) -> Ask {
        member(self.owner, self.id)
    }
    pub async fn run(&self, command: &str, input: Value) -> Value {
        run(&self.engine, self.ask_owner(), command, input).await
    }
    pub async fn ask(&self, query: &str, input: Value) -> Value {
        ask(&self.engine, self.ask_owner(), query, input).await
    }
    /// A new member.
    pub async fn member(&self, role: &str) -> UserId {
        let (id, email) = person(&self.engine, &format!("{}-{role}", self.mark)).await;
        let token = self.invitation(&email, role).await;
        run(&self.engine, user(id), "accept_invitation", json!({"token": token})).await;
        id
    }
    pub async fn invitation(&self, email: &str, role: &str) -> String {
        let made = self.run("invite_member", json!({"email": email, "role": role})).await;
        made["token"].as_str().unwrap().to_owned()
    }
    /// A product with one variant, as its card says it.
    pub async fn product(&self) -> Value {
        let name = format!("{} {}", self.mark, fresh());
        let input = json!({"name": {"en": name, "ar": name}, "price_minor": 150_000});
        let made = self.run("add_product", input).await;
        let id: souk_catalog::ProductId = id_at(&made, "/product/id");
        self.ask("product_card", json!({"id": id})).await
    }
    /// An uploaded picture that no product shows yet.
    pub async fn picture_file(&self) -> FileId {
        let red = souk_testkit::picture(40, 30, [200, 30, 30]);
        self.engine.keep_bytes(self.ask_owner(), "red.png", &red).await.unwrap().id
    }
    /// A product with a picture, as its card says it.
    pub async fn pictured(&self) -> Value {
        let product = self.product().await;
        let file = self.picture_file().await;
        let (id, rev) = (product["product"]["id"].clone(), product["rev"].clone());
        self.run("add_media", json!({"id": id, "rev": rev, "file_id": file})).await
    }
    /// A product with ten pieces on hand; the variant's id.
    pub async fn stocked(&self) -> (Value, String) {
        let product = self.product().await;
        let variant = product["variants"][0]["id"].as_str().unwrap().to_owned();
        self.movement(&variant).await;
        (product, variant)
    }
    pub async fn movement(&self, variant: &str) -> Value {
        let lines = json!([{"variant_id": variant, "quantity": "10"}]);
        self.run("record_movement", json!({"kind": "opening", "lines": lines})).await
    }
    pub fn phone(&self) -> String {
        format!("+2135{:08}", fresh())
    }
    pub fn order_of(&self, variant: &str) -> Value {
        json!({
            "customer": {"name": format!("{} customer", self.mark), "phone": self.phone(), "lang": "en"},
            "lines": [{"variant_id": variant, "quantity": "1"}],
            "delivery": {
                "option": "home", "province": "Alger", "municipality": "Alger Centre", "address": "1 Street",
            },
        })
    }
    /// An order that went through these commands.
    pub async fn order(&self, steps: &[&str]) -> Value {
        let (_, variant) = self.stocked().await;
        let input = self.order_of(&variant);
        let mut placed = self.run("place_order", input.clone()).await;
        let id = placed["order_id"].clone();
        for step in steps {
            let reason = if *step == "cancel_order" {
                json!({"id": id, "reason": "customer"})
            } else {
                json!({"id": id})
            };
            self.run(step, reason).await;
        }
        placed["phone"] = input["customer"]["phone"].clone();
        placed
    }
    pub async fn customer(&self) -> Value {
        let order = self.order(&[]).await;
        let card = self.ask("order_card", json!({"id": order["order_id"]})).await;
        find(&card, "cus_").unwrap_or_else(|| panic!("no customer in {card}"))
    }
    /// An import of two products: planned, or begun.
    pub async fn import(&self, start: bool) -> Value {
        // One at a time.
        souk_engine::Worker::new(self.engine.clone()).drain().await.unwrap();
        let text = format!("Handle,Title,Variant Price\nrobe-{0},Robe,10\nsac-{0},Sac,5\n", fresh());
        self.run("import_products", json!({"source": {"content": text}, "start": start})).await
    }
}

/// The first text with this prefix anywhere in a value.
pub fn find(value: &Value, prefix: &str) -> Option<Value> {
    match value {
        Value::String(text) if text.starts_with(prefix) => Some(value.clone()),
        Value::Array(items) => items.iter().find_map(|item| find(item, prefix)),
        Value::Object(map) => map.values().find_map(|item| find(item, prefix)),
        _ => None,
    }
}

/// Every id of a value, with the pointer to it.
pub fn ids(value: &Value) -> BTreeMap<String, String> {
    fn walk(value: &Value, at: &str, found: &mut BTreeMap<String, String>) {
        match value {
            Value::String(text) if is_id(text) => drop(found.insert(at.to_owned(), text.clone())),
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(index, item)| walk(item, &format!("{at}/{index}"), found));
            }
            Value::Object(map) => {
                map.iter().for_each(|(name, item)| walk(item, &format!("{at}/{name}"), found))
            }
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    walk(value, "", &mut found);
    found
}

/// `ord_` and 26 letters.
fn is_id(text: &str) -> bool {
    text.rsplit_once('_').is_some_and(|(prefix, letters)| {
        letters.len() == 26
            && prefix.bytes().all(|b| b.is_ascii_lowercase())
            && letters.bytes().all(|b| b.is_ascii_alphanumeric())
    })
}
