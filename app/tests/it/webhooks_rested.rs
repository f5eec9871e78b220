//! What waits for a receiver that rested goes a few at a time, the oldest first.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use souk_core::Moment;
use souk_receivers::{Receiver, Reply};
use souk_testkit::both;

use crate::webhooks::{deliveries, listening, setup, shops};

/// Red where all of them go in the moment in which the rest ends.
#[tokio::test(flavor = "multi_thread")]
async fn what_piled_up_for_a_receiver_goes_in_parts_the_oldest_first() {
    let well = Arc::new(AtomicBool::new(false));
    let answers = well.clone();
    let receiver = Receiver::start(move |_| match answers.load(Ordering::SeqCst) {
        true => Reply::Status(200, ""),
        false => Reply::Status(503, ""),
    });
    let (setup, receiver) = (setup(&[&receiver]), Arc::new(receiver));
    both(setup, move |world| {
        let (receiver, well) = (receiver.clone(), well.clone());
        async move {
            well.store(false, Ordering::SeqCst);
            let (shop, _) = shops(&world).await;
            let (id, _) = listening(&shop, &receiver.url("/souk")).await;
            // One after the other: of what is made in one moment none is older.
            for _ in 0..32 {
                shop.order(&[]).await;
                world.drain().await;
                world.clock.advance(1_000);
            }
            let mut waiting: Vec<String> = deliveries(&shop, &id)
                .await
                .iter()
                .map(|one| one["id"].as_str().unwrap().to_owned())
                .collect();
            waiting.sort();
            assert_eq!(waiting.len(), 32);
            well.store(true, Ordering::SeqCst);
            let heard = async || {
                let before = receiver.heard().len();
                world.drain().await;
                let ids = receiver.heard().split_off(before);
                ids.iter().map(|one| one.header("webhook-id").unwrap().to_owned()).collect::<BTreeSet<_>>()
            };
            world.clock.advance(Moment::MINUTE);
            assert_eq!(heard().await, waiting[..20].iter().cloned().collect());
            assert!(heard().await.is_empty(), "the others have their turn");
            world.clock.advance(2 * Moment::SECOND);
            assert_eq!(heard().await, waiting[20..].iter().cloned().collect());
        }
    })
    .await;
}
