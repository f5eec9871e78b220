//! What is posted, and what is not.

use souk_core::{Moment, Money, params};
use souk_engine::{PageSize, sql};
use souk_ledger::queries::{LedgerBalances, PostingList};
use souk_ledger::{AccountKind, Class};
use souk_testkit::both;

use crate::{Sell, TakeBack, sell, setup};

#[tokio::test(flavor = "multi_thread")]
async fn a_sale_moves_its_accounts_and_taking_it_back_brings_them_to_nothing() {
    both(setup(), |world| async move {
        sell(&world, 1, 200_000).await.unwrap();
        sell(&world, 2, 100_000).await.unwrap();
        let balances = world.engine.ask(world.owner(), LedgerBalances::default()).await.unwrap().items;
        let of = |code: &str| balances.iter().find(|balance| balance.code == code).unwrap().balance_minor;
        assert_eq!((of("cod_due:own"), of("sales"), of("delivery_income")), (420_000, -300_000, -120_000));
        assert_eq!(balances.iter().map(|balance| balance.balance_minor).sum::<i64>(), 0);

        for number in [1, 2] {
            assert!(world.engine.execute(world.owner(), TakeBack { number }).await.unwrap().is_some());
        }
        let balances = world.engine.ask(world.owner(), LedgerBalances::default()).await.unwrap().items;
        assert!(balances.iter().all(|balance| balance.balance_minor == 0), "{balances:?}");
        let receivable = LedgerBalances { kind: Some(AccountKind::CodDue), ..LedgerBalances::default() };
        let receivable = world.engine.ask(world.owner(), receivable).await.unwrap().items;
        assert_eq!(receivable.len(), 1);
        assert_eq!(receivable[0].class, Class::Asset);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn one_cause_posts_once_per_purpose() {
    both(setup(), |world| async move {
        sell(&world, 1, 200_000).await.unwrap();
        assert_eq!(sell(&world, 1, 200_000).await.unwrap_err().code(), "system.fault");
        let count: Vec<(i64,)> = world
            .rows(
                sql!("select cast(count(*) as bigint) from ledger_postings where shop_id = $1"),
                params![world.shop],
            )
            .await;
        assert_eq!(count, [(1,)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_balance_leaves_nothing_behind() {
    both(setup(), |world| async move {
        let before = world.fingerprint(&["journal", "claims"]).await;
        for (goods, tamper) in [(200_000, 1), (Money::MAX, 0)] {
            let lopsided = Sell { number: 1, goods, tamper };
            assert!(world.engine.execute(world.owner(), lopsided).await.is_err());
        }
        assert_eq!(world.fingerprint(&["journal", "claims"]).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn taking_back_what_was_never_posted_posts_nothing() {
    both(setup(), |world| async move {
        assert_eq!(world.engine.execute(world.owner(), TakeBack { number: 9 }).await.unwrap(), None);
        let page = world.engine.ask(world.owner(), PostingList::default()).await.unwrap();
        assert!(page.items.is_empty() && page.next.is_none());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn postings_are_listed_newest_first_page_by_page() {
    both(setup(), |world| async move {
        for number in 1..=5 {
            world.clock.advance(Moment::SECOND);
            sell(&world, number, 1_000).await.unwrap();
        }
        let mut seen = Vec::new();
        let mut list = PostingList { limit: PageSize(2), ..PostingList::default() };
        loop {
            let page = world.engine.ask(world.owner(), list.clone()).await.unwrap();
            assert!(page.items.iter().all(|posting| posting.entries.len() == 3));
            seen.extend(page.items.iter().map(|posting| posting.seq));
            list.after = page.next;
            if list.after.is_none() {
                break;
            }
        }
        assert_eq!(seen, [5, 4, 3, 2, 1]);
        let mut of_sales =
            PostingList { account: Some("sales".to_owned()), limit: PageSize(2), ..PostingList::default() };
        let mut seen = Vec::new();
        loop {
            let page = world.engine.ask(world.owner(), of_sales.clone()).await.unwrap();
            assert!(page.items.iter().all(|posting| posting.entries.len() == 3), "with all their entries");
            seen.extend(page.items.iter().map(|posting| posting.seq));
            of_sales.after = page.next;
            if of_sales.after.is_none() {
                break;
            }
        }
        assert_eq!(seen, [5, 4, 3, 2, 1], "of one account too, each once");
        let of_cash = PostingList { account: Some("cash:x".to_owned()), ..PostingList::default() };
        assert!(world.engine.ask(world.owner(), of_cash).await.unwrap().items.is_empty());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_shop_sees_none_of_it_and_has_a_chain_of_its_own() {
    both(setup(), |world| async move {
        sell(&world, 1, 200_000).await.unwrap();
        assert!(
            world.engine.ask(world.other_owner(), LedgerBalances::default()).await.unwrap().items.is_empty()
        );
        world.engine.execute(world.other_owner(), Sell { number: 1, goods: 5, tamper: 0 }).await.unwrap();
        let page = world.engine.ask(world.other_owner(), PostingList::default()).await.unwrap();
        assert_eq!(page.items.iter().map(|posting| posting.seq).collect::<Vec<_>>(), [1]);
        let support = world.member_with(&["orders.manage"]);
        let denied = world.engine.ask(support, LedgerBalances::default()).await.unwrap_err();
        assert_eq!(denied.code(), "permission.denied");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn accounts_are_listed_page_by_page_and_none_is_left_out() {
    both(setup(), |world| async move {
        sell(&world, 1, 200_000).await.unwrap();
        let (mut codes, mut list) =
            (Vec::new(), LedgerBalances { limit: PageSize(1), ..LedgerBalances::default() });
        loop {
            let page = world.engine.ask(world.owner(), list.clone()).await.unwrap();
            assert_eq!(page.items.len(), 1);
            codes.extend(page.items.into_iter().map(|balance| balance.code));
            list.after = page.next;
            if list.after.is_none() {
                break;
            }
        }
        assert_eq!(codes, ["cod_due:own", "delivery_income", "sales"]);
        let wrong = LedgerBalances { after: Some("?".to_owned()), ..LedgerBalances::default() };
        assert!(world.engine.ask(world.owner(), wrong).await.is_err());
    })
    .await;
}
