//! Plans and packages as whoever runs the platform edits them, shops that are stopped, and who brought whom.

use souk_engine::sql;
use souk_plans::BlockShop;

use crate::office::in_office;

/// The fields of the form as they stand in the page, with some of them changed.
fn fields(page: &crate::browser::Seen, changed: &[(&str, &str)]) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    for name in [
        "after",
        "looked",
        "names_ar",
        "names_en",
        "names_fr",
        "names_ru",
        "names_kk",
        "price",
        "year",
        "trial",
        "right-products-max",
        "right-users-max",
        "right-carriers-max",
        "right-online-orders-max",
    ] {
        if page.has(&format!("name=\"{name}\"")) {
            // As a browser reads it.
            all.push((name.to_owned(), page.value(name).replace("&quot;", "\"")));
        }
    }
    for flag in souk_entitlements::model::FLAGS {
        let name = format!("right-{}", flag.replace(['.', '_'], "-"));
        let select = page.text.split(&format!("name=\"{name}\"")).nth(1).unwrap();
        let yes = select.split("</select>").next().unwrap().contains("value=\"yes\" selected");
        all.push((name, if yes { "yes" } else { "no" }.to_owned()));
    }
    for (name, value) in changed {
        all.retain(|(known, _)| known != name);
        all.push(((*name).to_owned(), (*value).to_owned()));
    }
    all
}

fn plain(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_version_is_looked_at_before_it_is_saved() {
    in_office(|mut office| async move {
        let path = "/platform/plans/ecommerce_starter/edit";
        let page = office.owner.get(&format!("{path}?lang=en")).await;
        assert!(
            page.has("Version 1 is sold now") && page.value("right-online-orders-max") == "100",
            "{}",
            page.text
        );
        assert_eq!(office.owner.get("/platform/plans/nothing/edit").await.status, 404);
        let change =
            [("right-online-orders-max", "120"), ("price", "1200"), ("favour_now", "true"), ("step", "look")];
        let typed = fields(&page, &change);
        let seen = office.owner.post(&page, path, &plain(&typed)).await;
        assert!(seen.has("Shops that have this plan: 0") && seen.has("Save as version 2"), "{}", seen.text);
        assert!(seen.has("Better") && seen.has("Worse"), "{}", seen.text);
        let versions =
            sql!("select cast(count(*) as bigint) from plan_versions where plan_code = 'ecommerce_starter'");
        let count: Vec<(i64,)> = office.world.rows(versions, &[]).await;
        assert_eq!(count, [(1,)], "looking saves nothing");

        // Another figure than the one that was looked at is looked at first.
        let other = fields(&seen, &[("price", "1300"), ("favour_now", "true"), ("step", "save")]);
        let again = office.owner.post(&seen, path, &plain(&other)).await;
        assert!(again.has("Save as version 2"), "{}", again.text);
        let count: Vec<(i64,)> = office.world.rows(versions, &[]).await;
        assert_eq!(count, [(1,)]);
        let typed = fields(&again, &[("favour_now", "true"), ("step", "save")]);
        let done = office.owner.post(&again, path, &plain(&typed)).await;
        assert!(done.has("The new version is sold now"), "{}", done.text);
        let kept: Vec<(i64, i64, Option<i64>)> = office
            .world
            .rows(
                sql!(
                    "select number, price_month, orders_limit from plan_versions
                     where plan_code = 'ecommerce_starter' order by number desc limit 1"
                ),
                &[],
            )
            .await;
        assert_eq!(kept, [(2, 130_000, Some(120))]);
        // No limit is below nothing, and it is said where it was typed.
        let page = office.owner.get(path).await;
        let typed = fields(&page, &[("right-users-max", "-1"), ("step", "look")]);
        let page = office.owner.post(&page, path, &plain(&typed)).await;
        assert!(page.status == 422 && page.has("id=\"f-right-users-max-error\""), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_package_is_added_changed_and_sold_no_more() {
    in_office(|mut office| async move {
        let page = office.owner.get("/platform/packages/new?lang=en").await;
        let new = [
            ("code", "credits_20"),
            ("currency", "DZD"),
            ("orders", "20"),
            ("price", "300"),
            ("months", "6"),
        ];
        let wrong =
            [("code", "No!"), ("currency", "DZD"), ("orders", "20"), ("price", "300"), ("months", "")];
        let said = office.owner.post(&page, "/platform/packages/new", &wrong).await;
        assert!(said.status == 422 && said.has("value=\"No!\""), "{}", said.text);
        let done = office.owner.post(&said, "/platform/packages/new", &new).await;
        assert!(
            done.has("The package was saved") && done.has("/platform/packages/credits_20"),
            "{}",
            done.text
        );
        let page = office.owner.get("/platform/packages/credits_20").await;
        assert_eq!((page.value("orders"), page.value("months")), ("20".to_owned(), "6".to_owned()));
        let changed = [("orders", "25"), ("price", "350"), ("months", "")];
        office.owner.post(&page, "/platform/packages/credits_20", &changed).await;
        let kept: Vec<(i64, i64, Option<i64>)> = office
            .world
            .rows(sql!("select orders, price, months from credit_packages where code = 'credits_20'"), &[])
            .await;
        assert_eq!(kept, [(25, 35_000, None)]);
        let page = office.owner.get("/platform/packages/credits_20").await;
        let done = office.owner.post(&page, "/platform/packages/credits_20/retire", &[]).await;
        assert!(done.has("Packages sold no more"), "{}", done.text);
        assert_eq!(office.owner.get("/platform/packages/credits_20").await.status, 404);
        let done = office.owner.post(&done, "/platform/packages/credits_20/sell", &[]).await;
        assert!(done.has("The package is sold again") && !done.has("Packages sold no more"), "{}", done.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn shops_that_are_stopped_stand_on_a_page_of_their_own_by_reason() {
    in_office(|mut office| async move {
        let page = office.owner.get("/platform/blocked?lang=en").await;
        assert!(page.has("No shop is blocked"), "{}", page.text);
        let shops: Vec<(souk_core::TenantId,)> =
            office.world.rows(sql!("select shop_id from v_shops"), &[]).await;
        let block = BlockShop { id: shops[0].0, code: "debt".to_owned(), text: "Please call us.".to_owned() };
        let console = souk_engine::Ask::new(souk_core::Actor::Console, "test");
        office.world.engine.execute(console, block).await.unwrap();
        let page = office.owner.get("/platform/blocked?reason=admin_blocked").await;
        assert!(page.has(&format!("/platform/shops/{}", shops[0].0)), "{}", page.text);
        let page = office.owner.get("/platform/blocked?reason=no_plan").await;
        assert!(page.has("No shop is blocked"), "{}", page.text);
        let page = office.owner.get("/platform/blocked?lang=ar").await;
        assert!(page.has("dir=\"rtl\"") && page.has("المتوقفة"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_has_a_link_for_others_and_the_platform_says_what_it_gives() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/subscription/referrals?lang=en").await;
        assert!(page.has("/admin/shops/new?by=") && page.has("50 orders each"), "{}", page.text);
        assert!(page.has("Nobody came yet"), "{}", page.text);
        let link =
            page.text.split("/admin/shops/new?by=").nth(1).unwrap().split('<').next().unwrap().to_owned();
        let form = office.owner.get(&format!("/admin/shops/new?by={link}")).await;
        assert_eq!(form.value("invited_by"), link);
        let settings = office.owner.get("/platform/settings").await;
        let typed = [("rev", "0"), ("first_month_off", "101"), ("referral_orders", "0")];
        let said = office.owner.post(&settings, "/platform/settings", &typed).await;
        assert!(said.status == 422 && said.has("0 to 100 per cent"), "{}", said.text);
        let typed = [("rev", "0"), ("first_month_off", "20"), ("referral_orders", "0")];
        office.owner.post(&said, "/platform/settings", &typed).await;
        let page = office.owner.get("/admin/subscription/referrals").await;
        assert!(page.has("Nothing is given for this"), "{}", page.text);
        let page = office.owner.get("/platform/referrals").await;
        assert!(page.has("No shop was opened by another"), "{}", page.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sold_is_a_picture_with_its_table() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/reports?lang=en").await;
        assert!(page.status == 200 && page.has("Nothing was sold in these days"), "{}", page.text);
        let page = office.owner.get("/admin/reports?by=month&lang=ar").await;
        assert!(page.has("dir=\"rtl\"") && page.has("المبيعات"), "{}", page.text);
        let page = office.owner.get("/admin/reports?from=yesterday").await;
        assert_eq!(page.status, 422, "{}", page.text);
    })
    .await;
}
