//! What a shop's own doings mean for requests that wait for a unit.

use souk_core::{Actor, Moment, params};
use souk_customers::commands::BlockPhone;
use souk_customers::phone::Phone;
use souk_engine::{Ask, sql};
use souk_orders::RequestState;
use souk_stock::MovementKind;
use souk_testkit::both;

use crate::stall::{Stall, setup};

impl Stall {
    /// Until the settling job has run again.
    async fn a_minute(&self) {
        self.world.clock.advance(Moment::MINUTE);
        self.world.drain().await;
    }

    /// Entries of the audit of so a command.
    async fn traces(&self, command: &str) -> i64 {
        let counted = sql!("select count(*) from journal where shop_id = $1 and command = $2");
        let found: Vec<(i64,)> = self.world.rows(counted, params![self.shop, command]).await;
        found.first().map_or(0, |(count,)| *count)
    }
}

/// Red where the settling job runs a command each time: it would leave a trace each minute, for ever.
#[tokio::test(flavor = "multi_thread")]
async fn waiting_leaves_no_trace_of_being_looked_at() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let kept = stall.place(stall.key(), stall.order(301)).await.unwrap();
        for _ in 0..3 {
            stall.a_minute().await;
        }
        assert_eq!(stall.traces("expire_order_requests").await, 0);
        assert_eq!(stall.traces("admit_order_request").await, 0);
        // A unit appears, but the goods are gone: it stays, and trying leaves no trace either.
        let (on_hand, reserved) = stall.stock().await;
        stall.move_pieces(MovementKind::Loss, on_hand - reserved).await;
        stall.credit(5).await;
        stall.world.drain().await;
        stall.a_minute().await;
        assert_eq!(stall.traces("admit_order_request").await, 0);
        stall.add(1).await;
        stall.a_minute().await;
        assert_eq!(stall.view(kept.order_id).await.code, kept.code);
        assert_eq!(stall.traces("admit_order_request").await, 1);
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whom_the_shop_shut_out_since_gets_no_order_by_waiting() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let blocked = stall.place(stall.key(), stall.order(301)).await.unwrap();
        let other = stall.place(stall.key(), stall.order(302)).await.unwrap();
        let phone = Phone::typed(&format!("055{:07}", 301));
        stall.run(BlockPhone { phone, reason: "a prank".to_owned(), until: None }).await.unwrap();
        stall.credit(5).await;
        stall.world.drain().await;
        assert_eq!(stall.view(other.order_id).await.code, other.code);
        let rejected = stall.requests(Some(RequestState::Rejected)).await;
        assert_eq!(rejected.iter().map(|it| it.id).collect::<Vec<_>>(), [blocked.order_id]);
        assert_eq!(stall.count().await, 101);
    })
    .await;
}

/// Red where a closed shop's requests still become orders: nobody would deliver them.
#[tokio::test(flavor = "multi_thread")]
async fn a_closed_shop_takes_no_order_that_waited() {
    both(setup(), |world| async move {
        let stall = Stall::waiting_stall(world).await;
        stall.use_up(100).await;
        let kept = stall.place(stall.key(), stall.order(301)).await.unwrap();
        stall.run(souk_shops::CloseShop { slug: "amina".to_owned() }).await.unwrap();
        stall.credit(5).await;
        stall.world.drain().await;
        stall.a_minute().await;
        assert_eq!((stall.count().await, stall.traces("admit_order_request").await), (100, 0));
        let admit = serde_json::json!({ "id": kept.order_id });
        let worker = Ask::new(Actor::Console, "job").for_shop(stall.shop);
        let engine = &stall.world.engine;
        let refused = engine.execute_named("admit_order_request", worker, admit).await.unwrap_err();
        assert_eq!(refused.code(), "shop.closed");
    })
    .await;
}
