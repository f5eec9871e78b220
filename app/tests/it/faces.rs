//! The limit on pages elsewhere: four faces and one answer that say the same, by a token that reads nothing
//! else.

use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use souk_core::params;
use souk_engine::{Ask, Dialect, Lane, Reach, sql as statement};

use crate::house::{House, MARK, Shop};
use crate::http::{Call, Door, Got};

const BLOG: &str = "https://blog.example";

async fn on_both(test: impl AsyncFn(&House, &Shop)) {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let shop = Shop::lean(house.engine(), MARK, "ecommerce_starter").await;
        test(&house, &shop).await;
    }
}

/// So many of the hundred orders are used.
async fn used(house: &House, shop: &Shop, orders: i64) {
    let console = Ask::new(souk_core::Actor::Console, "test");
    crate::house::run(house.engine(), console, "reset_monthly_online_orders", json!({})).await;
    house.world.drain().await;
    let id = shop.id;
    let written = house.engine().db().write(Lane::Front, Reach::Platform, move |tx| {
        tx.put(statement!("update usage_periods set used = $2 where shop_id = $1"), params![id, orders])
    });
    written.await.unwrap_or_else(|_| panic!("orders are planted"));
}

async fn get(door: &Door<'_>, path: &str, headers: &[(&'static str, String)]) -> Got {
    door.call(&Call { method: "GET", path: path.to_owned(), body: None }, headers).await
}

/// One piece is on its way to be ordered.
async fn checkout(door: &Door<'_>, shop: &Shop, variant: &str, headers: &[(&'static str, String)]) -> Got {
    let path = format!("/shop/{}/en/checkout", shop.slug);
    let mut request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, value);
    }
    door.send(request.body(Body::from(format!("line={variant}&pieces=1"))).unwrap()).await
}

fn from(origin: &str) -> Vec<(&'static str, String)> {
    vec![("origin", origin.to_owned())]
}

async fn token(shop: &Shop) -> Value {
    shop.run("create_embed_token", json!({"name": "Blog", "origins": [format!("{BLOG}/")]})).await
}

#[tokio::test(flavor = "multi_thread")]
async fn every_face_says_what_the_answer_says() {
    on_both(async |house, shop| {
        used(house, shop, 83).await;
        let door = Door::new(house);
        let owner = door.credentials(&shop.ask_owner()).await;
        let answer = get(&door, "/api/v1/online-orders-limit", &owner).await.json();
        let told = &answer["limitInfo"];
        assert_eq!((&told["level"], &told["percent"]), (&json!("high"), &json!(83)));
        assert_eq!(get(&door, "/embed/online-orders-limit?lang=en", &owner).await.json(), answer);
        for (face, parts) in [
            ("OnlineOrdersCounter", &["limit-counter high default", "83 / 100", "Near the limit"][..]),
            ("OnlineOrdersCounter?variant=compact", &["limit-counter high compact", "83 / 100"]),
            ("OnlineOrdersLimitCard", &["limit-card high", "83 / 100", "Buy more orders"]),
            ("OrdersLimitNotifications", &["limit-notice high"]),
        ] {
            let joint = if face.contains('?') { '&' } else { '?' };
            let shown = get(&door, &format!("/fragments/{face}{joint}lang=en"), &owner).await.text();
            for part in parts.iter().chain(&[told["message"].as_str().unwrap()]) {
                assert!(shown.contains(part), "{face} {part}: {shown}");
            }
            assert!(!shown.contains("<script") && !shown.contains(" style="), "{shown}");
        }
        let arabic = get(&door, "/fragments/OnlineOrdersCounter?lang=ar", &owner).await.text();
        assert!(arabic.contains("dir=\"rtl\"") && arabic.contains("قريب من الحد"), "{arabic}");
        let open = get(&door, "/fragments/OrderLimitBlocker", &owner).await;
        assert_eq!((open.status.as_u16(), open.text().trim()), (200, ""), "nothing stands in the way");
        assert_eq!(get(&door, "/fragments/Nothing", &owner).await.status, 404);
        assert_eq!(get(&door, "/fragments/OnlineOrdersCounter", &[]).await.status, 401);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_has_the_answer_gets_it_again_when_it_changed() {
    on_both(async |house, shop| {
        used(house, shop, 10).await;
        let door = Door::new(house);
        for path in ["/api/v1/online-orders-limit", "/embed/online-orders-limit"] {
            let mut owner = door.credentials(&shop.ask_owner()).await;
            used(house, shop, 10).await;
            let first = get(&door, path, &owner).await;
            owner.push(("if-none-match", first.headers["etag"].to_str().unwrap().to_owned()));
            let again = get(&door, path, &owner).await;
            assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{path}");
            used(house, shop, 11).await;
            assert_eq!(get(&door, path, &owner).await.json()["limitInfo"]["currentOrders"], 11, "{path}");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_reads_the_limit_on_its_own_pages_and_opens_nothing_else() {
    on_both(async |house, shop| {
        used(house, shop, 83).await;
        let made = token(shop).await;
        let text = made["token"].as_str().unwrap();
        let door = Door::new(house);
        let path = format!("/embed/online-orders-limit?token={text}");
        let seen = get(&door, &path, &from(BLOG)).await;
        assert_eq!((seen.status.as_u16(), &seen.json()["limitInfo"]["currentOrders"]), (200, &json!(83)));
        assert_eq!(seen.headers["access-control-allow-origin"], BLOG);
        let card = get(&door, &format!("/fragments/OnlineOrdersLimitCard?token={text}"), &from(BLOG)).await;
        assert!(card.status == 200 && card.text().contains("83 / 100"), "{}", card.text());
        for origin in
            ["https://elsewhere.example", "http://blog.example", "https://blog.example:8443", "null"]
        {
            assert_eq!(get(&door, &path, &from(origin)).await.status, 403, "{origin}");
        }
        assert_eq!(get(&door, &path, &[]).await.status, 403, "no page at all");
        let forged = format!("{path}x");
        assert_eq!(get(&door, &forged, &from(BLOG)).await.status, 403);
        let write = Call { method: "POST", path, body: Some(b"{}".to_vec()) };
        assert_eq!(door.call(&write, &from(BLOG)).await.status, 403);
        let bearer = [("authorization", format!("Bearer {text}"))];
        for (method, path) in
            [("POST", "/api/v1/orders"), ("GET", "/api/v1/orders"), ("PATCH", "/api/v1/shop")]
        {
            let call =
                Call { method, path: path.to_owned(), body: (method != "GET").then(|| b"{}".to_vec()) };
            assert_eq!(door.call(&call, &bearer).await.status, 403, "{method} {path}");
        }
        shop.run("revoke_embed_token", json!({"id": made["id"]})).await;
        assert_eq!(get(&door, &write.path, &from(BLOG)).await.status, 403, "ended for good");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_is_made_for_real_origins() {
    on_both(async |_, shop| {
        for origins in [json!([]), json!(["*"]), json!(["https://a.example/path"]), json!(["a.example"])] {
            let input = json!({"name": "Blog", "origins": origins});
            let refused = shop.engine.execute_named("create_embed_token", shop.ask_owner(), input).await;
            assert_eq!(crate::checks::said(&refused), "embed_token.origin_invalid", "{origins}");
        }
        token(shop).await;
        let listed = shop.ask("embed_token_list", json!({})).await;
        assert_eq!(listed["items"][0]["origins"], json!([BLOG]));
        assert!(!listed.to_string().contains("souk_embed_"), "the token is shown once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_blocked_shop_tells_customers_whom_to_call_and_members_what_to_do() {
    on_both(async |house, shop| {
        used(house, shop, 100).await;
        let door = Door::new(house);
        let owner = door.credentials(&shop.ask_owner()).await;
        let path = format!("/fragments/OrderLimitBlocker?lang=en&shop={}", shop.slug);
        let shown = get(&door, &path, &[]).await.text();
        assert!(shown.contains("takes no orders at the moment") && shown.contains("tel:"), "{shown}");
        assert!(!shown.contains("Buy more orders") && !shown.contains("100 orders"), "{shown}");
        let shown = get(&door, &path, &owner).await.text();
        assert!(shown.contains("Buy more orders") && shown.contains("All 100 orders"), "{shown}");
        let variant = shop.stocked().await.1;
        let theirs = checkout(&door, shop, &variant, &[]).await;
        assert_eq!(theirs.status, 503, "{}", theirs.text());
        assert!(!theirs.text().contains("/admin/subscription"));
        let ours = checkout(&door, shop, &variant, &owner).await;
        assert!(ours.text().contains("/admin/subscription#packages"), "{}", ours.text());
        let other = door.credentials(&house.b.ask_owner()).await;
        assert!(!checkout(&door, shop, &variant, &other).await.text().contains("/admin/subscription"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_is_small_and_had_from_anywhere() {
    on_both(async |house, _| {
        let door = Door::new(house);
        let script = get(&door, "/embed/souk-limits.js", &from("https://anywhere.example")).await;
        assert_eq!(script.status, 200);
        assert_eq!(script.headers["access-control-allow-origin"], "*");
        assert!(script.body.len() <= 6 * 1024, "{} bytes before they are squeezed", script.body.len());
        let text = script.text();
        for name in [
            "online-orders-limit-card",
            "online-orders-counter",
            "orders-limit-notifications",
            "order-limit-blocker",
            "export function useOnlineOrdersLimit",
            "limitInfo",
            "checkLimit",
            "refreshLimit",
        ] {
            assert!(text.contains(name), "{name}");
        }
        assert_eq!(get(&door, "/embed/souk-limits.css", &[]).await.status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_in_a_public_page_tells_nobody_what_the_shop_owes() {
    on_both(async |house, shop| {
        used(house, shop, 83).await;
        let text = token(shop).await["token"].as_str().unwrap().to_owned();
        let console = || Ask::new(souk_core::Actor::Console, "test");
        let block = json!({"id": shop.id, "code": "debt", "text": "Pay your debt first."});
        crate::house::run(house.engine(), console(), "block_shop", block).await;
        let door = Door::new(house);
        let path = format!("/embed/online-orders-limit?token={text}&lang=en");
        let seen = get(&door, &path, &from(BLOG)).await.json()["limitInfo"].clone();
        assert_eq!((&seen["isBlocked"], &seen["currentOrders"]), (&json!(true), &json!(83)));
        assert_eq!(seen["reasons"], json!([]));
        assert_eq!(seen["message"], "This shop takes no orders at the moment.");
        for face in ["OnlineOrdersLimitCard", "OrdersLimitNotifications", "OrderLimitBlocker"] {
            let shown = get(&door, &format!("/fragments/{face}?token={text}&lang=en"), &from(BLOG)).await;
            let shown = shown.text();
            for told in ["admin_blocked", "stopped", "debt", "support", "Pay"] {
                assert!(!shown.contains(told), "{face} {told}: {shown}");
            }
        }
        // The shop's own members read why.
        let owner = door.credentials(&shop.ask_owner()).await;
        let own = get(&door, "/embed/online-orders-limit?lang=en", &owner).await.json();
        assert_eq!(own["limitInfo"]["reasons"], json!(["admin_blocked"]));
    })
    .await;
}
