//! A checkout that is left behind: kept with the tick, and with nothing else.

use souk_leads::{LeadList, LeadState, LeadView};

use crate::browser::Form;
use crate::ordering::{filled, is_thanks, stall_with_robe};
use crate::stall::{Stall, at_stall};

impl Stall {
    async fn leads(&self) -> Vec<LeadView> {
        self.world.drain().await;
        self.world.engine.ask(self.owner(), LeadList::default()).await.unwrap().items
    }
    async fn states(&self) -> Vec<LeadState> {
        self.leads().await.iter().map(|lead| lead.state).collect()
    }
}

/// The form as the script tells of it.
fn beacon(form: &Form) -> Form {
    form.clone().to(&format!("{}/keep", form.action))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_checkout_is_kept_with_the_tick_whatever_it_was_sent_for_and_without_it_nowhere() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await;
        assert_eq!(form.get("keep"), "", "nobody ticked it for them");
        browser.send(&form.clone().pressed("_refresh", "province")).await;
        browser.send(&form.clone().with("name", "")).await;
        browser.send(&beacon(&form)).await;
        assert_eq!(stall.states().await, []);
        assert_eq!(stall.world.tables_with("661234567").await, Vec::<String>::new());

        // A page that took a word back is not heard again; one that is shown later is.
        stall.world.clock.advance(souk_core::Moment::MINUTE);
        let ticked = filled(&mut browser, "16", "1605").await.with("keep", "true");
        let shown = browser.send(&ticked.clone().pressed("_refresh", "province")).await;
        let leads = stall.leads().await;
        assert_eq!((leads.len(), leads[0].phone.as_str()), (1, "+213661234567"));
        assert_eq!((leads[0].goods_minor, leads[0].province.as_str()), (450_000, "16"));
        let form = shown.form("/checkout");
        assert_eq!(form.get("keep"), "true", "the tick stands on the page that comes back");
        let refused = browser.send(&form.with("municipality", "1605").with("name", "")).await;
        assert!(refused.status == 422 && refused.form("/checkout").get("keep") == "true");
        let silent = browser.send(&beacon(&refused.form("/checkout").with("pieces", "2"))).await;
        assert_eq!((silent.status, silent.bytes.len()), (204, 0));
        let leads = stall.leads().await;
        assert_eq!((leads.len(), leads[0].goods_minor), (1, 900_000), "one row however often");
        assert_eq!((stall.orders().await, stall.requests().await), (0, 0));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_takes_the_tick_out_or_orders_after_all_is_not_called() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await.with("keep", "true");
        let shown = browser.send(&form.pressed("_refresh", "province")).await.form("/checkout");
        assert_eq!(stall.states().await, [LeadState::Waiting]);
        let shown = browser.send(&shown.without("keep").pressed("_refresh", "province")).await;
        assert_eq!(stall.states().await, [LeadState::Declined]);
        assert_eq!(shown.form("/checkout").get("keep"), "");

        let mut other = stall.browser();
        let form = filled(&mut other, "16", "1605").await.with("phone", "0770000001").with("keep", "true");
        other.send(&beacon(&form)).await;
        assert_eq!(stall.states().await.len(), 2);
        let thanks = other.send(&form).await;
        assert!(is_thanks(&thanks), "{}", thanks.words());
        other.send(&beacon(&form)).await;
        let leads = stall.leads().await;
        let ordered: Vec<_> = leads.iter().filter(|lead| lead.state == LeadState::Ordered).collect();
        assert_eq!((leads.len(), ordered.len(), ordered[0].order_id.is_some()), (2, 1, true));
        assert!(leads.iter().all(|lead| lead.phone.is_empty()), "nobody of them is to be called");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_site_a_robot_or_no_page_of_ours_tells_of_is_not_kept() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let mut browser = stall.browser();
        let form = beacon(&filled(&mut browser, "16", "1605").await.with("keep", "true"));
        for odd in [
            form.clone().with("_token", "forged"),
            form.clone().with("_token", ""),
            form.clone().with("website", "https://spam.example"),
            form.clone().with("phone", "12"),
            form.clone().with("pieces", "0"),
        ] {
            assert_eq!(browser.send(&odd).await.status, 204, "nobody learns anything");
        }
        browser.headers.push(("sec-fetch-site", "cross-site".to_owned()));
        assert_eq!(browser.send(&form).await.status, 204);
        assert_eq!(stall.states().await, []);
        browser.headers.pop();
        browser.send(&form).await;
        assert_eq!(stall.states().await, [LeadState::Waiting]);
    })
    .await;
}

/// Red where taking the word back asks for a page that is younger than a day, or for the page that gave it.
#[tokio::test(flavor = "multi_thread")]
async fn a_word_is_taken_back_from_any_page_however_old_and_by_telephone() {
    at_stall(|stall| async move {
        stall_with_robe(&stall).await;
        let day = 25 * souk_core::Moment::HOUR;
        let mut browser = stall.browser();
        let form = filled(&mut browser, "16", "1605").await.with("keep", "true");
        let earlier = browser.send(&form.pressed("_refresh", "province")).await;
        assert!(earlier.has("/shop/amina/en/calls?link="), "{}", earlier.text());
        let earlier = earlier.form("/checkout");
        // A second tab tells of the same telephone; then a day and more goes by.
        let later = filled(&mut browser, "16", "1605").await.with("keep", "true");
        browser.send(&beacon(&later)).await;
        stall.world.clock.advance(day);
        browser.send(&earlier.clone().without("keep").pressed("_refresh", "province")).await;
        assert_eq!(stall.states().await, [LeadState::Declined], "from the tab that is older than its token");

        stall.world.clock.advance(souk_core::Moment::HOUR);
        let form = filled(&mut browser, "16", "1605").await.with("keep", "true");
        let page = browser.send(&form.pressed("_refresh", "province")).await;
        let link = page.text().split("href=\"").find(|rest| rest.contains("calls?link=")).unwrap();
        let link = link.split('"').next().unwrap().to_owned();
        stall.world.clock.advance(day);
        let home = browser.get("/shop/amina/en/").await;
        assert!(home.has("href=\"/shop/amina/en/calls\""), "every page leads there");
        let own = browser.get("/shop/amina/en/calls").await;
        let mut other = stall.browser();
        let strange = other.get("/shop/amina/en/calls").await;
        assert_eq!((own.text().matches("<form").count(), strange.text().matches("<form").count()), (3, 2));
        let by_link = other.get(&link).await;
        assert_eq!(by_link.text().matches("<form").count(), 3, "the link is good on another telephone");
        let done = other.send(&by_link.form("/calls")).await;
        assert!(done.status == 200 && done.has("class=\"notice success\""), "{}", done.text());
        assert!(stall.states().await.iter().all(|state| *state == LeadState::Declined));

        stall.world.clock.advance(souk_core::Moment::HOUR);
        let form = filled(&mut browser, "16", "1605").await.with("keep", "true");
        browser.send(&beacon(&form)).await;
        assert!(stall.states().await.contains(&LeadState::Waiting));
        let mut phone = other.get("/shop/amina/en/calls").await.form("/calls").with("phone", "12");
        let wrong = other.send(&phone).await;
        assert!(wrong.status == 422 && wrong.has("aria-invalid=\"true\""), "{}", wrong.text());
        other.headers.push(("sec-fetch-site", "cross-site".to_owned()));
        phone = phone.with("phone", "0661 23 45 67");
        other.send(&phone).await;
        assert!(stall.states().await.contains(&LeadState::Waiting), "another site's form is not obeyed");
        other.headers.pop();
        other.send(&phone).await;
        assert!(!stall.states().await.contains(&LeadState::Waiting));
        assert_eq!(stall.world.tables_with("661234567").await, Vec::<String>::new());
    })
    .await;
}
