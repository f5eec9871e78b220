//! The order book: its two ends, filters that were kept, and many orders confirmed at once.

use souk_engine::PageSize;
use souk_orders::queries::OrderFilter;
use souk_orders::{
    CancelOrder, CancelReason, Class, ConfirmOrders, DropOrderFilter, KeepOrderFilter, OrderFilterList,
    OrderList, OrderSort, PlaceOrder, Status,
};
use souk_testkit::both;

use crate::stall::{Stall, setup};

#[tokio::test(flavor = "multi_thread")]
async fn the_book_is_read_from_either_end() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        for number in 1..=4 {
            let pieces = ["2", "1", "4", "3"];
            let line = stall.line(pieces[usize::try_from(number).unwrap() - 1]);
            let order = PlaceOrder { lines: vec![line], ..stall.order(number) };
            stall.place(stall.visitor(1), order).await.unwrap();
            stall.world.clock.advance(1);
        }
        for (sort, expected) in [
            (OrderSort::Newest, [4, 3, 2, 1]),
            (OrderSort::Oldest, [1, 2, 3, 4]),
            (OrderSort::Dearest, [3, 4, 1, 2]),
            (OrderSort::Cheapest, [2, 1, 4, 3]),
        ] {
            let mut list = OrderList { sort, limit: PageSize(3), ..OrderList::default() };
            let mut seen = Vec::new();
            loop {
                let page = stall.ask(list.clone()).await.unwrap();
                seen.extend(page.items.into_iter().map(|order| order.number));
                list.after = page.next;
                if list.after.is_none() {
                    break;
                }
            }
            assert_eq!(seen, expected, "{sort}");
        }
        let name = |sort| OrderList { q: Some("a".to_owned()), sort, ..OrderList::default() };
        let (newest, oldest) = (
            stall.ask(name(OrderSort::Newest)).await.unwrap(),
            stall.ask(name(OrderSort::Oldest)).await.unwrap(),
        );
        let turned: Vec<_> = oldest.items.into_iter().rev().collect();
        assert_eq!(newest.items, turned, "among those that were looked for too");
    })
    .await;
}

/// Red where whoever does something with all that they saw does it with what came since.
#[tokio::test(flavor = "multi_thread")]
async fn what_was_placed_later_is_not_among_what_somebody_saw() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.placed(1).await;
        let seen = stall.world.engine.now();
        stall.world.clock.advance(1);
        stall.placed(2).await;
        for sort in OrderSort::ALL {
            let list = OrderList { placed_until: Some(seen), sort: *sort, ..OrderList::default() };
            let numbers: Vec<i64> =
                stall.ask(list).await.unwrap().items.iter().map(|order| order.number).collect();
            assert_eq!(numbers, [1], "{sort}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_orders_are_confirmed_at_once_and_each_says_what_came_of_it() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let (first, second, gone) = (stall.placed(1).await, stall.placed(2).await, stall.placed(3).await);
        let cancel = CancelOrder { id: gone.order_id, reason: CancelReason::Fake, note: String::new() };
        stall.run(cancel).await.unwrap();
        let orders = vec![
            first.order_id.to_string(),
            second.code.to_lowercase(),
            gone.order_id.to_string(),
            "NOPE".to_owned(),
            first.code.clone(),
        ];
        let command = ConfirmOrders { orders, note: "by hand".to_owned() };
        let done = stall.run(command.clone()).await.unwrap();
        let told: Vec<_> =
            done.rows.iter().map(|row| (row.number, row.status, row.problem.as_deref())).collect();
        assert_eq!(
            told,
            [
                (Some(1), Some(Status::Confirmed), None),
                (Some(2), Some(Status::Confirmed), None),
                (Some(3), None, Some("order.illegal_transition")),
                (None, None, Some("order.not_found")),
            ],
            "the one that was named twice is one"
        );
        assert_eq!((done.confirmed, done.refused), (2, 2));
        let theirs = stall.world.engine.execute(stall.other_owner(), command).await.unwrap();
        assert!(theirs.rows.iter().all(|row| row.problem.as_deref() == Some("order.not_found")));
        for orders in [Vec::new(), vec!["X".to_owned(); 201]] {
            let refused = stall.run(ConfirmOrders { orders, note: String::new() }).await.unwrap_err();
            assert_eq!(refused.code(), "order.bulk_invalid");
        }
        stall.audit().await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_filter_is_every_members_of_its_shop_and_of_no_other() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let keep = |name: &str, filter: OrderFilter| KeepOrderFilter { name: name.to_owned(), filter };
        let waiting = OrderFilter {
            class: Some(Class::InProgress),
            province: Some(16),
            sort: OrderSort::Oldest,
            ..OrderFilter::default()
        };
        let first = stall.run(keep("  To call  ", waiting.clone())).await.unwrap();
        assert_eq!((first.name.as_str(), &first.filter), ("To call", &waiting));
        let oran = OrderFilter { province: Some(31), ..OrderFilter::default() };
        let again = stall.run(keep("to CALL", oran.clone())).await.unwrap();
        assert_eq!(again.id, first.id, "the same name takes the other's place");
        let kept = stall.ask(OrderFilterList {}).await.unwrap();
        assert_eq!(kept, std::slice::from_ref(&again));
        assert_eq!(kept[0].filter.list().province, Some(31));
        let others = stall.world.engine.ask(stall.other_owner(), OrderFilterList {}).await.unwrap();
        assert!(others.is_empty());
        let drop = DropOrderFilter { id: again.id };
        let refused = stall.world.engine.execute(stall.other_owner(), drop.clone()).await.unwrap_err();
        assert_eq!(refused.code(), "order_filter.not_found");
        for name in ["", "   ", &"x".repeat(61)] {
            let refused = stall.run(keep(name, oran.clone())).await.unwrap_err();
            assert_eq!(refused.code(), "order_filter.name_invalid", "{name}");
        }
        let senseless = OrderFilter { from: Some("soon".to_owned()), ..OrderFilter::default() };
        assert_eq!(stall.run(keep("x", senseless)).await.unwrap_err().code(), "order.filter_invalid");
        for number in 1..30 {
            stall.run(keep(&format!("Filter {number}"), oran.clone())).await.unwrap();
        }
        assert_eq!(
            stall.run(keep("one more", oran.clone())).await.unwrap_err().code(),
            "order_filter.too_many"
        );
        stall.run(keep("Filter 7", waiting)).await.unwrap();
        stall.run(drop.clone()).await.unwrap();
        assert_eq!(stall.run(drop).await.unwrap_err().code(), "order_filter.not_found");
        stall.run(keep("one more", oran)).await.unwrap();
    })
    .await;
}
