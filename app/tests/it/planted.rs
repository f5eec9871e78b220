//! Rows that no command makes: what waits, and what failed too often. Not `sql!`: these are nobody's
//! statements.

use serde_json::{Value, json};
use souk_core::{RawId, params};
use souk_engine::{Lane, Reach, sql as statement};

use crate::house::{House, Shop};

/// A message that waits to be sent.
pub async fn plant_message(house: &House, shop: &Shop) {
    let (shop, id) = (shop.id, RawId(house.engine().ids().bytes()));
    let now = house.engine().now();
    let written = house.engine().db().write(Lane::Front, Reach::Platform, move |tx| {
        tx.put(
            statement!(
                "insert into messages
                    (shop_id, id, channel, receiver, lang, template, args, state, created_at)
                 values ($1, $2, 'email', 'a@souk.example', 'en', 'invitation', $3, 'waiting', $4)"
            ),
            params![shop, id, json!({}), now],
        )
    });
    written.await.unwrap_or_else(|_| panic!("a message is planted"));
}

/// A letter that nobody could deliver.
pub async fn dead_letter(house: &House, shop: &Shop) -> Value {
    dead_letter_about(house, shop, None, json!({})).await
}

/// One that is about somebody.
pub async fn dead_letter_about(house: &House, shop: &Shop, subject: Option<RawId>, payload: Value) -> Value {
    let (shop_id, id) = (shop.id, RawId(house.engine().ids().bytes()));
    let now = house.engine().now();
    let written = house.engine().db().write(Lane::Front, Reach::Platform, move |tx| {
        tx.put(
            statement!(
                "insert into jobs
                    (shop_id, id, kind, name, payload, state, attempts, run_at, fence, created_at, subject)
                 values ($1, $2, 'job', 'send_message', $3, 'dead', 9, $4, 1, $4, $5)"
            ),
            params![shop_id, id, payload, now, subject],
        )
    });
    written.await.unwrap_or_else(|_| panic!("a dead letter is planted"));
    shop.ask("dead_letter_list", json!({})).await[0]["id"].clone()
}
