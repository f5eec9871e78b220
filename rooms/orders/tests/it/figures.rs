//! The order book and today's figures.

use souk_core::Quantity;
use souk_engine::PageSize;
use souk_orders::queries::{OrderRow, OrdersByPlace};
use souk_orders::{Class, OrderList, SalesReport, SalesSources, Status, Stretch, TodayFigures};
use souk_testkit::both;

use crate::moves::go;
use crate::stall::{PRICE, Stall, setup};

async fn list(stall: &Stall, list: OrderList) -> Vec<OrderRow> {
    stall.ask(list).await.unwrap().items
}

#[tokio::test(flavor = "multi_thread")]
async fn the_order_book_is_searched_by_everything_it_shows() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        assert!(list(&stall, OrderList::default()).await.is_empty());
        let first = stall.placed(1).await;
        stall.world.clock.advance(souk_core::Moment::DAY);
        let mut second = stall.order(2);
        second.customer.name = "Karim Zidane".to_owned();
        let second = stall.place(stall.owner(), second).await.unwrap();
        go(&stall, first.order_id, Status::Confirmed).await.unwrap();

        let q = |text: &str| OrderList { q: Some(text.to_owned()), ..OrderList::default() };
        for (wanted, found) in [
            (q(&first.code), 1),
            (q("0550000002"), 2),
            (q("#2"), 2),
            (q("امينه"), 1),
            (q("karim"), 2),
            (OrderList { status: Some(Status::Confirmed), ..OrderList::default() }, 1),
            (OrderList { phone: Some("055 0000001".to_owned()), ..OrderList::default() }, 1),
            (OrderList { from: Some("2026-11-21".to_owned()), ..OrderList::default() }, 2),
            (OrderList { to: Some("2026-11-20".to_owned()), ..OrderList::default() }, 1),
            (OrderList { code: Some(second.code.clone()), ..OrderList::default() }, 2),
        ] {
            let rows = list(&stall, wanted.clone()).await;
            assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), [found], "{wanted:?}");
        }
        let both = OrderList { class: Some(Class::InProgress), ..OrderList::default() };
        assert_eq!(list(&stall, both).await.len(), 2);
        for nothing in [q("nobody"), OrderList { phone: Some("x".to_owned()), ..OrderList::default() }] {
            assert!(list(&stall, nothing).await.is_empty());
        }
        let wrong = OrderList { from: Some("yesterday".to_owned()), ..OrderList::default() };
        assert_eq!(stall.ask(wrong).await.unwrap_err().code(), "order.filter_invalid");
        let foreign = stall.world.engine.ask(stall.other_owner(), OrderList::default()).await.unwrap();
        assert!(foreign.items.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_one_moment_follow_each_other() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        for number in 1..=5 {
            stall.placed(number).await;
        }
        let mut page = OrderList { limit: PageSize(2), ..OrderList::default() };
        let mut seen = Vec::new();
        loop {
            let slice = stall.ask(page.clone()).await.unwrap();
            seen.extend(slice.items.iter().map(|row| row.number));
            page.after = slice.next;
            if page.after.is_none() {
                break;
            }
        }
        seen.sort_unstable();
        assert_eq!(seen, [1, 2, 3, 4, 5]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn today_is_counted_as_it_stands() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let empty = stall.ask(TodayFigures::default()).await.unwrap();
        assert_eq!((empty.day.as_str(), empty.orders_today, empty.revenue_today_minor), ("2026-11-20", 0, 0));
        stall.placed(1).await;
        stall.world.clock.advance(souk_core::Moment::DAY);
        let ids = [stall.placed(2).await, stall.placed(3).await, stall.placed(4).await].map(|o| o.order_id);
        for to in [Status::Confirmed, Status::Shipped, Status::Delivered] {
            go(&stall, ids[0], to).await.unwrap();
        }
        go(&stall, ids[1], Status::Cancelled).await.unwrap();
        let today = stall.ask(TodayFigures::default()).await.unwrap();
        assert_eq!((today.orders_today, today.completed, today.cancelled, today.in_progress), (3, 1, 1, 1));
        assert_eq!((today.to_confirm, today.to_ship), (2, 0), "yesterday's too");
        assert_eq!(today.revenue_today_minor, PRICE, "without the delivery fee");
        for to in [Status::Returning, Status::Returned] {
            go(&stall, ids[0], to).await.unwrap();
        }
        assert_eq!(stall.ask(TodayFigures::default()).await.unwrap().revenue_today_minor, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_counts_by_the_shops_days_and_says_what_sold_best() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let empty = stall.ask(SalesReport::default()).await.unwrap();
        assert_eq!((empty.rows.len(), empty.total.orders, empty.best.len()), (30, 0, 0));
        stall.placed(1).await;
        stall.world.clock.advance(souk_core::Moment::DAY);
        let ids = [stall.placed(2).await, stall.placed(3).await].map(|o| o.order_id);
        for to in [Status::Confirmed, Status::Shipped, Status::Delivered] {
            go(&stall, ids[0], to).await.unwrap();
        }
        go(&stall, ids[1], Status::Cancelled).await.unwrap();
        let days = stall.ask(SalesReport::default()).await.unwrap();
        let row = |day: &str| days.rows.iter().find(|row| row.starts_on == day).cloned().unwrap();
        let (first, second) = (row("2026-11-20"), row("2026-11-21"));
        assert_eq!((first.orders, first.completed, first.lost, first.revenue_minor), (1, 0, 0, 0));
        assert_eq!((second.orders, second.completed, second.lost), (2, 1, 1));
        assert_eq!(second.revenue_minor, PRICE);
        assert_eq!((days.total.orders, days.total.revenue_minor), (3, PRICE));
        assert_eq!(
            (days.best.len(), days.best[0].pieces, days.best[0].total_minor),
            (1, Quantity::whole(2), 2 * PRICE)
        );
        for by in [Stretch::Week, Stretch::Month] {
            let report = stall.ask(SalesReport { by: Some(by), ..SalesReport::default() }).await.unwrap();
            let last = report.rows.last().unwrap();
            assert_eq!((last.orders, last.revenue_minor), (3, PRICE), "{by}");
        }
        let before = SalesReport { to: Some("2026-11-19".to_owned()), ..SalesReport::default() };
        assert_eq!(stall.ask(before).await.unwrap().total.orders, 0);
        let wrong = SalesReport { from: Some("yesterday".to_owned()), ..SalesReport::default() };
        assert_eq!(stall.ask(wrong).await.unwrap_err().code(), "order.filter_invalid");
        let sources = stall.ask(SalesSources::default()).await.unwrap();
        assert_eq!((sources.channels.len(), sources.channels[0].orders), (1, 3));
        assert_eq!((sources.provinces[0].orders, sources.provinces[0].lost), (3, 1));
        let foreign = stall.world.engine.ask(stall.other_owner(), SalesReport::default()).await.unwrap();
        assert_eq!((foreign.total.orders, foreign.best.len()), (0, 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_map_of_orders_reaches_two_years_back_and_no_further() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.placed(1).await;
        let between =
            |from: &str, to: &str| OrdersByPlace { from: Some(from.to_owned()), to: Some(to.to_owned()) };
        assert_eq!(stall.ask(between("2024-11-20", "2026-11-20")).await.unwrap().places.len(), 1);
        for (from, to) in
            [("2020-01-01", "2026-11-20"), ("0001-01-01", "9999-12-31"), ("2026-11-21", "2026-11-20")]
        {
            let wrong = stall.ask(between(from, to)).await.unwrap_err();
            assert_eq!(wrong.code(), "order.filter_invalid", "{from} {to}");
        }
    })
    .await;
}
