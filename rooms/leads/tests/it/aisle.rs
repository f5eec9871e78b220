//! A shop with goods that customers look at, and customers who leave again.

use souk_catalog::{AddProduct, VariantId};
use souk_core::{Actor, Lang, Moment, RawId, Result, TenantId, UserId, Words, params};
use souk_engine::{Ask, Command, Query, Room, sql};
use souk_leads::{KeepLead, KeptLead, LeadList, LeadState, LeadView};
use souk_orders::model::figure::Figure;
use souk_orders::model::form::{Buyer, DeliveryForm, LineForm};
use souk_orders::{PlaceOrder, PlacedOrder};
use souk_places::Places;
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
    &souk_leads::ROOM,
];

pub fn setup() -> Setup {
    Setup::rooms(ROOMS).serving(Places::shipped().unwrap())
}

pub const PRICE: i64 = 250_000;

/// Ten pieces at 2500.00; a second shop beside it.
pub struct Aisle {
    pub world: World,
    pub shop: TenantId,
    pub other: TenantId,
    pub variant: VariantId,
}

impl Aisle {
    pub async fn open(world: World) -> Self {
        Self::on_plan(world, "own").await
    }

    pub async fn on_plan(world: World, plan: &str) -> Self {
        world.clock.set(Moment::parse("2026-11-20T09:00:00Z").unwrap());
        let first = serde_json::json!({
            "email": "owner@example.com", "name": "Amina", "password": "a long enough passphrase 7",
            "lang": "ar", "secret": "",
        });
        let console = || Ask::new(Actor::Console, "test");
        let engine = world.engine.clone();
        engine.execute_named("set_up_installation", console(), first).await.unwrap();
        engine.execute(console(), souk_plans::SetUpPlans::default()).await.unwrap();
        let mut shops = Vec::new();
        for (slug, plan) in [("amina", plan), ("karim", "own")] {
            let opening: souk_plans::OpenShop = serde_json::from_value(serde_json::json!({
                "name": { "ar": slug, "en": slug }, "slug": slug, "country": "DZ", "currency": "DZD",
                "zone": "Africa/Algiers", "languages": ["ar", "en"], "owner_email": "owner@example.com",
                "plan": plan,
            }))
            .unwrap();
            shops.push(engine.execute(console(), opening).await.unwrap().id);
        }
        let variant = VariantId::from_raw(RawId::default());
        let mut aisle = Self { world, shop: shops[0], other: shops[1], variant };
        let adding: AddProduct = serde_json::from_value(serde_json::json!({
            "name": Words::one(Lang::Ar, "فستان").with(Lang::En, "Dress"), "price_minor": PRICE,
        }))
        .unwrap();
        aisle.variant = aisle.run(adding).await.unwrap().variants[0].id;
        let receive = serde_json::json!({
            "kind": "receive", "lines": [{ "variant_id": aisle.variant, "quantity": "10" }],
        });
        engine.execute_named("record_movement", aisle.member(), receive).await.unwrap();
        let rate = serde_json::json!({
            "carrier": "own", "option": "home", "province": "", "municipality": "", "fee_minor": 60_000,
        });
        engine.execute_named("set_delivery_rate", aisle.member(), rate).await.unwrap();
        aisle
    }

    pub fn member(&self) -> Ask {
        self.member_of(self.shop)
    }
    pub fn member_of(&self, shop: TenantId) -> Ask {
        Ask::new(Actor::Member { user: UserId::from_raw(RawId([1; 16])), shop }, "test")
    }
    pub fn visitor(&self) -> Ask {
        let address_class = "10.0.0.9".to_owned();
        Ask::new(Actor::Visitor { session: RawId([9; 16]), address_class, shop: self.shop }, "test")
    }
    /// Another browser, from the address whose last part is `address`.
    pub fn stranger(&self, session: u8, address: u32) -> Ask {
        let address_class = format!("10.0.0.{address}");
        Ask::new(Actor::Visitor { session: RawId([session; 16]), address_class, shop: self.shop }, "test")
    }
    pub async fn run<C: Command>(&self, command: C) -> Result<C::Output> {
        self.world.engine.execute(self.member(), command).await
    }
    pub async fn ask<Q: Query>(&self, query: Q) -> Result<Q::Output> {
        self.world.engine.ask(self.member(), query).await
    }
    pub fn line(&self, pieces: &str) -> LineForm {
        LineForm {
            variant_id: Some(self.variant.to_string()),
            quantity: Some(Figure(pieces.to_owned())),
            ..LineForm::default()
        }
    }

    /// Two pieces, typed into this form by the customer whose telephone ends so.
    pub fn left(&self, number: u32, form: &str) -> KeepLead {
        KeepLead {
            consent: true,
            form: form.to_owned(),
            name: "أمينة بن علي".to_owned(),
            phone: format!("055{number:07}"),
            lang: Some(Lang::Ar),
            lines: vec![self.line("2")],
            province: "16".to_owned(),
            municipality: "Hydra".to_owned(),
            shown_at: None,
        }
    }
    pub async fn keep(&self, lead: KeepLead) -> Result<KeptLead> {
        self.world.engine.execute(self.visitor(), lead).await
    }
    pub async fn keeps(&self, number: u32, form: &str) -> LeadView {
        self.keep(self.left(number, form)).await.unwrap();
        let phone = format!("+21355{number:07}");
        let all = self.listed(Some(LeadState::Waiting)).await;
        all.into_iter().find(|lead| lead.phone == phone).unwrap()
    }
    pub async fn listed(&self, state: Option<LeadState>) -> Vec<LeadView> {
        self.ask(LeadList { state, ..LeadList::default() }).await.unwrap().items
    }
    pub async fn states(&self) -> Vec<LeadState> {
        let mut states: Vec<LeadState> = self.listed(None).await.iter().map(|lead| lead.state).collect();
        states.sort();
        states
    }

    /// The same customer orders one piece.
    pub fn order(&self, number: u32) -> PlaceOrder {
        PlaceOrder {
            customer: Buyer { name: "أمينة".to_owned(), phone: format!("055{number:07}"), lang: None },
            lines: vec![self.line("1")],
            delivery: DeliveryForm {
                province: "16".to_owned(),
                municipality: "Hydra".to_owned(),
                address: "Rue 1".to_owned(),
                ..DeliveryForm::default()
            },
            confirm_duplicate: true,
            ..PlaceOrder::default()
        }
    }
    pub async fn orders(&self, ask: Ask, order: PlaceOrder) -> PlacedOrder {
        let placed = self.world.engine.execute(ask, order).await.unwrap();
        self.world.drain().await;
        placed
    }
    pub fn later(&self, micros: i64) {
        self.world.clock.advance(micros);
    }

    /// Units in use, orders, and pieces on hand and reserved: what no lead touches.
    pub async fn counts(&self) -> (i64, i64, i64, i64) {
        let rows: Vec<(i64, i64, i64, i64)> = self
            .world
            .rows(
                sql!(
                    "select (select cast(coalesce(sum(used + credit_used), 0) as bigint) from v_usage_periods
                             where shop_id = $1),
                            (select cast(count(*) as bigint) from v_orders where shop_id = $1),
                            (select cast(sum(on_hand) as bigint) from v_stock_levels where shop_id = $1),
                            (select cast(sum(reserved) as bigint) from v_stock_levels where shop_id = $1)"
                ),
                params![self.shop],
            )
            .await;
        rows[0]
    }
    pub async fn rows(&self) -> i64 {
        let rows: Vec<(i64,)> =
            self.world.rows(sql!("select cast(count(*) as bigint) from leads"), &[]).await;
        rows[0].0
    }
    /// No invariant of any room finds anything.
    pub async fn audit(&self) {
        for invariant in ROOMS.iter().flat_map(|room| room.invariants) {
            let found: Vec<(RawId, String)> = self.world.rows((invariant.find)(), &[]).await;
            assert!(found.is_empty(), "{}: {found:?}", invariant.name);
        }
    }
}
