//! Fills a new installation with the demo shop: everything through the same commands that people use.

use serde_json::{Value, json};
use souk_core::{Actor, Fault, RawId, Result, TenantId, UserId};
use souk_engine::{Ask, Engine};

use super::Notes;
use super::canvas::Canvas;
use super::catalog::{CATEGORIES, DemoProduct, FEES, ORDERS, PRODUCTS, SIZES};
use super::{drawings, face};

const EMAIL: &str = "amina@souk.example";
const SLUG: &str = "dar-nour";

struct Seeding<'a> {
    engine: &'a Engine,
    owner: UserId,
    shop: TenantId,
}

pub async fn fill(engine: &Engine) -> Result<Notes> {
    let password = engine.ids().letters("abcdefghjkmnpqrstuvwxyz23456789", 16);
    let admin = json!({"email": EMAIL, "name": "Amina Benali", "password": password, "lang": "ar"});
    let console = || Ask::new(Actor::Console, "demo");
    let owner: UserId = id_in(&call(engine, console(), "set_up_installation", admin).await?, "id")?;
    call(engine, console(), "set_up_plans", json!({})).await?;
    let shop = json!({
        "name": {"ar": "دار النور", "en": "Dar Nour", "fr": "Dar Nour"}, "slug": SLUG, "country": "DZ",
        "currency": "DZD", "zone": "Africa/Algiers", "languages": ["ar", "en", "fr"],
        "phone": "+213555123456", "plan": "ecommerce_starter",
    });
    let opened = call(engine, Ask::new(Actor::User { user: owner }, "demo"), "open_shop", shop).await?;
    let shop: TenantId = id_in(&opened, "id")?;
    let seeding = Seeding { engine, owner, shop };
    let variants = seeding.products().await?;
    seeding.face().await?;
    seeding.fees().await?;
    seeding.orders(&variants).await?;
    let permissions = json!([
        "orders.manage",
        "products.manage",
        "products.view",
        "stock.manage",
        "stock.view",
        "imports.run",
        "delivery.manage",
        "delivery.view",
        "settings.manage",
        "plans.view",
        "customers.manage",
        "stats.view"
    ]);
    let key = json!({"name": "demo", "permissions": permissions});
    let api_key = text_in(&seeding.run("create_api_key", key).await?, "key")?;
    let key = json!({"name": "demo", "permissions": ["platform.operate", "credits.override"]});
    let platform_key =
        text_in(&call(engine, Ask::new(Actor::Console, "demo"), "create_platform_key", key).await?, "key")?;
    Ok(Notes {
        shop: SLUG.to_owned(),
        admin_email: EMAIL.to_owned(),
        admin_password: password,
        api_key,
        platform_key,
    })
}

async fn call(engine: &Engine, ask: Ask, command: &str, input: Value) -> Result<Value> {
    let answer = engine.execute_named(command, ask, input).await?;
    serde_json::from_slice(&answer.body)
        .map_err(|error| Fault::caused("an answer of a command", error).into())
}

fn text_in(value: &Value, name: &str) -> Result<String> {
    let text = value.get(name).and_then(Value::as_str);
    text.map(str::to_owned).ok_or_else(|| Fault::new(format!("an answer without {name}: {value}")).into())
}

fn id_in<T: std::str::FromStr>(value: &Value, name: &str) -> Result<T> {
    text_in(value, name)?
        .parse()
        .map_err(|_| Fault::new(format!("an answer with an odd {name}: {value}")).into())
}

impl Seeding<'_> {
    async fn run(&self, command: &str, input: Value) -> Result<Value> {
        let ask = Ask::new(Actor::Member { user: self.owner, shop: self.shop }, "demo");
        call(self.engine, ask, command, input).await
    }

    /// Adds the catalog; answers the first variant of each product.
    async fn products(&self) -> Result<Vec<String>> {
        let mut categories = Vec::new();
        for (position, (ar, en, fr)) in CATEGORIES.iter().enumerate() {
            let input = json!({"name": {"ar": ar, "en": en, "fr": fr}, "position": position});
            categories.push(text_in(&self.run("add_category", input).await?, "id")?);
        }
        let mut first = Vec::new();
        for (place, product) in PRODUCTS.iter().enumerate() {
            let view = self.run("add_product", input_of(product, categories.get(product.category))).await?;
            let variants =
                view.pointer("/product/variants").and_then(Value::as_array).cloned().unwrap_or_default();
            self.pictures(place, product, &view, &variants).await?;
            let mut lines = Vec::new();
            for variant in &variants {
                lines.push(
                    json!({"variant_id": text_in(variant, "id")?, "quantity": product.pieces.to_string()}),
                );
            }
            first.push(
                variants.first().map(|variant| text_in(variant, "id")).transpose()?.unwrap_or_default(),
            );
            if product.pieces > 0 {
                self.run("record_movement", json!({"kind": "opening", "lines": lines})).await?;
            }
        }
        Ok(first)
    }

    /// A picture for each colour of a product, shown with its variant; one where all look alike.
    async fn pictures(
        &self,
        place: usize,
        product: &DemoProduct,
        view: &Value,
        variants: &[Value],
    ) -> Result<()> {
        let looks = if product.option == SIZES { 1 } else { product.values.len().max(1) };
        let mut rev = view.get("rev").cloned();
        for look in 0..looks {
            let value = product.values.get(look).filter(|_| looks > 1);
            let word = |name: &str| value.map_or(name.to_owned(), |value| format!("{name} – {value}"));
            let ask = Ask::new(Actor::Member { user: self.owner, shop: self.shop }, "demo");
            let png = drawings::of(place, look).png()?;
            let file = self.engine.keep_bytes(ask, &format!("{}.png", product.en), &png).await?;
            let shown = variants.get(look).filter(|_| looks > 1);
            let input = json!({
                "id": view.pointer("/product/id"), "rev": rev, "file_id": file.id,
                "variant_id": shown.and_then(|variant| variant.get("id")),
                "alt": {"ar": word(product.ar), "en": product.en, "fr": product.fr},
            });
            rev = self.run("add_media", input).await?.get("rev").cloned();
        }
        Ok(())
    }

    /// What the shop shows of itself: its logo, and a cover above the goods.
    async fn face(&self) -> Result<()> {
        let alt = json!({
            "ar": "بيوت بيضاء فوق الخليج عند المساء", "en": "White houses above the bay in the evening",
            "fr": "Des maisons blanches au-dessus de la baie, le soir",
        });
        self.put_up("logo", &face::logo(), json!({})).await?;
        self.put_up("cover", &face::cover(), alt).await?;
        let theme = json!({"rev": 0, "accent": "#8a4b08"});
        self.run("set_theme", theme).await.map(|_| ())
    }

    async fn put_up(&self, place: &str, drawing: &Canvas, alt: Value) -> Result<()> {
        let ask = Ask::new(Actor::Member { user: self.owner, shop: self.shop }, "demo");
        let file = self.engine.keep_bytes(ask, &format!("{place}.png"), &drawing.png()?).await?;
        let input = json!({"place": place, "file_id": file.id, "alt": alt});
        self.run("set_site_picture", input).await.map(|_| ())
    }

    async fn fees(&self) -> Result<()> {
        for (province, home, desk) in FEES {
            for (option, fee) in [("home", Some(*home)), ("desk", *desk)] {
                if let Some(fee) = fee {
                    let input = json!({"option": option, "province": province, "fee_minor": fee * 100});
                    self.run("set_delivery_rate", input).await?;
                }
            }
        }
        Ok(())
    }

    /// Customers order from the storefront; the shop has dealt with some of it.
    async fn orders(&self, variants: &[String]) -> Result<()> {
        let steps: [&[&str]; 8] = [
            &["confirm_order", "ship_order", "deliver_order"],
            &["confirm_order", "ship_order"],
            &["confirm_order"],
            &["confirm_order"],
            &["cancel_order"],
            &[],
            &[],
            &[],
        ];
        for ((name, phone, province, municipality, product, pieces), steps) in ORDERS.iter().zip(steps) {
            let session = RawId(self.engine.ids().bytes());
            let actor = Actor::Visitor { session, address_class: "demo".to_owned(), shop: self.shop };
            let input = json!({
                "customer": {"name": name, "phone": phone, "lang": "ar"},
                "lines": [{"variant_id": variants.get(*product), "quantity": pieces}],
                "delivery": {"option": "home", "province": province, "municipality": municipality},
            });
            let placed = call(self.engine, Ask::new(actor, "demo"), "place_order", input).await?;
            let id = text_in(&placed, "order_id")?;
            for step in steps {
                let input = match *step {
                    "cancel_order" => json!({"id": id, "reason": "customer"}),
                    _ => json!({"id": id}),
                };
                self.run(step, input).await?;
            }
        }
        Ok(())
    }
}

fn input_of(product: &DemoProduct, category: Option<&String>) -> Value {
    let options: Vec<&str> = if product.option.is_empty() { Vec::new() } else { vec![product.option] };
    let variants: Vec<Value> = product.values.iter().map(|value| json!({"values": [value]})).collect();
    json!({
        "name": {"ar": product.ar, "en": product.en, "fr": product.fr},
        "description": {
            "ar": format!("<p>{}</p>", product.about_ar),
            "en": format!("<p>{}</p>", product.about_en),
            "fr": format!("<p>{}</p>", product.about_fr),
        },
        "category_id": category,
        "price_minor": product.price * 100,
        "options": options,
        "variants": variants,
    })
}
