//! Where an installation lies: a data folder on a disk, and a database of its own on either server.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::book::{self, Book};
use crate::{Outcome, Saying};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    Sqlite,
    Postgres,
}

impl On {
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "sqlite" => Some(Self::Sqlite),
            "postgres" => Some(Self::Postgres),
            _ => None,
        }
    }
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }
}

/// Gone with its owner: folder and database.
#[derive(Debug)]
pub struct Place {
    pub on: On,
    pub data: PathBuf,
    /// Settings beyond where its data lies, for every process of it.
    pub settings: Vec<(&'static str, String)>,
    /// On PostgreSQL: the server's own URL, and that of our database.
    server: Option<(String, String, String)>,
}

impl Place {
    /// An empty installation. `server` is the URL of a role that may create databases.
    pub async fn make(under: &Path, on: On, server: Option<&str>, name: &str) -> Outcome<Self> {
        let name = format!("{name}_{}", std::process::id());
        let data = under.join(format!("{}-{name}", on.name().to_lowercase()));
        if data.exists() {
            std::fs::remove_dir_all(&data).saying(data.display())?;
        }
        std::fs::create_dir_all(&data).saying(data.display())?;
        let server = match (on, server) {
            (On::Sqlite, _) => None,
            (On::Postgres, None) => {
                return Err("SOUK_TEST_POSTGRES is not set: run `cargo xtask test`".to_owned());
            }
            (On::Postgres, Some(server)) => {
                let database = format!("souk_proof_{}", name.replace('-', "_"));
                drop_database(server, &database).await?;
                book::order(server, &format!("create database {database}")).await?;
                Some((server.to_owned(), with_database(server, &database), database))
            }
        };
        Ok(Self { on, data, settings: Vec::new(), server })
    }

    /// An installation like that one, which nobody uses at this moment.
    pub async fn like(&self, under: &Path, name: &str) -> Outcome<Self> {
        let name = format!("{name}_{}", std::process::id());
        let data = under.join(format!("{}-{name}", self.on.name().to_lowercase()));
        if data.exists() {
            std::fs::remove_dir_all(&data).saying(data.display())?;
        }
        std::fs::create_dir_all(&data).saying(data.display())?;
        for entry in std::fs::read_dir(&self.data).saying(self.data.display())? {
            let entry = entry.saying(self.data.display())?;
            if entry.file_type().saying(entry.path().display())?.is_file() {
                std::fs::copy(entry.path(), data.join(entry.file_name())).saying(entry.path().display())?;
            }
        }
        let server = match &self.server {
            None => None,
            Some((server, _, from)) => {
                let database = format!("souk_proof_{}", name.replace('-', "_"));
                drop_database(server, &database).await?;
                book::order(server, &format!("create database {database} template {from}")).await?;
                Some((server.clone(), with_database(server, &database), database))
            }
        };
        Ok(Self { on: self.on, data, settings: Vec::new(), server })
    }

    /// A second folder on the same database: another copy of the program (PostgreSQL), or what was restored.
    pub fn beside(&self, name: &str) -> Outcome<Self> {
        let data = self.data.with_extension(name);
        std::fs::create_dir_all(&data).saying(data.display())?;
        // The first one drops the database.
        let server = self.server.as_ref().map(|(_, url, _)| (String::new(), url.clone(), String::new()));
        let beside = Self { on: self.on, data, settings: self.settings.clone(), server };
        beside.share_key(self)?;
        Ok(beside)
    }

    /// The program with nothing of our own settings but where its data lies.
    pub fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.data).env_clear();
        let kept = |name: &str| matches!(name, "PATH" | "HOME" | "LANG" | "TMPDIR");
        command.envs(std::env::vars().filter(|(name, _)| kept(name)));
        command.env("SOUK_DATA_DIR", &self.data).env("SOUK_LOG", "warn");
        command.envs(self.settings.iter().map(|(name, value)| (*name, value.as_str())));
        if let Some((_, url, _)) = &self.server {
            command.env("DATABASE_URL", url);
        }
        command
    }

    pub fn log(&self) -> PathBuf {
        self.data.join("log")
    }

    pub fn last_words(&self) -> String {
        let log = std::fs::read_to_string(self.log()).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines.iter().rev().take(3).rev().copied().collect::<Vec<_>>().join("\n")
    }

    /// The checker's own way into the database.
    pub fn book(&self) -> Book {
        match &self.server {
            Some((_, url, _)) => Book::Postgres(url.clone()),
            None => Book::Sqlite(self.data.join("souk.db")),
        }
    }

    /// The database's URL, on PostgreSQL.
    pub fn url(&self) -> Option<&str> {
        self.server.as_ref().map(|(_, url, _)| url.as_str())
    }

    /// Planner statistics as the server gathers them itself within its first minute, for those who measure
    /// sooner.
    pub async fn settle(&self) -> Outcome<()> {
        match self.url() {
            Some(url) => book::order(url, "analyze").await,
            None => Ok(()),
        }
    }

    /// Everything that was written goes to the disk.
    pub fn rest(&self) -> Outcome<()> {
        let flushed = std::process::Command::new("sync").status().saying("sync")?;
        if flushed.success() { Ok(()) } else { Err("sync failed".into()) }
    }

    /// Opens what another place sealed.
    pub fn share_key(&self, other: &Self) -> Outcome<()> {
        let key = "encryption.key";
        if other.data.join(key).exists() {
            std::fs::copy(other.data.join(key), self.data.join(key)).saying("the key")?;
        }
        Ok(())
    }

    pub async fn clear(self) -> Outcome<()> {
        std::fs::remove_dir_all(&self.data).saying(self.data.display())?;
        match &self.server {
            Some((server, _, database)) if !database.is_empty() => drop_database(server, database).await,
            _ => Ok(()),
        }
    }
}

/// The server's own housekeeping may be at it, and is not ours to end: it is waited for.
async fn drop_database(server: &str, database: &str) -> Outcome<()> {
    let order = format!("drop database if exists {database} with (force)");
    for _ in 0..100 {
        match book::order(server, &order).await {
            Err(why) if why.contains("pg_signal_backend") => {
                tokio::time::sleep(std::time::Duration::from_millis(100)).await;
            }
            other => return other,
        }
    }
    book::order(server, &order).await
}

fn with_database(url: &str, database: &str) -> String {
    let (before, query) = url.split_once('?').map_or((url, String::new()), |(a, b)| (a, format!("?{b}")));
    let base = before.rsplit_once('/').map_or(before, |(base, _)| base);
    format!("{base}/{database}{query}")
}

/// A file system in memory would prove nothing about durable commits.
pub fn on_disk(folder: &Path) -> Outcome<()> {
    let kind = Command::new("stat").args(["-f", "-c", "%T"]).arg(folder).output().saying("stat")?;
    let kind = String::from_utf8_lossy(&kind.stdout).trim().to_owned();
    if matches!(kind.as_str(), "tmpfs" | "ramfs") {
        return Err(format!("{} lies on {kind}: give --under a folder on a disk", folder.display()));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_url_of_another_database_keeps_its_options() {
        assert_eq!(with_database("postgres://u@h:1/a", "b"), "postgres://u@h:1/b");
        assert_eq!(with_database("postgres://u@h:1/a?x=/y", "b"), "postgres://u@h:1/b?x=/y");
    }
}
