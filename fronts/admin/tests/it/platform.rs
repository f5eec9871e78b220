//! The platform's pages of people, plans and money.

use souk_core::{Actor, TenantId};
use souk_engine::{Ask, Command, sql};
use souk_plans::ActivatePlan;

use crate::office::{Office, PASSWORD, in_office};

async fn console<C: Command>(office: &Office, command: C) {
    office.world.engine.execute(Ask::new(Actor::Console, "test"), command).await.unwrap();
}

async fn shop(office: &Office) -> TenantId {
    let shops: Vec<(TenantId,)> = office.world.rows(sql!("select shop_id from v_shops"), &[]).await;
    shops[0].0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_plan_is_retired_after_a_question_and_sold_again() {
    in_office(|mut office| async move {
        let plans = office.owner.get("/platform/plans?lang=en").await;
        assert!(!plans.has("action=\"/platform/plans/retire\""), "no button retires a plan at once");
        let ask = office.owner.get("/platform/plans/ecommerce_starter/retire").await;
        assert!(ask.has("keep it and renew it"), "{}", ask.text);
        let done = office.owner.post(&ask, "/platform/plans/retire", &[("plan", "ecommerce_starter")]).await;
        assert!(done.has("The plan is sold no more") && done.has("Sold no more"), "{}", done.text);
        let again = office.owner.post(&done, "/platform/plans/sell", &[("plan", "ecommerce_starter")]).await;
        assert!(again.has("The plan is sold again") && !again.has("Sold no more"), "{}", again.text);
        assert_eq!(office.owner.get("/platform/plans/own/retire").await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn money_is_shown_in_its_units_and_a_payment_is_recorded_with_all_it_says() {
    in_office(|mut office| async move {
        let card = office.owner.get("/platform?lang=en").await.link("/platform/shops/shp_");
        let page = office.owner.get(&card).await;
        let fields = [
            ("plan", "ecommerce_starter"),
            ("term", "month"),
            ("paid_by", "cash"),
            ("paid_reference", "R-17"),
        ];
        let page = office.owner.post(&page, &format!("{card}/pay"), &fields).await;
        assert!(page.has("The month was recorded"), "{}", page.text);
        let kept: Vec<(String, Option<String>)> =
            office.world.rows(sql!("select method, reference from plan_payments"), &[]).await;
        assert_eq!(kept, [("cash".to_owned(), Some("R-17".to_owned()))]);
        // The same reference once more: it is said, and what was typed stays.
        let page = office.owner.post(&page, &format!("{card}/pay"), &fields).await;
        assert!(page.status == 409 && page.has("value=\"R-17\""), "{}", page.text);
        let page = office.owner.get("/platform/figures/total_revenue").await;
        assert!(page.has("000 DA</bdi>") || page.has("000\u{a0}DA</bdi>"), "{}", page.text);
        assert!(!page.text.contains("100000") && !page.text.contains("100\u{a0}000"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_wrong_stands_at_the_form_that_it_is_about() {
    in_office(|mut office| async move {
        let card = office.owner.get("/platform?lang=en").await.link("/platform/shops/shp_");
        let first = office.owner.get(&card).await;
        let block = [("code", "debt"), ("text", "Please call us.")];
        let page = office.owner.post(&first, &format!("{card}/block"), &block).await;
        // A blocked shop has no form to block it, and the others still say what is wrong.
        let fields = [("package", "nothing"), ("method", "cash")];
        let page = office.owner.post(&page, &format!("{card}/credits"), &fields).await;
        let form = |place: &str| {
            let after = page.text.split(&format!("action=\"{card}/{place}\"")).nth(1).unwrap();
            after.split("</form>").next().unwrap().to_owned()
        };
        assert!(page.status == 422 && form("credits").contains("class=\"error\""), "{}", page.text);
        for other in ["pay", "rights"] {
            assert!(!form(other).contains("class=\"error\""), "{other}: {}", page.text);
        }
        for (value, days) in [(" ", "3"), ("4", "4000"), ("4", "0")] {
            let fields = [("key", "users.max"), ("value", value), ("reason", "Sorry for it"), ("days", days)];
            let page = office.owner.post(&page, &format!("{card}/rights"), &fields).await;
            assert_eq!(page.status, 422, "{value:?} for {days}: {}", page.text);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rights_are_given_and_taken_and_somebody_keeps_them() {
    in_office(|mut office| async move {
        let page = office.owner.get("/platform/people?lang=en").await;
        assert!(page.has("amina@example.com") && page.has("platform admin"), "{}", page.text);
        let own = page.text.split("/platform/people/").find(|rest| rest.contains("/admin\"")).unwrap();
        let own = own.split('/').next().unwrap().to_owned();
        let take = format!("/platform/people/{own}/admin");
        let page = office.owner.post(&page, &take, &[("on", "false")]).await;
        assert!(page.status == 409 && page.has("last platform admin"), "{}", page.text);
        let page = office.owner.get("/platform/people?email=nobody@example.com").await;
        assert!(page.has("Nobody found"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_looks_into_a_shop_buys_nothing_there() {
    in_office(|office| async move {
        let id = shop(&office).await;
        console(&office, ActivatePlan { plan: Some("ecommerce_medium".to_owned()), ..ActivatePlan::of(id) })
            .await;
        let boss = souk_identity::AddUser {
            email: "boss@example.com".to_owned(),
            name: "Boss".to_owned(),
            password: PASSWORD.to_owned(),
            lang: souk_core::Lang::En,
            platform_admin: true,
        };
        console(&office, boss).await;
        let mut looker = office.stranger();
        let page = looker.get("/admin/sign-in?lang=en").await;
        let fields = [("email", "boss@example.com"), ("password", PASSWORD)];
        looker.post(&page, "/admin/sign-in", &fields).await;
        let card = looker.get("/platform").await.link("/platform/shops/shp_");
        let page = looker.get(&card).await;
        let page = looker.post(&page, &format!("{card}/look"), &[]).await;
        assert!(page.has("You are looking"), "{}", page.text);
        let before = office.world.fingerprint(&["journal", "claims", "sessions"]).await;
        for (path, fields) in [
            ("/admin/subscription/move", &[("plan", "ecommerce_starter")][..]),
            ("/admin/subscription/buy", &[("plan", "ecommerce_full"), ("term", "month")]),
        ] {
            let page = looker.post(&page, path, fields).await;
            assert!(
                page.status == 403 && page.has("change nothing"),
                "{path}: {} {}",
                page.status,
                page.text
            );
        }
        assert_eq!(office.world.fingerprint(&["journal", "claims", "sessions"]).await, before);
        // Their own account stays theirs.
        let page = looker.get("/admin/account").await;
        let fields = [("present", PASSWORD), ("new", "four green figs at noon")];
        let page = looker.post(&page, "/admin/account/password", &fields).await;
        assert!(page.has("password"), "{}", page.text);
        assert_eq!(page.status, 200, "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_for_pages_elsewhere_is_made_with_its_two_lines_and_ended() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/settings/embeds?lang=en").await;
        assert!(page.has("No tokens yet") && page.has("limit-counter"), "{}", page.text);
        let fields = [("name", "Blog"), ("origins", "not an address"), ("element", "card")];
        let page = office.owner.post(&page, "/admin/settings/embeds", &fields).await;
        assert!(page.status == 422 && page.has("not an address"), "{}", page.text);
        let origins = "https://blog.example\nhttps://shop.example";
        let fields = [("name", "Blog"), ("origins", origins), ("element", "card")];
        let made = office.owner.post(&page, "/admin/settings/embeds", &fields).await;
        assert!(made.has("/embed/souk-limits.js") && made.has("online-orders-limit-card"), "{}", made.text);
        assert!(made.has("souk_embed_"), "{}", made.text);
        let list = office.owner.get("/admin/settings/embeds").await;
        assert!(list.has("https://shop.example") && !list.has("souk_embed_"), "shown once: {}", list.text);
        let id = list.value("id");
        let ended = office.owner.post(&list, "/admin/settings/embeds/revoke", &[("id", &id)]).await;
        assert!(ended.has("The token has ended") && !ended.has("embeds/revoke"), "{}", ended.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_wants_fewer_letters_says_so_in_their_account() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/account?lang=en").await;
        assert!(page.has("at 70, 80, 90 and 100 %"), "{}", page.text);
        let page = office.owner.post(&page, "/admin/account/letters", &[("below_100", "true")]).await;
        assert!(page.has("only when the month’s orders are used up"), "{}", page.text);
        let page = office.owner.post(&page, "/admin/account/letters", &[("below_100", "false")]).await;
        assert!(page.has("at 70, 80, 90 and 100 %"), "{}", page.text);
    })
    .await;
}
