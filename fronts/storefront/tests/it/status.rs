//! Where is my order? By telephone and code, or by the link that we signed.

use crate::browser::{Browser, Seen};
use crate::stall::at_stall;

async fn ordered(browser: &mut Browser) -> (Seen, String) {
    let product = browser.get("/shop/amina/en/p/robe").await.form("/checkout");
    let sent = product.with("name", "Karim Haddad").with("phone", "0661234567").with("province", "16");
    let form = browser.send(&sent).await.form("/checkout");
    let thanks = browser.send(&form.with("municipality", "1605").with("address", "12 rue Didouche")).await;
    let code = thanks.path.split("/thanks/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    (thanks, code)
}

#[tokio::test(flavor = "multi_thread")]
async fn telephone_and_code_open_the_order_and_the_link_stays_good() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        let (thanks, code) = ordered(&mut browser).await;
        assert!(thanks.has(&code) && !thanks.has("Didouche") && !thanks.has("0661"), "{}", thanks.words());
        let mut later = browser.stranger();
        later.headers.push(("accept-language", "en".to_owned()));
        let find = later.get(&format!("/shop/amina/o?code={code}")).await;
        let form = find.form("/o");
        assert_eq!(form.get("code"), code);
        let typed = code.to_lowercase();
        let seen = later.send(&form.with("phone", "+213 661 23 45 67").with("code", &typed)).await;
        assert_eq!(seen.status, 200, "{}", seen.words());
        let words = seen.words();
        assert!(words.contains("Waiting for confirmation") && words.contains("5\u{202f}100"), "{words}");
        assert!(!words.contains("Didouche") && !words.contains("Karim"), "{words}");
        for _ in 0..12 {
            assert_eq!(later.get(&seen.path).await.status, 200, "the signed link is not counted");
        }
        let foreign = seen.path.replace("/o/", "/o/X");
        assert_eq!(later.get(&foreign).await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_at_their_order_may_ask_to_be_called_and_sees_that_they_did() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        let (thanks, _) = ordered(&mut browser).await;
        let status = browser.get(&thanks.path.replace("/thanks/", "/o/")).await;
        assert!(status.has("Call me, please"), "{}", status.words());
        let form = status.form("/call");
        let other = browser.get(&status.path).await.form("/call");
        let forged = browser.send(&form.clone().with("_token", "x")).await;
        assert!(forged.has("Call me, please"), "nothing came of it: {}", forged.words());
        let asked = browser.send(&form).await;
        assert_eq!((asked.status, asked.path), (200, status.path.clone()));
        let again = browser.send(&form).await;
        assert!(again.has("You asked for a call") && !again.has("Call me, please"), "{}", again.words());
        let wanted = stall.world.engine.ask(stall.owner(), souk_confirmation::CallbackList::default()).await;
        let wanted = wanted.unwrap().items;
        assert_eq!((wanted.len(), wanted[0].phone.as_str()), (1, "+213661234567"));
        let foreign = other.action.replace("/o/", "/o/X");
        assert_eq!(browser.send(&other.to(&foreign)).await.status, 404);
    })
    .await;
}

/// Red where a forgotten order opens by the link that its customer was sent.
#[tokio::test(flavor = "multi_thread")]
async fn a_forgotten_order_looks_like_one_that_never_was() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        let (thanks, code) = ordered(&mut browser).await;
        let link = thanks.path.replace("/thanks/", "/o/");
        assert_eq!(browser.get(&link).await.status, 200);
        let engine = &stall.world.engine;
        let order = engine.ask(stall.owner(), souk_orders::OrderList::default()).await.unwrap().items[0].id;
        let cancel = souk_orders::CancelOrder {
            id: order,
            reason: souk_orders::CancelReason::Other,
            note: String::new(),
        };
        engine.execute(stall.owner(), cancel).await.unwrap();
        let customers = souk_customers::queries::CustomerList::default();
        let id = engine.ask(stall.owner(), customers).await.unwrap().items[0].id;
        engine.execute(stall.owner(), souk_orders::EraseCustomer { id }).await.unwrap();
        let never = souk_orders::model::link::signature(engine.vault(), stall.shop, "ZZZZZZZZ").encode();
        for part in ["/thanks/", "/o/"] {
            let gone = browser.get(&thanks.path.replace("/thanks/", part)).await;
            let unknown = browser.get(&format!("/shop/amina/en{part}ZZZZZZZZ/{never}")).await;
            assert_eq!((gone.status, unknown.status), (404, 404), "{code}");
            assert_eq!(gone.words(), unknown.words());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_pair_an_unknown_code_and_a_guess_look_alike_and_have_an_end() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        let (_, code) = ordered(&mut browser).await;
        let form = browser.get("/shop/amina/en/o").await.form("/o");
        let mut answers = Vec::new();
        for (phone, code) in [("0770000001", code.as_str()), ("0661234567", "ZZZZZZZZ"), ("nothing", "?")] {
            let seen = browser.send(&form.clone().with("phone", phone).with("code", code)).await;
            assert_eq!(seen.status, 404);
            answers.push(seen.words());
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[1], answers[2]);
        let mut last = 0;
        for _ in 0..10 {
            last =
                browser.send(&form.clone().with("phone", "0770000001").with("code", "AAAAAAAA")).await.status;
        }
        assert_eq!(last, 429);
    })
    .await;
}
