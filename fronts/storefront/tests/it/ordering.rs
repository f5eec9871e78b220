//! Ordering without a script: from the product or the cart, once, at the price that was shown.

use souk_catalog::SetPrice;
use souk_core::Moment;
use souk_engine::sql;
use souk_shops::DefenceChange;

use crate::browser::{Browser, Form, Seen};
use crate::stall::{Stall, at_stall};

const PHONE: &str = "0661 23 45 67";

/// From the product's page to a checkout that only waits for its button.
pub async fn filled(browser: &mut Browser, province: &str, municipality: &str) -> Form {
    let product = browser.get("/shop/amina/en/p/robe").await.form("/checkout");
    let sent = product.with("name", "Karim Haddad").with("phone", PHONE).with("province", province);
    let checkout = browser.send(&sent).await;
    assert_eq!(checkout.status, 200, "{}", checkout.words());
    checkout.form("/checkout").with("municipality", municipality).with("address", "12 rue Didouche")
}

pub async fn stall_with_robe(stall: &Stall) -> souk_catalog::ProductView {
    stall.product("Robe", 4_500, &["S", "M"], 5).await
}

pub fn is_thanks(seen: &Seen) -> bool {
    seen.status == 200 && seen.path.contains("/thanks/") && seen.has("Thank you, your order is in")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_orders_without_a_script() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let found = browser.get("/shop/amina/ar/s?q=robe").await;
        assert!(found.has("/shop/amina/ar/p/robe"));
        let form = browser.get("/shop/amina/ar/p/robe").await.form("/checkout");
        let form = form.with("pieces", "٢").with("name", "كريم حداد").with("phone", "٠٦٦١٢٣٤٥٦٧");
        let checkout = browser.send(&form.with("province", "16").pressed("_refresh", "province")).await;
        let form = checkout.form("/checkout");
        assert_eq!(
            (form.get("name"), form.get("phone"), form.get("pieces")),
            ("كريم حداد", "٠٦٦١٢٣٤٥٦٧", "٢")
        );
        assert!(checkout.has("باب الوادي"), "the municipalities of Algiers");
        assert!(checkout.words().contains("9\u{202f}600"), "2 × 4 500 + 600: {}", checkout.words());
        let thanks = browser.send(&form.with("municipality", "1605").with("note", "بعد الخامسة")).await;
        assert!(thanks.path.contains("/ar/thanks/"), "{}", thanks.words());
        assert!(
            thanks.words().contains("شكرًا لك") && thanks.words().contains("9\u{202f}600"),
            "{}",
            thanks.words()
        );
        let rows: Vec<(String, String, i64, String)> =
            stall.world.rows(sql!("select customer_name, phone, total, lang from orders"), &[]).await;
        assert_eq!(rows, [("كريم حداد".into(), "+213661234567".into(), 960_000, "ar".into())]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_form_is_one_order_however_often_it_is_sent() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let first = browser.send(&form).await;
        assert!(is_thanks(&first), "{}", first.words());
        let again = browser.send(&form).await;
        assert_eq!(again.path, first.path, "a second tab, the back button, a double click");
        assert!(is_thanks(&browser.get(&first.path).await), "refresh after thanks");
        let other = browser.send(&form.clone().with("address", "elsewhere")).await;
        assert_eq!(other.status, 422);
        assert!(other.has("This form was already sent") && other.has("elsewhere"), "{}", other.words());
        assert_ne!(other.form("/checkout").get("_token"), form.get("_token"));
        assert_eq!(stall.orders().await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_is_not_ours_or_a_day_old_orders_nothing_and_loses_nothing() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let kept = |seen: &Seen| {
            let form = seen.form("/checkout");
            seen.has("Please confirm once more")
                && (form.get("name"), form.get("address"), form.get("municipality"))
                    == ("Karim Haddad", "12 rue Didouche", "1605")
        };
        let forged = browser.send(&form.clone().with("_token", "00.11.22")).await;
        assert!(kept(&forged), "{}", forged.words());
        let mut stranger = browser.stranger();
        assert!(kept(&stranger.send(&form).await), "another visitor's token");
        browser.headers.push(("sec-fetch-site", "cross-site".to_owned()));
        assert!(kept(&browser.send(&form).await), "another site's form");
        browser.headers.clear();
        stall.world.clock.advance(25 * Moment::HOUR);
        let old = browser.send(&form).await;
        assert!(kept(&old), "{}", old.words());
        assert_eq!(stall.orders().await, 0);
        assert!(is_thanks(&browser.send(&old.form("/checkout")).await), "the new token orders");
        let mut tokenless = browser.stranger();
        let whole = tokenless.send(&form.clone().without("_token").with("phone", "0661999999")).await;
        assert!(is_thanks(&whole), "whoever never saw the page is thanked: {}", whole.words());
        assert_eq!((stall.orders().await, stall.requests().await), (1, 1), "and a member looks first");
        let shown = tokenless.send(&form.without("_token").with("municipality", "")).await;
        assert_eq!((shown.status, stall.orders().await, stall.requests().await), (200, 1, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_fields_are_told_at_the_field_and_in_the_summary() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let sent = form.clone().with("name", "7").with("phone", "0555").with("address", "<b>\"12\"");
        let seen = browser.send(&sent).await;
        assert_eq!(seen.status, 422);
        assert!(seen.has("href=\"#f-name\"") && seen.has("href=\"#f-phone\"") && seen.has("f-phone-error"));
        let back = seen.form("/checkout");
        assert_eq!((back.get("phone"), back.get("address")), ("0555", "<b>\"12\""));
        assert!(!seen.has("<b>"));
        assert_eq!(back.get("_token"), form.get("_token"), "one form, one token");
        let nowhere = browser.send(&form.clone().with("municipality", "")).await;
        assert_eq!((nowhere.status, nowhere.has("f-municipality-error")), (422, true), "{}", nowhere.words());
        let thanks = browser.send(&back.with("name", "Karim").with("phone", PHONE)).await;
        assert!(is_thanks(&thanks), "{}", thanks.words());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_price_that_changed_is_told_and_asked_again() {
    at_stall(|stall| async move {
        let robe = stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let price = SetPrice {
            ..serde_json::from_value(
                serde_json::json!({ "id": robe.product.id, "rev": robe.rev, "price_minor": 500_000 }),
            )
            .unwrap()
        };
        stall.world.engine.execute(stall.owner(), price).await.unwrap();
        let told = browser.send(&form).await;
        assert_eq!((told.status, stall.orders().await), (409, 0));
        let words = told.words();
        assert!(words.contains("now costs 5\u{202f}000") && words.contains("5\u{202f}600"), "{words}");
        assert!(told.has("Confirm at the new price"));
        assert!(is_thanks(&browser.send(&told.form("/checkout")).await));
        let total: Vec<(i64,)> = stall.world.rows(sql!("select total from orders"), &[]).await;
        assert_eq!(total, [(560_000,)]);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_of_the_form_are_never_the_price() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let line = form.get("line").split('*').next().unwrap().to_owned();
        for seen in ["1", "100", "999999999"] {
            let forged = form.clone().with("line", &format!("{line}*{seen}")).with("seen_home", seen);
            assert_eq!(browser.send(&forged).await.status, 409, "{seen}");
        }
        assert_eq!(stall.orders().await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dearer_place_is_told_before_anything_is_ordered() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        // Oran was chosen without asking for its municipalities.
        let told = browser.send(&form.with("province", "31").with("municipality", "3101")).await;
        assert_eq!(told.status, 409, "{}", told.words());
        assert!(told.words().contains("5\u{202f}300"), "{}", told.words());
        let desk = told.form("/checkout").with("option", "desk");
        let thanks = browser.send(&desk).await;
        assert!(is_thanks(&thanks) && thanks.words().contains("4\u{202f}900"), "{}", thanks.words());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_collects_says_where_and_the_only_desk_is_chosen_already() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        stall.desk("16", "1605").await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await.with("option", "desk");
        let asked = browser.send(&form.clone().with("desk", "")).await;
        assert_eq!(asked.status, 422, "{}", asked.words());
        assert!(asked.words().contains("Choose the desk"), "{}", asked.words());
        let own = asked.text().find("Desk 1605").unwrap();
        assert!(own < asked.text().find("Desk 1601").unwrap(), "that of the municipality comes first");
        let oran = browser.send(&form.clone().with("province", "31")).await.form("/checkout");
        let foreign = browser.send(&form.with("desk", oran.get("desk"))).await;
        assert_eq!(foreign.status, 422, "{}", foreign.words());
        assert_eq!(stall.orders().await, 0);
        assert!(is_thanks(&browser.send(&oran.with("municipality", "3101").with("option", "desk")).await));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ways_that_do_not_go_there_are_not_offered() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let product = browser.get("/shop/amina/en/p/robe").await.form("/checkout");
        let algiers = browser.send(&product.clone().with("province", "16")).await;
        assert!(algiers.has("To a pick-up desk"));
        let tamanrasset = browser.send(&product.clone().with("province", "11")).await;
        assert!(!tamanrasset.has("To a pick-up desk"), "{}", tamanrasset.words());
        stall.rate(souk_places::DeliveryOption::Home, "11", None).await;
        let nowhere = browser.send(&product.with("province", "11")).await;
        assert!(nowhere.has("does not deliver to this place"), "{}", nowhere.words());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_again_is_asked_first() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        assert!(is_thanks(&browser.send(&form).await));
        let mut second = browser.stranger();
        let form = filled(&mut second, "16", "1605").await;
        let asked = second.send(&form).await;
        assert_eq!((asked.status, stall.orders().await), (409, 1));
        assert!(
            asked.has("less than an hour ago")
                && asked.has("You ordered this already")
                && asked.has("Yes, order again"),
            "{}",
            asked.words()
        );
        assert!(is_thanks(&second.send(&asked.form("/checkout")).await));
        assert_eq!(stall.orders().await, 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_short_says_how_many_can_be_had() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let changed = browser.send(&form.with("pieces", "7")).await;
        assert_eq!(changed.status, 409, "the total is another: {}", changed.words());
        let short = browser.send(&changed.form("/checkout")).await;
        assert_eq!((short.status, stall.orders().await), (409, 0));
        assert!(short.words().contains("only 5 can be ordered"), "{}", short.words());
        let fewer = browser.send(&short.form("/checkout").with("pieces", "5")).await;
        assert!(is_thanks(&browser.send(&fewer.form("/checkout")).await));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cart_becomes_one_order_and_is_empty_then() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        stall.product("Vase", 1_000, &[], 5).await;
        let mut browser = stall.browser();
        for handle in ["robe", "vase"] {
            let form = browser.get(&format!("/shop/amina/en/p/{handle}")).await.form("/checkout");
            browser.send(&form.to("/shop/amina/en/cart")).await;
        }
        let checkout = browser.get("/shop/amina/en/checkout").await;
        let form =
            checkout.form("/checkout").with("name", "Karim").with("phone", PHONE).with("province", "16");
        let checkout = browser.send(&form.pressed("_refresh", "province")).await;
        let form = checkout.form("/checkout").with("municipality", "1605").with("address", "x");
        let thanks = browser.send(&form).await;
        assert!(is_thanks(&thanks) && thanks.words().contains("6\u{202f}100"), "{}", thanks.words());
        assert!(browser.get("/shop/amina/en/cart").await.has("Your cart is empty"));
        assert_eq!(stall.orders().await, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_robots_do_is_thanked_and_looked_at_first() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let trapped = browser.send(&form.with("website", "https://spam.example")).await;
        assert!(is_thanks(&trapped), "{}", trapped.words());
        assert_eq!((stall.orders().await, stall.requests().await), (0, 1));
        stall.defend(DefenceChange { form_seconds: Some(3), ..DefenceChange::default() }).await;
        let mut fast = browser.stranger();
        let form = filled(&mut fast, "16", "1605").await.with("phone", "0661888888");
        stall.world.clock.advance(2 * Moment::SECOND);
        assert!(is_thanks(&fast.send(&form).await));
        assert_eq!((stall.orders().await, stall.requests().await), (0, 2), "two seconds are no typing");
        let mut person = browser.stranger();
        let form = filled(&mut person, "16", "1605").await.with("phone", "0661777777");
        stall.world.clock.advance(3 * Moment::SECOND);
        assert!(is_thanks(&person.send(&form).await));
        assert_eq!((stall.orders().await, stall.requests().await), (1, 2), "three are");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_that_takes_no_orders_says_whom_to_call() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        stall.world.clock.advance(6 * Moment::DAY);
        let page = browser.get("/shop/amina/en/p/robe").await;
        assert_eq!(page.status, 200, "the shop stays visible");
        let closed = browser.send(&page.form("/checkout")).await;
        assert_eq!(closed.status, 503);
        assert!(
            closed.has("takes no orders at the moment") && closed.has("0551 23 45 67"),
            "{}",
            closed.words()
        );
        for told in ["trial", "plan", "subscription", "paid"] {
            assert!(!closed.words().to_lowercase().contains(told), "{told}");
        }
        assert_eq!(browser.send(&form).await.status, 503);
        assert_eq!(stall.orders().await, 0);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_script_gets_the_same_lists_as_everybody() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let line = form.get("line").to_owned();
        let piece = browser.get(&format!("/shop/amina/en/place?line={line}&pieces=2&province=31")).await;
        assert!(piece.text().starts_with("<div class=\"form\" id=\"f-place-field\">"), "{}", piece.text());
        assert!(piece.has("Oran") && piece.has("9\u{202f}800"), "{}", piece.text());
        let fee = browser.get(&format!("/shop/amina/en/delivery?pick={line}&province=31")).await;
        assert!(fee.has("800") && fee.has("id=\"f-delivery-field\""), "{}", fee.text());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_sends_sixty_orders_an_hour_is_asked_to_wait() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        stall.defend(DefenceChange { question_after: Some(0), ..DefenceChange::default() }).await;
        let form = filled(&mut browser, "16", "1605").await;
        let nameless = form.clone().with("name", "");
        let mut statuses = Vec::new();
        for _ in 0..60 {
            statuses.push(browser.send_once(&nameless).await.status);
        }
        assert!(statuses.iter().all(|status| *status == 422), "{statuses:?}");
        let held = browser.send_once(&form).await;
        assert_eq!(held.status, 429);
        assert!(held.has("Too many tries") && held.has("Karim Haddad"), "{}", held.words());
        assert_eq!(stall.orders().await, 0);
        stall.world.clock.advance(Moment::HOUR);
        assert!(is_thanks(&browser.send(&held.form("/checkout")).await), "the next hour is another");
    })
    .await;
}
