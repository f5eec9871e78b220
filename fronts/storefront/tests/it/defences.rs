//! What stands between a checkout and an order: the quota, and very many from one address.

use souk_shops::{DefenceChange, UpdateSettings, WhenBlocked};

use crate::ordering::{filled, is_thanks, stall_with_robe};
use crate::stall::{at_stall, at_stall_with};

#[tokio::test(flavor = "multi_thread")]
async fn a_full_quota_keeps_the_order_sealed_and_the_customer_may_take_it_back() {
    at_stall_with(Some(1), |stall| async move {
        stall_with_robe(&stall).await;
        let wait = UpdateSettings {
            when_blocked: Some(WhenBlocked::Wait),
            request_percent: Some(100),
            ..UpdateSettings::default()
        };
        stall.settings(wait).await;
        let mut first = stall.browser();
        let form = filled(&mut first, "16", "1605").await.with("phone", "0661888888");
        assert!(is_thanks(&first.send(&form).await));
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        let kept = browser.send(&form).await;
        assert!(kept.path.contains("/thanks/") && kept.has("Waiting for the shop"), "{}", kept.words());
        for told in ["quota", "plan", "limit", "subscription"] {
            assert!(!kept.words().to_lowercase().contains(told), "{told}");
        }
        let status = browser.get(&kept.path.replace("/thanks/", "/o/")).await;
        assert!(status.has("I do not want to wait"), "{}", status.words());
        let gone = browser.send(&status.form("/withdraw")).await;
        assert!(gone.has("Taken back") && !gone.has("I do not want to wait"), "{}", gone.words());
        assert_eq!((stall.orders().await, stall.requests().await), (1, 1));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_with_very_many_checkouts_answers_a_sum() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        stall.defend(DefenceChange { question_after: Some(2), ..DefenceChange::default() }).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        for _ in 0..2 {
            assert_eq!(browser.send(&form.clone().with("name", "")).await.status, 422);
        }
        let asked = browser.send(&form).await;
        assert_eq!((asked.status, stall.orders().await), (422, 0));
        assert!(asked.has("One question first"), "{}", asked.words());
        let form = asked.form("/checkout");
        let sum: i64 = form.get("question").split('.').take(2).map(|part| part.parse::<i64>().unwrap()).sum();
        let wrong = browser.send(&form.clone().with("answer", &(sum + 1).to_string())).await;
        assert!(wrong.has("That is not the sum") && stall.orders().await == 0, "{}", wrong.words());
        let forged = form.clone().with("question", "1.1.0.00").with("answer", "2");
        assert_eq!(browser.send(&forged).await.status, 422);
        let right = browser.send(&form.with("answer", &sum.to_string())).await;
        assert!(is_thanks(&right), "{}", right.words());
        assert_eq!(stall.orders().await, 1);
    })
    .await;
}
