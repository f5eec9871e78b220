//! Files that no row has named for thirty days go, row and bytes. Bytes that any row of any shop has stay,
//! and so do young ones: whoever uploads writes them anew and has a day to write the row.

use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::Path;
use std::time::{Duration, SystemTime};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Fault, Moment, RawId, Result, TenantId, params};
use souk_store::{Lane, Reach, sql};

use crate::context::Context;
use crate::files::{ARRIVING, FileStore, unhex};
use crate::jobs::{Done, JobContext};
use crate::policy::{Entitled, Modes, Policy};
use crate::traits::{Change, Command, Event, Job};
use crate::tx::{Rows, Tx};

const PATIENCE: i64 = 30 * 24 * Moment::HOUR;
/// Bytes younger than this may still get their row.
const YOUNG: Duration = Duration::from_secs(24 * 60 * 60);
const AT_ONCE: u64 = 100;
/// Folder of the store for bytes on their way out.
const LEAVING: &str = "leaving";

/// Takes away rows of files that nothing has named for thirty days.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SweepFiles {}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Swept {
    pub files: u64,
    /// Whether there may be others left.
    pub more: bool,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct FilesSwept {
    pub shop: TenantId,
    pub files: u64,
}

impl Event for FilesSwept {
    const NAME: &'static str = "file.swept";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

impl Change for SweepFiles {
    type Event = FilesSwept;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<FilesSwept>> {
        // The condition is asked of each row again when it goes: one that was named meanwhile stays.
        let files = rows.run(
            sql!(
                "delete from files where shop_id = $1 and unused_since < $2 and id in (
                    select f.id from files f where f.shop_id = $1 and f.unused_since < $2
                    order by f.id limit 100)"
            ),
            params![rows.shop(), Moment(rows.now().0 - PATIENCE)],
        )?;
        Ok((files > 0).then(|| FilesSwept { shop: rows.shop(), files }))
    }
}

impl Command for SweepFiles {
    const NAME: &'static str = "sweep_files";
    const POLICY: Policy = Policy::shop("products.manage", Modes::Any, Entitled::Free).bulk();
    type Prepared = ();
    type Output = Swept;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<Swept> {
        let files = tx.make(self)?.map_or(0, |event| event.files);
        Ok(Swept { files, more: files == AT_ONCE })
    }
}

/// Sweeps every shop, then the store.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SweepUnused {}

impl Job for SweepUnused {
    const NAME: &'static str = "sweep_unused_files";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let before = Moment(cx.engine.now().0 - PATIENCE);
        let due = sql!(
            "select distinct shop_id from files where shop_id >= $1 and unused_since < $2
             order by shop_id limit 200"
        );
        let step = |cx: JobContext| async move { Ok(cx.engine.execute(cx.ask(), SweepFiles {}).await?.more) };
        let shops = cx.each_shop(due, before, step).await;
        // A program without a store has no bytes to look at.
        if let Ok(store) = cx.engine.services().get::<FileStore>() {
            let at = FileStore::clone(&store);
            blocking(move || at.tidy()).await?;
            for shelf in 0..=u8::MAX {
                if cx.stopping() {
                    return Ok(Done::Again(cx.engine.now()));
                }
                bytes_of(&cx, &store, shelf).await?;
            }
        }
        shops
    }
}

/// Bytes of one shelf (hashes that begin with the same byte) that no row has.
async fn bytes_of(cx: &JobContext, store: &FileStore, shelf: u8) -> Result<()> {
    let at = store.clone();
    let old = blocking(move || at.old_on(shelf)).await?;
    if old.is_empty() {
        return Ok(());
    }
    let (mut first, mut last) = (vec![0; 32], vec![u8::MAX; 32]);
    for end in [&mut first, &mut last] {
        if let Some(byte) = end.first_mut() {
            *byte = shelf;
        }
    }
    let named = cx.engine.db().read(Lane::Bulk, Reach::Platform, move |db| {
        db.rows(
            sql!("select distinct sha256 from files where sha256 >= $1 and sha256 <= $2"),
            params![first, last],
        )
    });
    let named: Vec<(Vec<u8>,)> = named.await?;
    let named: HashSet<Vec<u8>> = named.into_iter().map(|(sha256,)| sha256).collect();
    let at = store.clone();
    let gone = old.into_iter().filter(|sha256| !named.contains(sha256)).collect::<Vec<_>>();
    blocking(move || gone.iter().try_for_each(|sha256| at.forget(sha256))).await
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    let done = done.map_err(|error| Fault::caused("the sweep of the store broke", error))?;
    done.map_err(|error| Fault::caused("the store cannot be swept", error).into())
}

impl FileStore {
    /// What a sweep that broke off had on its way out goes back; what never became whole goes.
    fn tidy(&self) -> io::Result<()> {
        let (now, leaving) = (self.clock()?, self.folder().join(LEAVING));
        fs::create_dir_all(&leaving)?;
        for entry in fs::read_dir(leaving)? {
            let entry = entry?;
            if let Some(sha256) = entry.file_name().to_str().and_then(unhex) {
                fs::rename(entry.path(), self.place(&sha256))?;
            }
        }
        for entry in fs::read_dir(self.folder().join(ARRIVING))? {
            let path = entry?.path();
            if is_old(&path, now)? {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Hashes on a shelf whose bytes are no longer young.
    fn old_on(&self, shelf: u8) -> io::Result<Vec<Vec<u8>>> {
        let shelf = self.folder().join(format!("{shelf:02x}"));
        if !shelf.exists() {
            return Ok(Vec::new());
        }
        let now = self.clock()?;
        let mut old = Vec::new();
        for entry in fs::read_dir(shelf)? {
            let entry = entry?;
            if is_old(&entry.path(), now)? {
                old.extend(entry.file_name().to_str().and_then(unhex));
            }
        }
        Ok(old)
    }

    /// Takes the bytes away, unless they were written anew since somebody looked.
    fn forget(&self, sha256: &[u8]) -> io::Result<()> {
        let place = self.place(sha256);
        let Some(name) = place.file_name() else { return Ok(()) };
        let out = self.folder().join(LEAVING).join(name);
        fs::rename(&place, &out)?;
        // Out of everybody's reach: now its age is the last word.
        if is_old(&out, self.clock()?)? {
            return fs::remove_file(out);
        }
        fs::rename(out, place)
    }

    /// The time by the clock that dates the files.
    fn clock(&self) -> io::Result<SystemTime> {
        let folder = self.folder().join(ARRIVING);
        fs::create_dir_all(&folder)?;
        let probe = folder.join("now");
        let file = fs::File::create(&probe)?;
        file.set_len(0)?;
        file.metadata()?.modified()
    }
}

fn is_old(path: &Path, now: SystemTime) -> io::Result<bool> {
    match fs::metadata(path) {
        Ok(found) => Ok(now.duration_since(found.modified()?).is_ok_and(|age| age > YOUNG)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}
