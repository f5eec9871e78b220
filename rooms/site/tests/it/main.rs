//! Pages of a shop's own through the engine, on both databases.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod theme;

use souk_core::{Actor, Currency, Lang, RawId, TenantId, UserId, Words};
use souk_engine::{Ask, Engine, Room};
use souk_site::{AddSitePage, PublicSitePage, RemoveSitePage, SitePageCard, SitePageList, UpdateSitePage};
use souk_testkit::{Setup, World, both};

const ROOMS: &[&Room] = &[
    &souk_identity::ROOM,
    &souk_entitlements::ROOM,
    &souk_shops::ROOM,
    &souk_ledger::ROOM,
    &souk_plans::ROOM,
    &souk_site::ROOM,
];

pub struct Desk {
    world: World,
    shops: Vec<TenantId>,
}

impl Desk {
    async fn open(world: World) -> Self {
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
        for slug in ["amina", "karim"] {
            let opening = souk_plans::OpenShop {
                name: Words::one(Lang::Ar, slug),
                slug: slug.to_owned(),
                country: "DZ".to_owned(),
                currency: Currency::parse("DZD").unwrap(),
                zone: "Africa/Algiers".to_owned(),
                languages: vec![Lang::Ar],
                phone: None,
                owner_email: Some("owner@example.com".to_owned()),
                plan: Some("own".to_owned()),
                invited_by: None,
            };
            shops.push(world.engine.execute(console(), opening).await.unwrap().id);
        }
        Self { world, shops }
    }
    fn owner(&self, shop: usize) -> Ask {
        let user = UserId::from_raw(RawId([1; 16]));
        Ask::new(Actor::Member { user, shop: self.shops[shop] }, "test")
    }
}

/// Adds a page; whoever is told that the shop is busy asks again, as every door does.
async fn add(engine: &Engine, ask: &Ask, slug: &str) -> souk_core::Result<()> {
    loop {
        match engine.execute(ask.clone(), page(slug)).await {
            Err(error) if error.code() == "system.busy" => {}
            ended => return ended.map(drop),
        }
    }
}

fn page(slug: &str) -> AddSitePage {
    AddSitePage {
        slug: slug.to_owned(),
        title: Words::one(Lang::Ar, "من نحن"),
        body: Words::one(Lang::Ar, "نخيط"),
        shown: true,
        position: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn one_address_is_one_page_also_where_many_write_it_at_once() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let writers: Vec<_> = (0..12)
            .map(|_| {
                let (engine, ask) = (desk.world.engine.clone(), desk.owner(0));
                tokio::spawn(async move { add(&engine, &ask, "about").await })
            })
            .collect();
        let mut written = 0;
        for writer in writers {
            match writer.await.unwrap() {
                Ok(_) => written += 1,
                Err(error) => assert_eq!(error.code(), "site_page.slug_taken"),
            }
        }
        assert_eq!(written, 1);
        desk.world.engine.execute(desk.owner(1), page("about")).await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_has_twelve_pages_in_their_order() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        for number in 1..=12 {
            desk.world.engine.execute(desk.owner(0), page(&format!("p{number}"))).await.unwrap();
        }
        let one_more = desk.world.engine.execute(desk.owner(0), page("p13")).await.unwrap_err();
        assert_eq!(one_more.code(), "site_page.too_many");
        let list = desk.world.engine.ask(desk.owner(0), SitePageList {}).await.unwrap();
        let slugs: Vec<&str> = list.iter().map(|row| row.slug.as_str()).collect();
        assert_eq!((slugs[0], slugs[11], list.len()), ("p1", "p12", 12));
        let first = UpdateSitePage {
            id: list[11].id,
            rev: 1,
            title: None,
            body: None,
            shown: None,
            position: Some(0),
        };
        desk.world.engine.execute(desk.owner(0), first).await.unwrap();
        let list = desk.world.engine.ask(desk.owner(0), SitePageList {}).await.unwrap();
        assert_eq!(list[0].slug, "p12");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_else_changed_is_not_written_over_and_strangers_find_nothing() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        let engine = &desk.world.engine;
        let made = engine.execute(desk.owner(0), page("about")).await.unwrap();
        let change = |rev| UpdateSitePage {
            id: made.id,
            rev,
            title: None,
            body: None,
            shown: Some(false),
            position: None,
        };
        assert_eq!(engine.execute(desk.owner(0), change(1)).await.unwrap().rev, 2);
        let late = engine.execute(desk.owner(0), change(1)).await.unwrap_err();
        assert_eq!(late.code(), "site_page.changed_meanwhile");
        let late = RemoveSitePage { id: made.id, rev: 1 };
        assert_eq!(
            engine.execute(desk.owner(0), late).await.unwrap_err().code(),
            "site_page.changed_meanwhile"
        );
        let hidden = PublicSitePage { slug: "about".to_owned() };
        assert_eq!(engine.ask(desk.owner(0), hidden).await.unwrap_err().code(), "site_page.not_found");
        for error in [
            engine.execute(desk.owner(1), change(2)).await.unwrap_err(),
            engine.execute(desk.owner(1), RemoveSitePage { id: made.id, rev: 2 }).await.unwrap_err(),
            engine.ask(desk.owner(1), SitePageCard { id: made.id }).await.unwrap_err(),
        ] {
            assert_eq!(error.code(), "site_page.not_found");
        }
        engine.execute(desk.owner(0), RemoveSitePage { id: made.id, rev: 2 }).await.unwrap();
        assert_eq!(engine.ask(desk.owner(0), SitePageList {}).await.unwrap(), []);
    })
    .await;
}

/// Red on PostgreSQL where each counts for itself: several find room for the last page.
#[tokio::test(flavor = "multi_thread")]
async fn many_who_add_the_last_page_at_once_add_one() {
    both(Setup::rooms(ROOMS), |world| async move {
        let desk = Desk::open(world).await;
        for number in 0..11 {
            desk.world.engine.execute(desk.owner(0), page(&format!("page-{number}"))).await.unwrap();
        }
        let writers: Vec<_> = (0..10)
            .map(|number| {
                let (engine, ask) = (desk.world.engine.clone(), desk.owner(0));
                tokio::spawn(async move { add(&engine, &ask, &format!("last-{number}")).await })
            })
            .collect();
        for writer in writers {
            if let Err(error) = writer.await.unwrap() {
                assert_eq!(error.code(), "site_page.too_many");
            }
        }
        let pages = desk.world.engine.ask(desk.owner(0), SitePageList {}).await.unwrap();
        assert_eq!(pages.len(), 12);
    })
    .await;
}
