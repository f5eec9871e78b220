//! A shop with goods, rates and a plan, behind the door that customers use.

use std::future::Future;
use std::sync::Arc;

use souk_catalog::{AddMedia, AddProduct, NewVariant, ProductView};
use souk_core::{Actor, Currency, Lang, Moment, Quantity, Result, TenantId, UserId, Words};
use souk_engine::{Ask, Reader, Room};
use souk_identity::SetUpInstallation;
use souk_places::commands::{SetDeliveryRate, SetStopDesk};
use souk_places::{DeliveryOption, MapVersion, Places};
use souk_plans::{OpenShop, SetUpPlans};
use souk_shops::{DefenceChange, SettingsCard, ShopAuthority, UpdateSettings};
use souk_stock::model::movement::MovementKind;
use souk_stock::{MovementLine, RecordMovement};
use souk_testkit::{Setup, World, both};
use souk_web::door::{Doorman, SessionUser, Settings, ShopName, ShopSeen, Web, router};
use souk_web::look::Look;
use souk_web::texts::{TextSource, Texts};

use crate::browser::Browser;

const ROOMS: [&Room; 13] = [
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
    &souk_site::ROOM,
];

pub struct Stall {
    pub world: World,
    pub shop: TenantId,
    pub user: UserId,
    pub web: Web,
}

/// Nobody signs in here.
struct Nobody;

impl Doorman for Nobody {
    fn session(&self, _: &mut Reader<'_>, _: &str, _: Moment) -> Result<Option<SessionUser>> {
        Ok(None)
    }
    fn key(&self, _: &mut Reader<'_>, _: &str, _: Moment) -> Result<Option<Actor>> {
        Ok(None)
    }
    fn shop(&self, _: &mut Reader<'_>, _: &ShopName) -> Result<Option<ShopSeen>> {
        Ok(None)
    }
}

/// All texts of the product that a customer may meet.
pub fn texts() -> Texts {
    let rooms = ROOMS.iter().flat_map(|room| {
        room.texts.iter().map(|(lang, ftl)| TextSource { owner: room.name, lang: *lang, ftl })
    });
    let sources: Vec<TextSource> = rooms.chain(souk_storefront::TEXTS.iter().copied()).collect();
    Texts::build(&sources).unwrap()
}

pub fn look() -> Look {
    Look::build(souk_storefront::TEMPLATES, Arc::new(texts())).unwrap()
}

/// The test on both databases, in the shop `amina`: Arabic first, then English and French; delivery to homes
/// costs 600 everywhere and 800 in Oran, to desks 400 everywhere but in Tamanrasset.
pub async fn at_stall<F, W>(test: F)
where
    F: Fn(Stall) -> W,
    W: Future<Output = ()>,
{
    at_stall_with(None, test).await;
}

/// The same under a plan that includes so many orders.
pub async fn at_stall_with<F, W>(included: Option<i64>, test: F)
where
    F: Fn(Stall) -> W,
    W: Future<Output = ()>,
{
    let setup = Setup::rooms(&ROOMS).serving(Places::shipped().unwrap()).guarded_by(Arc::new(ShopAuthority));
    both(setup, |world| async { test(Stall::open(world, included).await).await }).await;
}

impl Stall {
    async fn open(world: World, included: Option<i64>) -> Self {
        let engine = world.engine.clone();
        let web = Web::new(engine.clone(), Arc::new(Nobody), Arc::new(look()), Settings::default());
        engine.execute(world.platform(), SetUpPlans::default()).await.unwrap();
        if let Some(most) = included {
            let entitlements = serde_json::json!({"online_orders.max": most});
            let version =
                serde_json::json!({"plan": "ecommerce_starter", "after": 1, "entitlements": entitlements});
            engine.execute_named("add_plan_version", world.platform(), version).await.unwrap();
        }
        let me = SetUpInstallation {
            email: "amina@example.com".into(),
            name: "Amina".into(),
            password: "three blue boats at sea".into(),
            lang: Lang::Ar,
            secret: String::new(),
        };
        let user = engine.execute(world.platform(), me).await.unwrap().id;
        let shop = OpenShop {
            name: Words::one(Lang::Ar, "متجر أمينة").with(Lang::En, "Amina Store"),
            slug: "amina".into(),
            country: "DZ".into(),
            currency: Currency::parse("DZD").unwrap(),
            zone: "Africa/Algiers".into(),
            languages: vec![Lang::Ar, Lang::En, Lang::Fr],
            phone: Some("0551 23 45 67".into()),
            owner_email: None,
            plan: Some("ecommerce_starter".into()),
            invited_by: None,
        };
        let shop = engine.execute(Ask::new(Actor::User { user }, "test"), shop).await.unwrap().id;
        let stall = Self { world, shop, user, web };
        // The clock stands still here: nobody types.
        stall.defend(DefenceChange { form_seconds: Some(0), ..DefenceChange::default() }).await;
        stall.rate(DeliveryOption::Home, "", Some(60_000)).await;
        stall.rate(DeliveryOption::Home, "31", Some(80_000)).await;
        stall.rate(DeliveryOption::Desk, "", Some(40_000)).await;
        stall.rate(DeliveryOption::Desk, "11", None).await;
        for (province, municipality) in [("16", "1601"), ("31", "3101"), ("11", "1101")] {
            stall.desk(province, municipality).await;
        }
        stall
    }

    pub fn browser(&self) -> Browser {
        Browser::new(router(&self.web, souk_storefront::pages()))
    }

    pub async fn settings(&self, change: UpdateSettings) {
        let rev = self.world.engine.ask(self.owner(), SettingsCard::default()).await.unwrap().rev;
        self.world.engine.execute(self.owner(), UpdateSettings { rev, ..change }).await.unwrap();
    }

    pub async fn defend(&self, defences: DefenceChange) {
        self.settings(UpdateSettings { defences: Some(defences), ..UpdateSettings::default() }).await;
    }

    pub async fn requests(&self) -> i64 {
        let rows: Vec<(i64,)> = self
            .world
            .rows(souk_engine::sql!("select cast(count(*) as bigint) from order_requests"), &[])
            .await;
        rows[0].0
    }

    pub fn owner(&self) -> Ask {
        Ask::new(Actor::Member { user: self.user, shop: self.shop }, "test")
    }

    /// A desk of the shop's own, called after its municipality.
    pub async fn desk(&self, province: &str, municipality: &str) {
        let desk = SetStopDesk {
            id: None,
            carrier: "own".into(),
            name: format!("Desk {municipality}"),
            address: "1 Station Square".into(),
            province: province.into(),
            municipality: municipality.into(),
            open: true,
            rev: None,
        };
        self.world.engine.execute(self.owner(), desk).await.unwrap();
    }

    pub async fn rate(&self, option: DeliveryOption, province: &str, fee_minor: Option<i64>) {
        let rate = SetDeliveryRate {
            carrier: "own".into(),
            option,
            province: province.into(),
            municipality: String::new(),
            fee_minor,
            free_above_minor: None,
            map: MapVersion::default(),
            rev: None,
        };
        self.world.engine.execute(self.owner(), rate).await.unwrap();
    }

    /// A product with a variant for each value, so many pieces of each.
    pub async fn product(&self, name: &str, dinars: i64, sizes: &[&str], pieces: i64) -> ProductView {
        let variant = |size: &&str| NewVariant { values: vec![(*size).to_owned()], ..NewVariant::default() };
        let add = AddProduct {
            handle: Some(name.to_lowercase().replace(' ', "-")),
            price_minor: Some(dinars * 100),
            options: if sizes.is_empty() { Vec::new() } else { vec!["Size".into()] },
            variants: sizes.iter().map(variant).collect(),
            ..self.plain(name)
        };
        self.add(add, pieces).await
    }

    pub fn plain(&self, name: &str) -> AddProduct {
        serde_json::from_value(serde_json::json!({ "name": { "ar": name, "en": name } })).unwrap()
    }

    pub async fn add(&self, add: AddProduct, pieces: i64) -> ProductView {
        let added = self.world.engine.execute(self.owner(), add).await.unwrap();
        if pieces > 0 {
            let lines = added
                .variants
                .iter()
                .map(|variant| MovementLine { variant_id: variant.id, quantity: Quantity::whole(pieces) })
                .collect();
            let kind = MovementKind::Receive;
            let record = RecordMovement { kind, location_id: None, lines, reason: String::new() };
            self.world.engine.execute(self.owner(), record).await.unwrap();
        }
        added
    }

    /// Adds a picture of one colour.
    pub async fn picture(&self, view: &ProductView, width: u32, colour: [u8; 3]) -> ProductView {
        let bytes = souk_testkit::picture(width, width * 3 / 4, colour);
        let file = self.world.engine.keep_bytes(self.owner(), "photo.png", &bytes).await.unwrap();
        let add = AddMedia {
            id: view.product.id,
            rev: view.rev,
            file_id: Some(file.id),
            url: None,
            alt: Words::one(Lang::Ar, "كما هو").with(Lang::En, "As it is"),
            variant_id: None,
        };
        self.world.engine.execute(self.owner(), add).await.unwrap()
    }

    pub async fn orders(&self) -> i64 {
        let rows: Vec<(i64,)> =
            self.world.rows(souk_engine::sql!("select cast(count(*) as bigint) from orders"), &[]).await;
        rows[0].0
    }
}
