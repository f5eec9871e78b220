//! `souk backup` and `souk restore` of an embedded installation: one folder with the database, the media, the
//! key's fingerprint. PostgreSQL has `pg_dump`. The key itself is not in it: a backup that opens itself
//! guards nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use souk_core::{Fault, Ids, Moment, Result, SystemEntropy};
use souk_engine::{Engine, FileStore, Lane, Reach};

use crate::config::Config;
use crate::console::{self, Order, Reply};
use crate::keys;
use crate::start::{self, Schema};

const DATABASE: &str = "souk.db";
const MANIFEST: &str = "souk-backup.json";
const MEDIA: &str = "media";

/// What a backup says of itself.
#[derive(Debug, Serialize, Deserialize)]
struct Manifest {
    version: String,
    made_at: Moment,
    key_fingerprint: String,
}

/// The name under which a running owner makes the copy.
pub const ORDER: &str = "system.backup";

/// Makes the copy, by the owner of the data folder if one is running: two processes never open one file.
pub async fn backup(config: &Config, target: PathBuf) -> Result<()> {
    let target = std::path::absolute(&target).map_err(|error| Fault::caused("the target folder", error))?;
    if let Some(stream) = console::owner(config).await {
        let input = serde_json::json!({"folder": target});
        return match console::hand_over(stream, &Order::plain(ORDER, input)).await? {
            Reply::Done(_) => Ok(()),
            Reply::Refused { sentence, .. } => Err(Fault::new(sentence).into()),
            Reply::Fault(why) => Err(Fault::new(why).into()),
        };
    }
    let engine = start::open(config, Schema::Expect).await?;
    let done = copy(&engine, &config.data_dir(), &target).await;
    engine.db().close().await;
    done
}

/// Writes database, media and manifest into a folder that must not exist yet.
pub async fn copy(engine: &Engine, data: &Path, target: &Path) -> Result<()> {
    let failed =
        |what: &str, error: std::io::Error| Fault::caused(format!("{} {what}", target.display()), error);
    if target.exists() {
        return Err(Fault::new(format!("{} exists already; name a new folder", target.display())).into());
    }
    std::fs::create_dir_all(target).map_err(|error| failed("cannot be made", error))?;
    let before = held(engine).await?;
    engine.db().backup_to(&target.join(DATABASE)).await?;
    copy_folder(&data.join(MEDIA), &target.join(MEDIA))
        .map_err(|error| failed("cannot be written", error))?;
    prove_files(engine, &before, target).await?;
    let manifest = Manifest {
        version: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: engine.now(),
        key_fingerprint: engine.vault().fingerprint(),
    };
    let text = serde_json::to_vec_pretty(&manifest).map_err(|error| Fault::caused("the manifest", error))?;
    // Written last and synced: a folder without it is no backup.
    write_synced(&target.join(MANIFEST), &text).map_err(|error| failed("cannot be written", error).into())
}

fn write_synced(path: &Path, bytes: &[u8]) -> std::io::Result<()> {
    use std::io::Write;
    let mut file = std::fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Files that rows hold now.
async fn held(engine: &Engine) -> Result<BTreeSet<Vec<u8>>> {
    let held = engine.db().read(Lane::Bulk, Reach::Platform, souk_engine::held_files).await?;
    Ok(held.into_iter().collect())
}

/// Each file that was in use all the while is in the copy.
async fn prove_files(engine: &Engine, before: &BTreeSet<Vec<u8>>, target: &Path) -> Result<()> {
    let (after, media) = (held(engine).await?, FileStore::new(target.join(MEDIA)));
    let missing = before.intersection(&after).filter(|sha256| !media.place(sha256).exists()).count();
    if missing == 0 {
        return Ok(());
    }
    let why = format!(
        "{missing} files that are in use are not in {}: make the backup again, into a new folder",
        media.folder().display()
    );
    Err(Fault::new(why).into())
}

/// The database was copied before: whatever its rows hold lies here by now. What a sweep takes away meanwhile
/// is held by none of them, though a row may name it still.
fn copy_folder(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy_folder(&entry.path(), &target)?;
            continue;
        }
        match std::fs::copy(entry.path(), &target) {
            Ok(_) => std::fs::File::open(&target)?.sync_all()?,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Puts a backup into a data folder that has no database yet, and checks that it opens.
pub async fn restore(config: &Config, source: PathBuf) -> Result<()> {
    let data = config.data_dir();
    let text = std::fs::read(source.join(MANIFEST))
        .map_err(|error| Fault::caused(format!("{} is no whole backup", source.display()), error))?;
    let manifest: Manifest =
        serde_json::from_slice(&text).map_err(|error| Fault::caused("the manifest", error))?;
    if data.join(DATABASE).exists() {
        return Err(Fault::new(format!(
            "{} holds a database already; restore into an empty folder",
            data.display()
        ))
        .into());
    }
    let ids = Ids::new(std::sync::Arc::new(SystemEntropy));
    let has_key = config.encryption_key_hex.is_some() || data.join(keys::KEY_FILE).exists();
    let fitting = has_key && keys::vault(config, &ids)?.fingerprint() == manifest.key_fingerprint;
    if !fitting {
        let why = format!(
            "the backup was made under the key {}; put that key into ENCRYPTION_KEY_HEX or {} first. \
             Nothing was changed.",
            manifest.key_fingerprint,
            data.join(keys::KEY_FILE).display()
        );
        return Err(Fault::new(why).into());
    }
    let failed = |error| Fault::caused(format!("{} cannot be written", data.display()), error);
    std::fs::create_dir_all(&data).map_err(failed)?;
    std::fs::copy(source.join(DATABASE), data.join(DATABASE)).map_err(failed)?;
    std::fs::File::open(data.join(DATABASE)).and_then(|file| file.sync_all()).map_err(failed)?;
    copy_folder(&source.join(MEDIA), &data.join(MEDIA)).map_err(failed)?;
    let engine = start::open(config, Schema::Migrate).await?;
    engine.db().close().await;
    println!("Restored the backup of {}. `souk audit` proves it.", manifest.made_at);
    Ok(())
}
