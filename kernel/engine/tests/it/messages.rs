//! Messages: given to the driver with their link, waiting where nobody delivers.

use std::sync::{Arc, Mutex};

use souk_core::Moment;
use souk_engine::{Delivery, Driver, Lane, Message, MessageList, Reach, ResendMessage, sql};
use souk_testkit::{Setup, World, both};

use crate::room::{ROOM, Tell};

/// Delivers, and remembers the links.
#[derive(Default)]
struct Postman(Mutex<Vec<String>>);

impl Driver for Postman {
    fn deliver(&self, message: &Message, link: Option<&str>) -> Delivery {
        self.0.lock().unwrap().push(format!("{} {}", message.receiver, link.unwrap_or_default()));
        Delivery::Delivered
    }
}

async fn outbox(world: &World) -> Vec<(String, bool)> {
    world.rows(sql!("select state, link is not null from messages order by id"), &[]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_waits_with_its_link_until_somebody_delivers_it() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        world.engine.execute(world.owner(), Tell { path: "/join/secret".to_owned() }).await.unwrap();
        world.drain().await;
        assert_eq!(outbox(&world).await, [("waiting".to_owned(), true)]);
    })
    .await;
    let postman = Arc::new(Postman::default());
    let shared: Arc<dyn Driver> = postman.clone();
    both(Setup::rooms(&[&ROOM]).serving(shared), |world| async move {
        world.engine.execute(world.owner(), Tell { path: "/join/secret".to_owned() }).await.unwrap();
        world.drain().await;
        assert_eq!(outbox(&world).await, [("sent".to_owned(), false)]);
    })
    .await;
    assert_eq!(*postman.0.lock().unwrap(), vec!["lila@example.dz /join/secret"; 2]);
}

/// Red where a link is not bound to its message.
#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_was_moved_to_another_message_goes_nowhere() {
    let postman = Arc::new(Postman::default());
    let shared: Arc<dyn Driver> = postman.clone();
    both(Setup::rooms(&[&ROOM]).serving(shared), |world| async move {
        for path in ["/join/first", "/join/second"] {
            world.engine.execute(world.owner(), Tell { path: path.to_owned() }).await.unwrap();
        }
        let moved = world.engine.db().write(Lane::Bulk, Reach::Platform, |tx| {
            tx.run(
                sql!(
                    "update messages set link = (select m.link from messages m order by m.id limit 1)
                     where id = (select m.id from messages m order by m.id desc limit 1)"
                ),
                &[],
            )
        });
        assert_eq!(moved.await.unwrap(), 1);
        world.drain().await;
        assert_eq!(outbox(&world).await, [("sent".to_owned(), false), ("waiting".to_owned(), true)]);
    })
    .await;
    assert_eq!(postman.0.lock().unwrap().len(), 2, "the right one on each database");
}

/// Answers as it was told to, then delivers.
struct Moody(Mutex<Vec<Delivery>>);

impl Moody {
    fn setup(answers: impl IntoIterator<Item = Delivery>) -> Setup {
        // On each database from the first on.
        let answers: Vec<Delivery> = answers.into_iter().collect();
        let twice = answers.iter().chain(&answers).rev().cloned().collect();
        let driver: Arc<dyn Driver> = Arc::new(Self(Mutex::new(twice)));
        Setup::rooms(&[&ROOM]).serving(driver)
    }
}

impl Driver for Moody {
    fn deliver(&self, _: &Message, _: Option<&str>) -> Delivery {
        self.0.lock().unwrap().pop().unwrap()
    }
}

fn later() -> Delivery {
    Delivery::Later("451 greylisted".to_owned())
}

async fn tell(world: &World) -> Message {
    world.engine.execute(world.owner(), Tell { path: "/join/secret".to_owned() }).await.unwrap();
    world.drain().await;
    only(world).await
}

async fn only(world: &World) -> Message {
    let mut page = world.engine.ask(world.owner(), MessageList::default()).await.unwrap();
    assert_eq!(page.items.len(), 1);
    page.items.remove(0)
}

/// Red where an attempt that failed for now counts as done, or is tried at once.
#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_taken_now_is_tried_again_after_a_while() {
    both(Moody::setup([later(), later(), Delivery::Delivered]), |world| async move {
        let message = tell(&world).await;
        assert_eq!((message.state.as_str(), message.attempts), ("waiting", 1));
        assert_eq!(message.reason.as_deref(), Some("451 greylisted"));
        assert_eq!(message.try_at, Some(world.engine.now().plus(Moment::MINUTE)));
        assert_eq!(world.drain().await, 0, "not before");
        let early = world.engine.execute(world.owner(), ResendMessage { id: message.id }).await;
        assert_eq!(early.unwrap_err().code(), "message.gone_out", "it is on its way already");
        world.clock.advance(Moment::MINUTE);
        world.drain().await;
        assert_eq!(only(&world).await.attempts, 2);
        world.clock.advance(5 * Moment::MINUTE);
        world.drain().await;
        let message = only(&world).await;
        assert_eq!((message.state.as_str(), message.reason), ("sent", None));
        assert_eq!(outbox(&world).await, [("sent".to_owned(), false)]);
        let again = world.engine.execute(world.owner(), ResendMessage { id: message.id }).await;
        assert_eq!(again.unwrap_err().code(), "message.gone_out", "nothing is sent twice");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_refused_for_good_is_given_up_and_sent_again_by_hand() {
    let never = Delivery::Never("550 nobody here".to_owned());
    both(Moody::setup([never, Delivery::Delivered]), |world| async move {
        let message = tell(&world).await;
        assert_eq!((message.state.as_str(), message.try_at), ("failed", None));
        assert_eq!(message.reason.as_deref(), Some("550 nobody here"));
        world.clock.advance(Moment::DAY);
        world.drain().await;
        assert_eq!(outbox(&world).await, [("failed".to_owned(), true)], "its link is kept");
        let foreign = world.engine.execute(world.other_owner(), ResendMessage { id: message.id }).await;
        assert_eq!(foreign.unwrap_err().code(), "message.not_found");
        let support = world.member_with(&["orders.manage"]);
        let denied = world.engine.execute(support, ResendMessage { id: message.id }).await;
        assert_eq!(denied.unwrap_err().code(), "permission.denied");
        world.engine.execute(world.owner(), ResendMessage { id: message.id }).await.unwrap();
        world.drain().await;
        assert_eq!(outbox(&world).await, [("sent".to_owned(), false)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn after_two_days_of_trying_a_message_is_given_up() {
    both(Moody::setup((0..10).map(|_| later())), |world| async move {
        tell(&world).await;
        for _ in 0..12 {
            world.clock.advance(Moment::DAY);
            world.drain().await;
        }
        let message = only(&world).await;
        assert_eq!((message.state.as_str(), message.attempts), ("failed", 10));
    })
    .await;
}

/// Red where a message that nobody could deliver counts as on its way for ever.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_noted_before_there_was_a_mail_server_is_sent_by_hand() {
    both(Moody::setup([Delivery::NotDelivered, Delivery::Delivered]), |world| async move {
        let message = tell(&world).await;
        assert_eq!((message.state.as_str(), message.try_at), ("waiting", None));
        world.engine.execute(world.owner(), ResendMessage { id: message.id }).await.unwrap();
        world.drain().await;
        assert_eq!(outbox(&world).await, [("sent".to_owned(), false)]);
    })
    .await;
}
