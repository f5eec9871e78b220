//! A shop with an owner, opened without plans: this room's own step and three places.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Actor, Currency, Error, Lang, Result, UserId, Words, Zone};
use souk_engine::{Ask, Command, CommandDef, Context, Migration, MigrationSet, Policy, Room, Tx};
use souk_entitlements::refusals::LIMIT_USERS;
use souk_shops::{
    AcceptInvitation, InvitationOnce, InviteMember, NewShop, Role, SettingsCard, ShopAuthority,
    ShopCardQuery, ShopId, UpdateSettings, UpdateShop, by_slug, lock_currency, open,
};
use souk_testkit::{Setup, World, both};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Open {
    owner: UserId,
    slug: String,
}

impl Command for Open {
    const NAME: &'static str = "test_open";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = ShopId;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ShopId> {
        let id = cx.id();
        let new = NewShop {
            id,
            name: Words::one(Lang::Ar, "متجر أمينة"),
            slug: self.slug.clone(),
            country: "DZ".to_owned(),
            currency: Currency::parse("DZD").unwrap(),
            zone: Zone::parse("Africa/Algiers").unwrap(),
            languages: vec![Lang::Ar, Lang::En],
            phone: None,
            owner: self.owner,
        };
        open(tx, new)?;
        souk_entitlements::set(tx, id, "users.max", true, Some(3))?;
        souk_entitlements::take_of(tx, id, "users.max", 1, &LIMIT_USERS)?;
        Ok(id)
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
struct FirstOrder {}

impl Command for FirstOrder {
    const NAME: &'static str = "test_first_order";
    const POLICY: Policy =
        Policy::shop("orders.manage", souk_engine::Modes::Normal, souk_engine::Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        lock_currency(tx)
    }
}

/// The plan has places for so many people from now on.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Allow {
    pub most: i64,
}

impl Command for Allow {
    const NAME: &'static str = "test_allow";
    const POLICY: Policy = Policy::shop("plans.manage", souk_engine::Modes::Any, souk_engine::Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        souk_entitlements::set(tx, cx.shop, "users.max", true, Some(self.most))
    }
}

static STEPS: Room = Room {
    commands: &[
        CommandDef::new::<Allow>("Allows so many people.", &[], ""),
        CommandDef::new::<Open>("Opens a shop.", &[], ""),
        CommandDef::new::<FirstOrder>("Locks the currency.", &[], ""),
    ],
    ..Room::named(
        "test_steps",
        MigrationSet {
            room: "test_steps",
            migrations: &[Migration {
                name: "0001_steps",
                sql: "create table steps (\n    shop_id id not null,\n    primary key (shop_id)\n);\n",
            }],
        },
    )
};

pub fn setup() -> Setup {
    Setup::rooms(&[&souk_identity::ROOM, &souk_entitlements::ROOM, &souk_shops::ROOM, &STEPS])
        .guarded_by(Arc::new(ShopAuthority))
}

pub fn console() -> Ask {
    Ask::new(Actor::Console, "test")
}

pub fn code<T>(result: Result<T>) -> &'static str {
    result.err().map(|error: Error| error.code()).expect("a refusal")
}

pub async fn person(world: &World, email: &str) -> UserId {
    let person = souk_identity::AddUser {
        email: email.to_owned(),
        name: "Amina".to_owned(),
        password: "a long enough password".to_owned(),
        lang: Lang::Ar,
        platform_admin: false,
    };
    world.engine.execute(console(), person).await.unwrap().id
}

pub struct Amina {
    pub owner: UserId,
    pub shop: ShopId,
}

impl Amina {
    pub async fn new(world: &World) -> Self {
        let owner = person(world, "amina@example.dz").await;
        let shop = world.engine.execute(console(), Open { owner, slug: "amina".to_owned() }).await.unwrap();
        Self { owner, shop }
    }
    pub fn owner(&self) -> Ask {
        self.member(self.owner)
    }
    pub fn member(&self, user: UserId) -> Ask {
        Ask::new(Actor::Member { user, shop: self.shop }, "test")
    }
    pub async fn invite(&self, world: &World, email: &str, role: Role) -> Result<InvitationOnce> {
        world.engine.execute(self.owner(), InviteMember { email: email.to_owned(), role, lang: None }).await
    }
    /// Somebody new in this role.
    pub async fn join(&self, world: &World, email: &str, role: Role) -> UserId {
        let invitation = self.invite(world, email, role).await.unwrap();
        world.engine.execute(world.visitor(1), accept(&invitation.token)).await.unwrap().user
    }
}

pub fn accept(token: &str) -> AcceptInvitation {
    AcceptInvitation {
        token: token.to_owned(),
        name: "Karim".to_owned(),
        password: "another long password".to_owned(),
        lang: Some(Lang::Ar),
    }
}

pub async fn sound(world: &World) {
    for invariant in souk_shops::ROOM.invariants {
        let broken: Vec<(ShopId, String)> = world.rows((invariant.find)(), &[]).await;
        assert!(broken.is_empty(), "{}: {broken:?}", invariant.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_is_found_by_its_slug_and_its_slug_is_its_own() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let found = world
            .engine
            .read(souk_store::Reach::Platform, |db| db.ask(by_slug("amina")))
            .await
            .unwrap()
            .unwrap();
        assert_eq!((found.id, found.closed, found.name_in(Lang::En)), (amina.shop, false, "متجر أمينة"));
        let again = Open { owner: amina.owner, slug: "amina".to_owned() };
        assert_eq!(code(world.engine.execute(console(), again).await), "shop.slug_taken");
        let close = |slug: &str| souk_shops::CloseShop { slug: slug.to_owned() };
        assert_eq!(code(world.engine.execute(amina.owner(), close("amin")).await), "shop.confirm_mismatch");
        world.engine.execute(amina.owner(), close("amina")).await.unwrap();
        assert_eq!(code(world.engine.execute(amina.owner(), close("amina")).await), "shop.already_closed");
        let again = Open { owner: amina.owner, slug: "amina".to_owned() };
        assert_eq!(code(world.engine.execute(console(), again).await), "shop.slug_taken", "kept when closed");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_change_by_revision_and_the_rest_stays() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let before = world.engine.ask(amina.owner(), SettingsCard {}).await.unwrap();
        assert_eq!((before.settings.cash_step, before.settings.pending_hours, before.rev), (100, 72, 1));
        let change =
            |rev, hours| UpdateSettings { rev, pending_hours: Some(hours), ..UpdateSettings::default() };
        let after = world.engine.execute(amina.owner(), change(1, 24)).await.unwrap();
        assert_eq!((after.settings.pending_hours, after.settings.max_quantity, after.rev), (24, 99, 2));
        assert_eq!(code(world.engine.execute(amina.owner(), change(1, 48)).await), "shop.changed_meanwhile");
        assert_eq!(code(world.engine.execute(amina.owner(), change(2, 0)).await), "shop.settings_invalid");
        assert_eq!(world.engine.ask(amina.owner(), SettingsCard {}).await.unwrap().settings, after.settings);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_currency_changes_only_before_the_first_order() {
    both(setup(), |world| async move {
        let amina = Amina::new(&world).await;
        let shop = world.engine.ask(amina.owner(), ShopCardQuery {}).await.unwrap();
        let to =
            |rev, code: &str| UpdateShop { rev, currency: Currency::parse(code), ..UpdateShop::default() };
        let shop = world.engine.execute(amina.owner(), to(shop.rev, "KZT")).await.unwrap();
        assert_eq!(shop.currency.code(), "KZT");
        let step =
            async || world.engine.ask(amina.owner(), SettingsCard {}).await.unwrap().settings.cash_step;
        // Cash is rounded to one unit, of whatever size that is.
        let shop = world.engine.execute(amina.owner(), to(shop.rev, "TND")).await.unwrap();
        assert_eq!(step().await, 1000);
        let rev = world.engine.ask(amina.owner(), ShopCardQuery {}).await.unwrap().rev;
        assert_eq!(shop.rev, rev, "the answer is what stands");
        let shop = world.engine.execute(amina.owner(), to(rev, "EUR")).await.unwrap();
        assert_eq!(step().await, 100, "ten euros would be lost with each order");
        let shop = world.engine.execute(amina.owner(), to(shop.rev, "KZT")).await.unwrap();
        for _ in 0..2 {
            world.engine.execute(amina.owner(), FirstOrder {}).await.unwrap();
        }
        assert_eq!(
            code(world.engine.execute(amina.owner(), to(shop.rev, "DZD")).await),
            "shop.currency_locked"
        );
        let phone =
            UpdateShop { rev: shop.rev, phone: Some("0551 23 45 67".to_owned()), ..UpdateShop::default() };
        let shop = world.engine.execute(amina.owner(), phone).await.unwrap();
        assert_eq!((shop.phone.as_deref(), shop.currency.code()), (Some("0551 23 45 67"), "KZT"));
    })
    .await;
}
