//! Pictures on public pages, and the one way out for their bytes.

use crate::stall::at_stall;

/// Addresses of pictures on a page.
fn addresses(text: &str) -> Vec<String> {
    let found = text.split("/media/").skip(1).map(|rest| rest.split(".jpg").next().unwrap());
    found.map(|rest| format!("/media/{rest}.jpg")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_product_shows_its_pictures_without_a_jump_and_lists_show_the_first() {
    at_stall(|stall| async move {
        let view = stall.product("Robe", 4_500, &["S", "M"], 5).await;
        stall.product("Bare", 4_500, &[], 5).await;
        let view = stall.picture(&view, 1_440, [200, 30, 30]).await;
        let view = stall.picture(&view, 200, [30, 30, 200]).await;
        let choose = serde_json::json!({
            "id": view.product.id, "variant_id": view.variants[1].id, "rev": view.rev,
            "media_id": view.pictures[1].id,
        });
        let choose: souk_catalog::UpdateVariant = serde_json::from_value(choose).unwrap();
        stall.world.engine.execute(stall.owner(), choose).await.unwrap();
        let mut browser = stall.browser();
        let seen = browser.get("/shop/amina/en/p/robe").await;
        let images: Vec<&str> = seen.text().split("<img ").skip(1).collect();
        assert_eq!(images.len(), 3, "two, and the second again beside the variant that it shows");
        assert!(images[2].contains("width=\"48\" height=\"36\""));
        assert!(
            images[0].contains("-360.jpg 360w, ") && images[0].contains("-720.jpg 720w"),
            "{}",
            images[0]
        );
        assert!(images[0].contains("width=\"720\" height=\"540\"") && !images[0].contains("lazy"));
        assert!(images[1].contains("width=\"200\" height=\"150\"") && images[1].contains("loading=\"lazy\""));
        assert!(images[..2].iter().all(|it| it.contains("alt=\"As it is\"")));
        let shared = "<meta property=\"og:image\" content=\"http://127.0.0.1/media/";
        assert!(seen.has(shared), "{}", seen.text());
        assert!(browser.get("/shop/amina/ar/p/robe").await.has("alt=\"كما هو\""));
        let home = browser.get("/shop/amina/en/").await;
        assert_eq!(home.text().matches("<img ").count(), 1, "the other product has the mark of the house");
        assert!(home.has("loading=\"lazy\"") && home.text().matches("class=\"picture\"").count() == 2);
        let form = browser.get("/shop/amina/en/p/robe").await.form("/checkout");
        let cart = browser.send(&crate::browser::Form { action: "/shop/amina/en/cart".into(), ..form }).await;
        assert!(cart.has("class=\"picture thumb\""), "{}", cart.text());
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_go_out_for_ever_by_their_own_address_and_by_no_other() {
    at_stall(|stall| async move {
        let view = stall.product("Robe", 4_500, &[], 5).await;
        stall.picture(&view, 1_000, [200, 30, 30]).await;
        let mut browser = stall.browser();
        let page = browser.get("/shop/amina/en/p/robe").await;
        for address in addresses(page.text()) {
            let seen = browser.once("GET", &address, None).await;
            assert_eq!((seen.status, &seen.headers["content-type"]), (200, &"image/jpeg".parse().unwrap()));
            assert_eq!(seen.headers["cache-control"], "public, max-age=31536000, immutable");
            assert_eq!(seen.headers["x-content-type-options"], "nosniff");
            assert!(seen.bytes.starts_with(&[0xff, 0xd8]) && !seen.headers.contains_key("set-cookie"));
        }
        let address = addresses(page.text()).into_iter().find(|it| it.ends_with("-360.jpg")).unwrap();
        let (shop, other) = (stall.shop.to_string(), stall.world.other.to_string());
        let table = b"secret,table\n";
        let file = stall.world.engine.keep_bytes(stall.owner(), "table.csv", table).await.unwrap().id;
        for nothing in [
            address.replace(&shop, &other),
            address.replace("-360", "-361"),
            address.replace(".jpg", ".png"),
            format!("/media/{shop}/{file}"),
            format!("/media/{shop}/{file}-360.jpg"),
            format!("/media/{shop}/%2e%2e%2fsouk.db"),
            "/media/amina/a.jpg".to_owned(),
        ] {
            assert_eq!(browser.once("GET", &nothing, None).await.status, 404, "{nothing}");
        }
    })
    .await;
}
