//! A shop with a plan, and a test order: a command that takes a unit and nothing else, as an order's last
//! check.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Actor, Currency, Error, Lang, Moment, RawId, Result, UserId, Words};
use souk_engine::{
    Ask, Command, CommandDef, Context, Entitled, Migration, MigrationSet, Modes, Policy, Room, Tx,
};
use souk_identity::{AddUser, SetUpInstallation};
use souk_plans::{
    ActivatePlan, AddOnlineOrdersCredits, CreditCard, LimitInfo, LimitInfoQuery, MoveCard, MovePlan,
    OpenShop, OpenedShop, PaidCard, SetUpPlans, give_back_unit, open_standing, standing, take_unit,
};
use souk_shops::{ShopAuthority, ShopId};
use souk_testkit::{Setup, World};

/// Stands for an order: the last of its checks.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TakeUnit {
    pub order: souk_plans::Order,
    pub channel: String,
}

impl Command for TakeUnit {
    const NAME: &'static str = "test_take_unit";
    const POLICY: Policy = Policy::visitor("orders.manage", Modes::Normal, Entitled::To("storefront"));
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        let found = standing(tx, cx.shop, cx.now, Some(self.order.raw()))?;
        take_unit(tx, &open_standing(found, cx.now)?, self.order.raw(), &self.channel).map(drop)
    }
}

/// Stands for the outcome "fake".
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GiveBack {
    pub order: souk_plans::Order,
}

impl Command for GiveBack {
    const NAME: &'static str = "test_give_back";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = bool;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        give_back_unit(tx, self.order.raw())
    }
}

/// Stands for a cancelled order that is opened again.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reopen {
    pub order: souk_plans::Order,
}

impl Command for Reopen {
    const NAME: &'static str = "test_reopen";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        let found = standing(tx, cx.shop, cx.now, Some(self.order.raw()))?;
        let open = souk_plans::reopened_standing(found, cx.now)?;
        take_unit(tx, &open, self.order.raw(), "storefront").map(drop)
    }
}

/// Two ends of a gate: the order says where it stands, and waits to be let on.
pub type Gate = (std::sync::mpsc::Sender<()>, std::sync::mpsc::Receiver<()>);

pub static GATE: std::sync::Mutex<Option<Gate>> = std::sync::Mutex::new(None);

/// An order that stops once it has read where the shop stands, or once it has its unit until somebody waits
/// for it. Only where two transactions run at once.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlowUnit {
    pub order: souk_plans::Order,
    pub once_taken: bool,
}

/// Does anybody wait for this transaction?
pub fn until_somebody_waits(db: &mut souk_engine::Reader<'_>) -> Result<()> {
    let waiting = souk_engine::sql!(
        "select cast(count(*) as bigint) from pg_locks
         where granted = false and pg_backend_pid() = any(pg_blocking_pids(pid))"
    );
    for _ in 0..100_000 {
        if db.one::<(i64,)>(waiting, &[])? != Some((0,)) {
            break;
        }
    }
    Ok(())
}

impl Command for SlowUnit {
    const NAME: &'static str = "test_slow_unit";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        let found = standing(tx, cx.shop, cx.now, Some(self.order.raw()))?;
        let open = open_standing(found, cx.now)?;
        let gate = GATE.lock().unwrap().take();
        if let Some((reached, go_on)) = &gate
            && !self.once_taken
        {
            reached.send(()).unwrap();
            go_on.recv().unwrap();
        }
        take_unit(tx, &open, self.order.raw(), "storefront")?;
        if let Some((reached, _)) = &gate
            && self.once_taken
        {
            reached.send(()).unwrap();
            until_somebody_waits(tx)?;
        }
        Ok(())
    }
}

pub static ORDERS: Room = Room {
    commands: &[
        CommandDef::new::<Reopen>("Takes a unit again.", &[], ""),
        CommandDef::new::<SlowUnit>("Takes a unit slowly.", &[], ""),
        CommandDef::new::<TakeUnit>("Takes a unit.", &[], ""),
        CommandDef::new::<GiveBack>("Gives a unit back.", &[], ""),
    ],
    ..Room::named(
        "test_orders",
        MigrationSet {
            room: "test_orders",
            migrations: &[Migration {
                name: "0001_none",
                sql: "create table none (\n    shop_id id not null,\n    primary key (shop_id)\n);\n",
            }],
        },
    )
};

pub fn setup() -> Setup {
    Setup::rooms(&[
        &souk_identity::ROOM,
        &souk_entitlements::ROOM,
        &souk_shops::ROOM,
        &souk_ledger::ROOM,
        &souk_plans::ROOM,
        &ORDERS,
    ])
    .guarded_by(Arc::new(ShopAuthority))
}

pub fn console() -> Ask {
    Ask::new(Actor::Console, "test")
}

pub fn user(user: UserId) -> Ask {
    Ask::new(Actor::User { user }, "test")
}

pub fn form(slug: &str) -> OpenShop {
    OpenShop {
        name: Words::one(Lang::Ar, "متجر أمينة"),
        slug: slug.to_owned(),
        country: "DZ".to_owned(),
        currency: Currency::parse("DZD").unwrap(),
        zone: "Africa/Algiers".to_owned(),
        languages: vec![Lang::Ar, Lang::En],
        phone: None,
        owner_email: None,
        plan: None,
        invited_by: None,
    }
}

pub async fn admin(world: &World) -> UserId {
    let first = SetUpInstallation {
        email: "yacine@example.dz".to_owned(),
        name: "Yacine".to_owned(),
        password: "a long enough password".to_owned(),
        lang: Lang::Ar,
        secret: String::new(),
    };
    world.engine.execute(console(), first).await.unwrap().id
}

pub async fn person(world: &World, email: &str) -> UserId {
    let person = AddUser {
        email: email.to_owned(),
        name: "Amina".to_owned(),
        password: "a long enough password".to_owned(),
        lang: Lang::Ar,
        platform_admin: false,
    };
    world.engine.execute(console(), person).await.unwrap().id
}

/// The catalogue, an owner, and their shop on the starter plan's trial.
pub struct Amina {
    pub owner: UserId,
    pub shop: ShopId,
}

impl Amina {
    pub async fn new(world: &World) -> Self {
        Self::with(world, |_| ()).await
    }
    pub async fn with(world: &World, change: impl FnOnce(&mut OpenShop)) -> Self {
        world.engine.execute(console(), SetUpPlans::default()).await.unwrap();
        let owner = person(world, "amina@example.dz").await;
        let mut form = form("amina");
        change(&mut form);
        let opened: OpenedShop = world.engine.execute(user(owner), form).await.unwrap();
        Self { owner, shop: opened.id }
    }
    pub fn member(&self) -> Ask {
        Ask::new(Actor::Member { user: self.owner, shop: self.shop }, "test")
    }
    pub async fn take(&self, world: &World, order: u64) -> Result<()> {
        self.take_by(world, order, "storefront").await
    }
    pub async fn take_by(&self, world: &World, order: u64, channel: &str) -> Result<()> {
        let command = TakeUnit { order: id(order), channel: channel.to_owned() };
        world.engine.execute(self.member(), command).await
    }
    pub async fn give_back(&self, world: &World, order: u64) -> bool {
        world.engine.execute(self.member(), GiveBack { order: id(order) }).await.unwrap()
    }
    pub async fn info(&self, world: &World) -> LimitInfo {
        world.engine.ask(self.member(), LimitInfoQuery::default()).await.unwrap().limit_info
    }
    pub async fn buy(&self, world: &World, orders: i64, amount: &str) -> Result<CreditCard> {
        let credits = AddOnlineOrdersCredits {
            organization_id: self.shop,
            orders,
            amount: amount.to_owned(),
            method: "cash".to_owned(),
            reference: None,
            reason: String::new(),
        };
        world.engine.execute(console(), credits).await
    }
}

pub fn id(order: u64) -> souk_plans::Order {
    let mut bytes = [9; 16];
    bytes[8..].copy_from_slice(&order.to_be_bytes());
    souk_plans::Order::from_raw(RawId(bytes))
}

pub fn code<T: std::fmt::Debug>(result: Result<T>) -> &'static str {
    result.map_err(|error: Error| error.code()).expect_err("a refusal")
}

pub fn at(text: &str) -> Moment {
    Moment::parse(text).unwrap()
}

/// Everything that is always true, and is so still.
pub async fn sound(world: &World) {
    for room in &world.engine.registry().rooms {
        for invariant in room.invariants {
            let broken: Vec<(ShopId, String)> = world.rows((invariant.find)(), &[]).await;
            assert!(broken.is_empty(), "{}: {broken:?}", invariant.name);
        }
    }
}

pub const STARTER: &str = "ecommerce_starter";
pub const MEDIUM: &str = "ecommerce_medium";
pub const FULL: &str = "ecommerce_full";
pub const TRADERS: &str = "ecommerce_traders";

pub async fn try_pay(world: &World, amina: &Amina, plan: &str) -> Result<PaidCard> {
    world
        .engine
        .execute(console(), ActivatePlan { plan: Some(plan.to_owned()), ..ActivatePlan::of(amina.shop) })
        .await
}

pub async fn pay(world: &World, amina: &Amina, plan: &str) -> PaidCard {
    try_pay(world, amina, plan).await.unwrap()
}

pub async fn choose(world: &World, amina: &Amina, plan: &str) -> Result<MoveCard> {
    world.engine.execute(user(amina.owner), MovePlan { shop: Some(amina.shop), plan: plan.to_owned() }).await
}
