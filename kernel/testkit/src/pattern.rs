//! Tables are made once and copied: most of what a test on a new database did was to make them. A pattern
//! belongs to one build of one test program, so that no old table is ever taken for a new one.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sha2::{Digest, Sha256};
use souk_engine::{Dialect, MigrationSet};
use souk_store::{Db, Options};

use crate::database::{TestDatabase, connected, server, with_database};

/// Whoever makes a pattern keeps others from making it too.
const MAKING: i64 = 7_316_495;
/// Patterns of earlier builds are thrown away after this.
const STALE: Duration = Duration::from_hours(24);

fn name_of(dialect: Dialect, sets: &[MigrationSet]) -> String {
    let mut hash = Sha256::new();
    let program = std::env::current_exe().expect("a test is a program");
    let built = program.metadata().and_then(|file| file.modified()).expect("a program is a file");
    hash.update(format!("{} {built:?} {dialect:?}", program.display()));
    for set in sets {
        hash.update(set.room);
        hash.update(set.migrations.iter().map(|one| one.sql).collect::<String>());
    }
    let mark: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("souk_pattern_{mark}")
}

/// A database of its own that has the tables of these rooms.
pub async fn database(dialect: Dialect, sets: &[MigrationSet]) -> TestDatabase {
    let name = name_of(dialect, sets);
    match dialect {
        Dialect::Sqlite => of_files(&name, sets).await,
        Dialect::Postgres => of_server(&name, sets).await,
    }
}

async fn made(dialect: Dialect, sets: &[MigrationSet]) -> TestDatabase {
    let database = TestDatabase::new(dialect).await;
    let db = Db::open(&database.url(), Options::default()).await.expect("the pattern opens");
    db.migrate(sets).await.expect("migrations run");
    db.close().await;
    database
}

async fn of_files(name: &str, sets: &[MigrationSet]) -> TestDatabase {
    let copy = TestDatabase::new(Dialect::Sqlite).await;
    let folder = copy.folder.clone().expect("SQLite lives in a folder");
    let all = folder.parent().expect("folders of tests lie in one").to_owned();
    let pattern = all.join(name);
    if !pattern.is_dir() {
        sweep(&all);
        let made = made(Dialect::Sqlite, sets).await;
        let from = made.folder.as_ref().expect("SQLite lives in a folder");
        // Of two that make it at once the second finds it there, and it is the same.
        let _ = std::fs::rename(from, &pattern);
    }
    for file in std::fs::read_dir(&pattern).expect("the pattern is a folder") {
        let file: PathBuf = file.expect("a file").path();
        std::fs::copy(&file, folder.join(file.file_name().expect("a name"))).expect("the pattern is copied");
    }
    copy
}

fn sweep(all: &Path) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let made = entry.metadata().and_then(|it| it.modified()).ok();
        let is_old = made.is_some_and(|made| made.elapsed().is_ok_and(|age| age > STALE));
        let is_pattern = entry.file_name().to_string_lossy().starts_with("souk_pattern_");
        if is_pattern && is_old {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

async fn of_server(name: &str, sets: &[MigrationSet]) -> TestDatabase {
    let server = server();
    let client = connected(&server).await;
    let known = async || {
        let found = client.query_opt("select 1 from pg_database where datname = $1", &[&name]).await;
        found.expect("the server answers").is_some()
    };
    if !known().await {
        let turn = format!("select pg_advisory_lock({MAKING})");
        client.batch_execute(&turn).await.expect("the server gives turns");
        if !known().await {
            let made = made(Dialect::Postgres, sets).await;
            let rename = format!("alter database {} rename to {name}", made.name());
            client.batch_execute(&rename).await.expect("nobody is at the pattern any more");
            made.kept();
        }
        let over = format!("select pg_advisory_unlock({MAKING})");
        client.batch_execute(&over).await.expect("the server gives turns");
    }
    let fresh = crate::database::fresh_name();
    let copy = format!("create database {fresh} template {name}");
    client.batch_execute(&copy).await.expect("the pattern is copied");
    TestDatabase::there(with_database(&server, &fresh))
}
