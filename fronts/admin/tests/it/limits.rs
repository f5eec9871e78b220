//! What a smaller plan changes on the pages, and how a customer is forgotten.

use souk_core::{Actor, Lang, TenantId};
use souk_engine::{Ask, Command, sql};
use souk_identity::AddUser;
use souk_plans::{ActivatePlan, AddPlanVersion};

use crate::office::{Office, PASSWORD, in_office};
use crate::orders::ordered;

async fn console<C: Command>(office: &Office, command: C) {
    office.world.engine.execute(Ask::new(Actor::Console, "test"), command).await.unwrap();
}

pub async fn on_plan(office: &Office, plan: &str) {
    let shops: Vec<(TenantId,)> = office.world.rows(sql!("select shop_id from v_shops"), &[]).await;
    console(office, ActivatePlan { plan: Some(plan.to_owned()), ..ActivatePlan::of(shops[0].0) }).await;
    office.world.drain().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_smaller_plan_is_chosen_and_taken_back() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/subscription").await;
        assert!(!page.has("/admin/subscription/move"), "there is nothing smaller than the owner's plan");
        on_plan(&office, "ecommerce_medium").await;
        let page = office.owner.get("/admin/subscription").await;
        assert!(page.has("Move to a smaller plan") && page.has("ecommerce_starter"), "{}", page.text);
        assert!(!page.has("value=\"ecommerce_full\""), "a larger one begins with its payment");
        let fields = [("plan", "ecommerce_starter")];
        let page = office.owner.post(&page, "/admin/subscription/move", &fields).await;
        assert!(page.has("The smaller plan is chosen") && page.has("the plan is"), "{}", page.text);
        let page = office.owner.post(&page, "/admin/subscription/stay", &[]).await;
        assert!(page.has("The present plan stays") && !page.has("the plan is"), "{}", page.text);
        let page = office.owner.post(&page, "/admin/subscription/stay", &[]).await;
        assert_eq!(page.status, 409, "{}", page.text);

        // A plan that is paid is not offered to be taken back, nor is one offered to a shop that ends.
        let page = office.owner.post(&page, "/admin/subscription/cancel", &[]).await;
        assert!(!page.has("/admin/subscription/move"), "{}", page.text);
        on_plan(&office, "ecommerce_starter").await;
        let page = office.owner.get("/admin/subscription").await;
        assert!(page.has("the plan is") && !page.has("/admin/subscription/stay"), "{}", page.text);
        for plan in ["ecommerce_starter", "ecommerce_starter", "ecommerce_full"] {
            on_plan(&office, plan).await;
        }
        let page = office.owner.get("/admin/subscription").await;
        assert!(page.has("of what was paid before is left"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_plan_has_no_room_for_is_marked_and_can_be_shown_instead() {
    in_office(|mut office| async move {
        let mut karim = office.member("operator").await;
        let first = office.product("First").await.path.split('?').next().unwrap().to_owned();
        let second = office.product("Second").await.path.split('?').next().unwrap().to_owned();
        let smallest = AddPlanVersion {
            plan: "ecommerce_starter".to_owned(),
            after: 1,
            price_month_minor: None,
            price_year_minor: None,
            move_at: None,
            trial_hours: None,
            entitlements: [("products.max".to_owned(), 1.into())].into(),
            ..AddPlanVersion::default()
        };
        console(&office, smallest).await;
        on_plan(&office, "ecommerce_starter").await;

        assert!(office.owner.get("/admin/products").await.has("Hidden by the plan"));
        assert!(!office.owner.get(&first).await.has("/prefer"));
        let form = office.owner.get("/admin/orders/new").await;
        let seen = office.owner.post(&form, "/admin/orders/new", &[("find", "second")]).await;
        assert!(seen.has("No product for sale begins so"), "{}", seen.text);
        let seen = office.owner.post(&form, "/admin/orders/new", &[("find", "first")]).await;
        assert!(seen.has("Add First"), "{}", seen.text);
        let page = office.owner.get(&second).await;
        assert!(page.has("customers do not see it") && page.has("Show this one first"), "{}", page.text);
        let page = office.owner.post(&page, &format!("{second}/prefer"), &[]).await;
        assert!(page.has("shown before others") && !page.has("Show this one first"), "{}", page.text);
        assert!(office.owner.get(&first).await.has("Hidden by the plan"));

        assert!(office.owner.get("/admin/members").await.has("Suspended"));
        let page = karim.get("/admin").await;
        assert_eq!(page.status, 403);
        assert!(page.has("is suspended") && page.has("Ask the owner"), "he sees why: {}", page.text);
        assert!(
            page.has("/admin/shops/new") && page.has("/admin/sign-out"),
            "and is not shut in: {}",
            page.text
        );
        let mut anew = office.stranger();
        let page = anew.get("/admin/sign-in?lang=en").await;
        let fields = [("email", "operator@example.com"), ("password", PASSWORD)];
        let page = anew.post(&page, "/admin/sign-in", &fields).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/admin/shops"), "{}", page.text);
        assert!(page.has("Amina Store") && page.has("Suspended"), "{}", page.text);
        assert!(!page.has("/admin/shops/choose"), "there is nothing to enter: {}", page.text);
        assert_eq!(anew.get("/admin/shops/new").await.status, 200);
        on_plan(&office, "ecommerce_medium").await;
        assert_eq!(karim.get("/admin").await.status, 200);
        assert!(!office.owner.get("/admin/members").await.has("Suspended"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_runs_the_installation_looks_where_they_are_suspended() {
    in_office(|mut office| async move {
        let boss = ("boss@example.com", PASSWORD);
        let add = AddUser {
            email: boss.0.to_owned(),
            name: "Boss".to_owned(),
            password: boss.1.to_owned(),
            lang: Lang::En,
            platform_admin: true,
        };
        console(&office, add).await;
        let page = office.owner.get("/admin/members").await;
        let fields = [("email", boss.0), ("role", "operator")];
        let page = office.owner.post(&page, "/admin/members", &fields).await;
        let join = page.text.split("/admin/join/").nth(1).unwrap().split('"').next().unwrap();
        let join = format!("/admin/join/{join}");
        let mut browser = office.stranger();
        let page = browser.get("/admin/sign-in?lang=en").await;
        let fields = [("email", boss.0), ("password", boss.1)];
        browser.post(&page, "/admin/sign-in", &fields).await;
        let page = browser.get(&join).await;
        let page = browser.post(&page, &join, &[]).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/admin"), "{}", page.text);
        on_plan(&office, "ecommerce_starter").await;
        assert_eq!(browser.get("/admin").await.status, 200);
        let mut anew = office.stranger();
        let page = anew.get("/admin/sign-in?lang=en").await;
        let page = anew.post(&page, "/admin/sign-in", &fields).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/admin/shops"), "{}", page.text);
        let shop = anew.get("/platform").await.link("/platform/shops/shp_");
        let page = anew.get(&shop).await;
        let page = anew.post(&page, &format!("{shop}/look"), &[]).await;
        assert_eq!((page.status, page.path.as_str()), (200, "/admin"), "{}", page.text);
        assert!(page.has("You are looking"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_invitation_is_sent_again_with_another_link() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/members").await;
        let fields = [("email", "guest@example.com"), ("role", "support")];
        let page = office.owner.post(&page, "/admin/members", &fields).await;
        let link =
            |text: &str| text.split("/admin/join/").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let old = link(&page.text);
        let page = office.owner.get("/admin/members").await;
        let id =
            page.text.split("name=\"id\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let page = office.owner.post(&page, "/admin/members/resend", &[("id", id.as_str())]).await;
        assert!(page.has("guest@example.com"), "{}", page.text);
        let new = link(&page.text);
        assert_ne!(old, new);
        let mut guest = office.stranger();
        assert_eq!(guest.get(&format!("/admin/join/{old}?lang=en")).await.status, 410);
        assert_eq!(guest.get(&format!("/admin/join/{new}?lang=en")).await.status, 200);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_customer_is_forgotten_once_their_orders_are_over() {
    in_office(|mut office| async move {
        let order = ordered(&mut office).await;
        let customer = office.owner.get(&order).await.link("/admin/customers/cus_");
        let ask = office.owner.get(&customer).await.link(&format!("{customer}/"));
        let page = office.owner.get(&ask).await;
        let page = office.owner.post(&page, &ask, &[]).await;
        assert!(page.status == 409 && page.has("has an open order"), "{}", page.text);
        let page = office.owner.get(&format!("{order}/cancel")).await;
        office.owner.post(&page, &format!("{order}/cancel"), &[("reason", "customer")]).await;
        let page = office.owner.get(&ask).await;
        assert!(page.has("Samira") && page.has("cannot be brought back"), "{}", page.text);
        let page = office.owner.post(&page, &ask, &[]).await;
        assert!(page.has("The customer was forgotten") && !page.has("Samira"), "{}", page.text);
        assert!(!page.has("/erase") && !page.has("tel:"), "nothing is left to do: {}", page.text);
        assert!(!office.owner.get(&order).await.has("Samira"));
        assert!(!office.owner.get("/admin/customers").await.has("Samira"));
    })
    .await;
}
