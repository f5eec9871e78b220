//! Products and the plan's number of them: never one too many, and what is over is hidden, not lost.

use std::collections::BTreeSet;

use souk_catalog::{LIMIT_PRODUCTS, PreferProduct, ProductList, ProductState, RestoreProduct};
use souk_core::params;
use souk_engine::sql;

use crate::world::{Shop, both, plain};

/// Names of the products that are shown.
async fn shown(shop: &Shop) -> BTreeSet<String> {
    let rows: Vec<(souk_core::Words,)> = shop
        .0
        .rows(
            sql!(
                "select name from v_products
                 where shop_id = $1 and over_limit = false and state <> 'archived'"
            ),
            params![shop.0.shop],
        )
        .await;
    rows.into_iter().map(|(name,)| name.get(souk_core::Lang::Ar, &[]).to_owned()).collect()
}

fn names(list: &[&str]) -> BTreeSet<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

async fn archive(shop: &Shop, id: souk_catalog::ProductId) {
    shop.run(crate::world::Step::Archive { product: id }).await.unwrap();
}

async fn sound(shop: &Shop) {
    for invariant in souk_catalog::ROOM.invariants {
        let broken: Vec<(souk_core::TenantId, String)> = shop.0.rows((invariant.find)(), &[]).await;
        assert!(broken.is_empty(), "{}: {broken:?}", invariant.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_sixty_creations_of_the_last_product_one_succeeds() {
    both(|shop| async move {
        shop.allow(Some(3)).await;
        for name in ["a", "b"] {
            shop.add(name).await;
        }
        let mut tasks = tokio::task::JoinSet::new();
        for number in 0..60 {
            let (engine, ask) = (shop.0.engine.clone(), shop.0.owner());
            tasks.spawn(async move { engine.execute(ask, plain(&format!("race {number}"))).await });
        }
        let (won, lost): (Vec<_>, Vec<_>) = tasks.join_all().await.into_iter().partition(Result::is_ok);
        assert_eq!(won.len(), 1);
        for refused in lost {
            assert_eq!(refused.unwrap_err().code(), LIMIT_PRODUCTS.code);
        }
        shop.0.drain().await;
        assert_eq!(shown(&shop).await.len(), 3);
        sound(&shop).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_plan_hides_the_newest_and_a_larger_one_shows_them_again() {
    both(|shop| async move {
        for name in ["a", "b", "c", "d", "e"] {
            shop.add(name).await;
        }
        shop.allow(Some(2)).await;
        shop.0.drain().await;
        assert_eq!(shown(&shop).await, names(&["a", "b"]));
        let listed = shop.ask(ProductList::default()).await.unwrap();
        assert_eq!(listed.items.iter().filter(|row| row.over_limit).count(), 3, "members see all of them");
        assert_eq!(shop.refused(plain("f")).await, "plan.limit_products");
        shop.allow(Some(4)).await;
        shop.0.drain().await;
        assert_eq!(shown(&shop).await, names(&["a", "b", "c", "d"]));
        shop.allow(None).await;
        shop.0.drain().await;
        assert_eq!(shown(&shop).await.len(), 5);
        sound(&shop).await;
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_members_prefer_is_shown_first() {
    both(|shop| async move {
        let mut ids = Vec::new();
        for name in ["a", "b", "c", "d"] {
            ids.push(shop.add(name).await.product.id);
        }
        shop.allow(Some(2)).await;
        shop.0.drain().await;
        let card = shop.run(PreferProduct { id: ids[3] }).await.unwrap();
        assert!(!card.over_limit);
        assert_eq!(shown(&shop).await, names(&["a", "d"]));
        shop.0.clock.advance(souk_core::Moment::SECOND);
        shop.run(PreferProduct { id: ids[2] }).await.unwrap();
        assert_eq!(shown(&shop).await, names(&["c", "d"]), "a choice goes before age");
        shop.0.clock.advance(souk_core::Moment::SECOND);
        shop.run(PreferProduct { id: ids[1] }).await.unwrap();
        assert_eq!(shown(&shop).await, names(&["b", "c"]), "the latest choice goes first");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_archived_product_makes_room_for_a_hidden_one() {
    both(|shop| async move {
        let mut ids = Vec::new();
        for name in ["a", "b", "c", "d"] {
            ids.push(shop.add(name).await.product.id);
        }
        shop.allow(Some(2)).await;
        shop.0.drain().await;
        archive(&shop, ids[0]).await;
        assert_eq!(shown(&shop).await, names(&["b", "c"]));
        archive(&shop, ids[3]).await;
        assert_eq!(shown(&shop).await, names(&["b", "c"]), "a hidden one leaves no gap");
        assert_eq!(shop.refused(RestoreProduct { id: ids[0] }).await, "plan.limit_products");
        archive(&shop, ids[1]).await;
        let restored = shop.run(RestoreProduct { id: ids[3] }).await.unwrap();
        assert_eq!((restored.product.state, restored.over_limit), (ProductState::Inactive, false));
        sound(&shop).await;
    })
    .await;
}

/// The limit shrinks and grows while products come and go: in the end as many are shown as the plan allows.
#[tokio::test(flavor = "multi_thread")]
async fn no_race_leaves_a_product_hidden_or_shown_by_mistake() {
    both(|shop| async move {
        let mut ids = Vec::new();
        for number in 0..12 {
            ids.push(shop.add(&format!("p{number}")).await.product.id);
        }
        for (first, last) in [(Some(5), Some(7)), (Some(9), Some(4)), (Some(2), None), (None, Some(6))] {
            let mut tasks = tokio::task::JoinSet::new();
            let mut race = |step: crate::world::Step| {
                let (engine, ask) = (shop.0.engine.clone(), shop.0.owner());
                tasks.spawn(async move { engine.execute(ask, step).await.map(|_| ()) });
            };
            race(crate::world::Step::Allow { max: first });
            if let Some(product) = ids.pop() {
                race(crate::world::Step::Archive { product });
            }
            race(crate::world::Step::Allow { max: last });
            shop.0.drain().await;
            for ended in tasks.join_all().await {
                ended.unwrap();
            }
            shop.0.drain().await;
            let limit: Vec<(Option<i64>, i64)> = shop
                .0
                .rows(
                    sql!("select max, used from v_entitlements where shop_id = $1 and key = 'products.max'"),
                    params![shop.0.shop],
                )
                .await;
            let (max, used) = limit[0];
            let wanted = usize::try_from(max.map_or(used, |max| max.min(used))).unwrap();
            assert_eq!(shown(&shop).await.len(), wanted, "{first:?} then {last:?}, now {max:?} of {used}");
        }
        sound(&shop).await;
    })
    .await;
}
