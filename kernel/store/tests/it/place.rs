//! Where a test's database lives: a folder or a database of its own, gone afterwards.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use souk_core::{Error, RawId, Result, TenantId, params};
use souk_store::{
    Db, DbError, DbErrorKind, DbUrl, Lane, Migration, MigrationSet, Options, Reach, WriteError, sql,
};
use tokio_postgres::{Client, NoTls};

static NEXT: AtomicU32 = AtomicU32::new(0);

fn name() -> String {
    format!("souk_store_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed))
}

pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let path = std::env::temp_dir().join(name());
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }
    pub fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
    pub fn url(&self) -> DbUrl {
        DbUrl::parse(&format!("sqlite:{}", self.join("souk.db").display())).unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A database on the test server.
pub struct Database(pub String);

/// The address of the test server with another database name.
pub fn server(database: &str) -> String {
    let text = std::env::var("SOUK_TEST_POSTGRES").expect(
        "SOUK_TEST_POSTGRES is not set: run `cargo xtask test`, which starts a PostgreSQL of its own for \
            the tests",
    );
    let (address, options) = text.split_once('?').unwrap_or((&text, ""));
    format!("{}/{database}?{options}", address.rsplit_once('/').unwrap().0)
}

pub async fn client(url: &str) -> Client {
    let (client, connection) = tokio_postgres::connect(url, NoTls).await.unwrap();
    tokio::spawn(connection);
    client
}

impl Database {
    pub async fn new() -> Self {
        let name = name();
        let create = format!("create database {name} encoding 'UTF8' template template0");
        client(&server("postgres")).await.batch_execute(&create).await.unwrap();
        Self(name)
    }
    pub fn address(&self) -> String {
        server(&self.0)
    }
    pub async fn client(&self) -> Client {
        client(&self.address()).await
    }
    pub async fn open(&self) -> Db {
        Db::open(&DbUrl::parse(&self.address()).unwrap(), few()).await.unwrap()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let drop = format!("drop database if exists {} with (force)", self.0);
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async { client(&server("postgres")).await.batch_execute(&drop).await.unwrap() });
        });
        dropped.join().ok();
    }
}

pub fn few() -> Options {
    Options { pg_connections: 4, pg_background: 1, ..Options::default() }
}

pub const SETS: &[MigrationSet] = &[MigrationSet {
    room: "trial",
    migrations: &[Migration { name: "0001_trial", sql: include_str!("trial.sql") }],
}];

/// A database with the trial tables; fields drop in this order.
pub struct Trial {
    pub db: Db,
    pub folder: Option<Folder>,
    pub database: Option<Database>,
}

impl Trial {
    pub async fn sqlite() -> Self {
        let folder = Folder::new();
        let db = Db::open(&folder.url(), Options::default()).await.unwrap();
        db.migrate(SETS).await.unwrap();
        Self { db, folder: Some(folder), database: None }
    }
    pub async fn postgres() -> Self {
        let database = Database::new().await;
        let db = database.open().await;
        db.migrate(SETS).await.unwrap();
        Self { db, folder: None, database: Some(database) }
    }
    pub async fn client(&self) -> Client {
        self.database.as_ref().unwrap().client().await
    }
    /// A row of a table that belongs to nobody.
    pub async fn write_word(&self, word: &'static str) -> Result<(), WriteError> {
        let body = move |tx: &mut souk_store::Tx<'_>| tx.put(WORD, params![word]);
        self.db.write(Lane::Front, Reach::Platform, body).await
    }
    pub async fn words(&self) -> Vec<String> {
        let words = self.db.read(Lane::Front, Reach::Platform, |reader| {
            reader.rows::<(String,)>(sql!("select word from words order by word"), &[])
        });
        words.await.unwrap().into_iter().map(|(word,)| word).collect()
    }
}

pub static WORD: &souk_store::Sql = sql!("insert into words (word) values ($1)");
pub static PRODUCT: &souk_store::Sql =
    sql!("insert into products (shop_id, id, handle, stock) values ($1, $2, $3, $4)");

pub fn shop(number: u8) -> TenantId {
    TenantId::from_raw(RawId([number; 16]))
}

pub fn reach(number: u8) -> Reach {
    Reach::Shop(shop(number))
}

pub fn id(number: u64) -> RawId {
    RawId(u128::from(number).to_be_bytes())
}

/// What the database said, if that is why the error is a fault.
pub fn kind(error: &Error) -> Option<DbErrorKind> {
    let Error::Fault(fault) = error else { return None };
    Some(fault.source.as_ref()?.downcast_ref::<DbError>()?.kind.clone())
}

pub fn failed<T: std::fmt::Debug>(end: Result<T, WriteError>) -> Error {
    match end {
        Err(WriteError::Failed(error)) => error,
        other => panic!("not a certain failure: {other:?}"),
    }
}
