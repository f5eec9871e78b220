//! What is told of an order, and to whom.

use serde_json::json;
use souk_engine::Dialect;

use crate::house::House;

/// Answers of moves are kept in the journal: they carry nothing that only a page shows.
async fn pictures_come_with_the_card_alone(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    let shop = &house.a;
    let (card, variant) = shop.stocked().await;
    let media =
        json!({"id": card["product"]["id"], "rev": card["rev"], "file_id": shop.picture_file().await});
    shop.run("add_media", media).await;
    let placed = shop.run("place_order", shop.order_of(&variant)).await;
    let id = json!({"id": placed["order_id"]});
    let moved = shop.run("confirm_order", id.clone()).await;
    assert!(moved["lines"][0]["picture"].is_null(), "{moved}");
    let card = shop.ask("order_card", id).await;
    assert!(card["lines"][0]["picture"]["sizes"].is_array(), "{card}");
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_come_with_the_card_of_an_order_alone_on_sqlite() {
    pictures_come_with_the_card_alone(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn pictures_come_with_the_card_of_an_order_alone_on_postgresql() {
    pictures_come_with_the_card_alone(Dialect::Postgres).await;
}
