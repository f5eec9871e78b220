//! Help with the shop's own figures, and whom to ask as the plan allows.

use crate::limits::on_plan;
use crate::office::in_office;

#[tokio::test(flavor = "multi_thread")]
async fn whom_to_ask_stands_there_as_the_plan_allows_and_nothing_is_promised() {
    in_office(|mut office| async move {
        let mut karim = office.member("support").await;
        let page = karim.get("/admin/help?lang=en").await;
        assert!(page.status == 200 && page.has("looks after the shop"), "{}", page.text);
        assert!(!page.has("mailto:"), "{}", page.text);
        let home = karim.get("/admin").await;
        assert!(home.has("href=\"/admin/help\""), "everybody finds it: {}", home.text);
        on_plan(&office, "ecommerce_starter").await;
        let page = office.owner.get("/admin/help").await;
        assert!(page.has("includes nobody to ask") && !page.has("mailto:"), "{}", page.text);
        let settings = office.owner.get("/platform/settings").await;
        let rev = settings.value("rev");
        let fields = [
            ("rev", &*rev),
            ("email", "help@souk.example"),
            ("phone", "0551 99 88 77"),
            ("chat", "https://chat.example/souk"),
        ];
        office.owner.post(&settings, "/platform/settings", &fields).await;
        let page = office.owner.get("/admin/help").await;
        assert!(page.has("mailto:help@souk.example"), "{}", page.text);
        assert!(!page.has("99 88 77") && !page.has("chat.example"), "a starter plan writes: {}", page.text);
        for (plan, phone, chat) in [
            ("ecommerce_medium", false, false),
            ("ecommerce_full", true, false),
            ("ecommerce_traders", true, true),
        ] {
            on_plan(&office, plan).await;
            let page = office.owner.get("/admin/help").await;
            let told = (page.has("mailto:help@souk.example"), page.has("99 88 77"), page.has("chat.example"));
            assert_eq!(told, (true, phone, chat), "{plan}: {}", page.text);
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn each_answer_names_the_shops_own_figures_and_leads_to_where_it_is_done() {
    in_office(|mut office| async move {
        let orders = office.owner.get("/admin/help/orders").await;
        assert!(orders.has("nothing to buy") && !orders.has("/subscription/buy"), "{}", orders.text);
        let mut karim = office.member("support").await;
        let page = karim.get("/admin/help/orders?lang=en").await;
        assert!(page.has("looks after the shop") && !page.has("/subscription/buy"), "{}", page.text);
        on_plan(&office, "ecommerce_starter").await;
        let orders = office.owner.get("/admin/help/orders").await;
        for text in ["0 of 100 orders used", "100 orders", "/admin/subscription/buy?package=", "receipt"] {
            assert!(orders.has(text), "{text}: {}", orders.text);
        }
        let upgrade = office.owner.get("/admin/help/upgrade").await;
        for text in ["/admin/subscription/buy?plan=ecommerce_medium", "begins at once", "/admin/help/blocked"]
        {
            assert!(upgrade.has(text), "{text}: {}", upgrade.text);
        }
        assert!(!upgrade.has("plan=ecommerce_starter"), "nobody is led to the plan they have");
        let calm = office.owner.get("/admin/help/blocked").await;
        assert!(!calm.has("What brings orders back") && calm.has("They never read why"), "{}", calm.text);
        let shop = office.owner.get("/platform").await.link("/platform/shops/shp_");
        let page = office.owner.get(&shop).await;
        let why = [("code", "fraud"), ("text", "A bill is missing.")];
        let stopped = office.owner.post(&page, &format!("{shop}/block"), &why).await;
        assert_eq!(stopped.status, 200, "{}", stopped.text);
        let home = office.owner.get("/admin").await;
        let blocked = office.owner.get(&home.link("/admin/help/block")).await;
        assert!(blocked.has("ask its people what is missing"), "{}", blocked.text);
        assert_eq!(office.owner.get("/admin/help/nothing").await.status, 404);
    })
    .await;
}
