//! `souk test-ecommerce-starter-ui`: shops of the starter plan with so many orders used, to sign in to and
//! see counter, notices and blocker with one's own eyes. Everything through the commands that people use.

use std::process::ExitCode;

use clap::{Arg, ArgAction, Command};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use souk_core::{Actor, Fault, Result, TenantId};
use souk_engine::{Ask, Engine, refusals};
use souk_identity::ApiKeyId;
use souk_plans::refusals::REAL_SHOPS_PRESENT;
use souk_plans::{Reason, RegisteredShop, ShopRegister};

use crate::config::Config;
use crate::console::{self, Order, Reply};
use crate::start::{self, Schema};

/// The name under which a running owner of the data folder does it.
pub const ORDER: &str = "system.test_starter_ui";

/// How many orders each shop has used, unless told.
pub const STATES: [i64; 5] = [0, 70, 90, 99, 100];
/// What the starter plan includes.
const MOST: i64 = 100;
const SHOPS: &str = "starter-ui-";
const DOMAIN: &str = "@starter-ui.souk.example";

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    pub states: Vec<i64>,
    /// Beside real shops too.
    pub force: bool,
    /// Under which address people know the installation.
    pub url: String,
}

/// One shop, and how to get in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Room {
    pub used: i64,
    pub limit: i64,
    pub level: String,
    pub storefront: String,
    pub admin: String,
    pub email: String,
    pub password: String,
}

/// Its line in the program's usage.
pub(crate) fn command() -> Command {
    let states = Arg::new("states").long("states").value_name("NUMBERS");
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    Command::new("test-ecommerce-starter-ui")
        .about("Opens test shops of the starter plan with so many orders used, to sign in to.")
        .arg(states.help("0,70,90,99,100 unless told"))
        .arg(flag("force").help("Also where there are real shops"))
        .arg(flag("json").help("Answer as one line of JSON"))
}

pub async fn run(config: &Config, states: &str, force: bool, json: bool) -> Result<ExitCode> {
    let wish = Wish { states: read(states)?, force, url: config.public_url(config.listen()) };
    let reply = match console::owner(config).await {
        Some(stream) => {
            let input = serde_json::to_value(&wish).map_err(|error| Fault::caused("a wish", error))?;
            console::hand_over(stream, &Order::plain(ORDER, input)).await?
        }
        None => {
            let engine = start::open(config, Schema::Expect).await?;
            let reply = console::told(fill(&engine, &wish).await, souk_core::Lang::En);
            engine.flush().await;
            engine.db().close().await;
            reply
        }
    };
    match reply {
        Reply::Done(rooms) if json => println!("{rooms}"),
        Reply::Done(rooms) => print!("{}", crate::print::for_people(&rooms, souk_core::Lang::En)),
        Reply::Refused { code, sentence, .. } => {
            eprintln!("souk: {sentence} ({code})");
            return Ok(ExitCode::from(1));
        }
        Reply::Fault(why) => return Err(Fault::new(why).into()),
    }
    Ok(ExitCode::SUCCESS)
}

/// What the owner of the data folder answers.
pub async fn answer(engine: &Engine, order: &Order) -> Reply {
    let wish = serde_json::from_value(order.input.clone());
    match wish {
        Ok(wish) => console::told(fill(engine, &wish).await, order.lang),
        Err(error) => Reply::Fault(error.to_string()),
    }
}

/// `0,70,90`, in the order in which they are told.
pub fn read(states: &str) -> Result<Vec<i64>> {
    let number = |text: &str| text.trim().parse().ok().filter(|state| (0..=MOST).contains(state));
    let read: Option<Vec<i64>> = states.split(',').map(number).collect();
    read.ok_or_else(|| refusals::INVALID.with().field("states", refusals::INVALID.code).into())
}

/// Makes the shops, or brings those that are there to their figures; each gets a new password.
pub async fn fill(engine: &Engine, wish: &Wish) -> Result<Vec<Room>> {
    let known = shops(engine).await?;
    let real = known.iter().filter(|shop| shop.closed_at.is_none() && !shop.owner.ends_with(DOMAIN)).count();
    if real > 0 && !wish.force {
        return REAL_SHOPS_PRESENT.with().arg("shops", real).err();
    }
    run_as(engine, console(), "set_up_plans", json!({})).await?;
    let mut rooms = Vec::new();
    for state in &wish.states {
        rooms.push(room(engine, wish, &known, *state).await?);
    }
    Ok(rooms)
}

/// All shops of the installation.
async fn shops(engine: &Engine) -> Result<Vec<RegisteredShop>> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = engine.ask(console(), ShopRegister { after, ..ShopRegister::default() }).await?;
        all.extend(page.items);
        after = page.next;
        if after.is_none() {
            return Ok(all);
        }
    }
}

fn console() -> Ask {
    Ask::new(Actor::Console, "cli")
}

/// Still good to be shown: no more used than wanted, and blocked by nothing but its quota.
fn is_good(shop: &RegisteredShop, state: i64) -> bool {
    let others = shop.reasons.iter().any(|reason| *reason != Reason::QuotaReached);
    shop.closed_at.is_none() && shop.used <= state && shop.allowance == Some(MOST) && !others
}

async fn room(engine: &Engine, wish: &Wish, known: &[RegisteredShop], state: i64) -> Result<Room> {
    let names = (1..).map(|count| match count {
        1 => format!("{state}"),
        count => format!("{state}-{count}"),
    });
    // A shop whose trial is over, or that took more orders since, stays as it is: the next name is free.
    let found = names.map(|name| (known.iter().find(|shop| shop.slug == format!("{SHOPS}{name}")), name));
    let mut found = found.filter(|(shop, _)| shop.is_none_or(|shop| is_good(shop, state)));
    let Some((shop, name)) = found.next() else { return Err(Fault::new("numbers ended").into()) };
    let (slug, email) = (format!("{SHOPS}{name}"), format!("{name}{DOMAIN}"));
    let (password, id, owner, used) = match shop {
        Some(shop) => {
            let made = run_as(engine, console(), "reset_password", json!({"email": email})).await?;
            (text_in(&made, "password")?, shop.id, id_in(&made, "id")?, shop.used)
        }
        None => {
            let password = engine.ids().letters("abcdefghjkmnpqrstuvwxyz23456789", 16);
            let person = json!({
                "email": email, "name": format!("Starter {name}"), "password": password, "lang": "en",
            });
            let owner = id_in(&run_as(engine, console(), "add_user", person).await?, "id")?;
            (password, open(engine, &slug, &email, state).await?, owner, 0)
        }
    };
    sell(engine, Actor::Member { user: owner, shop: id }, state - used).await?;
    let level = souk_plans::level(state, Some(MOST)).to_string();
    Ok(Room {
        used: state,
        limit: MOST,
        level,
        storefront: format!("{}/shop/{slug}", wish.url),
        admin: format!("{}/admin", wish.url),
        email,
        password,
    })
}

async fn open(engine: &Engine, slug: &str, email: &str, state: i64) -> Result<TenantId> {
    let shop = json!({
        "name": {
            "ar": format!("متجر تجريبي {state} من {MOST}"), "en": format!("Test shop {state} of {MOST}"),
            "fr": format!("Boutique d'essai {state} sur {MOST}"),
        },
        "slug": slug, "country": "DZ", "currency": "DZD", "zone": "Africa/Algiers",
        "languages": ["ar", "en", "fr"], "plan": "ecommerce_starter", "owner_email": email,
    });
    id_in(&run_as(engine, console(), "open_shop", shop).await?, "id")
}

/// Orders of a program of the shop's own: they count, and no burst is seen in them.
async fn sell(engine: &Engine, owner: Actor, orders: i64) -> Result<()> {
    let Actor::Member { shop, .. } = owner else { return Err(Fault::new("a shop without an owner").into()) };
    let own = || Ask::new(owner.clone(), "cli");
    let variant = goods(engine, own()).await?;
    if orders <= 0 {
        return Ok(());
    }
    let key = json!({"name": "starter ui", "permissions": ["orders.manage"]});
    let key: ApiKeyId = id_in(&run_as(engine, own(), "create_api_key", key).await?, "id")?;
    for place in 0..orders {
        let order = json!({
            "customer": {"name": "زبون تجريبي", "phone": format!("+2135500{:05}", place), "lang": "ar"},
            "lines": [{"variant_id": variant, "quantity": "1"}],
            "delivery": {
                "option": "home", "province": "Alger", "municipality": "Alger Centre", "address": "1",
            },
            "confirm_duplicate": true,
        });
        let ask = Ask::new(Actor::ApiKey { key: key.raw(), shop }, "cli");
        run_as(engine, ask, "place_order", order).await?;
    }
    run_as(engine, own(), "revoke_api_key", json!({"id": key})).await.map(|_| ())
}

/// The variant that is sold; made with a delivery rate where the shop has none yet.
async fn goods(engine: &Engine, own: Ask) -> Result<String> {
    let known = asked(engine, own.clone(), "product_list", json!({})).await?;
    if let Some(product) = known.pointer("/items/0/id") {
        let card = asked(engine, own, "product_card", json!({"id": product})).await?;
        return first_variant(&card);
    }
    let rate = json!({"option": "home", "province": "Alger", "fee_minor": 50_000});
    run_as(engine, own.clone(), "set_delivery_rate", rate).await?;
    let product = json!({
        "name": {"ar": "وشاح حرير", "en": "Silk scarf", "fr": "Foulard en soie"}, "price_minor": 250_000,
    });
    let card = run_as(engine, own.clone(), "add_product", product).await?;
    let variant = first_variant(card.get("product").unwrap_or(&card))?;
    let lines = json!([{"variant_id": variant, "quantity": "1000"}]);
    run_as(engine, own, "record_movement", json!({"kind": "opening", "lines": lines})).await?;
    Ok(variant)
}

fn first_variant(card: &Value) -> Result<String> {
    let variant = card.pointer("/variants/0").unwrap_or(&Value::Null);
    text_in(variant, "id")
}

async fn run_as(engine: &Engine, ask: Ask, command: &str, input: Value) -> Result<Value> {
    let answer = engine.execute_named(command, ask, input).await?;
    serde_json::from_slice(&answer.body).map_err(|error| Fault::caused("an answer", error).into())
}

async fn asked(engine: &Engine, ask: Ask, query: &str, input: Value) -> Result<Value> {
    let bytes = engine.ask_named(query, ask, input).await?;
    serde_json::from_slice(&bytes).map_err(|error| Fault::caused("an answer", error).into())
}

fn text_in(value: &Value, name: &str) -> Result<String> {
    let text = value.get(name).and_then(Value::as_str);
    text.map(str::to_owned).ok_or_else(|| Fault::new(format!("an answer without {name}: {value}")).into())
}

fn id_in<T: std::str::FromStr>(value: &Value, name: &str) -> Result<T> {
    let text = text_in(value, name)?;
    text.parse().map_err(|_| Fault::new(format!("an answer with an odd {name}: {value}")).into())
}
