//! How a lead ends: with an order, by the clock.

use souk_core::{Actor, Moment, RawId};
use souk_engine::Ask;
use souk_leads::{CloseLead, KEPT, LeadCard, LeadOutcome, LeadState};
use souk_orders::PlaceOrder;
use souk_testkit::both;

use crate::aisle::{Aisle, setup};

#[tokio::test(flavor = "multi_thread")]
async fn whoever_orders_after_all_is_no_lead_any_more_whoever_took_the_order() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let key = || Ask::new(Actor::ApiKey { key: RawId([7; 16]), shop: aisle.shop }, "test");
        let (typed, called, other) =
            (aisle.keeps(1, "a").await, aisle.keeps(2, "b").await, aisle.keeps(3, "c").await);
        let close = CloseLead { id: called.id, outcome: LeadOutcome::Called, note: "will see".to_owned() };
        aisle.run(close).await.unwrap();
        aisle.later(Moment::MINUTE);
        let placed = aisle.orders(aisle.visitor(), aisle.order(1)).await;
        let by_member = aisle.orders(aisle.member(), aisle.order(2)).await;
        let request = PlaceOrder { screen: true, ..aisle.order(3) };
        let request = aisle.orders(key(), request).await;
        for (lead, order) in
            [(&typed, placed.order_id), (&called, by_member.order_id), (&other, request.order_id)]
        {
            let lead = aisle.ask(LeadCard { id: lead.id }).await.unwrap();
            assert_eq!((lead.state, lead.order_id), (LeadState::Ordered, Some(order)));
            assert_eq!(lead.is_request, order == request.order_id, "the page of what it became");
        }
        // Red where an ended lead keeps who it was: it would tell of whoever waits sealed for a unit.
        for lead in [&typed, &called, &other] {
            let lead = aisle.ask(LeadCard { id: lead.id }).await.unwrap();
            assert_eq!((lead.name.as_str(), lead.phone.as_str(), lead.note.as_str()), ("", "", ""));
            assert!(lead.lines.is_empty());
        }
        assert!(aisle.listed(Some(LeadState::Waiting)).await.is_empty());
        aisle.audit().await;
    })
    .await;
}

/// Red where a member who tries the shop under a customer's telephone ends that customer's lead.
#[tokio::test(flavor = "multi_thread")]
async fn a_test_order_ends_no_lead() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        aisle.keeps(1, "a").await;
        aisle.later(Moment::MINUTE);
        aisle.orders(aisle.visitor(), PlaceOrder { trial: true, ..aisle.order(1) }).await;
        assert_eq!(aisle.states().await, [LeadState::Waiting]);
        aisle.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_of_an_order_that_speaks_late_makes_no_lead_and_a_later_checkout_does() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        // The worker hears of it only after all of this.
        aisle.world.engine.execute(aisle.visitor(), aisle.order(1)).await.unwrap();
        aisle.later(Moment::SECOND);
        aisle.keep(aisle.left(1, "late")).await.unwrap();
        assert_eq!(aisle.rows().await, 0);
        aisle.later(10 * Moment::MINUTE);
        aisle.keeps(1, "another").await;
        aisle.world.drain().await;
        assert_eq!(aisle.states().await, [LeadState::Waiting], "the earlier order is another story");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_is_over_after_seventy_two_hours_and_not_before() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let lead = aisle.keeps(1, "a").await;
        aisle.later(KEPT - 1);
        aisle.world.drain().await;
        assert_eq!(aisle.listed(Some(LeadState::Waiting)).await.len(), 1);
        aisle.later(1);
        assert!(
            aisle.listed(Some(LeadState::Waiting)).await.is_empty(),
            "whether or not the clock was noted"
        );
        assert_eq!(aisle.listed(Some(LeadState::Expired)).await.len(), 1);
        let close = CloseLead { id: lead.id, outcome: LeadOutcome::Called, note: String::new() };
        let late = aisle.run(close).await.unwrap_err();
        assert_eq!((late.code(), &late.refusal().unwrap().args["state"]), ("lead.ended", &"expired".into()));
        let again = aisle.keeps(1, "b").await;
        assert_ne!(again.id, lead.id, "a telephone comes again");
        aisle.later(KEPT);
        aisle.world.drain().await;
        let over: Vec<(String,)> =
            aisle.world.rows(souk_engine::sql!("select state from leads order by id"), &[]).await;
        assert!(over.iter().all(|(state,)| state == "expired") && over.len() == 2, "{over:?}");
        aisle.orders(aisle.visitor(), aisle.order(1)).await;
        assert_eq!(aisle.states().await, [LeadState::Expired, LeadState::Expired]);
        aisle.audit().await;
    })
    .await;
}
