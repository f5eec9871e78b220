//! How a shop looks to customers, and what somebody sees who chooses it.

use souk_core::{Lang, Moment, Words};
use souk_site::{Corners, PicturePlace, Preview, SetSitePicture, SetTheme, Theme, TypeSize};

use crate::stall::{Stall, at_stall};

async fn put_up(stall: &Stall, place: PicturePlace, width: u32, height: u32) {
    let bytes = souk_testkit::picture(width, height, [120, 30, 30]);
    let file = stall.world.engine.keep_bytes(stall.owner(), "own.png", &bytes).await.unwrap();
    let alt = Words::one(Lang::En, "Caftans on a rail");
    let put_up = SetSitePicture { place, file_id: Some(file.id), alt };
    stall.world.engine.execute(stall.owner(), put_up).await.unwrap();
}

fn preview() -> Preview {
    let theme =
        Theme { accent: Some("#8a4b08".to_owned()), corners: Corners::Square, type_size: TypeSize::Large };
    Preview { colour: "#7c2138".to_owned(), theme }
}

const OWN: [&str; 4] =
    ["--main:#7c2138", "background:#8a4b08;color:#fff", "{border-radius:0}", "html{font-size:112.5%}"];

#[tokio::test(flavor = "multi_thread")]
async fn what_was_chosen_shows_at_once_on_pages_that_are_kept_too() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let mut browser = stall.browser();
        for path in ["/shop/amina/en/", "/shop/amina/en/p/robe"] {
            let page = browser.get(path).await;
            assert!(OWN.iter().all(|rule| !page.has(rule)), "{path}");
        }
        let own = preview();
        let change = SetTheme {
            rev: 0,
            colour: Some(own.colour.clone()),
            accent: own.theme.accent.clone(),
            corners: Some(own.theme.corners),
            type_size: Some(own.theme.type_size),
        };
        stall.world.engine.execute(stall.owner(), change).await.unwrap();
        for path in ["/shop/amina/en/", "/shop/amina/en/p/robe", "/shop/amina/en/cart"] {
            let page = browser.get(path).await;
            assert!(OWN.iter().all(|rule| page.has(rule)), "{path}: {}", page.text());
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_stands_on_every_page_and_a_cover_on_the_first_without_a_jump() {
    at_stall(|stall| async move {
        for number in 0..25 {
            stall.product(&format!("Vase {number}"), 100, &[], 1).await;
        }
        put_up(&stall, PicturePlace::Logo, 400, 200).await;
        put_up(&stall, PicturePlace::Cover, 1_600, 600).await;
        let mut browser = stall.browser();
        let home = browser.get("/shop/amina/en/").await;
        let images: Vec<&str> = home.text().split("<img ").skip(1).collect();
        assert_eq!(images.len(), 2, "{}", home.text());
        assert!(images[0].contains("-360.jpg\" width=\"80\" height=\"40\" alt=\"\">"), "{}", images[0]);
        assert!(images[1].starts_with("class=\"cover\"") && images[1].contains("-1440.jpg 1440w"));
        assert!(images[1].contains("width=\"720\" height=\"270\" alt=\"Caftans on a rail\""));
        assert!(!home.has("loading=\"lazy\""), "both are seen at once");
        let shared = home.text().split("og:image\" content=\"").nth(1).unwrap().split('"').next().unwrap();
        assert!(shared.starts_with("http://127.0.0.1/media/") && shared.ends_with("-1440.jpg"), "{shared}");
        let data = home.text().split("ld+json\">").nth(1).unwrap().split("</script>").next().unwrap();
        let data: serde_json::Value = serde_json::from_str(data).unwrap();
        assert_eq!((data["image"].as_str(), data["logo"].is_string()), (Some(shared), true));
        for address in home.text().split("/media/").skip(1).map(|rest| rest.split(".jpg").next().unwrap()) {
            let seen = browser.once("GET", &format!("/media/{address}.jpg"), None).await;
            assert_eq!((seen.status, &seen.headers["content-type"]), (200, &"image/jpeg".parse().unwrap()));
        }
        let second = home.text().split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap();
        let second = browser.get(&second.replace("&amp;", "&")).await;
        assert!(!second.has("class=\"cover\"") && second.text().matches("<img ").count() == 1);
        let cart = browser.get("/shop/amina/ar/cart").await;
        assert!(cart.has("width=\"80\" height=\"40\""), "{}", cart.text());
        let other = home.text().split("/media/").nth(1).unwrap().split(".jpg").next().unwrap();
        let other = other.replace(&stall.shop.to_string(), &stall.world.other.to_string());
        assert_eq!(browser.once("GET", &format!("/media/{other}.jpg"), None).await.status, 404);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_look_ahead_is_shown_to_its_frame_alone_and_is_kept_by_nobody() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let engine = &stall.world.engine;
        let token = preview().token(engine.vault(), stall.shop, engine.now());
        let mut browser = stall.browser();
        let before = browser.get("/shop/amina/en/").await;
        let path = format!("/shop/amina/en/?preview={token}");
        let seen = browser.get(&path).await;
        assert!(OWN.iter().all(|rule| seen.has(rule)), "{}", seen.text());
        assert!(seen.has("content=\"noindex\"") && !seen.has("rel=\"canonical\""));
        assert!(seen.words().contains("nothing can be ordered here"), "{}", seen.words());
        let policy = seen.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("frame-ancestors 'self'"), "{policy}");
        assert_eq!(seen.headers["x-frame-options"], "SAMEORIGIN");
        assert_eq!(seen.headers["cache-control"], "no-store");
        assert_eq!(browser.get("/shop/amina/en/").await.bytes, before.bytes, "customers see what is saved");
        // Nor does any other address dress a page: another shop's, one that was changed, one that is too old.
        let theirs = preview().token(engine.vault(), stall.world.other, engine.now());
        for odd in [theirs, token.replace("7c2138", "000000"), "junk".to_owned()] {
            let seen = browser.get(&format!("/shop/amina/en/?preview={odd}")).await;
            assert!(
                !seen.words().contains("nothing can be ordered here")
                    && OWN.iter().all(|rule| !seen.has(rule)),
                "{odd}"
            );
            assert!(seen.headers["content-security-policy"].to_str().unwrap().contains("ancestors 'none'"));
        }
        stall.world.clock.advance(10 * Moment::MINUTE);
        assert!(!browser.get(&path).await.words().contains("nothing can be"), "after ten minutes");
    })
    .await;
}

/// Red where a look ahead is only its first page, and where something can be bought in it.
#[tokio::test(flavor = "multi_thread")]
async fn a_look_ahead_goes_on_from_page_to_page_and_sells_nothing() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let engine = &stall.world.engine;
        let token = preview().token(engine.vault(), stall.shop, engine.now());
        let mut browser = stall.browser();
        let home = browser.get(&format!("/shop/amina/en/?preview={token}")).await;
        let link = |page: &crate::browser::Seen, part: &str| {
            let links = page.text().split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
            let link =
                links.into_iter().find(|link| link.contains(part)).map(|link| link.replace("&amp;", "&"));
            link.unwrap_or_else(|| panic!("no link to {part}: {}", page.text()))
        };
        for part in ["/en/p/", "/en/cart", "/ar/"] {
            let seen = browser.get(&link(&home, part)).await;
            assert!(seen.status == 200 && OWN.iter().all(|rule| seen.has(rule)), "{part} {}", seen.text());
            assert_eq!(seen.headers["x-frame-options"], "SAMEORIGIN", "{part}");
            assert_eq!(seen.headers["cache-control"], "no-store", "{part}");
        }
        let product = browser.get(&link(&home, "/en/p/")).await;
        assert!(product.has("method=\"post\" inert>"), "{}", product.text());
        let sent = browser.send(&product.form(&token).to(&link(&product, "/en/cart"))).await;
        assert!(!browser.get("/shop/amina/en/cart").await.words().contains("Robe"), "{}", sent.words());
        let checkout = browser.get(&format!("/shop/amina/en/checkout?preview={token}")).await;
        assert_eq!(checkout.status, 409);
        assert_eq!((stall.orders().await, stall.requests().await), (0, 0));
    })
    .await;
}
