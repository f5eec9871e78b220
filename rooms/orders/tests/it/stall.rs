//! An open shop with a product on the shelf and delivery rates: what every test of orders begins with.

use souk_catalog::{AddProduct, NewVariant, ProductId, VariantId};
use souk_core::{Actor, Currency, Lang, Quantity, RawId, Result, TenantId, UserId, Words, params};
use souk_engine::{Ask, Command, Query, Room, sql};
use souk_orders::model::form::{Buyer, DeliveryForm, LineForm};
use souk_orders::{OrderCard, OrderId, OrderView, PlaceOrder, PlacedOrder};
use souk_places::commands::SetDeliveryRate;
use souk_places::{DeliveryOption, MapVersion, Places};
use souk_shops::UpdateSettings;
use souk_stock::{MovementKind, MovementLine, RecordMovement};
use souk_testkit::{Setup, World};

pub const ROOMS: &[&Room] = &[
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
];

pub fn setup() -> Setup {
    Setup::rooms(ROOMS).serving(Places::shipped().unwrap())
}

/// Ten pieces at 2500.00, delivered for 600.00 in Algiers and 900.00 elsewhere.
pub struct Stall {
    pub world: World,
    pub shop: TenantId,
    pub other: TenantId,
    pub product: ProductId,
    pub variant: VariantId,
}

pub const PRICE: i64 = 250_000;
pub const FEE: i64 = 60_000;

fn words(text: &str) -> Words {
    Words::one(Lang::Ar, text).with(Lang::En, text)
}

impl Stall {
    pub async fn open(world: World) -> Self {
        Self::on_plan(world, "own").await
    }

    pub async fn on_plan(world: World, plan: &str) -> Self {
        let console = || Ask::new(Actor::Console, "test");
        let first = souk_identity::SetUpInstallation {
            email: "owner@example.com".to_owned(),
            name: "Amina".to_owned(),
            password: "a long enough passphrase 7".to_owned(),
            lang: Lang::Ar,
            secret: String::new(),
        };
        world.engine.execute(console(), first).await.unwrap();
        world.engine.execute(console(), souk_plans::SetUpPlans::default()).await.unwrap();
        let mut shops = Vec::new();
        for (slug, plan) in [("amina", plan), ("karim", "own")] {
            let opening = souk_plans::OpenShop {
                name: words(slug),
                slug: slug.to_owned(),
                country: "DZ".to_owned(),
                currency: Currency::parse("DZD").unwrap(),
                zone: "Africa/Algiers".to_owned(),
                languages: vec![Lang::Ar, Lang::En],
                phone: None,
                owner_email: Some("owner@example.com".to_owned()),
                plan: Some(plan.to_owned()),
                invited_by: None,
            };
            shops.push(world.engine.execute(console(), opening).await.unwrap().id);
        }
        let (shop, other) = (shops[0], shops[1]);
        let mut stall = Self {
            world,
            shop,
            other,
            product: ProductId::from_raw(RawId::default()),
            variant: VariantId::from_raw(RawId::default()),
        };
        (stall.product, stall.variant) = stall.product("Robe", &[], 10).await;
        stall.rate("", 90_000).await;
        stall.rate("16", FEE).await;
        stall
    }

    /// A product at [`PRICE`] with a variant for each value; `pieces` of the first on the shelf.
    pub async fn product(&self, name: &str, values: &[&str], pieces: i64) -> (ProductId, VariantId) {
        let variants = values
            .iter()
            .map(|value| NewVariant { values: vec![(*value).to_owned()], ..NewVariant::default() })
            .collect();
        let options = if values.is_empty() { Vec::new() } else { vec!["Size".to_owned()] };
        let adding: AddProduct = serde_json::from_value(serde_json::json!({
            "name": words(name), "price_minor": PRICE, "options": options,
        }))
        .unwrap();
        let added = self.run(AddProduct { variants, ..adding }).await.unwrap();
        let variant = added.variants[0].id;
        if pieces > 0 {
            let line = MovementLine { variant_id: variant, quantity: Quantity::whole(pieces) };
            let receive = RecordMovement {
                kind: MovementKind::Receive,
                location_id: None,
                lines: vec![line],
                reason: String::new(),
            };
            self.run(receive).await.unwrap();
        }
        (added.product.id, variant)
    }

    pub async fn rate(&self, province: &str, fee: i64) {
        let rate = SetDeliveryRate {
            carrier: "own".to_owned(),
            option: DeliveryOption::Home,
            province: province.to_owned(),
            municipality: String::new(),
            fee_minor: Some(fee),
            free_above_minor: None,
            map: MapVersion::default(),
            rev: None,
        };
        self.run(rate).await.unwrap();
    }

    pub async fn settings(&self, change: UpdateSettings) {
        let rev = self.ask(souk_shops::SettingsCard::default()).await.unwrap().rev;
        self.run(UpdateSettings { rev, ..change }).await.unwrap();
    }

    pub fn owner(&self) -> Ask {
        Ask::new(Actor::Member { user: UserId::from_raw(RawId([1; 16])), shop: self.shop }, "test")
    }
    pub fn other_owner(&self) -> Ask {
        Ask::new(Actor::Member { user: UserId::from_raw(RawId([1; 16])), shop: self.other }, "test")
    }
    pub fn key(&self) -> Ask {
        Ask::new(Actor::ApiKey { key: RawId([7; 16]), shop: self.shop }, "test")
    }
    pub fn visitor(&self, number: u8) -> Ask {
        let actor = Actor::Visitor {
            session: RawId([number; 16]),
            address_class: format!("10.0.0.{number}"),
            shop: self.shop,
        };
        Ask { address: format!("10.0.0.{number}"), ..Ask::new(actor, "test") }
    }
    /// As the owner.
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Output> {
        self.world.engine.execute(self.owner(), command).await
    }
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.world.engine.ask(self.owner(), query).await
    }
    pub async fn place(&self, ask: Ask, order: PlaceOrder) -> Result<PlacedOrder> {
        self.world.engine.execute(ask, order).await
    }

    /// One piece for a customer in Algiers whose telephone ends in `number`.
    pub fn order(&self, number: u32) -> PlaceOrder {
        PlaceOrder {
            customer: Buyer { name: "أمينة".to_owned(), phone: format!("055{number:07}"), lang: None },
            lines: vec![self.line("1")],
            delivery: DeliveryForm {
                province: "16".to_owned(),
                municipality: "Bab Ezzouar".to_owned(),
                ..DeliveryForm::default()
            },
            ..PlaceOrder::default()
        }
    }
    pub fn line(&self, quantity: &str) -> LineForm {
        LineForm {
            variant_id: Some(self.variant.to_string()),
            quantity: Some(souk_orders::model::figure::Figure(quantity.to_owned())),
            ..LineForm::default()
        }
    }
    /// A placed order of one piece, by a visitor.
    pub async fn placed(&self, number: u32) -> PlacedOrder {
        self.place(self.visitor(1), self.order(number)).await.unwrap()
    }
    pub async fn view(&self, id: OrderId) -> OrderView {
        self.ask(OrderCard { id }).await.unwrap()
    }

    /// On hand and reserved of the first product, in pieces.
    pub async fn stock(&self) -> (i64, i64) {
        let rows: Vec<(Quantity, Quantity)> = self
            .world
            .rows(
                sql!("select on_hand, reserved from v_stock_levels where shop_id = $1 and variant_id = $2"),
                params![self.shop, self.variant],
            )
            .await;
        (rows[0].0.0 / 1_000, rows[0].1.0 / 1_000)
    }
    pub async fn open_lines(&self) -> i64 {
        let rows: Vec<(i64,)> = self
            .world
            .rows(
                sql!("select open_lines from v_product_lines where shop_id = $1 and product_id = $2"),
                params![self.shop, self.product],
            )
            .await;
        rows.first().map_or(0, |row| row.0)
    }
    /// Units of the quota in use.
    pub async fn used(&self) -> i64 {
        let rows: Vec<(i64,)> = self
            .world
            .rows(
                sql!(
                    "select cast(coalesce(sum(used + credit_used), 0) as bigint) from v_usage_periods
                     where shop_id = $1"
                ),
                params![self.shop],
            )
            .await;
        rows[0].0
    }
    pub async fn balance(&self, account: &str) -> i64 {
        let rows: Vec<(i64,)> = self
            .world
            .rows(
                sql!("select balance from v_ledger_accounts where shop_id = $1 and code = $2"),
                params![self.shop, account],
            )
            .await;
        rows.first().map_or(0, |row| row.0)
    }
    pub async fn count(&self) -> i64 {
        let rows: Vec<(i64,)> = self
            .world
            .rows(sql!("select cast(count(*) as bigint) from orders where shop_id = $1"), params![self.shop])
            .await;
        rows[0].0
    }
    /// What a refusal must leave untouched.
    pub async fn print(&self) -> String {
        self.world.fingerprint(&["journal", "claims", "refusal_counts", "limits"]).await
    }
    /// No invariant of any room finds anything.
    pub async fn audit(&self) {
        for invariant in ROOMS.iter().flat_map(|room| room.invariants) {
            let found: Vec<(RawId, String)> = self.world.rows((invariant.find)(), &[]).await;
            assert!(found.is_empty(), "{}: {found:?}", invariant.name);
        }
    }
}
