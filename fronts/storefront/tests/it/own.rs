//! Pages that the merchant wrote, as customers and search engines find them.

use souk_core::{Lang, Words};
use souk_site::{AddSitePage, UpdateSitePage};

use crate::stall::{Stall, at_stall};

async fn about(stall: &Stall, shown: bool) -> souk_site::SitePageView {
    let page = AddSitePage {
        slug: "about".to_owned(),
        title: Words::one(Lang::Ar, "من نحن").with(Lang::En, "About us"),
        body: Words::one(Lang::Ar, "## ورشتنا\n- نخيط **باليد**")
            .with(Lang::En, "We sew.\n<script>alert(1)</script>\n[Call](tel:+213551234567)"),
        shown,
        position: None,
    };
    stall.world.engine.execute(stall.owner(), page).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_the_shops_own_is_read_in_its_languages_and_linked_from_every_page() {
    at_stall(|stall| async move {
        about(&stall, true).await;
        let mut browser = stall.browser();
        let page = browser.get("/shop/amina/ar/pages/about").await;
        assert_eq!(page.status, 200, "{}", page.text());
        assert!(
            page.has("<h1>من نحن</h1>")
                && page.has("<h2>ورشتنا</h2><ul><li>نخيط <strong>باليد</strong></li></ul>")
        );
        assert!(page.has("dir=\"rtl\"") && page.has("hreflang=\"en\""));
        let page = browser.get("/shop/amina/en/pages/about").await;
        assert!(page.has("&lt;script&gt;alert(1)") && !page.has("<script>alert"), "{}", page.text());
        assert!(page.has("<a href=\"tel:+213551234567\">Call</a>"));
        assert!(page.has("rel=\"canonical\" href=") && page.has("og:title"));
        let home = browser.get("/shop/amina/en/").await;
        assert!(home.has("/shop/amina/en/pages/about\">About us</a>"), "{}", home.text());
        let map = browser.get("/shop/amina/sitemap.xml").await;
        assert!(map.has("/shop/amina/ar/pages/about</loc>"), "{}", map.text());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_page_is_nowhere_and_what_was_changed_shows_at_once() {
    at_stall(|stall| async move {
        let page = about(&stall, false).await;
        let mut browser = stall.browser();
        assert_eq!(browser.get("/shop/amina/en/pages/about").await.status, 404);
        assert!(!browser.get("/shop/amina/en/").await.has("About us"));
        assert!(!browser.get("/shop/amina/sitemap.xml").await.has("/pages/"));
        let title = Some(Words::one(Lang::En, "Who we are"));
        let change =
            UpdateSitePage { id: page.id, rev: 1, title, body: None, shown: Some(true), position: None };
        stall.world.engine.execute(stall.owner(), change).await.unwrap();
        assert!(browser.get("/shop/amina/en/").await.has("Who we are"), "at the foot of a kept page too");
        assert_eq!(browser.get("/shop/amina/en/pages/nothing").await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_shares_a_page_shares_its_name_and_picture() {
    at_stall(|stall| async move {
        let shown = stall.product("Robe", 4_500, &[], 3).await;
        stall.picture(&shown, 900, [40, 30, 30]).await;
        let mut browser = stall.browser();
        for (path, kind) in [("/shop/amina/en/", "website"), ("/shop/amina/en/p/robe", "product")] {
            let page = browser.get(path).await;
            for part in [
                format!("property=\"og:type\" content=\"{kind}\""),
                "property=\"og:site_name\" content=\"Amina Store\"".to_owned(),
                format!("property=\"og:url\" content=\"http://127.0.0.1{path}\""),
                "property=\"og:image\" content=\"http".to_owned(),
            ] {
                let shown: String = page.text().split("</head>").next().unwrap().to_owned();
                assert!(page.has(&part), "{path} {part}: {shown}");
            }
        }
    })
    .await;
}
