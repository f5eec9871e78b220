//! Tables are made once and copied: most of what a test on a new database did was to make them. A pattern
//! belongs to one build of one test program, so that no old table is ever taken for a new one.

use std::path::Path;
use std::time::{Duration, SystemTime};

use sha2::{Digest, Sha256};
use souk_engine::{Dialect, MigrationSet};
use souk_store::{Db, Options};
use tokio_postgres::Client;

use crate::database::{TestDatabase, connected, server, with_database};

/// Whoever makes a pattern keeps others from making it too.
const MAKING: i64 = 7_316_495;
const PATTERN: &str = "souk_pattern_";
/// Patterns that nobody used for so long are thrown away.
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
    format!("{PATTERN}{mark}")
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
    loop {
        if !pattern.is_dir() {
            sweep(&all);
            let made = made(Dialect::Sqlite, sets).await;
            let from = made.folder.as_ref().expect("SQLite lives in a folder");
            // Of two that make it at once the second finds it there, and it is the same.
            let _ = std::fs::rename(from, &pattern);
        }
        // Whoever sweeps takes it away whole, so that it is found whole or made anew.
        if copied(&pattern, &folder).is_ok() {
            return copy;
        }
    }
}

/// Says when a pattern was used last.
const USED: &str = "used";
/// What is thrown away has this name until it is.
const GONE: &str = "souk_gone_";

fn copied(pattern: &Path, folder: &Path) -> std::io::Result<()> {
    std::fs::write(pattern.join(USED), "")?;
    for file in std::fs::read_dir(pattern)? {
        let name = file?.file_name();
        if name != USED {
            std::fs::copy(pattern.join(&name), folder.join(&name))?;
        }
    }
    Ok(())
}

/// When a pattern was made, or used last.
fn used_at(pattern: &Path) -> Option<SystemTime> {
    let at = |path: &Path| path.metadata().and_then(|it| it.modified()).ok();
    at(&pattern.join(USED)).or_else(|| at(pattern))
}

fn sweep(all: &Path) {
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
        if name.starts_with(GONE) {
            let _ = std::fs::remove_dir_all(path);
            continue;
        }
        let is_old = used_at(&path).is_some_and(|at| at.elapsed().is_ok_and(|age| age > STALE));
        let gone = all.join(format!("{GONE}{}", crate::database::fresh_name()));
        if name.starts_with(PATTERN) && is_old && std::fs::rename(&path, &gone).is_ok() {
            let _ = std::fs::remove_dir_all(gone);
        }
    }
}

/// A pattern that was used within this is not marked anew.
const FRESH: i64 = 3600;

/// Seconds since a pattern of the server was used; none where it has no mark, `Err` where there is no such
/// pattern. The mark is the comment on the database.
async fn unused_for(client: &Client, name: &str) -> Result<Option<i64>, ()> {
    let found = client
        .query_opt(
            "select cast(extract(epoch from now()) as bigint)
                    - cast(shobj_description(oid, 'pg_database') as bigint)
             from pg_database where datname = $1",
            &[&name],
        )
        .await;
    found.expect("the server answers").map(|row| row.get(0)).ok_or(())
}

async fn mark(client: &Client, name: &str) {
    let now = client.query_one("select cast(extract(epoch from now()) as bigint)", &[]).await;
    let now: i64 = now.expect("the server has a clock").get(0);
    let mark = format!("comment on database {name} is '{now}'");
    client.batch_execute(&mark).await.expect("the pattern is marked");
}

/// Throws patterns away that nobody used for long. Only whoever makes one does it, in its turn: what is used
/// then was marked in a turn before.
async fn sweep_server(client: &Client) {
    let named = "select datname from pg_database where starts_with(datname, $1)";
    for row in client.query(named, &[&PATTERN]).await.expect("the server answers") {
        let name: String = row.get(0);
        match unused_for(client, &name).await {
            Ok(Some(age)) if age > STALE.as_secs().cast_signed() => {
                // One that somebody is at stays.
                let _ = client.batch_execute(&format!("drop database if exists {name}")).await;
            }
            Ok(None) => mark(client, &name).await,
            _ => {}
        }
    }
}

async fn of_server(name: &str, sets: &[MigrationSet]) -> TestDatabase {
    let server = server();
    let client = connected(&server).await;
    let is_fresh = |age: Result<Option<i64>, ()>| age.is_ok_and(|age| age.is_some_and(|age| age < FRESH));
    if !is_fresh(unused_for(&client, name).await) {
        let turn = format!("select pg_advisory_lock({MAKING})");
        client.batch_execute(&turn).await.expect("the server gives turns");
        if unused_for(&client, name).await.is_err() {
            sweep_server(&client).await;
            let made = made(Dialect::Postgres, sets).await;
            let rename = format!("alter database {} rename to {name}", made.name());
            client.batch_execute(&rename).await.expect("nobody is at the pattern any more");
            made.kept();
        }
        if !is_fresh(unused_for(&client, name).await) {
            mark(&client, name).await;
        }
        let over = format!("select pg_advisory_unlock({MAKING})");
        client.batch_execute(&over).await.expect("the server gives turns");
    }
    let fresh = crate::database::fresh_name();
    let copy = format!("create database {fresh} template {name}");
    client.batch_execute(&copy).await.expect("the pattern is copied");
    TestDatabase::there(with_database(&server, &fresh))
}

#[cfg(test)]
mod tests {
    use std::fs::File;

    use super::*;

    #[tokio::test]
    async fn a_pattern_of_files_that_is_used_stays_and_one_that_nobody_uses_goes() {
        let kept = TestDatabase::new(Dialect::Sqlite).await;
        let all = kept.folder.as_ref().unwrap();
        for name in ["souk_pattern_used", "souk_pattern_unused", "souk_gone_before", "other"] {
            let folder = all.join(name);
            std::fs::create_dir_all(&folder).unwrap();
            std::fs::write(folder.join("souk.db"), name).unwrap();
            File::open(&folder).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        }
        let copy = all.join("copy");
        std::fs::create_dir_all(&copy).unwrap();
        copied(&all.join("souk_pattern_used"), &copy).unwrap();
        File::open(all.join("souk_pattern_used")).unwrap().set_modified(SystemTime::UNIX_EPOCH).unwrap();
        sweep(all);
        let mut left: Vec<String> = std::fs::read_dir(all)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["copy", "other", "souk_pattern_used"]);
        let copied: Vec<_> =
            std::fs::read_dir(copy).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(copied, ["souk.db"], "and nothing of the mark");
    }

    #[tokio::test]
    async fn a_pattern_of_the_server_goes_when_nobody_used_it_for_a_day_and_is_at_it() {
        let client = connected(&server()).await;
        let random = crate::database::fresh_name();
        let name = |what: &str| format!("souk_pattern_{what}_{random}");
        for what in ["old", "held", "used", "bare"] {
            client.batch_execute(&format!("create database {}", name(what))).await.unwrap();
        }
        for what in ["old", "held"] {
            client.batch_execute(&format!("comment on database {} is '0'", name(what))).await.unwrap();
        }
        mark(&client, &name("used")).await;
        let held = connected(&with_database(&server(), &name("held"))).await;
        client.batch_execute(&format!("select pg_advisory_lock({MAKING})")).await.unwrap();
        sweep_server(&client).await;
        client.batch_execute(&format!("select pg_advisory_unlock({MAKING})")).await.unwrap();
        let mut left = Vec::new();
        for what in ["old", "held", "used", "bare"] {
            if unused_for(&client, &name(what)).await.is_ok() {
                left.push(what);
            }
        }
        assert_eq!(left, ["held", "used", "bare"]);
        assert!(unused_for(&client, &name("bare")).await.unwrap().is_some(), "it is marked from now on");
        drop(held);
        for what in left {
            client.batch_execute(&format!("drop database {} with (force)", name(what))).await.unwrap();
        }
    }
}
