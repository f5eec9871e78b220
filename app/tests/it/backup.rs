//! A backup is whole, or it is none. Not `sql!`: the row that no command makes is nobody's statement.

use std::path::{Path, PathBuf};

use souk::backup;
use souk::config::Config;
use souk::start::{Schema, open};
use souk_core::{RawId, TenantId, params};
use souk_engine::{Engine, FileStore, Lane, Reach, sql as statement};

use crate::house::fresh;

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A row that holds a file, or one that nothing names for a month.
async fn row(engine: &Engine, sha256: &[u8], held: bool) {
    let (sha256, now) = (sha256.to_vec(), engine.now());
    let unused = (!held).then_some(now);
    let written = engine.db().write(Lane::Front, Reach::Platform, move |tx| {
        tx.run(
            statement!(
                "insert into files (shop_id, id, sha256, size, kind, name, created_at, unused_since)
                 values ($1, $2, $3, 1, 'text/plain', 'a', $4, $5)"
            ),
            params![TenantId::INSTALLATION, RawId([sha256[0]; 16]), sha256.clone(), now, unused],
        )
    });
    written.await.unwrap();
}

/// Red where a file in use that is missing is passed over.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_without_a_file_in_use_is_refused() {
    let folder = Folder(std::env::temp_dir().join(format!("souk-backup-{}-{}", std::process::id(), fresh())));
    let data = folder.0.join("data");
    let engine =
        open(&Config { data_dir: Some(data.clone()), ..Config::default() }, Schema::Migrate).await.unwrap();
    let store = engine.services().get::<FileStore>().unwrap();
    let copy = async |name: &str| backup::copy(&engine, &data, &folder.0.join(name)).await;
    row(&engine, &store.put("kept", b"kept").unwrap(), true).await;
    row(&engine, &[1; 32], false).await;
    copy("whole").await.unwrap();
    let made = std::fs::read_dir(folder.0.join("whole")).unwrap().map(|entry| entry.unwrap().file_name());
    let mut made: Vec<_> = made.map(|name| name.into_string().unwrap()).collect();
    made.sort();
    assert_eq!(made, ["media", "souk-backup.json", "souk.db"]);
    row(&engine, &[2; 32], true).await;
    let why = copy("torn").await.unwrap_err().to_string();
    assert!(why.contains("1 files that are in use") && !manifest(&folder.0.join("torn")), "{why}");
    engine.db().close().await;
}

fn manifest(folder: &Path) -> bool {
    folder.join("souk-backup.json").exists()
}
