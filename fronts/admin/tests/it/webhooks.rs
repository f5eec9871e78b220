//! Webhooks through their pages: added, tried, read, changed, turned off, removed.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use souk_webhooks::ports::{Call, Caller, Outcome};

use crate::office::in_office_serving;

/// A receiver that is busy the first time and answers with what would be a tag.
struct Busy;

impl Caller for Busy {
    fn post(&self, call: Call) -> Pin<Box<dyn Future<Output = Outcome> + Send + '_>> {
        assert!(
            call.headers.iter().any(|(name, value)| *name == "webhook-signature" && value.starts_with("v1,"))
        );
        let answer = b"<b>busy</b>".to_vec();
        Box::pin(async { Outcome { status: Some(503), answer, ms: 12, ..Outcome::default() } })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_endpoint_is_added_tried_changed_and_removed() {
    let caller: Arc<dyn Caller> = Arc::new(Busy);
    in_office_serving(caller, |mut office| async move {
        let here = "/admin/settings/webhooks";
        let page = office.owner.get(here).await;
        assert!(page.has("No endpoints yet") && page.has("New order"), "{}", page.text);
        let near = [("url", "https://127.0.0.1/"), ("events", "order.placed")];
        let page = office.owner.post(&page, here, &near).await;
        assert!(page.status == 422 && page.has("private network"), "{}", page.text);
        assert!(page.has("value=\"https://127.0.0.1/\""), "what was typed stays");
        let fine = [("url", "https://hooks.example.dz/souk"), ("events", "order.placed")];
        let page = office.owner.post(&page, here, &fine).await;
        assert!(page.has("value=\"whsec_"), "the secret is shown once: {}", page.text);
        let card = page.link("/admin/settings/webhooks/whk_");
        let page = office.owner.get(&card).await;
        assert!(page.has("Nothing was sent yet") && !page.has("whsec_"), "{}", page.text);
        let page = office.owner.post(&page, &format!("{card}/test"), &[]).await;
        assert!(page.has("webhook.test") && page.has("waiting"), "{}", page.text);
        office.world.drain().await;
        let page = office.owner.get(&card).await;
        assert!(page.has("503") && page.has("failed"), "{}", page.text);
        let sent = page.link("/admin/settings/webhook-deliveries/whd_");
        let page = office.owner.get(&sent).await;
        assert!(page.has("12 ms") && page.has("&lt;b&gt;busy"), "{}", page.text);
        let page = office.owner.post(&page, &format!("{sent}/resend"), &[]).await;
        assert!(page.has("It is sent once more"), "{}", page.text);
        let page = office.owner.get(&card).await;
        let rev = page.value("rev");
        let change =
            [("url", "https://hooks.example.dz/new"), ("events", "order.cancelled"), ("rev", rev.as_str())];
        let page = office.owner.post(&page, &card, &change).await;
        assert!(page.has("The endpoint was saved") && page.has("hooks.example.dz/new"), "{}", page.text);
        let page = office.owner.post(&page, &format!("{card}/rotate"), &[]).await;
        assert!(page.has("value=\"whsec_"), "{}", page.text);
        let page = office.owner.get(&card).await;
        let page = office.owner.post(&page, &format!("{card}/disable"), &[]).await;
        assert!(page.has("Disabled by a member"), "{}", page.text);
        let page = office.owner.post(&page, &format!("{card}/enable"), &[]).await;
        assert!(page.has("Events are sent there again"), "{}", page.text);
        let page = office.owner.get(&format!("{card}/remove")).await;
        let page = office.owner.post(&page, &format!("{card}/remove"), &[]).await;
        assert!(page.has("The endpoint was removed") && page.has("No endpoints yet"), "{}", page.text);
        assert_eq!(office.owner.get(&card).await.status, 404);
        let page = office.owner.get(&format!("{here}?lang=ar")).await;
        assert!(page.has("نقاط الإشعار") && page.has("dir=\"rtl\""), "{}", page.text);
        let mut support = office.member("support").await;
        assert_eq!(support.get(here).await.status, 403, "not everybody's");
    })
    .await;
}
