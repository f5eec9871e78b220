//! Invitations by mail, from the command to a strict mail server and back.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::json;
use souk::config::Config;
use souk::post::Post;
use souk_engine::Driver;
use souk_http::Network;
use souk_receivers::{MailServer, Manner, Say, Stage, ca_file};
use souk_testkit::{Setup, World, both};

use crate::house::{Shop, console, run};

/// The program's own rooms and driver, set up for this server.
fn setup(strict: &MailServer, from: &str) -> Setup {
    let settings = [
        ("SOUK_SMTP_URL", format!("smtp://souk:figs@localhost:{}", strict.port())),
        ("SOUK_MAIL_FROM", from.to_owned()),
        ("SOUK_CA_FILE", ca_file()),
        ("SOUK_PUBLIC_URL", "https://souk.example/".to_owned()),
    ];
    let settings: BTreeMap<String, String> =
        settings.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    let config = Config::load(None, &settings).unwrap();
    let network = Network::new(config.ca_file.as_deref(), Vec::new()).unwrap();
    let post = Post::open(&config, &network, Arc::new(souk_core::SystemClock)).unwrap().unwrap();
    let driver: Arc<dyn Driver> = Arc::new(post);
    Setup::rooms(souk::rooms::ROOMS)
        .serving(souk_places::Places::shipped().unwrap())
        .serving(driver)
        .guarded_by(Arc::new(souk_shops::ShopAuthority))
}

fn strict(odd: Option<fn(Stage, usize) -> Option<Say>>) -> Arc<MailServer> {
    let user = Some(("souk", "figs"));
    Arc::new(MailServer::start(Manner { starttls: true, encrypted: false, user, ways: "PLAIN LOGIN", odd }))
}

async fn invite(world: &World, lang: &str) -> (Shop, String) {
    let admin =
        json!({"email": "admin@souk.example", "name": "A", "password": "three green figs", "lang": "en"});
    run(&world.engine, console(), "set_up_installation", admin).await;
    run(&world.engine, console(), "set_up_plans", json!({})).await;
    let shop = Shop::open(&world.engine, "qamar").await;
    world.drain().await;
    let input = json!({"email": "lila@example.dz", "role": "support", "lang": lang});
    let once = run(&world.engine, shop.ask_owner(), "invite_member", input).await;
    world.drain().await;
    (shop, once["token"].as_str().unwrap().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_invitation_reaches_the_mail_server_in_the_language_of_whoever_is_invited() {
    let strict = strict(None);
    let server = strict.clone();
    both(setup(&strict, "سوق <souk@souk.example>"), move |world| {
        let strict = server.clone();
        async move {
            let (shop, token) = invite(&world, "ar").await;
            assert_eq!(strict.faults(), Vec::<String>::new());
            let letters = strict.letters();
            let letter = letters.last().unwrap();
            assert!(letter.encrypted && letter.receiver == "lila@example.dz");
            assert!(
                letter.text.contains(&format!("https://souk.example/admin/join/{token}")),
                "{}",
                letter.text
            );
            let subject = letter.header("Subject").unwrap();
            assert!(subject.starts_with("دعوة للعمل في متجر"), "{subject}");
            let outbox = shop.ask("message_list", json!({})).await;
            assert_eq!(outbox["items"][0]["state"], "sent", "{outbox}");
        }
    })
    .await;
    let to_lila = strict.letters().iter().filter(|letter| letter.receiver == "lila@example.dz").count();
    assert_eq!(to_lila, 2, "one on each database");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_whom_the_server_does_not_know_is_shown_with_the_servers_reason() {
    let strict =
        strict(Some(|stage, _| (stage == Stage::Receiver).then_some(Say::Line("550 5.1.1 no such mailbox"))));
    both(setup(&strict, "souk@souk.example"), |world| async move {
        let (shop, _) = invite(&world, "en").await;
        let outbox = shop.ask("message_list", json!({})).await;
        let message = &outbox["items"][0];
        assert_eq!(
            (&message["state"], &message["reason"]),
            (&json!("failed"), &json!("550 5.1.1 no such mailbox"))
        );
    })
    .await;
    assert!(strict.letters().is_empty());
}

#[test]
fn a_mail_server_without_a_sender_is_not_started_with() {
    let network = Network::new(None, Vec::new()).unwrap();
    let clock = || Arc::new(souk_core::SystemClock);
    let opened = |smtp: &str, from: Option<&str>| {
        let config = Config {
            smtp_url: Some(smtp.to_owned()),
            mail_from: from.map(str::to_owned),
            ..Config::default()
        };
        Post::open(&config, &network, clock()).map(|post| post.is_some()).map_err(|fault| fault.to_string())
    };
    assert!(opened("smtp://mail.example", None).unwrap_err().contains("mail_from"));
    assert!(opened("smtp://mail.example", Some("nobody")).unwrap_err().contains("mail_from"));
    assert!(opened("mail.example", Some("a@b.example")).unwrap_err().contains("smtp_url"));
    assert_eq!(opened("smtp://mail.example", Some("a@b.example")), Ok(true));
}
