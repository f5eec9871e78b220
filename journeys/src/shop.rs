//! A shop to sell from: opened as its merchant would, with one product on the shelf and a key for programs.

use std::net::SocketAddr;
use std::path::Path;

use serde_json::{Value, json};

use crate::http::{Request, Wire};
use crate::place::Place;
use crate::program::cli;
use crate::{Outcome, Saying};

/// What it needs to start with.
#[derive(Debug, Clone, Copy)]
pub struct Wish {
    pub slug: &'static str,
    pub plan: Plan,
    pub pieces: usize,
}

/// What its orders are limited by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// Nothing: the plan of whoever runs the installation.
    Own,
    /// 100 orders a month, on trial.
    Starter,
}

/// How one more shop is opened.
#[derive(Debug, Clone, Copy)]
pub struct Opening<'a> {
    pub slug: &'a str,
    /// The plan's code.
    pub plan: &'a str,
    pub zone: &'a str,
    pub pieces: usize,
    pub languages: &'a str,
    /// The e-mail of whose shop it is.
    pub owner: &'a str,
}

impl<'a> Opening<'a> {
    /// A shop of Algiers in every language.
    pub const fn plain(slug: &'a str, plan: &'a str, pieces: usize) -> Self {
        Self { slug, plan, zone: "Africa/Algiers", pieces, languages: "ar,en,fr,ru,kk", owner: OWNER }
    }
}

#[derive(Debug, Clone)]
pub struct Shop {
    pub id: String,
    pub slug: String,
    /// The bearer key of its program.
    pub key: String,
    pub variant: String,
}

/// The e-mail of whoever owns the installation and its shops.
pub const OWNER: &str = "amina@souk.example";
pub const PASSWORD: &str = "a long proof of nothing";
/// Everything that a program of the shop may do here.
const PERMISSIONS: &str = "orders.manage,products.manage,products.view,stock.manage,stock.view,\
                           imports.run,settings.manage,delivery.manage,delivery.view,plans.view,plans.manage,\
                           roles.manage,customers.manage,storefront.manage,stats.view";

/// One of many products.
pub fn teapot(number: usize) -> Value {
    json!({
        "name": {"en": format!("Teapot {number}"), "ar": format!("إبريق {number}")},
        "description": {"ar": format!("<p>{}</p>", "إبريق نحاسي مزخرف ".repeat(12))},
        "price_minor": 250_000,
    })
}

impl Shop {
    /// Opens it in a new installation.
    pub async fn open(program: &Path, place: &Place, address: SocketAddr, wish: Wish) -> Outcome<Self> {
        Self::found(program, place)?;
        let plan = if wish.plan == Plan::Own { "own" } else { "ecommerce_starter" };
        let opening = Opening { languages: "ar,en", ..Opening::plain(wish.slug, plan, wish.pieces) };
        Self::add(program, place, address, opening).await
    }

    /// A new installation: somebody to run it, and plans for sale.
    pub fn found(program: &Path, place: &Place) -> Outcome<()> {
        let whom = ["installation", "set-up", "--email", OWNER, "--name", "Amina", "--lang", "en"];
        cli(program, place, &[&whom[..], &["--password", PASSWORD]].concat())?;
        cli(program, place, &["setup-ecommerce-starter-plan"]).map(drop)
    }

    /// One more shop of an installation.
    pub async fn add(
        program: &Path,
        place: &Place,
        address: SocketAddr,
        opening: Opening<'_>,
    ) -> Outcome<Self> {
        let name = json!({"en": "Proof", "ar": "برهان"}).to_string();
        let words = ["shops", "create", "--name", &name, "--slug", opening.slug, "--country", "DZ"];
        let more = ["--currency", "DZD", "--zone", opening.zone, "--languages", opening.languages];
        let whose = ["--owner-email", opening.owner, "--plan", opening.plan];
        let opened = cli(program, place, &[&words[..], &more[..], &whose[..]].concat())?;
        let id = opened.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let key = Self::program_key(program, place, opening.slug, "proof")?;
        let mut shop = Self { id, slug: opening.slug.to_owned(), key, variant: String::new() };
        shop.stock_up(address, opening.pieces).await?;
        Ok(shop)
    }

    pub fn program_key(program: &Path, place: &Place, slug: &str, name: &str) -> Outcome<String> {
        let words = ["api-keys", "create", "--shop", slug, "--name", name, "--permissions", PERMISSIONS];
        let made = cli(program, place, &words)?;
        let key = made.get("key").and_then(Value::as_str);
        key.map(str::to_owned).ok_or_else(|| format!("no key in {made}"))
    }

    async fn stock_up(&mut self, address: SocketAddr, pieces: usize) -> Outcome<()> {
        let mut wire = Wire::open(address).await?;
        let words = json!({"en": "Teapot", "ar": "إبريق"});
        let product = json!({"name": words, "handle": "teapot", "price_minor": 250_000});
        let product = self.tell(&mut wire, "POST", "/api/v1/products", "product", &product).await?;
        let variant = product.pointer("/product/variants/0/id").and_then(Value::as_str);
        let variant = variant.ok_or_else(|| format!("no variant in {product}"))?;
        self.variant = variant.to_owned();
        let line = json!({"variant_id": self.variant, "quantity": pieces.to_string()});
        let goods = json!({"kind": "receive", "lines": [line]});
        self.tell(&mut wire, "POST", "/api/v1/stock/movements", "goods", &goods).await?;
        let rate = json!({"option": "home", "fee_minor": 60_000});
        self.tell(&mut wire, "PUT", "/api/v1/delivery/rates", "rate", &rate).await?;
        Ok(())
    }

    /// More products, on sale, for pages and lists.
    pub async fn widen(&self, address: SocketAddr, more: usize) -> Outcome<()> {
        let mut wire = Wire::open(address).await?;
        let mut lines = Vec::new();
        for number in 0..more {
            let key = format!("product-{number}");
            let added = self.tell(&mut wire, "POST", "/api/v1/products", &key, &teapot(number)).await?;
            let variant = added.pointer("/product/variants/0/id").and_then(Value::as_str).unwrap_or_default();
            lines.push(json!({"variant_id": variant, "quantity": "100000"}));
        }
        let goods = json!({"kind": "receive", "lines": lines});
        self.tell(&mut wire, "POST", "/api/v1/stock/movements", "more-goods", &goods).await.map(drop)
    }

    pub async fn tell(
        &self,
        wire: &mut Wire,
        method: &str,
        path: &str,
        key: &str,
        body: &Value,
    ) -> Outcome<Value> {
        let request = Request::command(method, path, &self.key, key, body);
        Ok(wire.ask(&request).await.saying(path)?.good(path)?.json())
    }

    /// The n-th customer's order under a key of its own.
    pub fn order(&self, n: usize) -> Request {
        self.order_under(&format!("try-{n}"), n)
    }

    pub fn order_under(&self, key: &str, n: usize) -> Request {
        Request::command("POST", "/api/v1/orders", &self.key, key, &self.form(n, 1))
    }

    /// An order of whoever bears the key, with "yes, the same again" said beforehand.
    pub fn order_again(&self, bearer: &str, key: &str, n: usize, quantity: usize) -> Request {
        let mut form = self.form(n, quantity);
        if let Some(fields) = form.as_object_mut() {
            fields.insert("confirm_duplicate".to_owned(), true.into());
        }
        Request::command("POST", "/api/v1/orders", bearer, key, &form)
    }

    /// What the n-th customer fills in.
    pub fn form(&self, n: usize, quantity: usize) -> Value {
        json!({
            "customer": {"name": "Amina Proof", "phone": phone(n)},
            "lines": [{"variant_id": self.variant, "quantity": quantity}],
            "delivery": {"province": "16", "municipality": "Bab Ezzouar", "address": "1 Rue du Port"},
        })
    }

    /// The next step of an order, under a key made of both.
    pub fn step(&self, order: &str, verb: &str) -> Request {
        let path = format!("/api/v1/orders/{order}/{verb}");
        Request::command("POST", &path, &self.key, &format!("{verb}-{order}"), &json!({}))
    }
}

/// The telephone of the n-th customer, as customers write it.
pub fn phone(n: usize) -> String {
    format!("05{n:08}")
}

/// The same as the database keeps it.
pub fn kept_phone(n: usize) -> String {
    format!("+2135{n:08}")
}
