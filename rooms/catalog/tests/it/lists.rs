//! Products are listed, searched by the words people use, and looked over by the audit.

use souk_catalog::{
    AddProduct, CategoryList, ProductList, ProductSort, ProductState, ToggleProduct, UpdateProduct,
};
use souk_core::RawId;
use souk_engine::{PageSize, Reach};

use crate::world::{Shop, Step, both, from};

async fn found(shop: &Shop, q: &str) -> Vec<String> {
    let query = ProductList { q: Some(q.to_owned()), ..ProductList::default() };
    let mut names: Vec<String> = shop
        .ask(query)
        .await
        .unwrap()
        .items
        .iter()
        .map(|row| row.name.0.values().next().unwrap().clone())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn words_are_found_by_their_beginnings_in_any_letter_form() {
    both(|shop| async move {
        for name in ["Robe d'été", "Robe longue", "قُماش مخمل", "حذاء أحمر"] {
            shop.add(name).await;
        }
        assert_eq!(found(&shop, "rob").await, ["Robe d'été", "Robe longue"]);
        assert_eq!(found(&shop, "ETE robe").await, ["Robe d'été"]);
        assert_eq!(found(&shop, "قماش").await, ["قُماش مخمل"]);
        assert_eq!(found(&shop, "احمر").await, ["حذاء أحمر"]);
        assert!(found(&shop, "obe").await.is_empty());
        assert_eq!(found(&shop, " - ").await.len(), 4, "nothing asked is everything");
        assert!(shop.ask(CategoryList {}).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn pages_follow_one_another_and_filters_hold() {
    both(|shop| async move {
        let mut last = None;
        for n in 0..5 {
            last = Some(shop.add(&format!("Robe {n}")).await);
        }
        let (mut after, mut seen) = (None, Vec::new());
        loop {
            let page =
                shop.ask(ProductList { limit: PageSize(2), after, ..ProductList::default() }).await.unwrap();
            seen.extend(page.items.iter().map(|row| row.number));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        seen.sort_unstable();
        assert_eq!(seen, [1, 2, 3, 4, 5]);
        shop.run(ToggleProduct { id: last.unwrap().product.id, rev: 1 }).await.unwrap();
        let hidden = ProductList { state: Some(ProductState::Inactive), ..ProductList::default() };
        assert_eq!(shop.ask(hidden).await.unwrap().items.len(), 1);
        let bad = ProductList { after: Some("x".to_owned()), ..ProductList::default() };
        assert_eq!(shop.ask(bad).await.unwrap_err().code(), "list.cursor_invalid");
    })
    .await;
}

/// The codes of the list, a row at a time.
async fn codes(shop: &Shop, list: ProductList) -> Vec<String> {
    let (mut after, mut codes) = (None, Vec::new());
    loop {
        let page = ProductList { limit: PageSize(1), after, ..list.clone() };
        let page = shop.ask(page).await.unwrap();
        codes.extend(page.items.into_iter().map(|row| row.code));
        after = page.next;
        if after.is_none() {
            return codes;
        }
    }
}

#[tokio::test]
async fn products_stand_by_name_code_and_price_and_a_change_moves_them() {
    both(|shop| async move {
        let add = |code: &str, name: &str, price: Option<i64>| {
            from::<AddProduct>(
                serde_json::json!({ "code": code, "name": {"ar": name}, "price_minor": price }),
            )
        };
        let mut views = Vec::new();
        for (code, name, price) in [
            ("B2", "Écharpe", Some(300)),
            ("A1", "robe", Some(200)),
            ("C3", "Abaya", None),
            ("D4", "Robe", Some(200)),
        ] {
            views.push(shop.run(add(code, name, price)).await.unwrap());
            shop.0.clock.advance(1_000_000);
        }
        let by = |sort| ProductList { sort, ..ProductList::default() };
        assert_eq!(codes(&shop, by(ProductSort::Newest)).await, ["D4", "C3", "A1", "B2"]);
        assert_eq!(codes(&shop, by(ProductSort::Oldest)).await, ["B2", "A1", "C3", "D4"]);
        assert_eq!(codes(&shop, by(ProductSort::Code)).await, ["A1", "B2", "C3", "D4"]);
        assert_eq!(codes(&shop, by(ProductSort::Name)).await, ["C3", "B2", "A1", "D4"], "by folded letters");
        assert_eq!(codes(&shop, by(ProductSort::Cheapest)).await, ["C3", "A1", "D4", "B2"]);
        assert_eq!(codes(&shop, by(ProductSort::Dearest)).await, ["B2", "D4", "A1", "C3"]);
        let robes = ProductList { q: Some("robe".to_owned()), ..by(ProductSort::Code) };
        assert_eq!(codes(&shop, robes).await, ["A1", "D4"], "among those that were looked for too");
        let change = serde_json::json!({
            "id": views[0].product.id, "rev": 1, "name": {"ar": "Zarabi"}, "price_minor": 100,
        });
        shop.run(from::<UpdateProduct>(change)).await.unwrap();
        assert_eq!(codes(&shop, by(ProductSort::Name)).await, ["C3", "A1", "D4", "B2"]);
        assert_eq!(codes(&shop, by(ProductSort::Cheapest)).await, ["C3", "B2", "A1", "D4"]);
        let first = shop.ask(ProductList { limit: PageSize(1), ..by(ProductSort::Name) }).await.unwrap();
        let other = ProductList { after: first.next, ..by(ProductSort::Code) };
        assert_eq!(shop.ask(other).await.unwrap_err().code(), "list.cursor_of_other_sort");
    })
    .await;
}

#[tokio::test]
async fn kept_pages_learn_of_every_change() {
    both(|shop| async move {
        let rev = async || {
            let id = shop.0.shop;
            shop.0.engine.read(Reach::Shop(id), move |db| souk_catalog::catalog_rev(db, id)).await.unwrap()
        };
        assert_eq!(rev().await, 0);
        let view = shop.add("Robe").await;
        assert_eq!(rev().await, 1);
        shop.run(ToggleProduct { id: view.product.id, rev: 1 }).await.unwrap();
        assert_eq!(rev().await, 2);
    })
    .await;
}

#[tokio::test]
async fn the_audit_finds_what_it_is_there_to_find() {
    for (which, invariant) in souk_catalog::ROOM.invariants.iter().enumerate() {
        both(|shop| async move {
            crate::pictures::add(&shop, &shop.add("Robe").await, &souk_testkit::picture(9, 9, [9, 0, 0]))
                .await;
            let broken: Vec<(RawId, String)> = shop.0.rows((invariant.find)(), &[]).await;
            assert!(broken.is_empty(), "{}", invariant.name);
            shop.run(Step::Plant { invariant: which }).await.unwrap();
            let broken: Vec<(RawId, String)> = shop.0.rows((invariant.find)(), &[]).await;
            assert_eq!(broken.len(), 1, "{}", invariant.name);
        })
        .await;
    }
}
