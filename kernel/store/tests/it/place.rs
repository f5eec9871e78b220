//! Where a test's database lives: a folder or a database of its own, gone afterwards.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use souk_core::{RawId, TenantId};
use souk_store::{Db, DbUrl, Migration, MigrationSet, Options, Reach};

static NEXT: AtomicU32 = AtomicU32::new(0);

pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("souk-store-{}-{number}", std::process::id()));
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }
    pub fn url(&self) -> DbUrl {
        DbUrl::parse(&format!("sqlite:{}", self.0.join("souk.db").display())).unwrap()
    }
    pub fn join(&self, name: &str) -> PathBuf {
        Path::new(&self.0).join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

pub const SETS: &[MigrationSet] = &[MigrationSet {
    room: "trial",
    migrations: &[Migration { name: "0001_trial", sql: include_str!("trial.sql") }],
}];

pub fn shop(number: u8) -> TenantId {
    TenantId::from_raw(RawId([number; 16]))
}

pub fn reach(number: u8) -> Reach {
    Reach::Shop(shop(number))
}

pub fn id(number: u64) -> RawId {
    RawId(u128::from(number).to_be_bytes())
}

/// A database with the trial tables, and what keeps it alive.
pub struct Trial {
    pub db: Db,
    pub folder: Folder,
}

impl Trial {
    pub async fn sqlite() -> Self {
        Self::sqlite_with(Options::default()).await
    }
    pub async fn sqlite_with(options: Options) -> Self {
        let folder = Folder::new();
        let db = Db::open(&folder.url(), options).await.unwrap();
        db.migrate(SETS).await.unwrap();
        Self { db, folder }
    }
}
