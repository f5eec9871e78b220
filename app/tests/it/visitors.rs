//! Visitors at the JSON door: known by nothing but the key that they send.

use serde_json::json;
use souk_engine::{Dialect, sql as statement};

use crate::house::House;
use crate::http::{Call, Door, Got};

const KEY: &str = "7f0c0c1e-visitor";

/// Red where each request of a visitor is somebody new: an order that is sent again after a lost answer
/// would be two, with two holds of the goods.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_that_is_sent_again_under_its_key_is_one_order() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let (_, variant) = house.a.stocked().await;
        let mut order = house.a.order_of(&variant);
        order["confirm_duplicate"] = json!(true);
        let door = Door::new(&house);
        let place = async |key: &str, phone: &str| -> Got {
            let mut order = order.clone();
            order["customer"]["phone"] = json!(phone);
            let body = Some(order.to_string().into_bytes());
            let call = Call { method: "POST", path: "/api/v1/orders".to_owned(), body };
            let headers = [("souk-shop", house.a.id.to_string()), ("idempotency-key", key.to_owned())];
            door.call(&call, &headers).await
        };
        let first = place(KEY, "0551000001").await;
        assert_eq!(first.status, 201, "{}", first.text());
        let again = place(KEY, "0551000001").await;
        assert_eq!(
            (again.text(), &again.headers["idempotent-replayed"]),
            (first.text(), &"true".parse().unwrap())
        );
        // A stranger who hits upon the key, and whoever has another.
        assert_eq!(place(KEY, "0551000002").await.code(), "request.key_reused");
        let other = place("another-visitor-key", "0551000001").await;
        assert_ne!(other.text(), first.text());
        assert_eq!(place("short", "0551000001").await.code(), "request.key_short");
        // None of them came with the form of a page: a member looks first.
        let kept = statement!("select count(*) from order_requests where kind = 'screening'");
        assert_eq!(house.world.rows::<(i64,)>(kept, &[]).await, [(2,)]);
    }
}
