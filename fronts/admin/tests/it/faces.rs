//! The limit beside every page: the counter above, the notice that can be put away.

use souk_core::{Actor, TenantId, params};
use souk_engine::{Ask, Lane, Reach, sql as statement};
use souk_plans::{ActivatePlan, ResetMonthlyOnlineOrders};

use crate::office::{Office, in_office};

/// The shop on a plan of a hundred orders, so many of them used.
async fn used(office: &Office, orders: i64) {
    let shops: Vec<(TenantId,)> = office.world.rows(statement!("select shop_id from v_shops"), &[]).await;
    let (shop, console) = (shops[0].0, || Ask::new(Actor::Console, "test"));
    // A plan with room for a second member.
    let plan = Some("ecommerce_medium".to_owned());
    office.world.engine.execute(console(), ActivatePlan { plan, ..ActivatePlan::of(shop) }).await.unwrap();
    office.world.engine.execute(console(), ResetMonthlyOnlineOrders {}).await.unwrap();
    office.world.drain().await;
    let written = office.world.engine.db().write(Lane::Front, Reach::Platform, move |tx| {
        tx.put(
            statement!("update usage_periods set included_limit = 100, used = $2 where shop_id = $1"),
            params![shop, orders],
        )
    });
    written.await.unwrap_or_else(|_| panic!("orders are planted"));
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_counts_the_orders_and_a_notice_that_was_read_comes_back_at_the_next_level() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin?lang=en").await;
        assert!(
            page.has("class=\"limit-counter normal default\"") && !page.has("limit-notice"),
            "{}",
            page.text
        );
        used(&office, 83).await;
        for path in ["/admin", "/admin/orders", "/admin/products", "/admin/settings", "/admin/subscription"] {
            let page = office.owner.get(path).await;
            assert!(page.has("limit-counter high default") && page.has("83 / 100"), "{path}");
            assert!(page.has("83 of 100 orders used. Only 17 left."), "{path}");
        }
        let page = office.owner.get("/admin/orders?status=pending").await;
        let fields = [("seen", page.value("seen")), ("back", page.value("back"))];
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = office.owner.post(&page, "/admin/limit/seen", &fields).await;
        assert_eq!(page.path, "/admin/orders?status=pending");
        assert!(!page.has("limit-notice") && page.has("limit-counter high"), "{}", page.text);
        used(&office, 91).await;
        assert!(office.owner.get("/admin").await.has("limit-notice critical"), "the next level is told anew");
        used(&office, 100).await;
        let page = office.owner.get("/admin?lang=ar").await;
        assert!(page.has("limit-notice blocked") && page.has("محظور"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_forged_form_puts_no_notice_away_and_support_is_offered_nothing() {
    in_office(|mut office| async move {
        used(&office, 83).await;
        let page = office.owner.get("/admin?lang=en").await;
        assert!(page.has("Buy more orders"));
        let body = "_token=forged&seen=x&back=https://elsewhere.example".to_owned().into_bytes();
        let kind = "application/x-www-form-urlencoded".to_owned();
        let seen = office.owner.once("POST", "/admin/limit/seen", Some((kind, body))).await;
        assert_eq!(seen.status, 403);
        let mut support = office.member("support").await;
        let page = support.get("/admin?lang=en").await;
        assert!(page.has("limit-notice high") && !page.has("Buy more orders"), "{}", page.text);
    })
    .await;
}
