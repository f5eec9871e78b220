//! Files: the bytes lie in a folder under their hash, the row says whose they are. Uploads come in by one
//! door, commands take file ids. A file that no row of a room names is unused, and swept after a while.

use std::io::Write;
use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use souk_core::{Error, Fault, RawId, Result, TenantId, params};
use souk_store::{Reader, row, sql};

use crate::context::{Ask, Context};
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
    pub fn read(&self, sha256: &[u8]) -> Result<Vec<u8>> {
        let path = self.place(sha256);
        std::fs::read(&path).map_err(|error| Fault::caused("a stored file cannot be read", error).into())
    }
    /// Begins to take a file in; `unique` names it while it arrives.
    pub fn arriving(&self, unique: &str) -> Result<Arriving> {
        let folder = self.folder.join(ARRIVING);
        std::fs::create_dir_all(&folder).map_err(cannot_keep)?;
        let path = folder.join(unique);
        let file = std::fs::File::create(&path).map_err(cannot_keep)?;
        Ok(Arriving { store: self.clone(), path, file, hash: Sha256::new(), size: 0, head: Vec::new() })
    }
    /// Keeps bytes that are at hand.
    pub fn put(&self, unique: &str, bytes: &[u8]) -> Result<Vec<u8>> {
        let mut file = self.arriving(unique)?;
        file.take(bytes)?;
        file.settle()
    }
}

/// A file on its way in: a temporary one beside its place, gone unless it settles.
pub struct Arriving {
    store: FileStore,
    path: PathBuf,
    file: std::fs::File,
    hash: Sha256,
    size: usize,
    head: Vec<u8>,
}

impl Arriving {
    pub fn take(&mut self, bytes: &[u8]) -> Result<()> {
        self.size = self.size.saturating_add(bytes.len());
        let room = 512_usize.saturating_sub(self.head.len());
        self.head.extend(bytes.iter().take(room));
        self.hash.update(bytes);
        self.file.write_all(bytes).map_err(cannot_keep)
    }
    pub const fn size(&self) -> usize {
        self.size
    }
    /// What its first bytes say it is.
    pub fn kind(&self) -> Option<&'static str> {
        sniff(&self.head)
    }
    /// Moves to the place of its hash. The same bytes twice are one file, as young as the last of them: the
    /// sweep spares it until its row is there.
    pub fn settle(self) -> Result<Vec<u8>> {
        self.file.sync_all().map_err(cannot_keep)?;
        let sha256 = self.hash.clone().finalize().to_vec();
        let place = self.store.place(&sha256);
        let Some(shelf) = place.parent() else { return Err(Error::fault("a store without a folder")) };
        if !shelf.exists() {
            std::fs::create_dir_all(shelf).and_then(|()| sync(self.store.folder())).map_err(cannot_keep)?;
        }
        std::fs::rename(&self.path, &place).and_then(|()| sync(shelf)).map_err(cannot_keep)?;
        Ok(sha256)
    }
    /// Settles; what its row is to say.
    pub fn keep(self, kind: &str, name: &str) -> Result<KeepFile> {
        let size = self.size;
        Ok(KeepFile::new(&self.settle()?, size, kind, name))
    }
}

impl Drop for Arriving {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// The names in a folder are on the disk.
fn sync(folder: &Path) -> std::io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Folder of the store where files lie until they are whole.
pub(crate) const ARRIVING: &str = "arriving";

/// What a door or the store says when bytes cannot be written: a full disk is nobody's fault.
fn cannot_keep(error: std::io::Error) -> Error {
    match error.kind() {
        std::io::ErrorKind::StorageFull => souk_store::STORAGE_FULL.refuse(),
        _ => Fault::caused("a file cannot be kept", error).into(),
    }
}

/// What the first bytes of a file say it is; its name and the sender's word do not count.
fn sniff(head: &[u8]) -> Option<&'static str> {
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
                "insert into files (shop_id, id, sha256, size, kind, name, created_at, unused_since)
                 values ($1, $2, $3, $4, $5, $6, $7, $7)"
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
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<StoredFile> {
        let id = tx.keep_file(self)?;
        Ok(StoredFile { id, size: self.size, kind: self.kind.clone(), name: self.name.clone() })
    }
    fn subject(&self, output: &StoredFile) -> Option<RawId> {
        Some(output.id.raw())
    }
}

/// The 32 bytes that 64 hexadecimal digits stand for.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> =
        text.chars().map(|c| c.to_digit(16).and_then(|d| u8::try_from(d).ok())).collect::<Option<_>>()?;
    (digits.len() == 64).then(|| {
        digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte * 16 + digit)).collect()
    })
}

impl KeepFile {
    pub fn new(sha256: &[u8], size: usize, kind: &str, name: &str) -> Self {
        let name = souk_core::text::line(name, 200).unwrap_or_else(|| "file".to_owned());
        let size = i64::try_from(size).unwrap_or(i64::MAX);
        Self { sha256: hex(sha256), size, kind: kind.to_owned(), name }
    }
}

impl Engine {
    /// Keeps bytes that are at hand as an uploaded file.
    pub async fn keep_bytes(&self, ask: Ask, name: &str, bytes: &[u8]) -> Result<StoredFile> {
        let store = self.services().get::<FileStore>()?;
        let (unique, name, bytes) = (RawId(self.ids().bytes()).encode(), name.to_owned(), bytes.to_vec());
        let kept = tokio::task::spawn_blocking(move || {
            let mut file = store.arriving(&unique)?;
            file.take(&bytes)?;
            let kind = file.kind().ok_or_else(|| refusals::FILE_TYPE_REFUSED.refuse())?;
            file.keep(kind, &name)
        });
        let kept =
            kept.await.map_err(|error| Error::from(Fault::caused("keeping a file broke", error)))??;
        self.execute(ask, kept).await
    }
}

impl Tx<'_, '_> {
    /// The row of a file whose bytes are in the store: `prepare` put them there.
    pub fn keep_file(&mut self, file: &KeepFile) -> Result<FileId> {
        let sha256 = unhex(&file.sha256).ok_or_else(|| Error::fault("a hash of a stored file"))?;
        let id = self.cx().id();
        self.make(&Kept { id, file, sha256 })?;
        Ok(id)
    }
}

impl Rows<'_, '_> {
    /// A row of the caller names this file now.
    pub fn hold_file(&mut self, id: FileId) -> Result<()> {
        self.claim(
            sql!("update files set unused_since = null where shop_id = $1 and id = $2"),
            params![self.shop(), id],
            &refusals::FILE_NOT_FOUND,
        )
    }
    /// No row names this file any more.
    pub fn release_file(&mut self, id: FileId) -> Result<()> {
        self.put(
            sql!("update files set unused_since = $3 where shop_id = $1 and id = $2"),
            params![self.shop(), id, self.now()],
        )
    }
}

/// A shop's file by its id, with the hash of its bytes.
pub fn stored_file(db: &mut Reader<'_>, shop: TenantId, id: FileId) -> Result<(Vec<u8>, StoredFile)> {
    let found: Option<(Vec<u8>, i64, String, String)> = db.one(
        sql!("select sha256, size, kind, name from files where shop_id = $1 and id = $2"),
        params![shop, id],
    )?;
    let (sha256, size, kind, name) = found.ok_or_else(|| refusals::FILE_NOT_FOUND.refuse())?;
    Ok((sha256, StoredFile { id, size, kind, name }))
}

/// Hashes of all files that a row of any shop holds; for a backup.
pub fn held_files(db: &mut Reader<'_>) -> Result<Vec<Vec<u8>>> {
    let held: Vec<(Vec<u8>,)> =
        db.rows(sql!("select distinct sha256 from files where unused_since is null"), &[])?;
    Ok(held.into_iter().map(|(sha256,)| sha256).collect())
}

impl Outside {
    /// What a shop's file is, before its bytes are read; for `prepare`.
    pub fn file(&self, cx: &Context, id: FileId) -> Result<(StoredFile, Unread)> {
        let shop = cx.shop;
        let (sha256, file) = self.read(move |db| stored_file(db, shop, id))?;
        Ok((file, Unread { store: cx.service::<FileStore>()?, sha256 }))
    }
}

/// A file that is found but not read: whoever reads it has looked at its size.
pub struct Unread {
    store: std::sync::Arc<FileStore>,
    sha256: Vec<u8>,
}

impl Unread {
    pub fn bytes(&self) -> Result<Vec<u8>> {
        self.store.read(&self.sha256)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Red where it stays: on a full disk each try would take more of the room that is missing.
    #[test]
    fn a_file_that_cannot_be_kept_leaves_nothing_behind() {
        let folder = std::env::temp_dir().join(format!("souk-torn-{}", std::process::id()));
        let store = FileStore::new(folder.clone());
        let sha256 = store.put("whole", b"one").unwrap();
        assert_eq!(store.read(&sha256).unwrap(), b"one");
        let hindered = store.place(&Sha256::digest(b"two"));
        std::fs::write(hindered.parent().unwrap(), "no shelf").unwrap();
        store.put("torn", b"two").unwrap_err();
        drop(store.arriving("given up").unwrap());
        let left = std::fs::read_dir(folder.join(ARRIVING)).unwrap().count();
        std::fs::remove_dir_all(&folder).unwrap();
        assert_eq!(left, 0);
    }
}
