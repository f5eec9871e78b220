//! A shop with goods, orders to be called about, and people who call.

use souk_catalog::{AddProduct, ProductId, VariantId};
use souk_confirmation::{CallCard, CallCardView, CallRecorded, Lease, NextCall, RecordCall};
use souk_core::{Actor, Currency, Lang, Moment, Quantity, RawId, Result, TenantId, UserId, Words, params};
use souk_engine::{Ask, Command, Query, Room, sql};
use souk_orders::model::figure::Figure;
use souk_orders::model::form::{Buyer, DeliveryForm, LineForm};
use souk_orders::{Confirmation, Correction, OrderCard, OrderId, OrderView, PlaceOrder};
use souk_places::commands::SetDeliveryRate;
use souk_places::{DeliveryOption, MapVersion, Places};
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
    &souk_confirmation::ROOM,
];

pub fn setup() -> Setup {
    Setup::rooms(ROOMS).serving(Places::shipped().unwrap())
}

pub const PRICE: i64 = 250_000;
pub const FEE: i64 = 60_000;
pub const FAR: i64 = 90_000;

/// Pieces at 2500.00, delivered for 600.00 in Algiers and 900.00 elsewhere; it is ten in the morning.
pub struct Hall {
    pub world: World,
    pub shop: TenantId,
    pub other: TenantId,
    pub variant: VariantId,
}

fn words(text: &str) -> Words {
    Words::one(Lang::Ar, text).with(Lang::En, text)
}

impl Hall {
    pub async fn open(world: World) -> Self {
        Self::with(world, "own", 1_000).await
    }

    pub async fn with(world: World, plan: &str, pieces: i64) -> Self {
        world.clock.set(Moment::parse("2026-11-20T09:00:00Z").unwrap());
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
        let variant = VariantId::from_raw(RawId::default());
        let mut hall = Self { world, shop: shops[0], other: shops[1], variant };
        hall.variant = hall.product("Robe", pieces).await.1;
        hall.rate("", FAR).await;
        hall.rate("16", FEE).await;
        hall
    }

    pub async fn product(&self, name: &str, pieces: i64) -> (ProductId, VariantId) {
        let adding: AddProduct = serde_json::from_value(serde_json::json!({
            "name": words(name), "price_minor": PRICE,
        }))
        .unwrap();
        let added = self.run(adding).await.unwrap();
        let variant = added.variants[0].id;
        let line = MovementLine { variant_id: variant, quantity: Quantity::whole(pieces) };
        let receive = RecordMovement {
            kind: MovementKind::Receive,
            location_id: None,
            lines: vec![line],
            reason: String::new(),
        };
        self.run(receive).await.unwrap();
        (added.product.id, variant)
    }

    async fn rate(&self, province: &str, fee: i64) {
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

    /// A member who calls.
    pub fn caller(&self, number: u8) -> Ask {
        Ask::new(Actor::Member { user: UserId::from_raw(RawId([number; 16])), shop: self.shop }, "test")
    }
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Output> {
        self.by(1, command).await
    }
    pub async fn by<C: Command>(&self, caller: u8, command: C) -> Result<C::Output> {
        self.world.engine.execute(self.caller(caller), command).await
    }
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.world.engine.ask(self.caller(1), query).await
    }
    pub async fn next(&self, caller: u8) -> Option<OrderId> {
        self.lease(caller).await.order_id
    }
    pub async fn lease(&self, caller: u8) -> Lease {
        self.by(caller, NextCall::default()).await.unwrap()
    }
    pub async fn say(&self, caller: u8, id: OrderId, outcome: Confirmation) -> Result<CallRecorded> {
        self.by(caller, said(id, outcome)).await
    }
    pub async fn view(&self, id: OrderId) -> OrderView {
        self.ask(OrderCard { id }).await.unwrap()
    }
    pub async fn card(&self, id: OrderId) -> CallCardView {
        self.ask(CallCard { id }).await.unwrap()
    }
    pub fn later(&self, micros: i64) {
        self.world.clock.advance(micros);
    }

    /// One piece for a customer in Algiers whose telephone ends in `number`.
    pub async fn order(&self, number: u32) -> OrderId {
        self.order_noting(number, "").await
    }
    pub async fn order_noting(&self, number: u32, note: &str) -> OrderId {
        let order = PlaceOrder {
            customer: Buyer { name: "أمينة".to_owned(), phone: format!("055{number:07}"), lang: None },
            lines: vec![LineForm {
                variant_id: Some(self.variant.to_string()),
                quantity: Some(Figure("1".to_owned())),
                ..LineForm::default()
            }],
            delivery: DeliveryForm {
                province: "16".to_owned(),
                municipality: "Bab Ezzouar".to_owned(),
                address: "Rue 1".to_owned(),
                ..DeliveryForm::default()
            },
            note: note.to_owned(),
            confirm_duplicate: true,
            ..PlaceOrder::default()
        };
        let key = Actor::ApiKey { key: RawId([7; 16]), shop: self.shop };
        self.world.engine.execute(Ask::new(key, "test"), order).await.unwrap().order_id
    }

    /// On hand and reserved, in pieces.
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

pub fn said(id: OrderId, outcome: Confirmation) -> RecordCall {
    RecordCall {
        id,
        outcome,
        until: None,
        duplicate_of: None,
        note: String::new(),
        seconds: 40,
        correction: Correction::default(),
    }
}
