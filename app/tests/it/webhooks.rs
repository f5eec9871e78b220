//! Webhooks from the command that makes something happen to a strict receiver and back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::{Value, json};
use souk::hooks::Hooks;
use souk_core::Moment;
use souk_engine::sql;
use souk_http::Network;
use souk_receivers::{Receiver, Reply, ca_file, verify};
use souk_testkit::{Setup, World, both};
use souk_webhooks::ports::{Caller, OpenHosts};

use crate::house::{Shop, console, run};

/// The program's rooms, which may call these receivers.
pub fn setup(receivers: &[&Receiver]) -> Setup {
    let open: Vec<String> = receivers.iter().map(|receiver| receiver.host()).collect();
    let network = Network::new(Some(ca_file().as_ref()), open.clone()).unwrap();
    let caller: Arc<dyn Caller> = Arc::new(Hooks::new(network));
    Setup::rooms(souk::rooms::ROOMS)
        .serving(souk_places::Places::shipped().unwrap())
        .serving(caller)
        .serving(OpenHosts(open))
        .guarded_by(Arc::new(souk_shops::ShopAuthority))
}

pub async fn shops(world: &World) -> (Shop, Shop) {
    run(&world.engine, console(), "set_up_plans", json!({})).await;
    let first = Shop::lean(&world.engine, "qamar", "own").await;
    let other = Shop::lean(&world.engine, "other", "own").await;
    world.drain().await;
    (first, other)
}

/// An endpoint for orders: its id and its secret.
pub async fn listening(shop: &Shop, url: &str) -> (Value, String) {
    let input = json!({"url": url, "events": ["order.placed"]});
    let once = shop.run("add_webhook", input).await;
    (once["id"].clone(), once["secret"].as_str().unwrap().to_owned())
}

pub async fn deliveries(shop: &Shop, id: &Value) -> Vec<Value> {
    let page = shop.ask("webhook_delivery_list", json!({"webhook_id": id})).await;
    page["items"].as_array().unwrap().clone()
}

fn now(world: &World) -> i64 {
    world.engine.now().unix_ms() / 1_000
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_reaches_the_shops_own_endpoint_signed_and_no_other() {
    let (receiver, stranger) =
        (Receiver::encrypted(|_| Reply::Status(200, "thanks")), Receiver::start(|_| Reply::Status(200, "")));
    let setup = setup(&[&receiver, &stranger]);
    let (receiver, stranger) = (Arc::new(receiver), Arc::new(stranger));
    both(setup, move |world| {
        let (receiver, stranger) = (receiver.clone(), stranger.clone());
        async move {
            let (shop, other) = shops(&world).await;
            let (id, secret) = listening(&shop, &receiver.url("/souk")).await;
            listening(&other, &stranger.url("/souk")).await;
            let before = receiver.heard().len();
            let order = shop.order(&[]).await;
            world.drain().await;
            let heard = receiver.heard().split_off(before);
            assert_eq!(heard.len(), 1, "{heard:?}");
            assert_eq!(verify(&heard[0], &secret, now(&world)), Ok(()));
            let body: Value = serde_json::from_slice(&heard[0].body).unwrap();
            assert_eq!((&body["type"], &body["version"]), (&json!("order.placed"), &json!(1)));
            assert_eq!(body["data"]["order_id"], order["order_id"]);
            assert_eq!(body["shop_id"], json!(shop.id));
            assert_eq!(heard[0].header("webhook-id"), body["id"].as_str());
            assert!(stranger.heard().is_empty(), "another shop's order is none of theirs");
            let sent = deliveries(&shop, &id).await;
            assert_eq!((&sent[0]["state"], &sent[0]["last_status"]), (&json!("delivered"), &json!(200)));
            let card = shop.ask("webhook_delivery_card", json!({"id": sent[0]["id"]})).await;
            assert_eq!(card["tries"][0]["answer"], "thanks");
            assert_eq!(world.tables_with(&secret).await, Vec::<String>::new(), "the secret is sealed");
        }
    })
    .await;
}

/// Red where another program is told of what a member only tried.
#[tokio::test(flavor = "multi_thread")]
async fn of_a_test_order_no_program_hears() {
    let receiver = Receiver::start(|_| Reply::Status(200, ""));
    let setup = setup(&[&receiver]);
    let receiver = Arc::new(receiver);
    both(setup, move |world| {
        let receiver = receiver.clone();
        async move {
            let (shop, _) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            let (_, variant) = shop.stocked().await;
            let mut order: souk_orders::PlaceOrder = serde_json::from_value(shop.order_of(&variant)).unwrap();
            order.trial = true;
            let ask = crate::house::member(shop.owner, shop.id);
            let placed = world.engine.execute(ask, order).await.unwrap();
            world.drain().await;
            shop.run("cancel_order", json!({"id": placed.order_id, "reason": "other"})).await;
            world.drain().await;
            assert!(deliveries(&shop, &id).await.is_empty() && receiver.heard().is_empty());
        }
    })
    .await;
}

/// Red where every event of every shop is noted for endpoints that nobody has.
#[tokio::test(flavor = "multi_thread")]
async fn where_nobody_listens_an_order_leaves_no_work() {
    both(setup(&[]), |world| async move {
        let (shop, _) = shops(&world).await;
        shop.order(&[]).await;
        let jobs: Vec<(i64,)> = world
            .rows(sql!("select cast(count(*) as bigint) from jobs where name = 'fan_out_webhooks'"), &[])
            .await;
        assert_eq!(jobs, [(0,)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_fails_is_tried_again_with_the_same_id() {
    let times = Arc::new(AtomicUsize::new(0));
    let counted = times.clone();
    let receiver = Receiver::start(move |_| match counted.fetch_add(1, Ordering::SeqCst) % 3 {
        0 => Reply::Status(500, "not now"),
        1 => Reply::Cut,
        _ => Reply::Status(204, ""),
    });
    let setup = setup(&[&receiver]);
    let receiver = Arc::new(receiver);
    both(setup, move |world| {
        let receiver = receiver.clone();
        async move {
            let (shop, _) = shops(&world).await;
            let (id, secret) = listening(&shop, &receiver.url("/souk")).await;
            let before = receiver.heard().len();
            shop.order(&[]).await;
            world.drain().await;
            assert_eq!(receiver.heard().len() - before, 1, "not again before five seconds have passed");
            world.clock.advance(5 * Moment::SECOND);
            world.drain().await;
            let waiting = deliveries(&shop, &id).await;
            assert_eq!((&waiting[0]["state"], &waiting[0]["attempts"]), (&json!("waiting"), &json!(2)));
            assert!(waiting[0]["last_failure"].as_str().is_some_and(|why| why.contains("broke off")));
            world.clock.advance(5 * Moment::MINUTE);
            world.drain().await;
            let heard = receiver.heard().split_off(before);
            let ids: Vec<_> = heard.iter().map(|one| one.header("webhook-id")).collect();
            assert!(ids.len() == 3 && ids.iter().all(|id| *id == ids[0]), "{ids:?}");
            assert_ne!(heard[0].header("webhook-timestamp"), heard[2].header("webhook-timestamp"));
            assert_eq!(verify(&heard[2], &secret, now(&world)), Ok(()));
            assert_eq!(deliveries(&shop, &id).await[0]["state"], "delivered");
            let card = shop.ask("webhook_card", json!({"id": id})).await;
            assert_eq!(card["failing_since"], Value::Null, "a success ends it");
        }
    })
    .await;
}

/// Red where a redirect counts as an answer that went well, or is followed.
#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_is_a_failure_and_leads_nowhere() {
    let inside = Arc::new(Receiver::start(|_| Reply::Status(200, "")));
    let url = inside.url("/metadata");
    let receiver = Receiver::start(move |_| Reply::With(307, "location", url.clone()));
    let (setup, receiver) = (setup(&[&receiver, &inside]), Arc::new(receiver));
    both(setup, move |world| {
        let (receiver, inside) = (receiver.clone(), inside.clone());
        async move {
            let (shop, _) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            shop.order(&[]).await;
            world.drain().await;
            let sent = deliveries(&shop, &id).await;
            assert_eq!((&sent[0]["state"], &sent[0]["last_status"]), (&json!("waiting"), &json!(307)));
            assert!(inside.heard().is_empty());
        }
    })
    .await;
}

async fn mails(shop: &Shop) -> Vec<Value> {
    let outbox = shop.ask("message_list", json!({})).await;
    outbox["items"].as_array().unwrap().iter().map(|message| message["template"].clone()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_no_more_events_gets_none() {
    let receiver = Receiver::start(|_| Reply::Status(410, "gone"));
    let (setup, receiver) = (setup(&[&receiver]), Arc::new(receiver));
    both(setup, move |world| {
        let receiver = receiver.clone();
        async move {
            let (shop, _) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            shop.order(&[]).await;
            world.drain().await;
            let card = shop.ask("webhook_card", json!({"id": id})).await;
            assert_eq!((&card["state"], &card["reason"]), (&json!("disabled"), &json!("gone")));
            assert_eq!(deliveries(&shop, &id).await[0]["state"], "failed");
            assert_eq!(mails(&shop).await, ["webhooks-mail-gone"]);
            shop.order(&[]).await;
            world.drain().await;
            assert_eq!(deliveries(&shop, &id).await.len(), 1);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn five_days_of_failing_disable_an_endpoint_and_the_owner_is_told_once() {
    let receiver = Receiver::start(|_| Reply::Status(503, ""));
    let (setup, receiver) = (setup(&[&receiver]), Arc::new(receiver));
    both(setup, move |world| {
        let receiver = receiver.clone();
        async move {
            let (shop, _) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            for _ in 0..7 {
                shop.order(&[]).await;
                world.drain().await;
                world.clock.advance(Moment::DAY);
            }
            world.drain().await;
            let card = shop.ask("webhook_card", json!({"id": id})).await;
            assert_eq!((&card["state"], &card["reason"]), (&json!("disabled"), &json!("failing")));
            assert_eq!(mails(&shop).await, ["webhooks-mail-failing"]);
            world.clock.advance(Moment::DAY);
            world.drain().await;
            let waiting = deliveries(&shop, &id).await.iter().filter(|one| one["state"] == "waiting").count();
            assert_eq!(waiting, 0, "nothing waits for an endpoint that is disabled");
        }
    })
    .await;
}

/// Red where each delivery tries for itself: thousands of them wait for a receiver that never answers.
#[tokio::test(flavor = "multi_thread")]
async fn a_receiver_that_failed_three_times_is_left_alone_for_a_while() {
    let receiver = Receiver::start(|_| Reply::Status(503, ""));
    let (setup, receiver) = (setup(&[&receiver]), Arc::new(receiver));
    both(setup, move |world| {
        let receiver = receiver.clone();
        async move {
            let (shop, _) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            let before = receiver.heard().len();
            for _ in 0..8 {
                shop.order(&[]).await;
            }
            world.drain().await;
            assert_eq!(receiver.heard().len() - before, 3, "five of eight wait");
            shop.run("test_webhook", json!({"id": id})).await;
            world.drain().await;
            assert_eq!(receiver.heard().len() - before, 4, "a trial by hand goes at once");
            world.clock.advance(Moment::MINUTE);
            world.drain().await;
            assert_eq!(receiver.heard().len() - before, 5, "one looks whether it is well again");
            let waiting = deliveries(&shop, &id).await;
            assert!(waiting.iter().filter(|one| one["state"] == "waiting").count() == 8, "none is lost");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delivery_is_sent_again_by_hand_and_ten_attempts_are_made_by_itself() {
    let fine = Arc::new(AtomicUsize::new(0));
    let well = fine.clone();
    let receiver = Receiver::start(move |_| match well.load(Ordering::SeqCst) {
        0 => Reply::Status(500, ""),
        _ => Reply::Status(200, ""),
    });
    let (setup, receiver) = (setup(&[&receiver]), Arc::new(receiver));
    both(setup, move |world| {
        let (receiver, fine) = (receiver.clone(), fine.clone());
        async move {
            fine.store(0, Ordering::SeqCst);
            let (shop, other) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            shop.order(&[]).await;
            let early = deliveries(&shop, &id).await;
            assert!(early.is_empty(), "the worker makes it");
            for _ in 0..43 {
                world.drain().await;
                world.clock.advance(2 * Moment::HOUR);
            }
            let sent = deliveries(&shop, &id).await;
            assert_eq!((&sent[0]["state"], &sent[0]["attempts"]), (&json!("failed"), &json!(10)));
            fine.store(1, Ordering::SeqCst);
            let input = json!({"id": sent[0]["id"]});
            let foreign =
                world.engine.execute_named("resend_webhook", other.ask_owner(), input.clone()).await;
            assert_eq!(foreign.unwrap_err().code(), "webhook.delivery_not_found");
            shop.run("resend_webhook", input.clone()).await;
            let twice = world.engine.execute_named("resend_webhook", shop.ask_owner(), input).await;
            assert_eq!(twice.unwrap_err().code(), "webhook.delivery_waiting");
            world.drain().await;
            let sent = deliveries(&shop, &id).await;
            assert_eq!((&sent[0]["state"], &sent[0]["attempts"]), (&json!("delivered"), &json!(11)));
            let heard = receiver.heard();
            assert_eq!(heard.last().unwrap().header("webhook-id"), sent[0]["id"].as_str());
        }
    })
    .await;
}

/// Red where only one of two secrets signs, or the old one does for ever.
#[tokio::test(flavor = "multi_thread")]
async fn for_a_day_after_a_change_both_secrets_sign() {
    let receiver = Receiver::start(|_| Reply::Status(200, ""));
    let (setup, receiver) = (setup(&[&receiver]), Arc::new(receiver));
    both(setup, move |world| {
        let receiver = receiver.clone();
        async move {
            let (shop, _) = shops(&world).await;
            let (id, old) = listening(&shop, &receiver.url("/souk")).await;
            let once = shop.run("rotate_webhook_secret", json!({"id": id})).await;
            let new = once["secret"].as_str().unwrap();
            shop.run("test_webhook", json!({"id": id})).await;
            world.drain().await;
            let heard = receiver.heard();
            for secret in [&old, new] {
                assert_eq!(verify(heard.last().unwrap(), secret, now(&world)), Ok(()));
            }
            world.clock.advance(Moment::DAY);
            shop.run("test_webhook", json!({"id": id})).await;
            world.drain().await;
            let heard = receiver.heard();
            assert_eq!(verify(heard.last().unwrap(), new, now(&world)), Ok(()));
            assert!(verify(heard.last().unwrap(), &old, now(&world)).is_err());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn addresses_of_the_own_network_and_unknown_events_are_refused_at_the_door() {
    both(setup(&[]), |world| async move {
        let (shop, _) = shops(&world).await;
        for (url, event, code) in [
            ("https://127.0.0.1/hook", "order.placed", "webhook.url_near"),
            ("https://localhost/hook", "order.placed", "webhook.url_near"),
            ("http://hooks.example.dz/", "order.placed", "webhook.url_unencrypted"),
            ("hooks.example.dz", "order.placed", "webhook.url_invalid"),
            ("https://hooks.example.dz/", "webhook.delivery_changed", "webhook.event_unknown"),
            ("https://hooks.example.dz/", "order.eaten", "webhook.event_unknown"),
        ] {
            let input = json!({"url": url, "events": [event]});
            let refused = world.engine.execute_named("add_webhook", shop.ask_owner(), input).await;
            assert_eq!(refused.unwrap_err().code(), code, "{url} {event}");
        }
        let starter = Shop::lean(&world.engine, "small", "ecommerce_starter").await;
        let input = json!({"url": "https://hooks.example.dz/", "events": ["order.placed"]});
        let refused = world.engine.execute_named("add_webhook", starter.ask_owner(), input).await;
        assert_eq!(refused.unwrap_err().code(), "plan.not_included");
    })
    .await;
}

/// A removed endpoint is in no list, nothing is sent there, and its deliveries go after thirty days.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_is_kept_for_thirty_days() {
    let receiver = Receiver::start(|_| Reply::Status(200, ""));
    let (setup, receiver) = (setup(&[&receiver]), Arc::new(receiver));
    both(setup, move |world| {
        let receiver = receiver.clone();
        async move {
            let (shop, _) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            shop.order(&[]).await;
            world.drain().await;
            shop.run("remove_webhook", json!({"id": id})).await;
            assert_eq!(shop.ask("webhook_list", json!({})).await, json!([]));
            let count = || async {
                let rows: Vec<(i64, i64)> = world
                    .rows(
                        sql!(
                            "select (select cast(count(*) as bigint) from webhook_deliveries),
                                    (select cast(count(*) as bigint) from webhook_attempts)"
                        ),
                        &[],
                    )
                    .await;
                rows[0]
            };
            assert_eq!(count().await, (1, 1));
            world.clock.advance(31 * Moment::DAY);
            world.drain().await;
            assert_eq!(count().await, (0, 0));
        }
    })
    .await;
}
