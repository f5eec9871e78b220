//! The outbox where a mail server refuses.

use std::sync::Arc;

use souk_engine::{Delivery, Driver, Message};

use crate::office::in_office_serving;

struct Refusing;

impl Driver for Refusing {
    fn deliver(&self, _: &Message, _: Option<&str>) -> Delivery {
        Delivery::Never("550 5.1.1 <nobody> here".to_owned())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_was_refused_says_why_and_is_sent_again() {
    let driver: Arc<dyn Driver> = Arc::new(Refusing);
    in_office_serving(driver, |mut office| async move {
        office.member("support").await;
        office.world.drain().await;
        let page = office.owner.get("/admin/outbox").await;
        assert!(page.has("550 5.1.1 &lt;nobody&gt; here") && page.has("failed"), "{}", page.text);
        assert!(page.has("The mail server will not take it"), "{}", page.text);
        let mut again = page.text.split("action=\"").filter_map(|rest| rest.split('"').next());
        let again = again.find(|path| path.starts_with("/admin/outbox/")).unwrap().to_owned();
        let page = office.owner.post(&page, &again, &[]).await;
        assert!(page.has("The message is on its way") && page.has("waiting"), "{}", page.text);
        let second = office.owner.post(&page, &again, &[]).await;
        assert!(second.status == 409 && second.has("Nothing was sent twice"), "{}", second.text);
        let page = office.owner.get("/admin/outbox?lang=ar").await;
        assert!(page.has("صندوق الصادر"), "{}", page.text);
    })
    .await;
}
