//! SQLite alone: batches that die, the folder's lock, backups, long reads.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, mpsc};

use rusqlite::InterruptHandle;
use souk_core::{CellError, Error, Result, Value, params};
use souk_store::{Cells, Db, DbUrl, Lane, Options, Reach, Row, STORAGE_FULL, Tx, WriteError, sql};

use crate::place::{Folder, Trial, WORD, failed};

type Ends = Vec<Result<(), WriteError>>;

/// Five bodies in one batch; the second is the given one, the others write their number.
async fn five(trial: &Trial, second: impl Fn(&mut Tx<'_>) -> Result<()> + Send + 'static) -> Ends {
    let (began, begun) = mpsc::channel();
    let (go, gone) = mpsc::channel::<()>();
    let (db, gone) = (trial.db.clone(), Mutex::new(gone));
    let held = tokio::spawn(async move {
        let hold = db.write(Lane::Front, Reach::Platform, move |_| {
            began.send(()).unwrap();
            gone.lock().unwrap().recv().unwrap();
            Ok(())
        });
        hold.await.unwrap();
    });
    tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
    let mut second = Some(second);
    let mut bodies = Vec::new();
    for number in 1..=5_u64 {
        let db = trial.db.clone();
        bodies.push(match second.take_if(|_| number == 2) {
            Some(body) => tokio::spawn(async move { db.write(Lane::Front, Reach::Platform, body).await }),
            None => tokio::spawn(async move {
                let body = move |tx: &mut Tx<'_>| tx.put(WORD, params![format!("{number}")]);
                db.write(Lane::Front, Reach::Platform, body).await
            }),
        });
        while trial.db.stats().front_depth < number {
            tokio::task::yield_now().await;
        }
    }
    go.send(()).unwrap();
    held.await.unwrap();
    let mut ends = Vec::new();
    for body in bodies {
        ends.push(body.await.unwrap());
    }
    ends
}

/// The second failed for certain, the others stand, and nothing else does.
async fn only_the_second_failed(trial: &Trial, ends: Ends) -> Error {
    let good: Vec<_> = ends.iter().map(Result::is_ok).collect();
    assert_eq!(good, [true, false, true, true, true], "{ends:?}");
    assert_eq!(trial.words().await, ["1", "3", "4", "5"]);
    failed(ends.into_iter().nth(1).unwrap())
}

static INTERRUPT: Mutex<Option<InterruptHandle>> = Mutex::new(None);

/// Interrupts the writer while a statement that writes hands over its row.
struct Interrupting;

impl Row for Interrupting {
    fn read(_: &mut Cells<'_>) -> Result<Self, CellError> {
        INTERRUPT.lock().unwrap().as_ref().unwrap().interrupt();
        Ok(Self)
    }
}

/// Red without the look at `is_autocommit` after each body (the third to fifth are committed one by one and
/// told "failed", the first is lost), and red without the rerun of the others.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_interrupt_in_the_second_of_five_harms_only_the_second() {
    let trial = Trial::sqlite().await;
    let handle = trial.db.twin_writer(|conn| conn.get_interrupt_handle()).await.unwrap();
    *INTERRUPT.lock().unwrap() = Some(handle);
    let ends = five(&trial, |tx| {
        tx.put(WORD, params!["2"])?;
        let insert = sql!("insert into words (word) values ('2b'), ('2c') returning word");
        // Even a body that looks away and goes on must leave nothing.
        tx.reader().rows::<Interrupting>(insert, &[]).ok();
        tx.put(WORD, params!["2d"]).ok();
        Ok(())
    });
    let error = only_the_second_failed(&trial, ends.await).await;
    assert_eq!(error.code(), "system.busy");
    let stats = trial.db.stats();
    assert_eq!((stats.batch_deaths, stats.reruns), (1, 4));
}

/// Red as above: a full disk ends the whole transaction too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_full_disk_in_the_second_of_five_harms_only_the_second() {
    let trial = Trial::sqlite().await;
    let limit = trial.db.twin_writer(|conn| {
        let pages: i64 = conn.query_row("pragma page_count", (), |row| row.get(0)).unwrap();
        conn.query_row(&format!("pragma max_page_count = {}", pages + 8), (), |row| row.get::<_, i64>(0))
            .unwrap()
    });
    limit.await.unwrap();
    let ends = five(&trial, |tx| tx.put(WORD, params!["2".repeat(100_000)])).await;
    let error = only_the_second_failed(&trial, ends).await;
    assert_eq!(error.code(), "system.storage_full");
    assert_eq!(trial.db.stats().batch_deaths, 2, "it ran again when the log was taken up");
}

/// Red without the second run: the asker is refused though there is room.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_found_no_room_runs_again_when_the_log_is_taken_up() {
    let trial = Trial::sqlite().await;
    let tries = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&tries);
    let ends = five(&trial, move |tx| {
        tx.put(WORD, params!["2"])?;
        if counted.fetch_add(1, Ordering::SeqCst) == 0 { Err(STORAGE_FULL.refuse()) } else { Ok(()) }
    });
    assert!(ends.await.iter().all(Result::is_ok));
    assert_eq!((tries.load(Ordering::SeqCst), trial.words().await.len()), (2, 5));
}

/// Red without `catch_unwind`: the writer dies and nobody is answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_panic_in_the_second_of_five_harms_only_the_second() {
    let trial = Trial::sqlite().await;
    let ends = five(&trial, |tx| {
        tx.put(WORD, params!["2"])?;
        panic!("on purpose")
    });
    let error = only_the_second_failed(&trial, ends.await).await;
    assert!(error.to_string().contains("on purpose"));
    assert_eq!(trial.db.stats().batch_deaths, 0);
}

/// After a calm time bodies have no savepoints. Red where a refusal then leaves what it wrote, or takes its
/// neighbours with it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_refusal_after_a_calm_time_harms_only_itself() {
    let trial = Trial::sqlite().await;
    for _ in 0..300 {
        trial.db.write(Lane::Front, Reach::Platform, |_| Ok(())).await.unwrap();
    }
    let ends = five(&trial, |tx| {
        tx.put(WORD, params!["2"])?;
        Err(Error::fault("on purpose"))
    });
    only_the_second_failed(&trial, ends.await).await;
    assert_eq!(trial.db.stats().reruns, 1, "all five began anew, each in its savepoint");
}

/// A body alone has no savepoint either.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_refused_body_alone_wrote_is_gone() {
    let trial = Trial::sqlite().await;
    let refused = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.put(WORD, params!["1"])?;
        Err::<(), _>(Error::fault("on purpose"))
    });
    assert!(refused.await.is_err());
    let left = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.put(WORD, params!["2"])?;
        tx.roll_back();
        Ok(7)
    });
    assert_eq!(left.await.unwrap(), 7, "who gives up what they wrote is answered");
    assert!(trial.words().await.is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_waiting_bodies_share_a_commit() {
    let trial = Trial::sqlite().await;
    let before = trial.db.stats().commits;
    let ends = five(&trial, |tx| tx.put(WORD, params!["2"])).await;
    assert!(ends.iter().all(Result::is_ok));
    assert_eq!(trial.db.stats().commits - before, 2, "the one that held the writer, and the five");
}

/// Red if a body is answered before the commit.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failed_commit_is_told_to_all_and_keeps_nothing() {
    let trial = Trial::sqlite().await;
    let hook = trial.db.twin_writer(move |conn| {
        let mut commits = 0;
        // The first is of the body that holds the writer, the second of the five.
        conn.commit_hook(Some(move || {
            commits += 1;
            commits == 2
        }))
    });
    hook.await.unwrap().unwrap();
    let ends = five(&trial, |_| Err(Error::fault("the second's own"))).await;
    for end in ends {
        let error = failed(end);
        assert!(!error.to_string().contains("own"), "{error}");
    }
    assert_eq!(trial.words().await, [""; 0]);
    trial.write_word("well").await.unwrap();
    assert_eq!(trial.words().await, ["well"]);
}

#[tokio::test]
async fn a_second_owner_of_the_folder_is_refused() {
    let folder = Folder::new();
    let first = Db::open(&folder.url(), Options::default()).await.unwrap();
    let second = Db::open(&folder.url(), Options::default()).await.err().unwrap();
    assert!(second.to_string().contains("another process owns the data folder"), "{second}");
    first.close().await;
    Db::open(&folder.url(), Options::default()).await.unwrap().close().await;
}

#[tokio::test]
async fn a_folder_that_is_not_there_is_named() {
    let url = DbUrl::parse("sqlite:/nowhere/at/all/souk.db").unwrap();
    let error = Db::open(&url, Options::default()).await.err().unwrap();
    assert!(error.to_string().contains("/nowhere/at/all does not exist"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_beside_a_writer_is_whole_and_of_one_moment() {
    let trial = Trial::sqlite().await;
    let db = trial.db.clone();
    let (stop, mut stopped) = tokio::sync::oneshot::channel::<()>();
    let writer = tokio::spawn(async move {
        let mut count = 0_i64;
        while stopped.try_recv().is_err() {
            let pair = move |tx: &mut Tx<'_>| {
                tx.put(WORD, params![format!("a{count}")])?;
                tx.put(WORD, params![format!("b{count}")])
            };
            db.write(Lane::Front, Reach::Platform, pair).await.unwrap();
            count += 1;
        }
        count
    });
    while trial.db.stats().commits < 50 {
        tokio::task::yield_now().await;
    }
    let copy = trial.folder.as_ref().unwrap().join("copy.db");
    trial.db.backup_to(&copy).await.unwrap();
    stop.send(()).unwrap();
    let written = writer.await.unwrap();
    let conn = rusqlite::Connection::open(&copy).unwrap();
    let sound: String = conn.query_row("pragma integrity_check", (), |row| row.get(0)).unwrap();
    let words: i64 = conn.query_row("select count(*) from words", (), |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    assert!(words >= 90 && words % 2 == 0 && words <= written * 2, "{words} of {written} pairs");
    assert!(!copy.with_extension("db.part").exists());
}

#[tokio::test]
async fn a_backup_without_a_folder_fails_clearly() {
    let trial = Trial::sqlite().await;
    let target = trial.folder.as_ref().unwrap().join("none/copy.db");
    assert!(trial.db.backup_to(&target).await.unwrap_err().to_string().contains("copy.db cannot be written"));
}

/// Red without the progress handler: the reader never comes back.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_read_that_never_ends_is_ended() {
    let trial = Trial::sqlite().await;
    let read = trial.db.read(Lane::Front, Reach::Platform, |reader| {
        let endless =
            sql!("with recursive n (i) as (select 1 union all select i + 1 from n) select max(i) from n");
        reader.one::<(i64,)>(endless, &[])
    });
    assert_eq!(read.await.unwrap_err().code(), "system.busy");
    assert_eq!(trial.words().await, [""; 0]);
}

#[tokio::test]
async fn names_in_double_quotes_are_never_texts() {
    let trial = Trial::sqlite().await;
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.run(sql!("insert into words (word) values (\"not a column\")"), &[])
    });
    assert!(matches!(failed(write.await), Error::Fault(_)));
}

/// The log must not grow without end under a steady writer.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_taken_up_while_writing() {
    let trial = Trial::sqlite().await;
    let raw = sql!("insert into everything (shop_id, id, raw) values ($1, $2, $3)");
    for number in 0..60_u64 {
        let body = move |tx: &mut Tx<'_>| {
            let mut id = [0; 16];
            id[..8].copy_from_slice(&number.to_be_bytes());
            tx.run(raw, &[Value::Id([1; 16]), Value::Id(id), Value::Bytes(vec![7; 1_000_000])])
        };
        trial.db.write(Lane::Front, Reach::Platform, body).await.unwrap();
    }
    let log = trial.folder.as_ref().unwrap().join("souk.db-wal");
    assert!(std::fs::metadata(&log).unwrap().len() < 50_000_000, "60 MB were written");
    trial.db.close().await;
    assert_eq!(std::fs::metadata(&log).map_or(0, |log| log.len()), 0);
}
