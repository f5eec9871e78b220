//! Every column that may hold something of a person is declared, and what is declared is forgotten.

use std::collections::BTreeSet;

use serde_json::json;
use souk_core::params;
use souk_engine::{Dialect, Lane, Reach};
use souk_testkit::TestDatabase;

use crate::forget::Buyer;
use crate::house::{House, fresh};

/// Text, JSON and bytes of every table of a migrated database: `table.column`. PostgreSQL tells bytes and ids
/// apart.
async fn columns() -> BTreeSet<String> {
    let registry = souk::rooms::registry().unwrap();
    let database = TestDatabase::new(Dialect::Postgres).await;
    let db = souk_engine::Db::open(&database.url(), souk_engine::StoreOptions::default()).await.unwrap();
    db.migrate(&registry.migrations()).await.unwrap();
    db.close().await;
    let (client, connection) =
        tokio_postgres::connect(database.address(), tokio_postgres::NoTls).await.unwrap();
    tokio::spawn(connection);
    let rows = client
        .query(
            "select c.table_name || '.' || c.column_name from information_schema.columns c
             join information_schema.tables t
               on t.table_schema = c.table_schema and t.table_name = c.table_name
             where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
               and c.data_type in ('text', 'character varying', 'json', 'jsonb', 'bytea')",
            &[],
        )
        .await
        .unwrap();
    // The store's own list of what was migrated.
    rows.iter()
        .map(|row| row.get(0))
        .filter(|name: &String| !name.starts_with("schema_migrations."))
        .collect()
}

#[tokio::test]
async fn every_column_of_text_is_declared_personal_or_harmless() {
    let registry = souk::rooms::registry().unwrap();
    let mut declared = Vec::new();
    for room in &registry.rooms {
        for personal in room.personal {
            declared.extend(personal.columns.split(' ').map(|name| format!("{}.{name}", personal.table)));
        }
        for line in room.harmless {
            let (table, names) = line.split_once(": ").unwrap();
            declared.extend(names.split(' ').map(|name| format!("{table}.{name}")));
        }
    }
    let there = columns().await;
    let unknown: Vec<_> = declared.iter().filter(|name| !there.contains(*name)).collect();
    let twice = declared.len() - declared.iter().collect::<BTreeSet<_>>().len();
    let forgotten: Vec<_> = there.iter().filter(|name| !declared.contains(name)).collect();
    assert!(
        forgotten.is_empty(),
        "say in the room's `personal` how these are forgotten, or in its `harmless` that they name nobody: \
         {forgotten:?}"
    );
    assert!(
        unknown.is_empty() && twice == 0,
        "declared, but not there: {unknown:?}; declared twice: {twice}"
    );
}

/// The part of a mark that all have.
const MARK: &str = "qirmiz-";

/// Writes a mark of its own into this column of every row of the shop that can hold one; how many there are.
fn plant(db: &rusqlite::Connection, shop: &[u8], table: &str, column: &str) -> usize {
    let kind: String = db
        .query_row("select type from pragma_table_info(?1) where name = ?2", [table, column], |row| {
            row.get(0)
        })
        .unwrap();
    let mark = format!("'\"{MARK}' || hex(randomblob(8)) || '\"'");
    let mark = if kind == "BLOB" { format!("cast({mark} as blob)") } else { mark };
    let update = format!("update or ignore {table} set {column} = {mark} where shop_id = ?1");
    db.execute(&update, [shop]).unwrap()
}

/// Red where a statement leaves a declared column, or a row in some state, as it is.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_that_is_declared_personal_outlives_its_shop() {
    let house = House::new(Dialect::Sqlite, &[]).await;
    let shop = &house.a;
    let (order, customer) = Buyer::new().order(shop, "one").await;
    shop.run("record_call", json!({"id": order, "outcome": "confirmed", "note": "yes"})).await;
    shop.run("block_customer", json!({"id": customer, "reason": "never pays"})).await;
    shop.run("block_phone", json!({"phone": shop.phone(), "reason": "a prank"})).await;
    let mut screened = shop.order_of(&shop.stocked().await.1);
    screened["screen"] = true.into();
    let kept = shop.run("place_order", screened).await;
    shop.run("reject_order_request", json!({"id": kept["order_id"], "reason": "never asked"})).await;
    crate::examples::parcels::moved(shop).await;
    crate::examples::leads::left(shop).await;
    shop.invitation(&format!("guest{}@souk.example", fresh()), "support").await;
    shop.pictured().await;
    let cover =
        json!({"place": "cover", "file_id": shop.picture_file().await, "alt": {"en": "Amina at work"}});
    shop.run("set_site_picture", cover).await;
    shop.run("set_domain", json!({"host": "boutique.example.dz", "rev": 0})).await;
    let table = "Handle,Title,Variant Price,Image Src\nrobe,Robe,10,https://pictures.example/robe.jpg\n";
    shop.run("import_products", json!({"source": {"content": table}, "start": true})).await;
    house.world.drain().await;
    crate::examples::webhooks::tried(shop).await;

    let registry = souk::rooms::registry().unwrap();
    let personal = || registry.rooms.iter().rev().flat_map(|room| room.personal);
    let path = house.world.database().address().trim_start_matches("sqlite:").to_owned();
    let db = rusqlite::Connection::open(path).unwrap();
    // What is still to be done ends long before a shop is forgotten.
    db.execute("update jobs set state = 'done', done_at = created_at", []).unwrap();
    let mut unproven = Vec::new();
    for it in personal().filter(|it| it.of_shop.is_some()) {
        for column in it.columns.split(' ') {
            if plant(&db, &shop.id.raw().0, it.table, column) == 0 {
                unproven.push(format!("{}.{column}", it.table));
            }
        }
    }
    assert_eq!(unproven, ["media.state"], "only what is one of a few words can hold no mark");
    assert!(house.world.tables_with(MARK).await.len() > 8);
    for it in personal() {
        let (Some(statement), id) = (it.of_shop, shop.id) else { continue };
        let forget = || async {
            let step = house
                .engine()
                .db()
                .write(Lane::Bulk, Reach::Shop(id), move |tx| tx.run(statement(), params![id]));
            step.await.unwrap()
        };
        while forget().await > 0 {}
    }
    assert_eq!(house.world.tables_with(MARK).await, Vec::<String>::new());
}
