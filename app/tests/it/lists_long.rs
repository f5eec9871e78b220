//! Ten thousand rows and one: the orders of lists by what moves with sales show each row once, from the most
//! to the least and back, and so does the map for search engines.

use serde_json::{Value, json};
use souk_core::{RawId, params};
use souk_engine::{Dialect, Lane, Reach, Sql, sql as statement};

use crate::house::{House, Shop, find};
use crate::http::{Call, Door};

const COPIES: i64 = 10_000;

/// Writes so many copies of one row; `$2` is the copy's id and `$3` its number, from 1 on.
async fn copies(house: &House, shop: &Shop, of: RawId, copy: &'static Sql) {
    let shop = shop.id;
    for from in (1..=COPIES).step_by(1_000) {
        let written = house.engine().db().write(Lane::Bulk, Reach::Shop(shop), move |tx| {
            for number in from..from + 1_000 {
                let mut id = [0x7f; 16];
                id[8..].copy_from_slice(&number.to_be_bytes());
                tx.put(copy, params![shop, RawId(id), number, of])?;
            }
            Ok(())
        });
        written.await.unwrap_or_else(|error| panic!("{error:?}"));
    }
}

/// Walks the list page by page: what it is sorted by, and how many different rows there were.
async fn walk(shop: &Shop, list: &str, sort: &str, by: &str) -> (Vec<i64>, usize) {
    let (mut values, mut ids, mut after) = (Vec::new(), std::collections::BTreeSet::new(), Value::Null);
    loop {
        let page = shop.ask(list, json!({ "sort": sort, "limit": 200, "after": after })).await;
        for row in page["items"].as_array().unwrap() {
            let value = &row[by];
            let text = value.as_str().map(|text| text.replace('.', ""));
            values.push(value.as_i64().or_else(|| text?.parse().ok()).unwrap());
            ids.insert(row["id"].as_str().unwrap().to_owned());
        }
        after = page["next"].clone();
        if after.is_null() {
            return (values, ids.len());
        }
    }
}

async fn each(shop: &Shop, list: &str, by: &str, ways: &[(&str, bool)]) {
    for (sort, falls) in ways {
        let (mut values, rows) = walk(shop, list, sort, by).await;
        assert_eq!((values.len(), rows), (10_001, 10_001), "{list} {sort}: each once");
        assert!(values.first() != values.last(), "{list} {sort}");
        if *falls {
            values.reverse();
        }
        assert!(values.is_sorted(), "{list} {sort}");
    }
}

async fn long(dialect: Dialect) {
    let house = House::new(dialect, &[]).await;
    let shop = &house.b;
    let placed = shop.order(&[]).await;
    let card = shop.ask("order_card", json!({"id": placed["order_id"]})).await;
    let raw = |text: &str| RawId::decode(text.split('_').nth(1).unwrap()).unwrap();
    let order = raw(placed["order_id"].as_str().unwrap());
    let customer = raw(find(&card, "cus_").unwrap().as_str().unwrap());
    let product = raw(card["lines"][0]["product_id"].as_str().unwrap());
    let copy = statement!(
        "insert into customers (shop_id, id, name, name_fold, fold_version, lang, open_orders, orders,
                                delivered, returned, erased, created_at, spent)
         select shop_id, $2, name, name_fold, fold_version, lang, 0, orders, delivered, returned, erased,
                created_at, cast($3 as bigint) / 3
         from customers where shop_id = $1 and id = $4"
    );
    copies(&house, shop, customer, copy).await;
    let copy = statement!(
        "insert into orders (shop_id, id, number, code, customer_id, customer_name, phone, lang, channel,
                             status, status_at, payment_status, payment_method, currency, goods, discount,
                             delivery_fee, rounding, total, delivery_option, carrier, municipality, province,
                             map_version, municipality_words, province_words, address, city, note,
                             in_maintenance, actor_kind, actor_id, placed_at, rev, risk)
         select shop_id, $2, number + $3, cast(number + $3 as text), customer_id, customer_name, phone, lang,
                channel, status, status_at, payment_status, payment_method, currency, $3 / 3, 0, 0, 0, $3 / 3,
                delivery_option, carrier, municipality, province, map_version, municipality_words,
                province_words, address, city, note, in_maintenance, actor_kind, actor_id, placed_at, rev,
                risk
         from orders where shop_id = $1 and id = $4"
    );
    copies(&house, shop, order, copy).await;
    let copy = statement!(
        "insert into products (shop_id, id, number, code, code_key, handle, name, description, kind, state,
                               sale_stopped, vendor, type_name, tags, unit, free_delivery, options, kept,
                               over_limit, created_at, changed_at, rev, name_key, price_key)
         select shop_id, $2, 1000000 + $3, cast(1000000 + $3 as text), cast(1000000 + $3 as text),
                cast(1000000 + $3 as text), name, description, kind, state, sale_stopped, vendor, type_name,
                tags, unit, free_delivery, options, kept, false, created_at, changed_at, rev, name_key,
                price_key
         from products where shop_id = $1 and id = $4"
    );
    copies(&house, shop, product, copy).await;
    let copy = statement!(
        "insert into product_stock (shop_id, product_id, on_hand)
         select shop_id, $2, cast($3 as bigint) / 3 from products where shop_id = $1 and id = $4"
    );
    copies(&house, shop, product, copy).await;
    if dialect == Dialect::Postgres {
        // As it does by itself within a minute, where rows come as quickly as here.
        let looked =
            house.engine().db().write(Lane::Bulk, Reach::Platform, |tx| tx.run(statement!("analyze"), &[]));
        looked.await.unwrap_or_else(|error| panic!("{error:?}"));
    }
    each(shop, "customer_list", "spent_minor", &[("spent", true)]).await;
    each(shop, "order_list", "total_minor", &[("dearest", true), ("cheapest", false)]).await;
    each(shop, "product_list", "on_hand", &[("plentiful", true), ("scarcest", false)]).await;
    mapped(&house, shop).await;
}

/// The text between these marks, each time.
fn between<'t>(text: &'t str, before: &str, behind: &str) -> Vec<&'t str> {
    text.split(before).skip(1).filter_map(|rest| rest.split(behind).next()).collect()
}

/// Red where one map names more than it may, or a part leaves a product out, or whoever has it is told again.
async fn mapped(house: &House, shop: &Shop) {
    let door = Door::new(house);
    let path = format!("/shop/{}/sitemap.xml", shop.slug);
    let get = async |path: &str, has: &[(&'static str, String)]| {
        door.call(&Call { method: "GET", path: path.to_owned(), body: None }, has).await
    };
    let index = get(&path, &[]).await;
    let parts: Vec<String> = between(&index.text(), "<sitemap><loc>", "</loc>")
        .into_iter()
        .map(|part| path.clone() + part.split("sitemap.xml").nth(1).unwrap())
        .collect();
    assert!(parts.len() > 1, "{}", index.text());
    let (mut products, mut addresses) = (std::collections::BTreeSet::new(), 0);
    for part in &parts {
        let map = get(part, &[]).await;
        assert_eq!(map.status, 200);
        let map = map.text();
        let here = between(&map, "<url><loc>", "</loc>");
        assert!(here.len() <= 50_000 && map.len() < 50 * 1024 * 1024, "{part}");
        let own = here.iter().filter(|address| address.contains("/en/p/"));
        let own: Vec<String> = own.map(|address| (*address).to_owned()).collect();
        addresses += own.len();
        products.extend(own);
    }
    assert_eq!((addresses, products.len()), (10_001, 10_001), "each product once");
    let tag = |got: &crate::http::Got| got.headers["etag"].to_str().unwrap().to_owned();
    for address in [&path, &parts[1]] {
        let first = get(address, &[]).await;
        let again = get(address, &[("if-none-match", tag(&first))]).await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0), "{address}");
    }
    shop.product().await;
    let newer = get(&path, &[("if-none-match", tag(&index))]).await;
    assert_eq!(newer.status, 200, "one product more");
    let odd = get(&format!("{path}?from=nothing"), &[]).await;
    assert_eq!(odd.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_rows_and_one_are_shown_once_each_whatever_sales_sort_them_by_on_sqlite() {
    long(Dialect::Sqlite).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn ten_thousand_rows_and_one_are_shown_once_each_whatever_sales_sort_them_by_on_postgresql() {
    long(Dialect::Postgres).await;
}
