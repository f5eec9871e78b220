//! Members, roles, settings and keys by their forms.

use crate::office::in_office;

#[tokio::test(flavor = "multi_thread")]
async fn support_is_offered_nothing_it_may_not_do_and_refused_where_it_tries() {
    in_office(|mut office| async move {
        let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
        let mut support = office.member("support").await;
        let home = support.get("/admin").await;
        for path in
            ["/admin/members", "/admin/settings", "/admin/subscription", "/admin/runs", "/admin/products/new"]
        {
            assert!(!home.has(&format!("href=\"{path}\"")), "{path}");
        }
        let page = support.get(&product).await;
        assert_eq!(page.status, 200);
        for end in ["/edit", "/toggle", "/price", "/archive", "/variants/new"] {
            assert!(!page.has(&format!("{product}{end}")), "{end}");
        }
        let stock = page.link("/admin/stock/prod_");
        assert!(!support.get(&stock).await.has("/move"));
        for path in
            ["/admin/members", "/admin/settings/orders", "/admin/settings/keys", "/admin/dead-letters"]
        {
            assert_eq!(support.get(path).await.status, 403, "{path}");
        }
        let before = office.world.fingerprint(&["journal", "sessions", "limits", "claims"]).await;
        let fields = [("rev", "1"), ("price_minor", "1")];
        assert_eq!(support.post(&home, &format!("{product}/price"), &fields).await.status, 403);
        assert_eq!(support.post(&home, "/admin/settings/mode", &[("mode", "auto")]).await.status, 403);
        assert_eq!(office.world.fingerprint(&["journal", "sessions", "limits", "claims"]).await, before);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_gets_another_role_and_leaves() {
    in_office(|mut office| async move {
        let mut karim = office.member("support").await;
        let list = office.owner.get("/admin/members").await;
        // Both joined at the same moment; the one whose page has the other address is meant.
        let ids =
            list.text.split("href=\"/admin/members/usr_").skip(1).map(|rest| rest.split('"').next().unwrap());
        let mut path = String::new();
        for id in ids {
            let one = format!("/admin/members/usr_{id}");
            if office.owner.get(&one).await.has("support@example.com") {
                path = one;
            }
        }
        let page = office.owner.get(&path).await;
        let seen =
            office.owner.post(&page, &format!("{path}/grant"), &[("permission", "products.manage")]).await;
        assert!(seen.has("The permissions were changed"), "{}", seen.text);
        assert!(karim.get("/admin/products").await.has("/admin/products/new"));
        let seen = office.owner.post(&seen, &format!("{path}/role"), &[("role", "operator")]).await;
        assert!(seen.has("The role was changed") && seen.has("Operator"), "{}", seen.text);
        let ask = office.owner.get(&format!("{path}/remove")).await;
        let seen = office.owner.post(&ask, &format!("{path}/remove"), &[]).await;
        assert!(seen.has("The member was removed"), "{}", seen.text);
        assert_eq!(karim.get("/admin").await.path, "/admin/shops/new", "no shop is left to work in");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_are_saved_and_all_wrong_ones_named_at_once() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/settings/orders").await;
        let rev = page.value("rev");
        let wrong = [("rev", rev.as_str()), ("open_orders_per_customer", "51"), ("max_quantity", "0")];
        let seen = office.owner.post(&page, "/admin/settings/orders", &wrong).await;
        assert!(seen.status == 422, "{}", seen.text);
        assert!(seen.has("f-open_orders_per_customer-error") && seen.has("f-max_quantity-error"));
        let right = [("rev", rev.as_str()), ("open_orders_per_customer", "5"), ("max_quantity", "20")];
        let seen = office.owner.post(&seen, "/admin/settings/orders", &right).await;
        assert!(seen.has("The settings were saved") && seen.has("value=\"20\""), "{}", seen.text);
        let page = office.owner.get("/admin/settings/mode").await;
        let seen =
            office.owner.post(&page, "/admin/settings/mode", &[("mode", "emergency"), ("reason", "")]).await;
        assert_eq!(seen.status, 422, "an emergency has a reason");
        let fields = [("mode", "emergency"), ("reason", "Fire in the store")];
        let seen = office.owner.post(&seen, "/admin/settings/mode", &fields).await;
        assert!(seen.has("Emergency: nothing can be changed"), "{}", seen.text);
        let seen = office.owner.post(&seen, "/admin/settings/mode", &[("mode", "auto")]).await;
        assert!(!seen.has("Emergency: nothing can be changed"), "{}", seen.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_shown_once_and_ended() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/settings/keys").await;
        let fields =
            [("name", "Accounting"), ("permissions", "orders.manage"), ("permissions", "products.view")];
        let seen = office.owner.post(&page, "/admin/settings/keys", &fields).await;
        assert!(seen.has("souk_live_"), "{}", seen.text);
        let list = office.owner.get("/admin/settings/keys").await;
        assert!(
            list.has("Accounting") && !list.has("souk_live_") && list.has("2 permissions"),
            "{}",
            list.text
        );
        let id = list.value("id");
        let seen = office.owner.post(&list, "/admin/settings/keys/revoke", &[("id", &id)]).await;
        assert!(seen.has("The key was ended") && !seen.has("keys/revoke"), "{}", seen.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_platform_blocks_a_shop_adds_orders_and_records_a_month() {
    in_office(|mut office| async move {
        let shop = office.owner.get("/platform?lang=en").await.link("/platform/shops/shp_");
        let page = office.owner.get(&shop).await;
        let fields = [("code", "abuse"), ("text", "Please call us.")];
        let seen = office.owner.post(&page, &format!("{shop}/block"), &fields).await;
        assert!(seen.has("online orders are stopped") && seen.has("Please call us."), "{}", seen.text);
        let seen = office.owner.post(&seen, &format!("{shop}/unblock"), &[]).await;
        assert!(seen.has("The block is lifted"), "{}", seen.text);
        let fields = [("package", "credits_100"), ("method", "transfer"), ("reference", "T-1")];
        let seen = office.owner.post(&seen, &format!("{shop}/credits"), &fields).await;
        assert!(seen.has("The orders were added"), "{}", seen.text);
        let seen = office.owner.post(&seen, &format!("{shop}/pay"), &[("plan", "ecommerce_starter")]).await;
        assert!(seen.has("The month was recorded"), "{}", seen.text);
        let seen = office.owner.get("/admin/subscription").await;
        assert!(seen.has("Paid until"), "{}", seen.text);
    })
    .await;
}
