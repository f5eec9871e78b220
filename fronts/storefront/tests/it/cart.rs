//! The cart: several products, one order; prices are always today's.

use souk_catalog::SetPrice;

use crate::browser::{Browser, Seen};
use crate::stall::at_stall;

async fn put(browser: &mut Browser, handle: &str, pieces: &str) -> Seen {
    let form = browser.get(&format!("/shop/amina/en/p/{handle}")).await.form("/checkout");
    browser.send(&form.with("pieces", pieces).to("/shop/amina/en/cart")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cart_is_filled_changed_and_emptied() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        stall.product("Vase", 1_000, &[], 5).await;
        let mut browser = stall.browser();
        assert!(browser.get("/shop/amina/en/cart").await.has("Your cart is empty"));
        put(&mut browser, "robe", "1").await;
        let cart = put(&mut browser, "vase", "٢").await;
        assert_eq!(cart.path, "/shop/amina/en/cart");
        assert!(cart.words().contains("6\u{202f}500"), "{}", cart.words());
        let line = cart.form("/cart");
        let cart = browser.send(&line.clone().with("pieces", "3").pressed("do", "set")).await;
        assert!(cart.words().contains("15\u{202f}500"), "{}", cart.words());
        let wrong = browser.send(&line.clone().with("pieces", "two").pressed("do", "set")).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.has("Write a whole number") && wrong.words().contains("15\u{202f}500"));
        let cart = browser.send(&line.pressed("do", "remove")).await;
        assert!(cart.words().contains("2\u{202f}000") && !cart.words().contains("Robe"), "{}", cart.words());
        let empty = browser.send(&cart.form("/cart").pressed("do", "remove")).await;
        assert!(empty.has("Your cart is empty"));
        assert_eq!(browser.get("/shop/amina/en/checkout").await.path, "/shop/amina/en/cart");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cart_shows_todays_price_and_what_is_no_longer_sold() {
    at_stall(|stall| async move {
        let robe = stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        put(&mut browser, "robe", "1").await;
        let price = SetPrice {
            ..serde_json::from_value(
                serde_json::json!({ "id": robe.product.id, "rev": robe.rev, "price_minor": 500_000 }),
            )
            .unwrap()
        };
        stall.world.engine.execute(stall.owner(), price).await.unwrap();
        assert!(browser.get("/shop/amina/en/cart").await.words().contains("5\u{202f}000"));
        let off = serde_json::json!({ "id": robe.product.id, "rev": robe.rev + 1 });
        let off: souk_catalog::ToggleProduct = serde_json::from_value(off).unwrap();
        stall.world.engine.execute(stall.owner(), off).await.unwrap();
        let cart = browser.get("/shop/amina/en/cart").await;
        assert!(cart.has("no longer on sale") && !cart.has("Continue to your order"), "{}", cart.words());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_sites_form_puts_nothing_into_a_cart() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        let form = browser.get("/shop/amina/en/p/robe").await.form("/checkout");
        browser.headers.push(("sec-fetch-site", "cross-site".to_owned()));
        let cart = browser.send(&form.to("/shop/amina/en/cart")).await;
        assert!(cart.has("Your cart is empty"));
    })
    .await;
}
