//! A member tries the shop by a signed link: the order is whole, and takes nothing.

use souk_core::Moment;
use souk_engine::sql;
use souk_orders::model::trial;
use souk_orders::{CancelOrder, CancelReason, ConfirmOrder, OrderId, PlaceOrder, ReopenOrder};
use souk_plans::LimitInfoQuery;

use crate::ordering::{filled, is_thanks, stall_with_robe};
use crate::stall::{Stall, at_stall};

fn link(stall: &Stall) -> String {
    let engine = &stall.world.engine;
    let token = trial::token(engine.vault(), stall.shop, engine.now());
    format!("/shop/amina/en/?try={token}")
}

async fn ordered(stall: &Stall) -> Vec<(OrderId, String)> {
    stall.world.rows(sql!("select id, channel from orders order by number"), &[]).await
}

async fn used(stall: &Stall) -> i64 {
    let info = stall.world.engine.ask(stall.owner(), LimitInfoQuery::default()).await.unwrap();
    info.limit_info.current_orders
}

async fn held(stall: &Stall) -> i64 {
    let text = sql!("select cast(count(*) as bigint) from reservations where state = 'held'");
    let rows: Vec<(i64,)> = stall.world.rows(text, &[]).await;
    rows[0].0
}

/// Open orders and all orders, as each customer's counters say.
async fn counted(stall: &Stall) -> Vec<(i64, i64)> {
    stall.world.rows(sql!("select open_orders, orders from customers order by id"), &[]).await
}

const OVER: &str = "The trial is over";
const TRYING: &str = "You are trying the shop";

#[tokio::test(flavor = "multi_thread")]
async fn a_test_order_takes_nothing_counts_nowhere_and_can_only_be_cancelled() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut member = stall.browser();
        assert!(member.get(&link(&stall)).await.has(TRYING));
        assert!(member.get("/shop/amina/en/cart").await.has(TRYING));
        let form = filled(&mut member, "16", "1605").await;
        let thanks = member.send(&form).await;
        assert!(is_thanks(&thanks) && thanks.has(TRYING), "{}", thanks.words());
        let orders = ordered(&stall).await;
        assert_eq!(orders.iter().map(|(_, channel)| channel.as_str()).collect::<Vec<_>>(), ["test"]);
        assert_eq!((used(&stall).await, held(&stall).await), (0, 0), "neither a unit nor goods");
        assert_eq!(counted(&stall).await, [(0, 0)], "nor is it the customer's");
        let (id, engine) = (orders[0].0, &stall.world.engine);
        let figures = engine.ask(stall.owner(), souk_orders::TodayFigures {}).await.unwrap();
        assert_eq!((figures.orders_today, figures.to_confirm), (0, 0));
        let confirm: ConfirmOrder = serde_json::from_value(serde_json::json!({"id": id})).unwrap();
        let refused = engine.execute(stall.owner(), confirm).await.err().unwrap();
        assert_eq!(refused.code(), "order.illegal_transition");
        let cancel = CancelOrder { id, reason: CancelReason::Other, note: String::new() };
        let view = engine.execute(stall.owner(), cancel).await.unwrap();
        assert_eq!(view.next, [], "and not opened again either");
        let reopen: ReopenOrder = serde_json::from_value(serde_json::json!({"id": id})).unwrap();
        assert!(engine.execute(stall.owner(), reopen).await.is_err());
        assert_eq!((used(&stall).await, counted(&stall).await), (0, vec![(0, 0)]));
    })
    .await;
}

/// Red where the link is not looked at, or somebody else's browser is on trial too.
#[tokio::test(flavor = "multi_thread")]
async fn nobody_tries_a_shop_without_its_link_or_after_its_end() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let good = link(&stall);
        let mut member = stall.browser();
        member.get(&good).await;
        let mut stranger = stall.browser();
        assert!(!stranger.get("/shop/amina/en/").await.has(TRYING), "a page that is kept for everybody");
        let mut forged = good.clone();
        let last = forged.pop();
        forged.push(if last == Some('x') { 'A' } else { 'x' });
        let seen = stranger.get(&forged).await;
        assert!(seen.status == 410 && seen.has(OVER) && !seen.has(TRYING), "{}", seen.words());
        let form = filled(&mut stranger, "16", "1605").await;
        assert!(is_thanks(&stranger.send(&form).await));
        assert_eq!((used(&stall).await, held(&stall).await), (1, 1));
        assert!(!member.get("/shop/amina/en/?try=end").await.has(TRYING));
        assert!(!member.get("/shop/amina/en/cart").await.has(TRYING), "it is forgotten");
        let mut late = stall.browser();
        late.get(&good).await;
        stall.world.clock.advance(2 * Moment::HOUR);
        assert!(!late.get("/shop/amina/en/cart").await.has(TRYING));
        let forged: Result<PlaceOrder, _> = serde_json::from_value(serde_json::json!({"trial": true}));
        assert!(forged.is_err(), "no input says so");
    })
    .await;
}

/// Red where a page that called the order a test sends a real one, or the other way round.
#[tokio::test(flavor = "multi_thread")]
async fn a_test_is_never_a_real_order_once_its_time_is_over() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let good = link(&stall);
        let mut member = stall.browser();
        let plain = filled(&mut member, "16", "1605").await;
        member.get(&good).await;
        let told = member.send(&plain).await;
        assert!(told.status == 200 && told.has(TRYING), "first the page says so: {}", told.words());
        assert_eq!(ordered(&stall).await, []);
        let form = filled(&mut member, "16", "1605").await;
        stall.world.clock.advance(2 * Moment::HOUR);
        let over = member.send(&form).await;
        assert!(over.status == 409 && over.has(OVER), "{}", over.words());
        assert_eq!(ordered(&stall).await, [], "nothing was ordered");
        assert_eq!((used(&stall).await, held(&stall).await), (0, 0));
        let late = member.get(&good).await;
        assert!(late.status == 410 && late.has(OVER), "{}", late.words());
    })
    .await;
}

/// Red where a test stands against the same goods being ordered, or fills the day's limit.
#[tokio::test(flavor = "multi_thread")]
async fn a_test_stands_against_no_order_of_the_same_telephone() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut member = stall.browser();
        member.get(&link(&stall)).await;
        let form = filled(&mut member, "16", "1605").await;
        assert!(is_thanks(&member.send(&form).await));
        let mut customer = stall.browser();
        let form = filled(&mut customer, "16", "1605").await;
        let sent = customer.send(&form).await;
        assert!(is_thanks(&sent), "{}", sent.words());
        assert_eq!(counted(&stall).await, [(1, 1)]);
        assert_eq!((used(&stall).await, held(&stall).await), (1, 1));
    })
    .await;
}
