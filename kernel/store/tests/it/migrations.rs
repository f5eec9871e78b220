//! Migrations on both databases.

use souk_core::{RawId, params};
use souk_store::{Lane, Migration, MigrationSet, SchemaState, sql};

use crate::place::{Database, PRODUCT, SETS, Trial, failed, id, kind, reach, shop};

const LATER: &str = "
alter table products add column seen bool not null default false;
rebuild table products (
    shop_id id not null,
    id id not null,
    handle text not null,
    stock int not null,
    seen bool not null default false,
    constraint handle_once unique (shop_id, handle),
    primary key (shop_id, id)
);
postgres alter table products drop constraint stock_range;
assert none select 1 from products where seen = true;
";

fn with(later: &'static [Migration]) -> Vec<MigrationSet> {
    let mut sets = SETS.to_vec();
    sets.push(MigrationSet { room: "later", migrations: later });
    sets
}

on_both!(
    what_is_applied_is_not_applied_again,
    the_state_tells_what_is_missing_and_what_is_unknown,
    a_changed_migration_is_named,
    a_failing_migration_leaves_nothing_and_names_its_statement,
    a_rebuilt_table_keeps_rows_keys_indexes_and_views,
    an_assertion_that_finds_rows_stops_the_migration,
);

async fn what_is_applied_is_not_applied_again(trial: Trial) {
    assert!(trial.db.migrate(SETS).await.unwrap().applied.is_empty());
    assert_eq!(trial.db.schema_state(SETS).await.unwrap(), SchemaState::Current);
}

async fn the_state_tells_what_is_missing_and_what_is_unknown(trial: Trial) {
    let sets = with(&[Migration { name: "0001_x", sql: LATER }]);
    let missing = vec!["later/0001_x".to_owned()];
    assert_eq!(trial.db.schema_state(&sets).await.unwrap(), SchemaState::Behind { missing: missing.clone() });
    assert_eq!(trial.db.migrate(&sets).await.unwrap().applied, missing);
    assert_eq!(trial.db.schema_state(&sets).await.unwrap(), SchemaState::Current);
    assert_eq!(trial.db.schema_state(SETS).await.unwrap(), SchemaState::Newer { unknown: missing });
}

async fn a_changed_migration_is_named(trial: Trial) {
    let changed = [MigrationSet { room: "trial", migrations: &[Migration { name: "0001_trial", sql: "" }] }];
    for why in [
        trial.db.migrate(&changed).await.unwrap_err().to_string(),
        trial.db.schema_state(&changed).await.unwrap_err().to_string(),
    ] {
        assert!(why.contains("trial/0001_trial was changed"), "{why}");
    }
}

async fn a_failing_migration_leaves_nothing_and_names_its_statement(trial: Trial) {
    let sql =
        "create table fresh (\n    id id not null,\n    primary key (id)\n);\nupdate nowhere set x = 1;\n";
    let bad = with(Box::leak(Box::new([Migration { name: "0001_bad", sql }])));
    let why = trial.db.migrate(&bad).await.unwrap_err().to_string();
    assert!(why.contains("later/0001_bad") && why.contains("update nowhere"), "{why}");
    let sql = "create table fresh (\n    id id not null,\n    primary key (id)\n);\n";
    let good = with(Box::leak(Box::new([Migration { name: "0001_bad", sql }])));
    assert_eq!(trial.db.migrate(&good).await.unwrap().applied.len(), 1);
}

async fn a_rebuilt_table_keeps_rows_keys_indexes_and_views(trial: Trial) {
    let line = sql!("insert into lines (shop_id, id, product_id) values ($1, $2, $3)");
    let write = trial.db.write(Lane::Front, reach(1), move |tx| {
        tx.put(PRODUCT, params![shop(1), id(1), "silk", 4_i64])?;
        tx.put(line, params![shop(1), id(1), id(1)])
    });
    write.await.unwrap();
    let index = "create index products_stock on products (shop_id, stock);\n";
    let sets = with(Box::leak(Box::new([
        Migration { name: "0001_index", sql: index },
        Migration { name: "0002_rebuild", sql: LATER },
    ])));
    trial.db.migrate(&sets).await.unwrap();
    let read = trial.db.read(Lane::Front, reach(1), |reader| {
        let view = sql!("select id, handle, stock from v_products where shop_id = $1");
        reader.rows::<(RawId, String, i64)>(view, params![shop(1)])
    });
    assert_eq!(read.await.unwrap(), [(id(1), "silk".to_owned(), 4)]);
    let write =
        trial.db.write(Lane::Front, reach(1), |tx| tx.run(PRODUCT, params![shop(1), id(2), "debt", -1_i64]));
    assert_eq!(write.await.unwrap(), 1, "the check is gone");
    let orphan =
        trial.db.write(Lane::Front, reach(1), move |tx| tx.run(line, params![shop(1), id(2), id(77)]));
    assert_eq!(kind(&failed(orphan.await)), Some(souk_store::DbErrorKind::ForeignKey));
    if trial.folder.is_some() {
        let index = "select count(*) from sqlite_schema where name = 'products_stock'";
        let found = trial.db.twin_writer(move |conn| conn.query_row(index, (), |row| row.get::<_, i64>(0)));
        assert_eq!(found.await.unwrap().unwrap(), 1);
    }
}

async fn an_assertion_that_finds_rows_stops_the_migration(trial: Trial) {
    let write =
        trial.db.write(Lane::Front, reach(1), |tx| tx.run(PRODUCT, params![shop(1), id(1), "silk", 4_i64]));
    write.await.unwrap();
    let sql = "update products set stock = 5;\nassert none select 1 from products where stock = 5;\n";
    let sets = with(Box::leak(Box::new([Migration { name: "0001_assert", sql }])));
    let why = trial.db.migrate(&sets).await.unwrap_err().to_string();
    // That a row was found shows too that the migration reaches the rows of all shops.
    assert!(why.contains("rows were found"), "{why}");
    let read = trial.db.read(Lane::Front, reach(1), |reader| {
        reader.one::<(i64,)>(sql!("select stock from products where shop_id = $1"), params![shop(1)])
    });
    assert_eq!(read.await.unwrap(), Some((4,)));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn migrators_at_one_time_apply_each_migration_once() {
    let database = Database::new().await;
    let (one, two) = (database.open().await, database.open().await);
    let (first, second) = tokio::join!(one.migrate(SETS), two.migrate(SETS));
    assert_eq!(first.unwrap().applied.len() + second.unwrap().applied.len(), 1);
}
