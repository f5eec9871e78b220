//! A product is archived in two steps, and only when nothing hangs on it.

use souk_catalog::{ProductCard, ProductState, RestoreProduct};
use souk_core::{Moment, Quantity, Result};
use souk_stock::{DeleteProduct, Deleted, StockFate};

use crate::world::{Shop, Step, both};

async fn delete(
    shop: &Shop,
    id: souk_catalog::ProductId,
    confirm: Option<String>,
    stock: Option<StockFate>,
) -> Result<Deleted> {
    shop.run(DeleteProduct { id, confirm, stock }).await
}

async fn token(shop: &Shop, id: souk_catalog::ProductId) -> String {
    let refused = delete(shop, id, None, None).await.unwrap_err();
    assert_eq!(refused.code(), "product.confirm_required");
    refused.refusal().unwrap().args["confirm_token"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn the_first_answer_tells_what_hangs_on_it_and_the_second_archives() {
    both(|shop| async move {
        shop.allow(Some(1)).await;
        let (view, ids) = shop.stocked("Robe", &[4]).await;
        let id = view.product.id;
        let good = token(&shop, id).await;
        assert_eq!(
            delete(&shop, id, Some("1-x".to_owned()), None).await.unwrap_err().code(),
            "product.confirm_required"
        );
        assert_eq!(
            delete(&shop, id, Some(good.clone()), None).await.unwrap_err().code(),
            "product.has_stock"
        );
        delete(&shop, id, Some(good), Some(StockFate::WriteOff)).await.unwrap();
        assert_eq!(shop.level(ids[0]).await, (0, 0));
        assert_eq!(shop.ask(ProductCard { id }).await.unwrap().product.state, ProductState::Archived);
        // The place in the plan is free, and the archived product needs it to come back.
        shop.stocked("Sac", &[0]).await;
        assert_eq!(shop.run(RestoreProduct { id }).await.unwrap_err().code(), "plan.limit_products");
        shop.is_sound().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_is_good_for_ten_minutes_and_for_the_product_as_it_was() {
    both(|shop| async move {
        let (view, _) = shop.stocked("Robe", &[0]).await;
        let id = view.product.id;
        let old = token(&shop, id).await;
        shop.0.clock.advance(11 * 60 * Moment::SECOND);
        assert_eq!(delete(&shop, id, Some(old), None).await.unwrap_err().code(), "product.confirm_required");
        let seen = token(&shop, id).await;
        let price = souk_catalog::SetPrice { id, rev: view.rev, variant_id: None, price_minor: Some(5) };
        shop.run(price).await.unwrap();
        assert_eq!(delete(&shop, id, Some(seen), None).await.unwrap_err().code(), "product.confirm_required");
    })
    .await;
}

#[tokio::test]
async fn what_an_order_waits_for_is_not_deleted() {
    both(|shop| async move {
        let (view, ids) = shop.stocked("Robe", &[4]).await;
        let lines = vec![(ids[0], Quantity::ONE)];
        shop.run(Step::Reserve { holder: 1, lines, minutes: None }).await.unwrap();
        assert_eq!(
            delete(&shop, view.product.id, None, None).await.unwrap_err().code(),
            "product.in_open_orders"
        );
        shop.run(Step::Release { holder: 1 }).await.unwrap();
        shop.run(Step::OpenLines { product: view.product.id, n: 2 }).await.unwrap();
        assert_eq!(
            delete(&shop, view.product.id, None, None).await.unwrap_err().code(),
            "product.in_open_orders"
        );
        shop.run(Step::OpenLines { product: view.product.id, n: -2 }).await.unwrap();
        token(&shop, view.product.id).await;
        let foreign = shop
            .0
            .engine
            .execute(shop.0.other_owner(), DeleteProduct { id: view.product.id, confirm: None, stock: None });
        assert_eq!(foreign.await.unwrap_err().code(), "product.not_found");
    })
    .await;
}
