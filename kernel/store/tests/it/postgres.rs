//! PostgreSQL alone: row-level security, retries, lost connections, answers to COMMIT that never come.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Barrier, Mutex, mpsc};

use souk_core::{Result, params};
use souk_store::{Db, DbErrorKind, DbUrl, Lane, Reach, Tx, WriteError, clash, sql};

use crate::place::{PRODUCT, Trial, WORD, failed, few, id, kind, reach, shop};
use crate::proxy::{Cut, Proxy};

/// Ends every connection of the store, and answers when they are gone.
const KILL: &str = "select pg_terminate_backend(pid, 5000) from pg_stat_activity
                    where datname = current_database() and application_name = 'souk'";

/// Red without the policies, and red if they do not bind the owner of the tables (`force`).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_sees_and_writes_only_its_own_rows_even_without_a_where_clause() {
    let trial = Trial::postgres().await;
    for number in [1_u8, 2] {
        let body = move |tx: &mut Tx<'_>| tx.put(PRODUCT, params![shop(number), id(1), "silk", 1_i64]);
        trial.db.write(Lane::Front, reach(number), body).await.unwrap();
    }
    let count = |reach| {
        trial.db.read(Lane::Front, reach, |reader| {
            let all = sql!("select cast(count(*) as bigint) from products");
            let view = sql!("select cast(count(*) as bigint) from v_products");
            Ok((reader.one::<(i64,)>(all, &[])?, reader.one::<(i64,)>(view, &[])?))
        })
    };
    assert_eq!(count(reach(1)).await.unwrap(), (Some((1,)), Some((1,))));
    assert_eq!(count(reach(3)).await.unwrap(), (Some((0,)), Some((0,))));
    assert_eq!(count(Reach::Platform).await.unwrap(), (Some((2,)), Some((2,))));
    let update = |tx: &mut Tx<'_>| tx.run(sql!("update products set stock = stock + 1"), &[]);
    assert_eq!(trial.db.write(Lane::Front, reach(1), update).await.unwrap(), 1);
    assert_eq!(trial.db.write(Lane::Front, Reach::Platform, update).await.unwrap(), 2);
    let foreign =
        trial.db.write(Lane::Front, reach(1), |tx| tx.put(PRODUCT, params![shop(2), id(9), "wool", 1_i64]));
    assert_eq!(kind(&failed(foreign.await)), Some(DbErrorKind::Other));
    let move_away = sql!("update products set shop_id = $1");
    let moved = trial.db.write(Lane::Front, reach(1), move |tx| tx.run(move_away, params![shop(2)]));
    assert!(failed(moved.await).to_string().contains("row-level security"));
    // What one transaction may reach does not stay on its connection.
    let client = trial.client().await;
    let bare = client.query_one("select count(*) from products", &[]).await.unwrap();
    assert_eq!(bare.get::<_, i64>(0), 0);
}

/// Red without retries: one of the two is the victim. The barrier makes them meet, once. Without the pause
/// before the second run they met again in 14 of 19 runs on a busy machine, up to the sixth retry; with it in
/// none of 5.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_deadlock_is_run_again() {
    let trial = Trial::postgres().await;
    for word in ["one", "two"] {
        trial.write_word(word).await.unwrap();
    }
    let meeting = Arc::new(Barrier::new(2));
    let crossing = |first: &'static str, second: &'static str| {
        let (db, meeting, runs) = (trial.db.clone(), meeting.clone(), AtomicU32::new(0));
        tokio::spawn(async move {
            let update = sql!("update words set word = word where word = $1");
            let write = db.write(Lane::Front, Reach::Platform, move |tx| {
                tx.run(update, params![first])?;
                if runs.fetch_add(1, Ordering::Relaxed) == 0 {
                    meeting.wait();
                }
                tx.run(update, params![second])
            });
            write.await
        })
    };
    let (there, back) = (crossing("one", "two"), crossing("two", "one"));
    assert_eq!(there.await.unwrap().unwrap(), 1);
    assert_eq!(back.await.unwrap().unwrap(), 1);
    assert!(trial.db.stats().retries >= 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lost_connections_are_replaced_unseen() {
    let trial = Trial::postgres().await;
    trial.write_word("before").await.unwrap();
    let client = trial.client().await;
    for word in ["after", "again"] {
        client.query(KILL, &[]).await.unwrap();
        // More than there are connections, so that each lost one is met.
        for _ in 0..6 {
            trial.words().await;
        }
        client.query(KILL, &[]).await.unwrap();
        trial.write_word(word).await.unwrap();
    }
    assert_eq!(trial.words().await, ["after", "again", "before"]);
    assert!(trial.db.stats().reconnects > 0);
}

/// A connection that was lost while it waited for work must not take a COMMIT along: its answer would be
/// unknown. Red without the look at the wire. The one bulk connection has the put prepared, so all goes in
/// one trip.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_while_idle_is_noticed_before_anything_is_sent() {
    let trial = Trial::postgres().await;
    let client = trial.client().await;
    for word in ["first", "second", "third"] {
        let put = move |tx: &mut Tx<'_>| tx.put(WORD, params![word]);
        trial.db.write(Lane::Bulk, Reach::Platform, put).await.unwrap();
        client.query(KILL, &[]).await.unwrap();
    }
    assert_eq!(trial.words().await.len(), 3);
}

/// Nothing of the first run stands, so the body may run again.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_inside_a_body_runs_the_body_again() {
    let trial = Trial::postgres().await;
    let (ran, running) = mpsc::channel::<i64>();
    let (go, gone) = mpsc::channel();
    let (db, gone) = (trial.db.clone(), Mutex::new(gone));
    let write = tokio::spawn(async move {
        let runs = AtomicU32::new(0);
        let write = db.write(Lane::Front, Reach::Platform, move |tx| {
            tx.run(WORD, params!["once"])?;
            let pid = tx.reader().one::<(i64,)>(sql!("select cast(pg_backend_pid() as bigint)"), &[])?;
            if runs.fetch_add(1, Ordering::Relaxed) == 0 {
                ran.send(pid.unwrap().0).unwrap();
                gone.lock().unwrap().recv().unwrap();
            }
            tx.put(WORD, params!["twice"])
        });
        write.await
    });
    let pid = tokio::task::spawn_blocking(move || running.recv().unwrap()).await.unwrap();
    let kill = format!("select pg_terminate_backend({pid}, 5000)");
    trial.client().await.batch_execute(&kill).await.unwrap();
    go.send(()).unwrap();
    let end = write.await.unwrap();
    // The loss may be met by the put that travels with COMMIT; then nobody can know.
    match end {
        Ok(()) => assert_eq!(trial.words().await, ["once", "twice"]),
        Err(WriteError::Unknown(_)) => assert_eq!(trial.words().await, [""; 0]),
        Err(other) => panic!("{other:?}"),
    }
}

async fn through(proxy: &Proxy, trial: &Trial) -> Db {
    let address = proxy.address(&trial.database.as_ref().unwrap().address());
    Db::open(&DbUrl::parse(&address).unwrap(), few()).await.unwrap()
}

/// Red if a lost answer to COMMIT is told as a failure: here the write stands.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_whose_answer_is_lost_is_unknown() {
    let trial = Trial::postgres().await;
    let proxy = Proxy::before_the_server().await;
    let db = through(&proxy, &trial).await;
    for (cut, kept) in [(Cut::AfterCommit, true), (Cut::BeforeCommit, false)] {
        let word = if kept { "kept" } else { "lost" };
        proxy.cut(cut);
        let end = db.write(Lane::Front, Reach::Platform, move |tx| tx.put(WORD, params![word])).await;
        assert!(matches!(end, Err(WriteError::Unknown(_))), "{end:?}");
        proxy.cut(Cut::Never);
        assert_eq!(trial.words().await.contains(&word.to_owned()), kept);
    }
    let end = db.write(Lane::Front, Reach::Platform, |tx| tx.put(WORD, params!["well"])).await;
    assert!(end.is_ok(), "{end:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_server_askers_are_turned_away_and_served_again_when_it_is_back() {
    let trial = Trial::postgres().await;
    let proxy = Proxy::before_the_server().await;
    let db = through(&proxy, &trial).await;
    proxy.cut(Cut::Always);
    for _ in 0..20 {
        let end = db.write(Lane::Front, Reach::Platform, |tx| tx.run(WORD, params!["lost"])).await;
        assert_eq!(failed(end).code(), "system.busy");
    }
    proxy.cut(Cut::Never);
    let mut tries = 0;
    while db.write(Lane::Front, Reach::Platform, |tx| tx.put(WORD, params!["well"])).await.is_err() {
        tries += 1;
        assert!(tries < 100_000, "never well again");
    }
    assert_eq!(trial.words().await, ["well"]);
}

/// A body may end its own transaction only by mistake; what follows must not be committed piece by piece.
/// Red without `default_transaction_read_only`.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_written_outside_a_transaction() {
    let trial = Trial::postgres().await;
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.run(sql!("rollback"), &[])?;
        tx.put(WORD, params!["loose"])
    });
    assert!(failed(write.await).to_string().contains("read-only"));
    assert_eq!(trial.words().await, [""; 0]);
}

/// While one holds its shop alone, another's opening fails, and with it the puts that travel along.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shop_held_alone_is_busy_and_nothing_slips_past_the_opening() {
    let trial = Trial::postgres().await;
    let (began, begun) = mpsc::channel();
    let (go, gone) = mpsc::channel::<()>();
    let (db, gone) = (trial.db.clone(), Mutex::new(gone));
    let alone = tokio::spawn(async move {
        let write = db.write(Lane::Front, reach(1), move |tx| {
            tx.lock_shop_alone()?;
            began.send(()).unwrap();
            gone.lock().unwrap().recv().unwrap();
            tx.put(WORD, params!["alone"])
        });
        write.await
    });
    tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
    let same = trial.db.write(Lane::Front, reach(1), |tx| {
        tx.put(PRODUCT, params![shop(1), id(1), "silk", 1_i64])?;
        tx.put(WORD, params!["slipped"])
    });
    assert_eq!(failed(same.await).code(), "system.busy");
    let other = trial.db.write(Lane::Front, reach(2), |tx| tx.put(WORD, params!["other"]));
    other.await.unwrap();
    go.send(()).unwrap();
    alone.await.unwrap().unwrap();
    assert_eq!(trial.words().await, ["alone", "other"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_platform_cannot_hold_a_shop_it_did_not_name() {
    let trial = Trial::postgres().await;
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| tx.lock_shop_alone());
    assert!(failed(write.await).to_string().contains("only a transaction of a shop"));
}

/// A statement that cannot be prepared, its table being locked, must not abort what a read left open: red
/// where it does, since the next that is new finds the aborted transaction. One connection takes all three in
/// turn, the first waiting until the others are in its queue.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be_prepared_now_spoils_nothing_for_the_next() {
    let trial = Trial::postgres().await;
    let mut locker = trial.client().await;
    let held = locker.transaction().await.unwrap();
    held.batch_execute("lock table products in access exclusive mode").await.unwrap();
    let (began, begun) = mpsc::channel::<()>();
    let (go, gone) = mpsc::channel::<()>();
    let ask = |statement: &'static souk_store::Sql, meanwhile: Box<dyn FnOnce() + Send>| {
        let db = trial.db.clone();
        tokio::spawn(async move {
            let read = db.read(Lane::Bulk, Reach::Platform, move |reader| {
                let rows = reader.rows::<(String,)>(statement, &[]);
                meanwhile();
                rows
            });
            read.await.map_err(|error| error.code())
        })
    };
    let waiting = Box::new(move || {
        began.send(()).unwrap();
        gone.recv().unwrap();
    });
    let first = ask(sql!("select word from words"), waiting);
    tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
    let queued = async |depth| {
        while trial.db.stats().bulk_depth < depth {
            tokio::task::yield_now().await;
        }
    };
    let second = ask(sql!("select handle from products"), Box::new(|| {}));
    queued(1).await;
    let third = ask(sql!("select word from words limit 1"), Box::new(|| {}));
    queued(2).await;
    go.send(()).unwrap();
    assert_eq!(first.await.unwrap(), Ok(Vec::new()));
    assert_eq!(second.await.unwrap(), Err("system.busy"));
    assert_eq!(third.await.unwrap(), Ok(Vec::new()));
}

/// Statements prepared before a change of the schema are prepared anew, in reads and in writes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_change_of_schema_under_a_prepared_statement_is_not_seen() {
    let trial = Trial::postgres().await;
    let select = sql!("select word from words order by word");
    let read = |db: &Db| {
        let db = db.clone();
        async move {
            db.read(Lane::Bulk, Reach::Platform, move |reader| reader.rows::<(String,)>(select, &[])).await
        }
    };
    let write = |db: &Db| {
        let db = db.clone();
        let body = move |tx: &mut Tx<'_>| tx.reader().rows::<(String,)>(select, &[]);
        async move { db.write(Lane::Bulk, Reach::Platform, body).await }
    };
    trial.write_word("a").await.unwrap();
    let alter = ["varchar(9)", "text", "varchar(8)", "text"];
    for (round, column) in alter.iter().enumerate() {
        // The one bulk connection has the statement prepared by now.
        assert_eq!(read(&trial.db).await.unwrap().len(), 1);
        let alter = format!("alter table words alter column word type {column}");
        trial.client().await.batch_execute(&alter).await.unwrap();
        if round % 2 == 0 {
            assert_eq!(read(&trial.db).await.unwrap().len(), 1);
        } else {
            assert_eq!(write(&trial.db).await.unwrap().len(), 1);
        }
    }
}

/// The catalog of keys is loaded once; a younger table's key is looked up when it is met.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_key_of_a_table_made_by_another_process_is_known() {
    let trial = Trial::postgres().await;
    let create = "create table young (b bigint, a bigint, constraint once unique (a, b))";
    trial.client().await.batch_execute(create).await.unwrap();
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        let insert = sql!("insert into young (a, b) values (1, 2), (1, 2)");
        tx.run(insert, &[])
    });
    assert!(clash(&failed(write.await)).unwrap().is("young", "a, b"));
}

/// Red without the server's own time-out: ours, which is longer, costs the connection.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_statement_that_never_ends_is_busy() {
    let trial = Trial::postgres().await;
    let read = trial.db.read(Lane::Front, Reach::Platform, |reader| {
        reader.rows::<(String,)>(sql!("select cast(pg_sleep(60) as text)"), &[])
    });
    assert_eq!(read.await.unwrap_err().code(), "system.busy");
    assert_eq!(trial.db.stats().reconnects, 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn more_statements_than_are_kept_prepared_still_run() {
    let trial = Trial::postgres().await;
    let texts: Vec<_> = (0..300)
        .map(|number| {
            let text: &'static str = Box::leak(format!("select cast({number} as bigint)").into_boxed_str());
            let sql: &'static souk_store::Sql = Box::leak(Box::new(souk_store::Sql::new(text)));
            sql
        })
        .collect();
    for _ in 0..2 {
        let texts = texts.clone();
        let read = trial.db.read(Lane::Bulk, Reach::Platform, move |reader| {
            texts.iter().map(|text| reader.one::<(i64,)>(text, &[])).collect::<Result<Vec<_>>>()
        });
        let found: Vec<_> = read.await.unwrap().into_iter().flatten().map(|(number,)| number).collect();
        assert_eq!(found, (0..300).collect::<Vec<i64>>());
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_is_left_to_pg_dump() {
    let trial = Trial::postgres().await;
    let error = trial.db.backup_to(std::path::Path::new("anywhere")).await.unwrap_err();
    assert!(error.to_string().contains("pg_dump"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_server_that_is_not_there_is_told_without_the_password() {
    let url = DbUrl::parse("postgres://amina:s3cret@127.0.0.1:1/souk").unwrap();
    let error = Db::open(&url, few()).await.err().unwrap().to_string();
    assert!(error.contains("cannot be reached") && !error.contains("s3cret"), "{error}");
}

/// Red without its own kind of error: a letter that nobody means would be our fault.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_text_that_cannot_be_kept_is_the_askers_mistake() {
    let trial = Trial::postgres().await;
    assert_eq!(failed(trial.write_word("a\0b").await).code(), "request.invalid");
    trial.write_word("after").await.unwrap();
}
