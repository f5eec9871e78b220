//! Orders that are cancelled, opened again or finished by hand, and what becomes of their parcels.

use serde_json::json;
use souk_core::params;
use souk_engine::sql;

use crate::stall::{RETURN_FEE, Stall, TOTAL, at_stall};

impl Stall {
    async fn manifest(&self) -> (usize, i64) {
        let list = self.ask("driver_manifest", json!({"account_id": self.driver})).await.unwrap();
        (list["parcels"].as_array().unwrap().len(), list["total_minor"].as_i64().unwrap())
    }
    /// Opened again, and confirmed by a customer who wants two pieces now.
    async fn dearer(&self, order: &str) {
        self.run("reopen_order", json!({"id": order})).await.unwrap();
        let two = json!({"lines": [{"variant_id": self.variant, "quantity": "2"}]});
        let said = json!({"id": order, "outcome": "confirmed", "correction": two});
        self.run("record_call", said).await.unwrap();
    }
    async fn reopen(&self, order: &str) {
        for name in ["reopen_order", "confirm_order"] {
            self.run(name, json!({"id": order})).await.unwrap();
        }
    }
}

/// Red without the reaction: the driver takes the goods along and collects money that no book knows of.
#[tokio::test]
async fn a_cancelled_order_takes_its_parcel_with_it() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &[]).await;
        stall.parcel(2, &[]).await;
        assert_eq!(stall.manifest().await, (2, 2 * TOTAL));
        stall.cancel(&order).await;
        assert_eq!(stall.manifest().await, (1, TOTAL), "off the list at once");
        stall.world.drain().await;
        assert_eq!(stall.state(&parcel).await, "cancelled");
        stall.world.clock.advance(1);
        stall.dearer(&order).await;
        let made = stall.create(&order).await.unwrap();
        assert_eq!(made["amount_minor"], TOTAL + 250_000, "the new parcel collects what is due now");
        stall.audit().await;
    })
    .await;
}

/// Red where the reaction looks at the order alone: a late one would cancel what was made since.
#[tokio::test]
async fn a_parcel_that_was_made_after_the_order_was_opened_again_stays() {
    at_stall(|stall| async move {
        let (order, _) = stall.confirmed(1).await;
        let cancelled_at = stall.world.engine.now();
        stall.cancel(&order).await;
        stall.world.clock.advance(1_000);
        stall.reopen(&order).await;
        let parcel = stall.create(&order).await.unwrap()["id"].as_str().unwrap().to_owned();
        stall.world.drain().await;
        stall.run("drop_parcel", json!({"order_id": order, "cancelled_at": cancelled_at})).await.unwrap();
        assert_eq!(stall.state(&parcel).await, "created");
    })
    .await;
}

#[tokio::test]
async fn a_parcel_whose_order_changed_does_not_leave_with_the_old_amount() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &[]).await;
        let (other, _) = stall.parcel(2, &[]).await;
        stall.cancel(&order).await;
        stall.dearer(&order).await;
        let old = stall.move_to(&parcel, "picked_up").await.unwrap_err();
        assert_eq!(old.code(), "delivery.parcel_outdated");
        let all = json!({"ids": [parcel, other], "to": "picked_up"});
        let moved = stall.run("move_parcels", all).await.unwrap();
        assert_eq!((&moved["moved"], &moved["refused"]), (&json!(1), &json!(1)), "one row refuses itself");
        assert_eq!(stall.state(&other).await, "picked_up");
    })
    .await;
}

/// Red on PostgreSQL where the order is not kept still while its parcel is made.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_cancelled_or_sent_and_never_both() {
    at_stall(|stall| async move {
        let mut orders = Vec::new();
        for number in 0..40 {
            orders.push(stall.confirmed(number).await.0);
        }
        let mut race = Vec::new();
        for (index, order) in orders.iter().enumerate() {
            stall.world.clock.advance(1);
            let (sending, order_id) = (stall.clone(), order.clone());
            let send = tokio::spawn(async move { sending.create(&order_id).await.map(|_| ()) });
            let (cancelling, order_id) = (stall.clone(), order.clone());
            let cancel = tokio::spawn(async move {
                for _ in 0..index % 8 {
                    tokio::task::yield_now().await;
                }
                cancelling.cancel(&order_id).await;
            });
            race.push((send, cancel));
        }
        for (send, cancel) in race {
            cancel.await.unwrap();
            if let Err(error) = send.await.unwrap() {
                assert_eq!(error.code(), "delivery.order_not_confirmed");
            }
        }
        stall.world.drain().await;
        let living: Vec<(String,)> = stall
            .world
            .rows(
                sql!("select reference from parcels where shop_id = $1 and live_order is not null"),
                params![stall.shop],
            )
            .await;
        assert_eq!(living, [], "every order was cancelled in the end");
        stall.audit().await;
    })
    .await;
}

/// Red where an order that is further on refuses its parcel: it could never end, and the fee never be booked.
#[tokio::test]
async fn a_parcel_goes_on_where_its_order_was_finished_by_hand() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &["out_for_delivery"]).await;
        for name in ["start_return", "return_order"] {
            stall.run(name, json!({"id": order})).await.unwrap();
        }
        for state in ["returning", "returned"] {
            stall.move_to(&parcel, state).await.unwrap();
        }
        assert_eq!((stall.on_hand().await, stall.owed(&stall.driver).await), (500, -RETURN_FEE));
        let (parcel, order) = stall.parcel(2, &["picked_up"]).await;
        for name in ["deliver_order", "start_return"] {
            stall.run(name, json!({"id": order})).await.unwrap();
        }
        stall.move_to(&parcel, "out_for_delivery").await.unwrap();
        stall.move_to(&parcel, "returning").await.unwrap();
        stall.run("return_order", json!({"id": order})).await.unwrap();
        let broken = json!({"id": parcel, "to": "returned", "damaged": true});
        let refused = stall.run("move_parcel", broken).await.unwrap_err();
        assert_eq!(refused.code(), "delivery.goods_back", "they are on the shelf already");
        stall.move_to(&parcel, "returned").await.unwrap();
        assert_eq!(stall.on_hand().await, 500);
        stall.audit().await;
    })
    .await;
}
