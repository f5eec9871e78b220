//! Messages: given to the driver with their link, waiting where nobody delivers.

use std::sync::{Arc, Mutex};

use souk_engine::{Delivery, Driver, Lane, Message, Reach, sql};
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
