//! Nothing of a lead outlives its end for long, its shop, or its customer.

use souk_core::Moment;
use souk_leads::{CloseLead, LeadOutcome};
use souk_orders::{CancelOrder, CancelReason, EraseCustomer, OrderCard};
use souk_testkit::both;

use crate::aisle::{Aisle, setup};

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_who_is_forgotten_takes_their_leads_along() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let order = aisle.orders(aisle.visitor(), aisle.order(1)).await.order_id;
        aisle.later(Moment::HOUR);
        let id = aisle.keeps(1, "a").await.id;
        let note = "Asks for Zubayda".to_owned();
        aisle.run(CloseLead { id, outcome: LeadOutcome::Called, note }).await.unwrap();
        aisle.keeps(1, "another").await;
        aisle.keeps(2, "b").await;
        let customer = aisle.ask(OrderCard { id: order }).await.unwrap().customer.id;
        let note = String::new();
        aisle.run(CancelOrder { id: order, reason: CancelReason::Customer, note }).await.unwrap();
        aisle.run(EraseCustomer { id: customer }).await.unwrap();
        aisle.world.drain().await;
        let left = aisle.listed(None).await;
        assert_eq!(left.iter().map(|lead| lead.phone.as_str()).collect::<Vec<_>>(), ["+213550000002"]);
        for mark in ["550000001", "Zubayda"] {
            assert_eq!(aisle.world.tables_with(mark).await, Vec::<String>::new(), "{mark}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_is_gone_three_days_after_its_end_and_says_nothing_of_anybody_before() {
    both(setup(), |world| async move {
        let aisle = Aisle::open(world).await;
        let id = aisle.keeps(1, "a").await.id;
        aisle.run(CloseLead { id, outcome: LeadOutcome::Declined, note: String::new() }).await.unwrap();
        // Who took the word back is nowhere from then on.
        assert_eq!(aisle.world.tables_with("550000001").await, Vec::<String>::new());
        for (pause, left) in [(3 * Moment::DAY, 1), (Moment::DAY, 0)] {
            aisle.later(pause);
            aisle.world.drain().await;
            assert_eq!(aisle.rows().await, left);
        }
        assert_eq!(aisle.world.tables_with("+213550000001").await, Vec::<String>::new());
    })
    .await;
}
