//! What nobody means and somebody sends: each is refused by a problem of its own, none breaks anything.

use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use souk_engine::Dialect;

use crate::eyes::{Eyes, TRACES, changed};
use crate::house::House;
use crate::http::{Door, Got};

const PRODUCTS: &str = "/api/v1/products";

struct Hostile<'a> {
    door: Door<'a>,
    cookie: String,
}

impl Hostile<'_> {
    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder().method(method).uri(path).header("cookie", &self.cookie)
    }
    async fn send(&self, method: &str, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Got {
        let request = headers
            .iter()
            .fold(self.request(method, path), |request, (name, value)| request.header(*name, *value));
        self.door.send(request.body(body.into()).unwrap()).await
    }
    /// A product with this body, as JSON.
    async fn product(&self, body: impl Into<Body>) -> Got {
        let headers = [("content-type", "application/json"), ("idempotency-key", "one")];
        self.send("POST", PRODUCTS, &headers, body).await
    }
}

fn expect(got: &Got, status: u16, code: &str) {
    assert_eq!((got.status.as_u16(), got.code().as_str()), (status, code), "{}", got.text());
    assert!(got.is_problem(), "{:?}", got.headers);
    let problem = got.json();
    for field in ["type", "title", "status", "code", "request"] {
        assert!(!problem[field].is_null(), "{field} in {problem}");
    }
    assert_eq!(problem["status"], status);
}

#[tokio::test(flavor = "multi_thread")]
async fn hostile_requests_are_refused_each_by_its_own_problem() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let door = Door::new(&house);
        let cookie = door.credentials(&house.a.ask_owner()).await.remove(0).1;
        let hostile = Hostile { door, cookie };
        let eyes = Eyes::open(house.world.database()).await;
        let before = eyes.see(None).await;
        bodies(&hostile).await;
        keys(&hostile).await;
        paths(&hostile).await;
        headers(&hostile).await;
        names(&hostile).await;
        assert_eq!(changed(&before, &eyes.see(None).await, TRACES), Vec::<String>::new(), "{dialect:?}");
        let fine = json!({"name": {"en": "Robe", "ar": "فستان"}, "price_minor": 100}).to_string();
        assert_eq!(hostile.product(fine).await.status, 201, "the door still serves");
    }
}

async fn bodies(hostile: &Hostile<'_>) {
    let large = format!("{{\"name\": {{\"en\": \"{}\"}}}}", "a".repeat(10 * 1024 * 1024));
    expect(&hostile.product(large).await, 413, "request.too_large");
    expect(&hostile.product(&b"{\"name\": {\"en\": \"\xff\xfe\"}}"[..]).await, 422, "request.malformed");
    for body in ["[1, 2]", "\"text\"", "17", "null", "{", "{\"name\": }", "{\"name\": 1e999}"] {
        expect(&hostile.product(body).await, 422, "request.malformed");
    }
    let doubled = r#"{"name": {"en": "One", "ar": "One"}, "name": {"en": "Two", "ar": "Two"}}"#;
    expect(&hostile.product(doubled).await, 422, "request.malformed");
    let deep = format!("{{\"name\": {}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    expect(&hostile.product(deep).await, 422, "request.malformed");
    let form = hostile
        .send("POST", PRODUCTS, &[("content-type", "text/plain"), ("idempotency-key", "one")], "{}")
        .await;
    expect(&form, 415, "request.unsupported");
    let none = hostile.send("POST", PRODUCTS, &[("idempotency-key", "one")], "{}").await;
    expect(&none, 415, "request.unsupported");
}

async fn keys(hostile: &Hostile<'_>) {
    let json = ("content-type", "application/json");
    let body = r#"{"name": {"en": "Robe", "ar": "فستان"}}"#;
    expect(&hostile.send("POST", PRODUCTS, &[json], body).await, 422, "request.key_missing");
    expect(
        &hostile.send("POST", PRODUCTS, &[json, ("idempotency-key", "")], body).await,
        422,
        "request.key_missing",
    );
    let huge = "k".repeat(5_000);
    expect(
        &hostile.send("POST", PRODUCTS, &[json, ("idempotency-key", &huge)], body).await,
        422,
        "request.key_invalid",
    );
    expect(
        &hostile.send("POST", PRODUCTS, &[json, ("idempotency-key", "a b")], body).await,
        422,
        "request.key_invalid",
    );
}

async fn paths(hostile: &Hostile<'_>) {
    expect(&hostile.send("GET", "/api/v1/nothing", &[], "").await, 404, "page.not_found");
    expect(&hostile.send("DELETE", PRODUCTS, &[], "").await, 405, "request.method_not_allowed");
    for id in [
        "%00",
        "..%2f..%2fetc%2fpasswd",
        "prod_%00",
        "%ff%fe",
        "' or 1=1 --".replace(' ', "%20").as_str(),
        "prod_01",
    ] {
        let got = hostile.send("GET", &format!("{PRODUCTS}/{id}"), &[], "").await;
        assert!(got.status.is_client_error() && got.is_problem(), "{id}: {} {}", got.status, got.text());
    }
    let query = format!("{PRODUCTS}?q={}", "a".repeat(8_000));
    let got = hostile.send("GET", &query, &[], "").await;
    assert!(!got.status.is_server_error(), "{}", got.text());
    for query in
        ["limit=-1", "limit=x", "limit=99999999999999999999", "after=%00", "after=x", "limit=1&limit=2"]
    {
        let got = hostile.send("GET", &format!("{PRODUCTS}?{query}"), &[], "").await;
        assert!(!got.status.is_server_error(), "{query}: {}", got.text());
    }
}

async fn headers(hostile: &Hostile<'_>) {
    let names: Vec<String> = (0..200).map(|number| format!("x-flood-{number}")).collect();
    let flood: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), "v")).collect();
    assert_eq!(hostile.send("GET", PRODUCTS, &flood, "").await.status, 200);
    for value in ["Bearer", "Bearer souk_live_none", "Basic eDp5", "Bearer \u{7f}".trim_end_matches('\u{7f}')]
    {
        let got = hostile.send("GET", PRODUCTS, &[("authorization", value)], "").await;
        expect(&got, 401, "session.required");
    }
    let elsewhere = hostile.send("GET", PRODUCTS, &[("sec-fetch-site", "cross-site")], "").await;
    expect(&elsewhere, 403, "permission.denied");
    let arabic = hostile.send("GET", "/api/v1/nothing", &[("accept-language", "ar-DZ,ar;q=0.9")], "").await;
    expect(&arabic, 404, "page.not_found");
    let title = arabic.json()["title"].as_str().unwrap().to_owned();
    assert!(title.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c)), "{title}");
}

/// Control and direction characters never come into a name.
async fn names(hostile: &Hostile<'_>) {
    for name in ["a\u{0}b", "a\u{202e}b", "a\u{2066}b", "a\nb", "\u{feff}", "a\u{1b}[31mb", "   "] {
        let body = json!({"name": {"en": name, "ar": name}, "price_minor": 100}).to_string();
        let got = hostile.product(body).await;
        assert!(got.status.is_client_error() && got.is_problem(), "{name:?}: {} {}", got.status, got.text());
    }
}

/// A key is looked up once; that it was revoked is seen by the next request nevertheless.
#[tokio::test(flavor = "multi_thread")]
async fn a_revoked_key_opens_nothing_any_more() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let door = Door::new(&house);
        let made = json!({"name": "till", "permissions": ["products.view"]});
        let made = house.a.run("create_api_key", made).await;
        let bearer = format!("Bearer {}", made["key"].as_str().unwrap());
        let look = || {
            let request = Request::builder().uri(PRODUCTS).header("authorization", &bearer);
            door.send(request.body(Body::empty()).unwrap())
        };
        for _ in 0..2 {
            assert_eq!(look().await.status, 200);
        }
        house.a.run("revoke_api_key", json!({"id": made["id"]})).await;
        for _ in 0..2 {
            expect(&look().await, 401, "session.required");
        }
    }
}
