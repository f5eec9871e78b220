//! Files: the bytes lie in a folder under their hash, the row says whose they are. Uploads come in by one
//! door, commands take file ids.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Fault, RawId, Result, TenantId, params};
use souk_store::{Reach, Reader, row, sql};

use crate::context::Context;
use crate::engine::Engine;
use crate::policy::{Entitled, Modes, Policy};
use crate::refusals;
use crate::seal::hex;
use crate::traits::{Change, Command, Event, Outside};
use crate::tx::{Rows, Tx};

souk_core::id_type!(
    /// A file that somebody uploaded.
    FileId,
    "file"
);

/// Where the bytes lie: `media/ab/abcdef…`.
#[derive(Debug, Clone)]
pub struct FileStore {
    folder: PathBuf,
}

impl FileStore {
    pub const fn new(folder: PathBuf) -> Self {
        Self { folder }
    }
    pub fn folder(&self) -> &Path {
        &self.folder
    }
    /// Where a file of this hash belongs.
    pub fn place(&self, sha256: &[u8]) -> PathBuf {
        let name = hex(sha256);
        let shelf: String = name.chars().take(2).collect();
        self.folder.join(shelf).join(name)
    }
    /// Whoever brought the same bytes within the last day keeps them: their row may not be written yet.
    fn remove(&self, sha256: &[u8]) -> Result<()> {
        const DAY: std::time::Duration = std::time::Duration::from_secs(86_400);
        let path = self.place(sha256);
        let arrived = std::fs::metadata(&path).and_then(|it| it.modified());
        let Ok(arrived) = arrived else { return Ok(()) };
        if arrived.elapsed().is_ok_and(|age| age < DAY) {
            return Ok(());
        }
        std::fs::remove_file(&path).map_err(|error| Fault::caused("a file cannot be removed", error).into())
    }
    pub fn read(&self, sha256: &[u8]) -> Result<Vec<u8>> {
        let path = self.place(sha256);
        std::fs::read(&path).map_err(|error| Fault::caused("a stored file cannot be read", error).into())
    }
}

/// What the first bytes of a file say it is; its name and the sender's word do not count.
pub fn sniff(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        [b'P', b'K', 3, 4, ..] => Some("application/zip"),
        // UTF-16 tables have zero bytes; other text has none.
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Some("text/plain"),
        text if !text.is_empty() && !text.contains(&0) => Some("text/plain"),
        _ => None,
    }
}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct StoredFile {
        pub id: FileId,
        pub size: i64,
        pub kind: String,
        pub name: String,
    }
}

/// Notes a file whose bytes are in the store already. Doors call it after an upload.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct KeepFile {
    /// SHA-256 in hexadecimal digits.
    pub sha256: String,
    pub size: i64,
    pub kind: String,
    pub name: String,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct FileKept {
    pub id: FileId,
}

impl Event for FileKept {
    const NAME: &'static str = "file.kept";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

struct Kept<'a> {
    id: FileId,
    file: &'a KeepFile,
    sha256: Vec<u8>,
}

impl Change for Kept<'_> {
    type Event = FileKept;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<FileKept>> {
        rows.put(
            sql!(
                "insert into files (shop_id, id, sha256, size, kind, name, created_at)
                 values ($1, $2, $3, $4, $5, $6, $7)"
            ),
            params![
                rows.shop(),
                self.id,
                self.sha256,
                self.file.size,
                self.file.kind,
                self.file.name,
                rows.now()
            ],
        )?;
        Ok(Some(FileKept { id: self.id }))
    }
}

impl Command for KeepFile {
    const NAME: &'static str = "keep_file";
    const POLICY: Policy =
        Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free).without_dry_run();
    type Prepared = ();
    type Output = StoredFile;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<StoredFile> {
        let sha256 = unhex(&self.sha256).ok_or_else(|| Error::fault("a hash of a stored file"))?;
        let id = cx.id();
        tx.make(&Kept { id, file: self, sha256 })?;
        Ok(StoredFile { id, size: self.size, kind: self.kind.clone(), name: self.name.clone() })
    }
    fn subject(&self, output: &StoredFile) -> Option<RawId> {
        Some(output.id.raw())
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    (digits.len() == 64).then(|| {
        digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte * 16 + digit)).collect()
    })
}

/// A shop's file by its id: hash, size, kind, name.
fn find(db: &mut Reader<'_>, shop: TenantId, id: FileId) -> Result<(Vec<u8>, StoredFile)> {
    let found: Option<(Vec<u8>, i64, String, String)> = db.one(
        sql!("select sha256, size, kind, name from files where shop_id = $1 and id = $2"),
        params![shop, id],
    )?;
    let (sha256, size, kind, name) = found.ok_or_else(|| refusals::FILE_NOT_FOUND.refuse())?;
    Ok((sha256, StoredFile { id, size, kind, name }))
}

/// Removes the bytes of a shop's files, but for those that another shop has as well or that arrived just now.
pub(crate) async fn forget_bytes(engine: &Engine, shop: TenantId) -> Result<()> {
    let Ok(store) = engine.services().get::<FileStore>() else { return Ok(()) };
    let mut after = RawId::default();
    loop {
        let read = engine.read(Reach::Platform, move |db| {
            db.rows(
                sql!(
                    "select f.id, f.sha256,
                            exists (select 1 from files o where o.sha256 = f.sha256 and o.shop_id <> $1)
                     from files f where f.shop_id = $1 and f.id > $2 order by f.id limit 200"
                ),
                params![shop, after],
            )
        });
        let files: Vec<(RawId, Vec<u8>, bool)> = read.await?;
        let Some((last, ..)) = files.last() else { return Ok(()) };
        after = *last;
        let store = store.clone();
        let removing = tokio::task::spawn_blocking(move || {
            files.iter().filter(|(_, _, shared)| !shared).try_for_each(|(_, hash, _)| store.remove(hash))
        });
        removing.await.map_err(|error| Error::from(Fault::caused("removing files broke", error)))??;
    }
}

impl Outside {
    /// The bytes of a shop's file, for `prepare`.
    pub fn file(&self, cx: &Context, id: FileId) -> Result<(StoredFile, Vec<u8>)> {
        let shop = cx.shop;
        let (sha256, file) = self.read(move |db| find(db, shop, id))?;
        Ok((file, cx.service::<FileStore>()?.read(&sha256)?))
    }
}
