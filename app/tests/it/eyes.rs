//! What all tables hold, read by a connection of the test's own: what changed is named by its table.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;

use souk_core::TenantId;
use souk_engine::Dialect;
use souk_testkit::TestDatabase;

/// Tables that may change though nothing was allowed: who tried is written down, and how often.
pub const TRACES: &[&str] = &["journal", "claims", "limits", "refusal_counts"];

pub struct Eyes(Kind);

enum Kind {
    Sqlite(Mutex<rusqlite::Connection>, Vec<(String, bool)>),
    Postgres(tokio_postgres::Client, Vec<(String, bool)>),
}

/// A digest of each table's rows.
pub type Sight = BTreeMap<String, u64>;

impl Eyes {
    pub async fn open(database: &TestDatabase) -> Self {
        match database.dialect {
            Dialect::Sqlite => {
                let conn =
                    rusqlite::Connection::open(database.address().trim_start_matches("sqlite:")).unwrap();
                let names =
                    "select name, exists (select 1 from pragma_table_info(s.name) where name = 'shop_id')
                             from sqlite_schema s where type = 'table' and name not like 'sqlite_%'";
                let tables = {
                    let mut statement = conn.prepare(names).unwrap();
                    let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
                    rows.map(|row| row.unwrap()).collect()
                };
                Self(Kind::Sqlite(Mutex::new(conn), tables))
            }
            Dialect::Postgres => {
                let (client, connection) =
                    tokio_postgres::connect(database.address(), tokio_postgres::NoTls).await.unwrap();
                tokio::spawn(connection);
                client.batch_execute("set app.scope = 'platform'").await.unwrap();
                let names = "select t.tablename::text, exists (select 1 from information_schema.columns c
                                where c.table_name = t.tablename and c.column_name = 'shop_id')
                             from pg_tables t where schemaname = 'public'";
                let rows = client.query(names, &[]).await.unwrap();
                let tables = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
                Self(Kind::Postgres(client, tables))
            }
        }
    }

    /// All rows, or those of one shop.
    pub async fn see(&self, shop: Option<TenantId>) -> Sight {
        match &self.0 {
            Kind::Sqlite(conn, tables) => {
                let conn = conn.lock().unwrap();
                tables
                    .iter()
                    .map(|(table, owned)| (table.clone(), sqlite(&conn, table, *owned, shop)))
                    .collect()
            }
            Kind::Postgres(client, tables) => {
                let mut sight = Sight::new();
                for (table, owned) in tables {
                    sight.insert(table.clone(), postgres(client, table, *owned, shop).await);
                }
                sight
            }
        }
    }
}

fn condition(owned: bool, shop: Option<TenantId>, literal: impl Fn(&str) -> String) -> String {
    let hex = |shop: TenantId| shop.raw().0.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    match (owned, shop) {
        (true, Some(shop)) => format!("where shop_id = {}", literal(&hex(shop))),
        _ => String::new(),
    }
}

fn sqlite(conn: &rusqlite::Connection, table: &str, owned: bool, shop: Option<TenantId>) -> u64 {
    let only = condition(owned, shop, |hex| format!("x'{hex}'"));
    let mut statement = conn.prepare(&format!("select * from {table} {only}")).unwrap();
    let columns = statement.column_count();
    let mut rows = statement.query([]).unwrap();
    let mut digest = 0u64;
    while let Some(row) = rows.next().unwrap() {
        let mut hash = DefaultHasher::new();
        for at in 0..columns {
            format!("{:?}", row.get_ref(at).unwrap()).hash(&mut hash);
        }
        digest = digest.wrapping_add(hash.finish());
    }
    digest
}

async fn postgres(client: &tokio_postgres::Client, table: &str, owned: bool, shop: Option<TenantId>) -> u64 {
    let only = condition(owned, shop, |hex| format!("'{hex}'::uuid"));
    let rows = client.query(&format!("select t::text from {table} t {only}"), &[]).await.unwrap();
    rows.iter().fold(0, |digest, row| {
        let mut hash = DefaultHasher::new();
        row.get::<_, String>(0).hash(&mut hash);
        digest.wrapping_add(hash.finish())
    })
}

/// Tables that differ, but for those that may.
pub fn changed(before: &Sight, after: &Sight, except: &[&str]) -> Vec<String> {
    let differs =
        |table: &&String| before.get(*table) != after.get(*table) && !except.contains(&table.as_str());
    after.keys().filter(differs).cloned().collect()
}
