//! Blocking and unblocking.

use souk_core::Moment;
use souk_customers::CustomerId;
use souk_customers::commands::{BlockCustomer, UnblockCustomer};
use souk_customers::queries::CustomerCard;
use souk_testkit::both;

use crate::{order, setup};

fn block(id: CustomerId, reason: &str, until: Option<Moment>) -> BlockCustomer {
    BlockCustomer { id, reason: reason.to_owned(), until }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_holds_until_it_is_lifted_or_its_time_has_come() {
    both(setup(), |world| async move {
        let id = order(&world, "+213551234567", "Amina").await.unwrap();
        let now = Moment::parse(souk_testkit::NOON).unwrap();
        let end = now.plus(Moment::HOUR);
        let blocked =
            world.engine.execute(world.owner(), block(id, "refused twice", Some(end))).await.unwrap();
        assert!(blocked.blocked);
        assert_eq!(blocked.block_reason.as_deref(), Some("refused twice"));
        let twice = world.engine.execute(world.owner(), block(id, "again", None)).await.unwrap_err();
        assert_eq!(twice.code(), "customer.already_blocked");

        world.clock.set(end);
        let card = world.engine.ask(world.owner(), CustomerCard { id }).await.unwrap();
        assert!(!card.blocked && card.block_reason.is_none(), "it ended by itself");
        assert!(world.engine.execute(world.owner(), block(id, "for good", None)).await.unwrap().blocked);
        assert!(!world.engine.execute(world.owner(), UnblockCustomer { id }).await.unwrap().blocked);
        let twice = world.engine.execute(world.owner(), UnblockCustomer { id }).await.unwrap_err();
        assert_eq!(twice.code(), "customer.not_blocked");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_block_needs_a_reason_and_an_end_that_lies_ahead() {
    both(setup(), |world| async move {
        let id = order(&world, "+213551234567", "Amina").await.unwrap();
        let past = Some(Moment::parse(souk_testkit::NOON).unwrap());
        for (command, code, field) in [
            (block(id, " ", None), "customer.reason_needed", "reason"),
            (block(id, &"x".repeat(501), None), "customer.reason_needed", "reason"),
            (block(id, "why", past), "customer.block_end_past", "until"),
        ] {
            let error = world.engine.execute(world.owner(), command).await.unwrap_err();
            assert_eq!(error.code(), code);
            assert_eq!(error.refusal().unwrap().fields[0].field, field);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn only_who_may_blocks_and_only_in_the_own_shop() {
    both(setup(), |world| async move {
        let id = order(&world, "+213551234567", "Amina").await.unwrap();
        let before = world.fingerprint(&["journal", "claims"]).await;
        let support = world.member_with(&["orders.manage"]);
        let denied = world.engine.execute(support, block(id, "why", None)).await.unwrap_err();
        assert_eq!(denied.code(), "permission.denied");
        let foreign = world.engine.execute(world.other_owner(), block(id, "why", None)).await.unwrap_err();
        assert_eq!(foreign.code(), "customer.not_found");
        let foreign = world.engine.ask(world.other_owner(), CustomerCard { id }).await.unwrap_err();
        assert_eq!(foreign.code(), "customer.not_found");
        assert_eq!(world.fingerprint(&["journal", "claims"]).await, before);
    })
    .await;
}
