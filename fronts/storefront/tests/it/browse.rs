//! Looking around: languages, lists, products, what search engines read.

use std::collections::BTreeSet;

use souk_catalog::{AddCategory, SetPrice, ToggleProduct};
use souk_core::{Lang, Moment, Words};
use souk_engine::Dialect;
use souk_shops::CloseShop;

use crate::browser::Seen;
use crate::stall::{Stall, at_stall};

#[tokio::test(flavor = "multi_thread")]
async fn the_bare_address_leads_to_the_visitors_language() {
    at_stall(|stall| async move {
        for (header, lang) in
            [("", "ar"), ("fr-DZ,fr;q=0.9,en;q=0.5", "fr"), ("de,en;q=0.3", "en"), ("ru", "ar"), ("kk", "ar")]
        {
            let mut browser = stall.browser();
            browser.headers.push(("accept-language", header.to_owned()));
            let seen = browser.get("/shop/amina").await;
            assert_eq!((seen.status, seen.path), (200, format!("/shop/amina/{lang}/")));
        }
        let mut browser = stall.browser();
        // Somebody who looked into a cart in English comes back to English.
        browser.get("/shop/amina/en/cart").await;
        assert_eq!(browser.get("/shop/amina").await.path, "/shop/amina/en/");
        assert_eq!(
            browser.get("/shop/amina/ru/p/x").await.path,
            "/shop/amina/ar/p/x",
            "not offered any more"
        );
        assert_eq!(browser.get("/shop/amina/xx/").await.status, 404);
        assert_eq!(browser.get("/shop/nobody").await.status, 404);
        assert_eq!(browser.get("/shop/nobody/ar/").await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_page_is_right_in_its_language() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &["S", "M"], 5).await;
        let mut browser = stall.browser();
        for (lang, dir) in [("ar", "rtl"), ("en", "ltr"), ("fr", "ltr")] {
            for path in ["/", "/p/robe", "/cart", "/o", "/s?q=robe"] {
                let seen = browser.get(&format!("/shop/amina/{lang}{path}")).await;
                assert_eq!(seen.status, 200, "{path}");
                assert!(seen.has(&format!("<html lang=\"{lang}\" dir=\"{dir}\">")), "{lang} {path}");
            }
        }
        let arabic = browser.get("/shop/amina/ar/p/robe").await;
        assert!(
            arabic.has("متجر أمينة")
                && arabic.has(
                    "اطلب \
            الآن"
                )
                && arabic.has("دج"),
            "{}",
            arabic.words()
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_empty_shop_and_an_empty_search_say_so() {
    at_stall(|stall| async move {
        let mut browser = stall.browser();
        assert!(browser.get("/shop/amina/en/").await.has("There are no products here yet"));
        let seen = browser.get("/shop/amina/en/s?q=%3Cb%3Enothing").await;
        assert!(seen.has("Nothing found for “&lt;b&gt;nothing”"), "{}", seen.text());
        assert!(!seen.has("<b>"));
        assert_eq!(browser.get("/shop/amina/en/s").await.status, 200);
        assert_eq!(browser.get("/shop/amina/en/c/none").await.status, 404);
        assert_eq!(browser.get("/shop/amina/en/?after=rubbish").await.status, 422);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn categories_and_search_find_products_and_pages_follow_each_other() {
    at_stall(|stall| async move {
        let category = AddCategory {
            name: Words::one(Lang::Ar, "ملابس").with(Lang::En, "Clothes"),
            parent_id: None,
            position: 1,
        };
        let category = stall.world.engine.execute(stall.owner(), category).await.unwrap();
        let robe = souk_catalog::AddProduct {
            name: Words::one(Lang::Ar, "فستان مطرز").with(Lang::En, "Robe brodée"),
            category_id: Some(category.id),
            handle: Some("robe".into()),
            price_minor: Some(100),
            ..stall.plain("Robe")
        };
        stall.add(robe, 3).await;
        for number in 0..25 {
            stall.product(&format!("Vase {number}"), 100, &[], 1).await;
        }
        let mut browser = stall.browser();
        let clothes = browser.get(&format!("/shop/amina/en/c/{}", category.handle)).await;
        assert!(clothes.has("/p/robe") && !clothes.has("/p/vase-1\""), "{}", clothes.words());
        assert!(browser.get("/shop/amina/en/s?q=BRODEE").await.has("/p/robe"), "folded");
        let first = browser.get("/shop/amina/en/").await;
        assert_eq!(first.text().matches("<article").count(), 24);
        let next =
            first.text().split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let second = browser.get(&next).await;
        assert_eq!(second.text().matches("<article").count(), 2);
        let handles = |seen: &Seen| {
            seen.text()
                .split("/p/")
                .skip(1)
                .map(|rest| rest.split('"').next().unwrap().to_owned())
                .collect::<Vec<_>>()
        };
        let all: BTreeSet<String> = handles(&first).into_iter().chain(handles(&second)).collect();
        assert_eq!(all.len(), 26, "every product once");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_that_is_gone_is_a_page_with_a_way_on() {
    at_stall(|stall| async move {
        let product = stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        assert_eq!(browser.get("/shop/amina/en/p/robe").await.status, 200);
        let off = ToggleProduct {
            ..serde_json::from_value(serde_json::json!({ "id": product.product.id, "rev": product.rev }))
                .unwrap()
        };
        stall.world.engine.execute(stall.owner(), off).await.unwrap();
        let gone = browser.get("/shop/amina/en/p/robe").await;
        assert_eq!(gone.status, 404);
        assert!(gone.has("This product is no longer here") && gone.has("role=\"search\""));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_kept_page_never_shows_an_old_price_or_stock_word() {
    at_stall(|stall| async move {
        let product = stall.product("Robe", 4_500, &["S", "M"], 5).await;
        let mut browser = stall.browser();
        let first = browser.get("/shop/amina/en/p/robe").await;
        assert!(first.has("4\u{202f}500"), "{}", first.words());
        let etag = first.headers["etag"].to_str().unwrap().to_owned();
        browser.headers.push(("if-none-match", etag));
        let again = browser.get("/shop/amina/en/p/robe").await;
        assert_eq!((again.status, again.bytes.len()), (304, 0));
        let price = SetPrice {
            ..serde_json::from_value(
                serde_json::json!({ "id": product.product.id, "rev": product.rev, "price_minor": 490_000 }),
            )
            .unwrap()
        };
        stall.world.engine.execute(stall.owner(), price).await.unwrap();
        let dearer = browser.get("/shop/amina/en/p/robe").await;
        assert_eq!(dearer.status, 200);
        assert!(dearer.has("4\u{202f}900") && !dearer.has("4\u{202f}500"), "{}", dearer.words());
        assert!(!dearer.has("Only a few left"));
        sell(&stall, &product, 3).await;
        assert!(browser.get("/shop/amina/en/p/robe").await.has("Only a few left"));
        sell(&stall, &product, 2).await;
        let out = browser.get("/shop/amina/en/p/robe").await;
        assert!(out.has("sold out for now") && !out.has("Order now, pay on delivery"), "{}", out.words());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_another_process_changes_is_seen_after_a_second() {
    at_stall(|stall| async move {
        // SQLite has one owner: there is no other process.
        if stall.world.dialect == Dialect::Sqlite {
            return;
        }
        let product = stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        assert!(browser.get("/shop/amina/en/p/robe").await.has("4\u{202f}500"));
        let id = product.product.id;
        let dearer = serde_json::json!({ "id": id, "rev": product.rev, "price_minor": 490_000 });
        let dearer: SetPrice = serde_json::from_value(dearer).unwrap();
        stall.world.beside().await.execute(stall.owner(), dearer).await.unwrap();
        stall.world.clock.advance(Moment::SECOND - 1);
        assert!(browser.get("/shop/amina/en/p/robe").await.has("4\u{202f}500"), "kept as it was sent");
        stall.world.clock.advance(1);
        let seen = browser.get("/shop/amina/en/p/robe").await;
        assert!(seen.has("4\u{202f}900") && !seen.has("4\u{202f}500"), "{}", seen.words());
    })
    .await;
}

/// Pieces of every variant that leave by the back door.
async fn sell(stall: &Stall, product: &souk_catalog::ProductView, pieces: i64) {
    let lines: Vec<_> = product
        .variants
        .iter()
        .map(|variant| serde_json::json!({ "variant_id": variant.id, "quantity": pieces.to_string() }))
        .collect();
    let loss = serde_json::json!({ "kind": "loss", "lines": lines, "reason": "market day" });
    let loss: souk_stock::RecordMovement = serde_json::from_value(loss).unwrap();
    stall.world.engine.execute(stall.owner(), loss).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_public_page_is_the_same_for_everybody() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut one = stall.browser();
        one.get("/shop/amina/en/cart").await;
        let mut other = stall.browser();
        for path in ["/shop/amina/en/", "/shop/amina/en/p/robe"] {
            let (mine, theirs) = (one.get(path).await, other.get(path).await);
            assert_eq!(mine.bytes, theirs.bytes);
            assert!(!theirs.headers.contains_key("set-cookie"), "{path}");
            assert!(!theirs.has("_token"), "{path}");
        }
        let private = other.get("/shop/amina/en/cart").await;
        assert_eq!(private.headers["cache-control"], "no-store");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn search_engines_find_every_language_of_a_page() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        let page = browser.get("/shop/amina/en/p/robe").await;
        assert!(page.has("<link rel=\"canonical\" href=\"http://127.0.0.1/shop/amina/en/p/robe\">"));
        assert!(page.has("hreflang=\"ar\" href=\"http://127.0.0.1/shop/amina/ar/p/robe\""));
        assert!(page.has("hreflang=\"x-default\""));
        assert!(page.has("<meta name=\"description\" content=\"Robe for 4\u{202f}500"), "{}", page.text());
        let data =
            page.text().split("application/ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!(data["offers"]["price"], "4500.00");
        assert_eq!(data["offers"]["availability"], "https://schema.org/InStock");
        let map = browser.get("/shop/amina/sitemap.xml").await;
        assert!(map.has("<loc>http://127.0.0.1/shop/amina/fr/p/robe</loc>"), "{}", map.text());
        let robots = browser.get("/robots.txt").await;
        assert!(robots.has("Disallow: /shop/*/*/checkout$"));
        let open_ended =
            |line: &&str| line.starts_with("Disallow: /shop/") && !line.ends_with(['$', '?', '/']);
        assert_eq!(robots.text().lines().find(open_ended), None, "would hide products of that name");
        assert!(browser.get("/shop/amina/robots.txt").await.has("/shop/amina/sitemap.xml"));
        assert!(browser.get("/shop/amina/en/cart").await.has("<meta name=\"robots\" content=\"noindex\">"));
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_shop_is_gone_and_says_its_name() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let close = CloseShop { slug: "amina".into() };
        stall.world.engine.execute(stall.owner(), close).await.unwrap();
        let mut browser = stall.browser();
        for path in ["/", "/p/robe", "/checkout", "/cart"] {
            let seen = browser.get(&format!("/shop/amina/en{path}")).await;
            assert_eq!(seen.status, 410, "{path}");
            assert!(seen.has("Amina Store is closed"), "{}", seen.words());
        }
        assert_eq!(browser.get("/shop/amina/sitemap.xml").await.status, 404);
    })
    .await;
}
