//! The checker: reads the program's database by SQL of its own, past every line of the product.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags};
use tokio_postgres::{Client, NoTls};

use crate::{Outcome, Saying};

#[derive(Debug, Clone)]
pub enum Book {
    Sqlite(PathBuf),
    Postgres(String),
}

impl Book {
    /// The one number that a statement answers.
    pub async fn number(&self, sql: &str) -> Outcome<i64> {
        match self {
            Self::Sqlite(path) => {
                reading(path)?.query_row(sql, [], |row| row.get(0)).saying(format!("checking {sql:?}"))
            }
            Self::Postgres(url) => {
                let row = platform(url).await?.query_one(sql, &[]).await.map_err(|why| told(&why, sql))?;
                row.try_get(0).saying(format!("checking {sql:?}"))
            }
        }
    }

    /// The first column, as text.
    pub async fn texts(&self, sql: &str) -> Outcome<Vec<String>> {
        match self {
            Self::Sqlite(path) => {
                let conn = reading(path)?;
                let mut statement = conn.prepare(sql).saying(format!("checking {sql:?}"))?;
                let rows = statement.query_map([], |row| row.get(0)).saying(format!("checking {sql:?}"))?;
                rows.collect::<Result<_, _>>().saying(format!("checking {sql:?}"))
            }
            Self::Postgres(url) => {
                let rows = platform(url).await?.query(sql, &[]).await.map_err(|why| told(&why, sql))?;
                rows.iter().map(|row| row.try_get(0).saying(format!("checking {sql:?}"))).collect()
            }
        }
    }

    /// One hash for each table but these, over all its rows in no order of their own.
    pub async fn everything(&self, except: &[&str]) -> Outcome<BTreeMap<String, u64>> {
        let tables = match self {
            Self::Sqlite(_) => "select name from sqlite_master where type = 'table'",
            Self::Postgres(_) => "select tablename::text from pg_tables where schemaname = 'public'",
        };
        let mut hashes = BTreeMap::new();
        for table in self.texts(tables).await? {
            if except.contains(&table.as_str()) || table.starts_with("sqlite_") {
                continue;
            }
            let mut rows = match self {
                Self::Sqlite(path) => every_row(path, &table)?,
                Self::Postgres(_) => self.texts(&format!("select t::text from {table} t")).await?,
            };
            rows.sort_unstable();
            let mut hasher = DefaultHasher::new();
            rows.hash(&mut hasher);
            hashes.insert(table, hasher.finish());
        }
        Ok(hashes)
    }

    /// The same of one shop's rows, by its slug.
    pub async fn of_shop(&self, slug: &str, except: &[&str]) -> Outcome<BTreeMap<String, u64>> {
        let tables = match self {
            Self::Sqlite(_) => {
                "select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'shop_id'
                 where m.type = 'table'"
            }
            Self::Postgres(_) => {
                "select t.tablename::text from pg_tables t join information_schema.columns c
                 on c.table_name = t.tablename and c.table_schema = 'public' and c.column_name = 'shop_id'
                 where t.schemaname = 'public'"
            }
        };
        let mut hashes = BTreeMap::new();
        for table in self.texts(tables).await? {
            if except.contains(&table.as_str()) {
                continue;
            }
            let own =
                format!("{table} t where t.shop_id = (select shop_id from shops where slug = '{slug}')");
            let mut rows = match self {
                Self::Sqlite(path) => every_row(path, &own)?,
                Self::Postgres(_) => self.texts(&format!("select t::text from {own}")).await?,
            };
            rows.sort_unstable();
            let mut hasher = DefaultHasher::new();
            rows.hash(&mut hasher);
            hashes.insert(table, hasher.finish());
        }
        Ok(hashes)
    }

    /// Breaks or mends something behind the program's back.
    pub async fn tamper(&self, sql: &str) -> Outcome<()> {
        match self {
            Self::Sqlite(path) => {
                let conn = Connection::open(path).saying(path.display())?;
                conn.execute_batch(sql).saying(format!("tampering by {sql:?}"))
            }
            Self::Postgres(url) => {
                platform(url).await?.batch_execute(sql).await.map_err(|why| told(&why, sql))
            }
        }
    }
}

fn reading(path: &Path) -> Outcome<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(path, flags).saying(path.display())?;
    conn.busy_timeout(std::time::Duration::from_secs(5)).saying("busy timeout")?;
    Ok(conn)
}

fn every_row(path: &Path, table: &str) -> Outcome<Vec<String>> {
    let (conn, sql) = (reading(path)?, format!("select * from {table}"));
    let mut statement = conn.prepare(&sql).saying(&sql)?;
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        let cells = (0..columns).map(|column| row.get_ref(column).map(|cell| format!("{cell:?}")));
        cells.collect::<Result<Vec<_>, _>>().map(|cells| cells.join(" "))
    });
    rows.saying(&sql)?.collect::<Result<_, _>>().saying(&sql)
}

async fn connect(url: &str) -> Outcome<Client> {
    let (client, connection) =
        tokio_postgres::connect(url, NoTls).await.saying("the checker's connection")?;
    tokio::spawn(async move {
        // Ends with its client.
        let _ = connection.await;
    });
    Ok(client)
}

/// Row-level security hides shops from whoever does not say that they mean all.
async fn platform(url: &str) -> Outcome<Client> {
    let client = connect(url).await?;
    client.batch_execute("select set_config('app.scope', 'platform', false)").await.saying("scope")?;
    Ok(client)
}

/// One statement to the server itself.
pub async fn order(url: &str, sql: &str) -> Outcome<()> {
    connect(url).await?.batch_execute(sql).await.map_err(|why| told(&why, sql))
}

fn told(error: &tokio_postgres::Error, sql: &str) -> String {
    let why = error.as_db_error().map_or_else(|| error.to_string(), |db| db.message().to_owned());
    format!("{sql:?}: {why}")
}
