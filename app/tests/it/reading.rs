//! The API as people read it: everything that programs read, in light pages without a script.

use souk_engine::Dialect;

use crate::house::House;
use crate::http::{Call, Door, Got};

/// Bytes of one page, as it is sent where nobody squeezes it.
const HEAVIEST: usize = 40_000;

async fn page(door: &Door<'_>, path: &str) -> Got {
    door.call(&Call { method: "GET", path: path.to_owned(), body: None }, &[]).await
}

/// Where a page leads to below the API's own.
fn links(html: &str) -> Vec<String> {
    let after = html.split("href=\"/api/docs/").skip(1);
    let mut names: Vec<String> = after.filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn every_path_of_the_api_is_told_on_a_light_page_without_a_script() {
    let house = House::new(Dialect::Sqlite, &[]).await;
    let door = Door::new(&house);
    let index = page(&door, "/api/docs").await;
    assert_eq!(index.status, 200);
    let mut pages = vec![("index".to_owned(), index.text())];
    for name in links(&index.text()) {
        let got = page(&door, &format!("/api/docs/{name}")).await;
        assert_eq!(got.status, 200, "{name}");
        pages.push((name, got.text()));
    }
    let all: String = pages.iter().map(|(_, text)| text.as_str()).collect();
    let described = souk_web::door::describe(house.engine().registry());
    for (path, methods) in described["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let told = format!("<code>{} {path}</code>", method.to_uppercase()).replace('/', "&#x2f;");
            let plain = told.replace("&#x2f;", "/");
            assert!(all.contains(&told) || all.contains(&plain), "{method} {path} is told nowhere");
        }
    }
    for (name, text) in &pages {
        assert!(text.len() <= HEAVIEST, "{name} has {} bytes", text.len());
        assert!(!text.contains("<script") && !text.contains(" style="), "{name}");
    }
    assert!(pages[0].1.contains("Idempotency-Key") && pages[0].1.contains("webhook-signature"));
    assert_eq!(page(&door, "/api/docs/nothing").await.status, 404);
}
