//! A database of its own for one test: a file in a folder of its own, or a database of the given PostgreSQL
//! server.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use souk_core::{Entropy, SystemEntropy};
use souk_engine::{DbUrl, Dialect};

/// Removed with everything in it when the test ends.
pub struct TestDatabase {
    url: String,
    pub dialect: Dialect,
    pub(crate) folder: Option<PathBuf>,
    kept: bool,
}

static COUNT: AtomicU64 = AtomicU64::new(0);

pub(crate) fn fresh_name() -> String {
    let mut random = [0u8; 6];
    SystemEntropy.fill(&mut random);
    let random: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("souk_{random}_{}", COUNT.fetch_add(1, Ordering::Relaxed))
}

#[expect(clippy::disallowed_methods, reason = "tests find their server by its variable")]
pub(crate) fn server() -> String {
    std::env::var("SOUK_TEST_POSTGRES").unwrap_or_else(|_| {
        panic!(
            "SOUK_TEST_POSTGRES names no server: run `cargo xtask test`, or set what `cargo xtask pg` prints"
        )
    })
}

/// The server's address with another database.
pub(crate) fn with_database(server: &str, name: &str) -> String {
    let (address, options) =
        server.split_once('?').map_or((server, ""), |(address, options)| (address, options));
    let base = address.rsplit_once('/').map_or(address, |(base, _)| base);
    if options.is_empty() { format!("{base}/{name}") } else { format!("{base}/{name}?{options}") }
}

impl TestDatabase {
    pub async fn new(dialect: Dialect) -> Self {
        let name = fresh_name();
        match dialect {
            Dialect::Sqlite => {
                let folder = std::env::temp_dir().join("souk-tests").join(&name);
                std::fs::create_dir_all(&folder).expect("a folder for the test");
                let url = format!("sqlite:{}", folder.join("souk.db").display());
                Self { url, dialect, folder: Some(folder), kept: false }
            }
            Dialect::Postgres => {
                let server = server();
                run(&server, &format!("create database {name}")).await;
                Self::there(with_database(&server, &name))
            }
        }
    }
    /// One that the server has already.
    pub(crate) fn there(url: String) -> Self {
        Self { url, dialect: Dialect::Postgres, folder: None, kept: false }
    }
    /// It stays when the test ends, under the name that it has by then.
    pub(crate) fn kept(mut self) {
        self.kept = true;
    }
    pub(crate) fn name(&self) -> &str {
        self.url.split('?').next().and_then(|url| url.rsplit('/').next()).unwrap_or_default()
    }
    pub fn url(&self) -> DbUrl {
        DbUrl::parse(&self.url).expect("an address")
    }
    /// For separate checkers that read by their own statements.
    pub fn address(&self) -> &str {
        &self.url
    }
}

pub(crate) async fn connected(address: &str) -> tokio_postgres::Client {
    let (client, connection) =
        tokio_postgres::connect(address, tokio_postgres::NoTls).await.expect("the server answers");
    tokio::spawn(connection);
    client
}

async fn run(address: &str, statement: &str) {
    connected(address).await.batch_execute(statement).await.expect("the server obeys");
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        if self.kept {
            return;
        }
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_dir_all(folder);
            return;
        }
        let statement = format!("drop database if exists {} with (force)", self.name());
        // A runtime of its own: the test's may be gone.
        let ending = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(run(&server(), &statement));
        });
        let _ = ending.join();
    }
}
