//! A shop pays the platform by its pages, and the platform decides by its own.

use souk_core::{Actor, TenantId};
use souk_engine::{Ask, sql};
use souk_plans::ActivatePlan;
use souk_testkit::picture;

use crate::office::{Office, in_office};

async fn on_starter(office: &Office) -> TenantId {
    let shops: Vec<(TenantId,)> = office.world.rows(sql!("select shop_id from v_shops"), &[]).await;
    let starter = Some("ecommerce_starter".to_owned());
    let paying = ActivatePlan { plan: starter, ..ActivatePlan::of(shops[0].0) };
    office.world.engine.execute(Ask::new(Actor::Console, "test"), paying).await.unwrap();
    shops[0].0
}

#[tokio::test(flavor = "multi_thread")]
async fn a_transfer_is_sent_with_its_receipt_and_approved() {
    in_office(|mut office| async move {
        on_starter(&office).await;
        let page = office.owner.get("/platform/settings").await;
        let fields = [("rev", "0"), ("pay_to_en", "CCP 1234 5678"), ("chat", "nowhere")];
        let page = office.owner.post(&page, "/platform/settings", &fields).await;
        assert!(page.status == 422 && page.has("CCP 1234 5678"), "what was typed stays: {}", page.text);
        let fields = [("rev", "0"), ("pay_to_en", "CCP 1234 5678"), ("email", "help@example.com")];
        let page = office.owner.post(&page, "/platform/settings", &fields).await;
        assert!(page.has("The settings were saved"), "{}", page.text);

        let page = office.owner.get("/admin/subscription").await;
        assert!(page.has("Pay the next month") && page.has("a year"), "{}", page.text);
        let page = office.owner.get("/admin/subscription/buy?plan=ecommerce_medium&term=year").await;
        assert!(page.has("is not sold by the year"), "{}", page.text);
        let page = office.owner.get("/admin/subscription/buy?plan=ecommerce_medium&term=month").await;
        assert!(page.has("Your bill would be") && page.has("Left of earlier payments"), "{}", page.text);
        let count = sql!("select cast(count(*) as bigint) from plan_invoices where state = 'pending'");
        assert_eq!(office.count(count).await, 0, "looking asks for nothing");
        let fields = [("plan", "ecommerce_medium"), ("term", "month"), ("package", "")];
        let page = office.owner.post(&page, "/admin/subscription/buy", &fields).await;
        assert!(page.has("The bill is made") && page.has("CCP 1234 5678"), "{}", page.text);
        let bill = page.path.split('?').next().unwrap().to_owned();

        let pay = format!("{bill}/pay");
        let none = office.owner.upload_all(&page, &pay, &[("method", "transfer")], &[]).await;
        assert!(none.status == 422 && none.has("Add a picture of the transfer"), "{}", none.text);
        let red = picture(600, 400, [200, 0, 0]);
        let fields = [("method", "transfer"), ("reference", "T-7")];
        let page = office.owner.upload_all(&none, &pay, &fields, &[("receipt.png", &red)]).await;
        assert!(page.has("Your payment was sent") && page.has("being looked at"), "{}", page.text);
        let shown = office.owner.once("GET", &format!("{bill}/receipt"), None).await;
        assert_eq!(shown.headers.get("content-type").unwrap(), "image/jpeg");
        assert_eq!(shown.headers.get("cache-control").unwrap(), "private, no-store");

        let list = office.owner.get("/platform/payments").await;
        let card = list.link("/platform/payments/shp_");
        let page = office.owner.get(&card).await;
        assert!(page.has("T-7") && page.has("/receipt\""), "{}", page.text);
        let shown = office.owner.once("GET", &format!("{card}/receipt"), None).await;
        assert_eq!(shown.headers.get("content-type").unwrap(), "image/jpeg");
        let short = office.owner.post(&page, &format!("{card}/ask"), &[("reason", "?")]).await;
        assert!(short.status == 422 && short.has("5 to 500 letters"), "{}", short.text);
        let page = office.owner.post(&short, &format!("{card}/ask"), &[("reason", "Too dark to read")]).await;
        assert!(page.has("was asked for a better receipt"), "{}", page.text);
        let seen = office.owner.get(&bill).await;
        assert!(seen.has("Too dark to read") && seen.has("better receipt needed"), "{}", seen.text);
        let fields = [("method", "transfer"), ("reference", "T-7")];
        office.owner.upload_all(&seen, &pay, &fields, &[("receipt.png", &red)]).await;
        let page = office.owner.get(&card).await;
        let page = office.owner.post(&page, &format!("{card}/approve"), &[]).await;
        assert!(page.has("The payment was approved"), "{}", page.text);
        let again = office.owner.get(&card).await;
        let again = office.owner.post(&again, &format!("{card}/approve"), &[]).await;
        assert!(again.status == 409 && again.has("decided already"), "{}", again.text);
        assert!(office.owner.get("/admin/subscription/bills").await.has("paid"));
        assert!(office.owner.get("/admin/subscription").await.has("Medium"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_only_sees_the_plan_buys_nothing() {
    in_office(|mut office| async move {
        let mut karim = office.member("operator").await;
        on_starter(&office).await;
        let page = office.owner.get("/admin/subscription/buy?package=credits_100").await;
        let fields = [("plan", ""), ("term", ""), ("package", "credits_100")];
        let page = office.owner.post(&page, "/admin/subscription/buy", &fields).await;
        let bill = page.path.split('?').next().unwrap().to_owned();
        // The starter plan has one place: the operator is suspended, and sees nothing any more.
        office.world.drain().await;
        assert_eq!(karim.get(&bill).await.status, 403);
        let page = office.owner.get(&bill).await;
        let page = office.owner.post(&page, &format!("{bill}/cancel"), &[]).await;
        assert!(page.has("The bill was taken back") && !page.has("/pay\""), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_open_their_shops_and_a_shop_is_given_more_than_its_plan() {
    in_office(|mut office| async move {
        let shop = on_starter(&office).await;
        let page = office.owner.get("/admin/subscription").await;
        let page = office.owner.post(&page, "/admin/subscription/rate", &[("stars", "5")]).await;
        assert!(page.has("Thank you for your rating"), "{}", page.text);
        let page = office.owner.get("/platform/figures").await;
        assert!(page.has("100.00 %") && page.has("One rating so far"), "{}", page.text);
        let page = office.owner.get("/platform/figures/total_subscribers").await;
        assert!(page.has("Amina Store"), "{}", page.text);
        assert_eq!(office.owner.get("/platform/figures/nothing").await.status, 404);
        let page = office.owner.get("/platform/advice?limit=50&price=1500").await;
        assert!(page.has("No shop had this plan") && !page.has("class=\"error\""), "{}", page.text);
        let page = office.owner.get("/platform/advice?limit=many").await;
        assert!(page.status == 422 && page.has("value=\"many\""), "{}", page.text);

        let card = format!("/platform/shops/{shop}");
        let page = office.owner.get(&card).await;
        let fields = [("key", "users.max"), ("value", "4"), ("reason", "?"), ("days", "30")];
        let page = office.owner.post(&page, &format!("{card}/rights"), &fields).await;
        assert_eq!(page.status, 422, "{}", page.text);
        let fields =
            [("key", "users.max"), ("value", "4"), ("reason", "Sorry for the outage"), ("days", "30")];
        let page = office.owner.post(&page, &format!("{card}/rights"), &fields).await;
        assert!(page.has("It holds for this shop now") && page.has("Sorry for the outage"), "{}", page.text);
        let page = office.owner.post(&page, &format!("{card}/rights/lift"), &[("key", "users.max")]).await;
        assert!(page.has("own value holds again") && !page.has("Sorry for the outage"), "{}", page.text);
    })
    .await;
}
