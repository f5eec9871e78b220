//! An installation whose first admin has opened a shop, all through its pages.

use std::future::Future;
use std::sync::Arc;

use souk_core::{Actor, Moment, Result};
use souk_engine::{Reader, Room};
use souk_places::Places;
use souk_shops::ShopAuthority;
use souk_testkit::{Setup, World, both};
use souk_web::door::{Doorman, SessionUser, Settings, ShopName, ShopSeen, Web, router};
use souk_web::look::Look;
use souk_web::texts::{TextSource, Texts};

use crate::browser::{Browser, Seen};

pub const ROOMS: [&Room; 15] = [
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
    &souk_parcels::ROOM,
    &souk_site::ROOM,
    &souk_webhooks::ROOM,
];

pub const PASSWORD: &str = "three blue boats at sea";

struct Rooms;

impl Doorman for Rooms {
    fn session(&self, db: &mut Reader<'_>, token: &str, now: Moment) -> Result<Option<SessionUser>> {
        let found = souk_identity::who(db, token, now)?;
        Ok(found.map(|user| SessionUser {
            user: user.user,
            email: user.email,
            name: user.name,
            lang: user.lang,
            platform_admin: user.platform_admin,
            shop: user.shop,
            secret: user.csrf,
        }))
    }
    fn key(&self, db: &mut Reader<'_>, bearer: &str, now: Moment) -> Result<Option<Actor>> {
        souk_identity::key_actor(db, bearer, now)
    }
    fn shop(&self, _: &mut Reader<'_>, _: &ShopName) -> Result<Option<ShopSeen>> {
        Ok(None)
    }
}

pub fn texts() -> Texts {
    let rooms = ROOMS.iter().flat_map(|room| {
        room.texts.iter().map(|(lang, ftl)| TextSource { owner: room.name, lang: *lang, ftl })
    });
    let sources: Vec<TextSource> = rooms.chain(souk_admin::TEXTS.iter().copied()).collect();
    Texts::build(&sources).unwrap()
}

pub fn look() -> Look {
    Look::build(souk_admin::TEMPLATES, Arc::new(texts())).unwrap()
}

pub struct Office {
    /// Shared, so that its database outlives a test that uses the browser alone.
    pub world: Arc<World>,
    pub web: Web,
    /// Signed in as the owner, at work in the shop.
    pub owner: Browser,
}

/// The test on both databases, in the shop `amina`.
pub async fn in_office<F, W>(test: F)
where
    F: Fn(Office) -> W,
    W: Future<Output = ()>,
{
    in_office_serving((), test).await;
}

/// The same with something more at hand.
pub async fn in_office_serving<S, F, W>(service: S, test: F)
where
    S: Send + Sync + 'static,
    F: Fn(Office) -> W,
    W: Future<Output = ()>,
{
    let setup = Setup::rooms(&ROOMS)
        .serving(Places::shipped().unwrap())
        .serving(service)
        .guarded_by(Arc::new(ShopAuthority));
    let open = |world| async {
        let office = Office::open(world).await;
        let kept = office.world.clone();
        test(office).await;
        drop(kept);
    };
    both(setup, open).await;
}

impl Office {
    async fn open(world: World) -> Self {
        let web = Web::new(world.engine.clone(), Arc::new(Rooms), Arc::new(look()), Settings::default());
        let mut owner = Browser::new(router(&web, souk_admin::pages()));
        let page = owner.get("/admin/sign-in?lang=en").await;
        assert_eq!(page.path, "/admin/set-up", "nobody can sign in yet");
        assert!(!page.text.contains("name=\"password\""), "and without the link nobody begins");
        let secret = souk_identity::set_up_secret(world.engine.vault());
        let page = owner.get(&format!("/admin/set-up?secret={secret}")).await;
        assert_eq!(page.value("secret"), secret);
        let who = [("name", "Amina"), ("email", "amina@example.com"), ("password", PASSWORD)];
        let fields = [&who[..], &[("secret", &secret)]].concat();
        let page = owner.post(&page, "/admin/set-up", &fields).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/admin/shops"), "{}", page.text);
        let page = owner.get("/admin/shops/new").await;
        let fields = [
            ("name", "Amina Store"),
            ("slug", "amina"),
            ("phone", "0551 23 45 67"),
            ("lang", "en"),
            ("country", "DZ"),
            ("currency", "DZD"),
            ("zone", "Africa/Algiers"),
        ];
        let page = owner.post(&page, "/admin/shops/new", &fields).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/admin?done=shop-opened"), "{}", page.text);
        assert!(page.has("Your shop is open") && page.has("Add your products"));
        Self { world: Arc::new(world), web, owner }
    }

    /// Somebody who has not signed in.
    pub fn stranger(&self) -> Browser {
        Browser::new(router(&self.web, souk_admin::pages()))
    }

    /// Invited by the owner and joined by the link.
    pub async fn member(&mut self, role: &str) -> Browser {
        let page = self.owner.get("/admin/members").await;
        let email = format!("{role}@example.com");
        let page = self.owner.post(&page, "/admin/members", &[("email", &email), ("role", role)]).await;
        let address = page.text.split("class=\"secret\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let path = address.split_once("/admin/join/").unwrap().1.to_owned();
        let mut member = self.stranger();
        let page = member.get(&format!("/admin/join/{path}?lang=en")).await;
        assert!(page.has(&email), "{}", page.text);
        let fields = [("name", "Karim"), ("password", PASSWORD)];
        let page = member.post(&page, &format!("/admin/join/{path}"), &fields).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/admin"), "{}", page.text);
        member
    }

    /// A product made by its form; the page it leads to.
    pub async fn product(&mut self, name: &str) -> Seen {
        let page = self.owner.get("/admin/products/new").await;
        let fields = [
            ("name_en", name),
            ("price_minor", "2500"),
            ("option1_name", "Size"),
            ("option1_values", "S, M"),
            ("kind", "physical"),
            ("unit", "piece"),
        ];
        let page = self.owner.post(&page, "/admin/products/new", &fields).await;
        assert!(page.status == 200 && page.has("The product was added"), "{}", page.text);
        page
    }

    pub async fn count(&self, table: &'static souk_engine::Sql) -> i64 {
        let rows: Vec<(i64,)> = self.world.rows(table, &[]).await;
        rows[0].0
    }
}
