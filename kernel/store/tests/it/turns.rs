//! Turns within a shop, on PostgreSQL: SQLite has one writer.

use std::sync::{Mutex, mpsc};

use souk_core::params;
use souk_store::{Lane, sql};

use crate::place::{Trial, WORD, reach};

/// Red without the turn: the second looks before the first has written.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whoever_takes_a_turn_looks_after_the_end_of_whoever_had_it() {
    let trial = Trial::postgres().await;
    let (began, begun) = mpsc::channel();
    let (go, gone) = mpsc::channel::<()>();
    let (db, gone) = (trial.db.clone(), Mutex::new(gone));
    let all = sql!("select word from words order by word");
    let first = tokio::spawn(async move {
        let write = db.write(Lane::Front, reach(1), move |tx| {
            tx.take_turn("one")?;
            assert!(tx.reader().rows::<(String,)>(all, &[])?.is_empty());
            began.send(()).unwrap();
            gone.lock().unwrap().recv().unwrap();
            tx.put(WORD, params!["first"])
        });
        write.await
    });
    tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
    for (reach, name) in [(reach(1), "two"), (reach(2), "one")] {
        let other = trial.db.write(Lane::Front, reach, move |tx| {
            tx.take_turn(name)?;
            tx.reader().rows::<(String,)>(all, &[])
        });
        assert!(other.await.unwrap().is_empty(), "another turn waits for nobody");
    }
    let (db, client) = (trial.db.clone(), trial.client().await);
    let second = tokio::spawn(async move {
        let write = db.write(Lane::Front, reach(1), move |tx| {
            tx.take_turn("one")?;
            tx.reader().rows::<(String,)>(all, &[])
        });
        write.await
    });
    // Until it waits, or has gone by without waiting.
    let waits = "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)";
    while !second.is_finished() && !client.query_one(waits, &[]).await.unwrap().get::<_, bool>(0) {}
    go.send(()).unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(second.await.unwrap().unwrap(), [("first".to_owned(),)]);
}
