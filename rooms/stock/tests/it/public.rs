//! What customers see: active products, with words for stock and never a number.

use souk_catalog::{AddCategory, AddProduct, ArrangeProducts, ProductArrangement, ProductId, ToggleProduct};
use souk_core::{Lang, Quantity, Words};
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

impl Shop {
    /// Every product of a list, page by page.
    async fn listed(&self, query: PublicList) -> Vec<ProductId> {
        let (mut after, mut all) = (None, Vec::new());
        loop {
            let query = PublicList { limit: PageSize(2), after, ..query.clone() };
            let page = self.ask_as(self.0.visitor(1), query).await.unwrap();
            assert!(page.items.len() <= 2);
            all.extend(page.items.iter().map(|row| row.id));
            after = page.next;
            if after.is_none() {
                return all;
            }
        }
    }
}

#[tokio::test]
async fn what_the_merchant_put_first_comes_first_and_pages_follow_without_doubles() {
    both(|shop| async move {
        let category = AddCategory { name: Words::one(Lang::En, "Clothes"), parent_id: None, position: 1 };
        let category = shop.run(category).await.unwrap().id;
        let mut ids = Vec::new();
        for number in 0..7 {
            let add = AddProduct {
                category_id: Some(category),
                price_minor: Some(100),
                ..Shop::plain(&format!("Vase {number}"))
            };
            ids.push(shop.run(add).await.unwrap());
        }
        // The clock stands, so their ids alone say which is newer.
        ids.sort_by_key(|added| added.product.id);
        let id = |number: usize| ids[number].product.id;
        let newest: Vec<ProductId> = (0..7).rev().map(id).collect();
        assert_eq!(shop.listed(PublicList::default()).await, newest);
        let arranged = shop.run(ArrangeProducts { rev: 0, ids: vec![id(2), id(5), id(0)] }).await.unwrap();
        assert_eq!((arranged.rev, arranged.products.len()), (1, 3));
        let order = [2, 5, 0, 6, 4, 3, 1].map(id);
        assert_eq!(shop.listed(PublicList::default()).await, order);
        let of_category = PublicList { category_id: Some(category), ..PublicList::default() };
        assert_eq!(shop.listed(of_category).await, newest, "a category keeps its order");
        let found = PublicList { q: Some("vase".to_owned()), ..PublicList::default() };
        assert_eq!(shop.listed(found).await, newest, "so does a search");
        // What is hidden keeps its place until it is shown again.
        shop.run(ToggleProduct { id: id(5), rev: ids[5].rev }).await.unwrap();
        assert_eq!(shop.listed(PublicList::default()).await, [2, 0, 6, 4, 3, 1].map(id));
        let back = shop.run(ToggleProduct { id: id(5), rev: ids[5].rev + 1 }).await;
        back.unwrap();
        assert_eq!(shop.listed(PublicList::default()).await, order);
        shop.run(ArrangeProducts { rev: 1, ids: Vec::new() }).await.unwrap();
        assert_eq!(shop.listed(PublicList::default()).await, newest);
    })
    .await;
}

#[tokio::test]
async fn an_order_that_somebody_else_changed_is_not_written_over() {
    both(|shop| async move {
        let (robe, _) = shop.stocked("Robe", &[1]).await;
        let (vase, _) = shop.stocked("Vase", &[1]).await;
        let (robe, vase) = (robe.product.id, vase.product.id);
        let arrange = |rev, ids: &[ProductId]| ArrangeProducts { rev, ids: ids.to_vec() };
        shop.run(arrange(0, &[robe])).await.unwrap();
        for (change, code) in [
            (arrange(0, &[vase]), "arrangement.changed_meanwhile"),
            (arrange(1, &[vase, vase]), "arrangement.twice"),
            (arrange(1, &vec![vase; 201]), "arrangement.too_many"),
        ] {
            assert_eq!(shop.run(change).await.unwrap_err().code(), code);
        }
        let other = shop.0.engine.execute(shop.0.other_owner(), arrange(0, &[robe])).await.unwrap_err();
        assert_eq!(other.code(), "product.not_found", "another shop's product has no place here");
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let (engine, ask) = (shop.0.engine.clone(), shop.0.owner());
                let change = arrange(1, &[vase, robe]);
                tokio::spawn(async move { engine.execute(ask, change).await.is_ok() })
            })
            .collect();
        let mut written = 0;
        for writer in writers {
            written += usize::from(writer.await.unwrap());
        }
        assert_eq!(written, 1);
        let now = shop.ask(ProductArrangement {}).await.unwrap();
        assert_eq!(now.products.iter().map(|it| it.id).collect::<Vec<_>>(), [vase, robe]);
    })
    .await;
}
