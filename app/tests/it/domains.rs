//! A shop's own domain, from the name to the page that is shown there, with a strict name server on this
//! machine.

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use serde_json::{Value, json};
use souk::config::Config;
use souk::names::Names;
use souk_core::{Ids, Moment, SystemEntropy};
use souk_engine::{Engine, sql};
use souk_receivers::{NameServer, Names as Manner};
use souk_site::ports::{OwnHosts, TextsAt};
use souk_testkit::{Setup, World, both};
use souk_web::door::{Settings, Web, router};
use tower_service::Service;

use crate::house::{Shop, console, run};

const HOST: &str = "boutique.dz";
const RECORD: &str = "_souk.boutique.dz";

/// The program's rooms, which ask this name server.
fn setup(server: &NameServer) -> Setup {
    let config = Config { dns_servers: Some(vec![server.address.to_string()]), ..Config::default() };
    let names = Names::open(&config, &Ids::new(Arc::new(SystemEntropy))).unwrap();
    let names: Arc<dyn TextsAt> = Arc::new(names);
    Setup::rooms(souk::rooms::ROOMS)
        .serving(souk_places::Places::shipped().unwrap())
        .serving(names)
        .serving(OwnHosts(vec!["souk.example".to_owned()]))
        .guarded_by(Arc::new(souk_shops::ShopAuthority))
}

struct Town {
    world: World,
    server: NameServer,
    first: Shop,
    other: Shop,
}

/// Two shops and a name server, on both databases.
async fn in_town<F, W>(test: F)
where
    F: Fn(Town) -> W,
    W: Future<Output = ()>,
{
    let server = NameServer::start();
    both(setup(&server), |world| async {
        for name in [RECORD, "_souk.other.dz"] {
            server.take(name);
        }
        server.behave(Manner::Well);
        run(&world.engine, console(), "set_up_plans", json!({})).await;
        let first = Shop::lean(&world.engine, "qamar", "own").await;
        let other = Shop::lean(&world.engine, "other", "own").await;
        world.drain().await;
        test(Town { world, server: server.clone(), first, other }).await;
    })
    .await;
    assert_eq!(server.faults(), Vec::<String>::new());
}

impl Town {
    fn router(&self) -> Router {
        let look = Arc::new(souk::rooms::look().unwrap());
        let settings = Settings {
            public_url: "https://souk.example".to_owned(),
            strict_hosts: true,
            ..Settings::default()
        };
        let doorman = Arc::new(souk::doorman::Rooms);
        let web = Web::new(self.world.engine.clone(), doorman, look, settings);
        router(&web, souk::rooms::pages())
    }
    async fn name(&self, shop: &Shop, host: &str) -> Value {
        let rev = self.domain(shop).await["rev"].as_i64().unwrap_or_default();
        shop.run("set_domain", json!({"host": host, "rev": rev})).await
    }
    async fn domain(&self, shop: &Shop) -> Value {
        shop.ask("domain_card", json!({})).await["domain"].clone()
    }
    async fn state(&self, shop: &Shop) -> String {
        self.domain(shop).await["state"].as_str().unwrap_or_default().to_owned()
    }
    /// Names the host, sets its record and lets it be found.
    async fn prove(&self, shop: &Shop) {
        let named = self.name(shop, HOST).await;
        self.server.put(RECORD, named["record_text"].as_str().unwrap());
        self.look(shop).await;
        assert_eq!(self.state(shop).await, "proven");
        // Who was asked for in vain is looked for again after a second.
        self.world.clock.advance(2 * Moment::SECOND);
    }
    async fn look(&self, shop: &Shop) {
        shop.run("check_domain", json!({})).await;
        self.world.drain().await;
    }
    /// Days go by, a look each.
    async fn days(&self, days: i64) {
        for _ in 0..days {
            self.world.clock.advance(Moment::DAY + Moment::MINUTE);
            self.world.drain().await;
        }
    }
    /// What the shop's owner was told about domains, oldest first.
    async fn letters(&self, shop: &Shop) -> Vec<String> {
        let rows: Vec<(String,)> = self
            .world
            .rows(
                sql!(
                    "select template from messages
                     where shop_id = $1 and template >= 'site-mail-' order by id"
                ),
                souk_core::params![shop.id],
            )
            .await;
        rows.into_iter().map(|(template,)| template).filter(|it| it.starts_with("site-mail-")).collect()
    }
}

async fn get(router: &Router, host: &str, path: &str) -> (u16, String, String) {
    let request = Request::builder().uri(path).header("host", host).header("accept", "text/html");
    let answer = router.clone().call(request.body(Body::empty()).unwrap()).await.unwrap();
    let (parts, body) = answer.into_parts();
    let to = parts.headers.get("location").map(|to| to.to_str().unwrap().to_owned()).unwrap_or_default();
    let body = body.collect().await.unwrap().to_bytes();
    (parts.status.as_u16(), to, String::from_utf8_lossy(&body).into_owned())
}

/// Whether the shop's plan includes a domain.
async fn allow(engine: &Engine, shop: &Shop, value: bool) {
    let input = json!({"shop": shop.id, "key": "custom_domain", "value": value, "reason": "another plan"});
    run(engine, console(), "override_entitlement", input).await;
}

async fn refused(engine: &Engine, shop: &Shop, host: &str) -> String {
    let ask = crate::house::member(shop.owner, shop.id);
    let input = json!({"host": host, "rev": 0});
    engine.execute_named("set_domain", ask, input).await.err().map_or("", |error| error.code()).to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proven_domain_shows_the_shop_from_its_root_and_the_old_address_leads_there() {
    in_town(|town| async move {
        let (router, slug) = (town.router(), town.first.slug.clone());
        let old = format!("/shop/{slug}/en/");
        assert_eq!(get(&router, "souk.example", &old).await.0, 200);
        assert_eq!(get(&router, HOST, "/en/").await.0, 404, "nobody is there yet");
        town.prove(&town.first).await;
        for host in [HOST, "Boutique.DZ:443", "boutique.dz."] {
            let (status, _, page) = get(&router, host, "/en/").await;
            assert_eq!(status, 200, "{host}");
            assert!(page.contains("<link rel=\"canonical\" href=\"https://boutique.dz/en/\""), "{page}");
            assert!(!page.contains(&format!("/shop/{slug}")), "every link begins at the root");
        }
        let there = |path: &str| (301, format!("https://boutique.dz{path}"));
        let went = |got: (u16, String, String)| (got.0, got.1);
        assert_eq!(went(get(&router, "souk.example", &old).await), there("/en/"));
        let search = format!("/shop/{slug}/en/s?q=a");
        assert_eq!(went(get(&router, "souk.example", &search).await), there("/en/s?q=a"));
        assert_eq!(went(get(&router, "souk.example", &format!("/shop/{slug}")).await), there("/"));
        let order = format!("/shop/{slug}/o?code=ABC");
        assert_eq!(went(get(&router, "souk.example", &order).await), there("/o?code=ABC"));
        let map = format!("/shop/{slug}/sitemap.xml?part=1");
        assert_eq!(went(get(&router, "souk.example", &map).await), there("/sitemap.xml?part=1"));
        assert_eq!(went(get(&router, "www.boutique.dz", "/en/").await), there("/en/"));
        assert_eq!(went(get(&router, HOST, &old).await), (301, "/en/".to_owned()));
        assert_eq!(get(&router, HOST, "/").await.0, 303, "to the visitor's language");
        let (status, _, map) = get(&router, HOST, "/sitemap.xml").await;
        assert!(status == 200 && map.contains("<loc>https://boutique.dz/en/</loc>"), "{map}");
        let robots = get(&router, HOST, "/robots.txt").await.2;
        assert!(robots.contains("Sitemap: https://boutique.dz/sitemap.xml"), "{robots}");
    })
    .await;
}

/// Red where a domain shows more than its shop, or the rooms behind are open there.
#[tokio::test(flavor = "multi_thread")]
async fn a_domain_shows_its_shop_and_nothing_else() {
    in_town(|town| async move {
        let router = town.router();
        town.prove(&town.first).await;
        let other = format!("/shop/{}/en/", town.other.slug);
        for path in ["/admin", "/admin/sign-in", "/api/v1/orders", "/metrics", &other, "/platform/shops"] {
            assert_eq!(get(&router, HOST, path).await.0, 404, "{path}");
        }
        assert_eq!(get(&router, HOST, "/health/live").await.0, 200);
        assert_eq!(get(&router, "souk.example", &other).await.0, 200, "where it always was");
        let (status, _, page) = get(&router, "nobody.dz", "/en/").await;
        assert!(status == 404 && page.contains("nobody.dz") && page.contains("https://souk.example/admin"));
        assert_eq!(get(&router, "nobody.dz", "/health/ready").await.0, 200);
        // Beside it the program goes by another name, which no shop has.
        for path in ["/health/ready", "/metrics", "/hosts/certified?domain=boutique.dz"] {
            assert_eq!(get(&router, "souk:8080", path).await.0, 200, "{path}");
        }
        assert_eq!(get(&router, "souk:8080", "/admin/sign-in").await.0, 404);
        let (status, to, _) = get(&router, "www.souk.example", "/admin?x=1").await;
        assert_eq!((status, to.as_str()), (301, "https://souk.example/admin?x=1"));
        for (host, answer) in [
            (HOST, 200),
            ("www.boutique.dz", 200),
            ("BOUTIQUE.dz.", 200),
            ("souk.example", 200),
            ("x.dz", 404),
        ] {
            let path = format!("/hosts/certified?domain={host}");
            assert_eq!(get(&router, "127.0.0.1:8080", &path).await.0, answer, "{host}");
        }
        let rev = town.domain(&town.first).await["rev"].clone();
        town.first.run("remove_domain", json!({"rev": rev})).await;
        assert_eq!(get(&router, HOST, "/en/").await.0, 404, "at once");
        let old = format!("/shop/{}/en/", town.first.slug);
        assert_eq!(get(&router, "souk.example", &old).await.0, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_is_of_one_shop_and_who_proves_it_takes_it_from_whoever_does_not_any_more() {
    in_town(|town| async move {
        town.prove(&town.first).await;
        let named = town.name(&town.other, "BOUTIQUE.dz.").await;
        town.world.drain().await;
        assert_eq!(town.domain(&town.other).await["found"], "other", "the first shop's record is not theirs");
        let record = named["record_text"].as_str().unwrap();
        assert_ne!(town.domain(&town.first).await["record_text"], record);
        town.server.put(RECORD, record);
        town.look(&town.other).await;
        let seen = town.domain(&town.other).await;
        assert_eq!((&seen["state"], &seen["found"]), (&json!("waiting"), &json!("held")));
        assert_eq!(town.state(&town.first).await, "proven");
        town.server.take(RECORD);
        town.server.put(RECORD, record);
        town.look(&town.other).await;
        assert_eq!(
            (town.state(&town.first).await, town.state(&town.other).await),
            ("lost".into(), "proven".into())
        );
        assert_eq!(town.letters(&town.first).await, ["site-mail-domain-lost"]);
        let router = town.router();
        let old = format!("/shop/{}/en/", town.first.slug);
        assert_eq!(get(&router, "souk.example", &old).await.0, 200, "back at its old address");
    })
    .await;
}

/// Red where a name server that says nothing counts as a record that is gone.
#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_gone_is_told_of_and_ends_the_domain_after_three_days() {
    in_town(|town| async move {
        town.prove(&town.first).await;
        town.server.behave(Manner::Code(2));
        town.days(5).await;
        let seen = town.domain(&town.first).await;
        assert_eq!((&seen["state"], &seen["found"]), (&json!("proven"), &json!("no_answer")));
        town.server.behave(Manner::Well);
        let record = seen["record_text"].as_str().unwrap().to_owned();
        town.server.take(RECORD);
        town.days(1).await;
        assert_eq!(town.state(&town.first).await, "missing");
        let router = town.router();
        assert_eq!(get(&router, HOST, "/en/").await.0, 200, "for three days more");
        town.server.put(RECORD, &record);
        town.days(1).await;
        assert_eq!(town.state(&town.first).await, "proven");
        town.server.take(RECORD);
        town.days(3).await;
        assert_eq!(town.state(&town.first).await, "missing");
        town.days(1).await;
        assert_eq!(town.state(&town.first).await, "off");
        assert_eq!(get(&router, HOST, "/en/").await.0, 404);
        let told = town.letters(&town.first).await;
        let missing = "site-mail-domain-missing";
        assert_eq!(told, [missing, missing, "site-mail-domain-off"]);
        town.server.put(RECORD, &record);
        town.look(&town.first).await;
        assert_eq!(town.state(&town.first).await, "proven");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_domain_needs_the_plan_and_a_name_that_is_the_merchants() {
    in_town(|town| async move {
        let engine = &town.world.engine;
        for own in ["souk.example", "Shop.SOUK.example.", "https://souk.example/"] {
            assert_eq!(refused(engine, &town.first, own).await, "domain.host_own", "{own}");
        }
        for wrong in ["", "boutique", "192.0.2.1", "localhost", "boutique.dz/shop", "a_b.dz"] {
            assert_eq!(refused(engine, &town.first, wrong).await, "domain.host_invalid", "{wrong}");
        }
        town.prove(&town.first).await;
        let rev = town.domain(&town.first).await["rev"].clone();
        let ask = crate::house::member(town.first.owner, town.first.id);
        let input = json!({"host": "other.dz", "rev": rev});
        let error = engine.execute_named("set_domain", ask, input).await.err().unwrap();
        assert_eq!(error.code(), "domain.remove_first");
        allow(engine, &town.first, false).await;
        assert_eq!(refused(engine, &town.first, "other.dz").await, "plan.not_included");
        town.days(1).await;
        let seen = town.domain(&town.first).await;
        assert_eq!((&seen["state"], &seen["found"]), (&json!("off"), &json!("no_plan")));
        assert_eq!(town.letters(&town.first).await, ["site-mail-domain-plan"]);
        allow(engine, &town.first, true).await;
        town.server.behave(Manner::Code(2));
        town.days(1).await;
        assert_eq!(town.state(&town.first).await, "off");
        town.server.behave(Manner::Well);
        town.days(1).await;
        assert_eq!(town.state(&town.first).await, "proven", "it comes back by itself");
    })
    .await;
}

/// Red where a shop that may not be served at a domain takes it from the one that is.
#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_no_plan_for_a_domain_takes_it_from_nobody() {
    in_town(|town| async move {
        town.prove(&town.first).await;
        let named = town.name(&town.other, HOST).await;
        town.world.drain().await;
        allow(&town.world.engine, &town.other, false).await;
        town.server.take(RECORD);
        town.server.put(RECORD, named["record_text"].as_str().unwrap());
        town.world.clock.advance(Moment::HOUR + Moment::MINUTE);
        town.world.drain().await;
        assert_eq!(town.domain(&town.other).await["found"], "no_plan");
        assert_eq!(town.state(&town.first).await, "proven");
    })
    .await;
}

/// Red where naming domains asks name servers without end.
#[tokio::test(flavor = "multi_thread")]
async fn domains_are_named_and_looked_for_so_often_and_no_oftener() {
    in_town(|town| async move {
        for number in 0..30 {
            town.name(&town.first, &format!("a{number}.dz")).await;
        }
        assert_eq!(refused(&town.world.engine, &town.first, "b.dz").await, "request.too_many");
    })
    .await;
}

/// Red where a shop's domain is answered as if nobody were there while the database says nothing.
#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_cannot_be_looked_up_is_unavailable_and_not_gone() {
    in_town(|town| async move {
        let router = town.router();
        town.world.engine.db().close().await;
        for host in [HOST, "www.boutique.dz"] {
            let request = Request::builder().uri("/en/").header("host", host).body(Body::empty()).unwrap();
            let answer = router.clone().call(request).await.unwrap();
            assert_eq!(answer.status().as_u16(), 503, "{host}");
            assert_eq!(answer.headers()["retry-after"], "5", "{host}");
        }
        assert_eq!(get(&router, HOST, "/health/live").await.0, 200);
    })
    .await;
}

/// The cart of one host is not that of another: browsers keep cookies by host, and each is for the shop's
/// own paths there.
#[tokio::test(flavor = "multi_thread")]
async fn cookies_of_a_domain_are_for_its_root_and_the_domain_alone() {
    in_town(|town| async move {
        town.prove(&town.first).await;
        let request = Request::builder().uri("/en/cart").header("host", HOST).body(Body::empty()).unwrap();
        let answer = town.router().call(request).await.unwrap();
        let cookies = answer.headers().get_all("set-cookie").iter();
        let cookies: Vec<&str> = cookies.map(|cookie| cookie.to_str().unwrap()).collect();
        assert!(cookies.iter().any(|cookie| cookie.starts_with("souk_lang=en; Path=/;")), "{cookies:?}");
        assert!(cookies.iter().all(|cookie| cookie.contains("; Secure") && !cookie.contains("Domain=")));
    })
    .await;
}
