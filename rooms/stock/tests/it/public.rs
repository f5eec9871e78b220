//! What customers see: active products, with words for stock and never a number.

use souk_catalog::{AddProduct, ToggleProduct};
use souk_core::Quantity;
use souk_engine::PageSize;
use souk_stock::{PublicList, PublicProduct, Shelf, VariantsForSale};

use crate::world::{Shop, Step, both, shared};

#[tokio::test]
async fn visitors_read_stock_as_words() {
    both(|shop| async move {
        let (view, ids) = shop.stocked("Robe", &[10, 3, 0]).await;
        let visitor = || shop.0.visitor(1);
        let query = || PublicProduct { handle: view.product.handle.clone() };
        let shown = shop.ask_as(visitor(), query()).await.unwrap();
        let shelves: Vec<_> = shown.variants.iter().map(|variant| variant.shelf).collect();
        assert_eq!(shelves, [Shelf::InStock, Shelf::FewLeft, Shelf::SoldOut]);
        assert_eq!((shown.currency.as_str(), shown.variants[0].price_minor), ("DZD", Some(100_000)));
        let lines = vec![(ids[0], Quantity::whole(10))];
        shop.run(Step::Reserve { holder: 1, lines, minutes: None }).await.unwrap();
        let shown = shop.ask_as(visitor(), query()).await.unwrap();
        assert_eq!(shown.variants[0].shelf, Shelf::SoldOut);
        let json = serde_json::to_string(&shown).unwrap();
        assert!(!json.contains("on_hand") && !json.contains("cost"), "{json}");
    })
    .await;
}

#[tokio::test]
async fn hidden_and_foreign_products_look_absent() {
    both(|shop| async move {
        let (view, _) = shop.stocked("Robe", &[1]).await;
        let query = || PublicProduct { handle: view.product.handle.clone() };
        shop.run(ToggleProduct { id: view.product.id, rev: view.rev }).await.unwrap();
        let hidden = shop.ask_as(shop.0.visitor(1), query()).await.unwrap_err();
        assert_eq!(hidden.code(), "product.not_found");
        assert!(shop.ask_as(shop.0.visitor(1), PublicList::default()).await.unwrap().items.is_empty());
        let foreign = shop.ask_as(shop.0.other_owner(), query()).await.unwrap_err();
        assert_eq!(foreign.code(), "product.not_found");
        let draft = AddProduct { draft: true, ..Shop::plain("Brouillon") };
        shop.run(draft).await.unwrap();
        assert!(shop.ask_as(shop.0.visitor(1), PublicList::default()).await.unwrap().items.is_empty());
    })
    .await;
}

#[tokio::test]
async fn members_find_what_they_can_sell_with_what_is_left() {
    both(|shop| async move {
        let (robe, ids) = shop.stocked("Robe rouge", &[10, 0]).await;
        let (other, _) = shop.stocked("Robe bleue", &[1]).await;
        let lines = vec![(ids[0], Quantity::whole(4))];
        shop.run(Step::Reserve { holder: 1, lines, minutes: None }).await.unwrap();
        let found = |q: &str| shop.ask(VariantsForSale { q: q.to_owned() });
        assert_eq!(found("rob").await.unwrap().len(), 3);
        let rows = found("ROB rou").await.unwrap();
        let left: Vec<_> = rows.iter().map(|row| (row.variant_id, row.left)).collect();
        assert_eq!(left, [(ids[0], Some(Quantity::whole(6))), (ids[1], Some(Quantity(0)))]);
        assert_eq!((rows[0].price_minor, rows[0].product_id), (100_000, robe.product.id));
        shop.run(ToggleProduct { id: other.product.id, rev: other.rev }).await.unwrap();
        assert_eq!(found("rob").await.unwrap().len(), 2, "what is not sold is not offered");
        assert!(found(" ").await.unwrap().is_empty() && found("zzzz").await.unwrap().is_empty());
        let foreign = shop.ask_as(shop.0.other_owner(), VariantsForSale { q: "rob".to_owned() });
        assert!(foreign.await.unwrap().is_empty());
        let visitor = shop.ask_as(shop.0.visitor(1), VariantsForSale { q: "rob".to_owned() });
        assert!(visitor.await.is_err(), "how many are left is no visitor's business");
    })
    .await;
}

#[tokio::test]
async fn lists_are_searched_and_paged() {
    both(|shop| async move {
        shop.import(&shared("home-and-garden.csv")).await;
        let (mut after, mut count) = (None, 0);
        loop {
            let query = PublicList { limit: PageSize(7), after, ..PublicList::default() };
            let page = shop.ask_as(shop.0.visitor(1), query).await.unwrap();
            assert!(page.items.iter().all(|row| row.price_minor.is_some()));
            assert!(page.items.iter().all(|row| row.picture.is_none()), "a foreign address is not shown");
            count += page.items.len();
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(count, 20);
        let found = |q: &str| {
            shop.ask_as(shop.0.visitor(1), PublicList { q: Some(q.to_owned()), ..PublicList::default() })
        };
        let all = found("pla").await.unwrap().items.len();
        let some = found("pla pot").await.unwrap().items.len();
        assert!(some > 0 && some < all, "{some} of {all}");
        assert!(found("zzzz").await.unwrap().items.is_empty());
    })
    .await;
}
