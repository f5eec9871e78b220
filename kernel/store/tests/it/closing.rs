//! The end of a store: what was asked is done, what comes later is turned away.

use souk_core::params;
use souk_store::{Lane, Reach};

use crate::both::hold;
use crate::place::{Trial, WORD, failed};

on_both!(what_is_queued_is_done_before_the_end, after_the_end_all_are_turned_away);

async fn what_is_queued_is_done_before_the_end(trial: Trial) {
    let (held, begun, go) = hold(&trial, Lane::Bulk);
    tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
    let db = trial.db.clone();
    let waiting = tokio::spawn(async move {
        db.write(Lane::Bulk, Reach::Platform, |tx| tx.run(WORD, params!["queued"])).await
    });
    while trial.db.stats().bulk_depth == 0 {
        tokio::task::yield_now().await;
    }
    let db = trial.db.clone();
    let closing = tokio::spawn(async move { db.close().await });
    go.send(()).unwrap();
    held.await.unwrap();
    closing.await.unwrap();
    assert_eq!(waiting.await.unwrap().unwrap(), 1);
}

async fn after_the_end_all_are_turned_away(trial: Trial) {
    trial.db.close().await;
    assert_eq!(failed(trial.write_word("late").await).code(), "system.busy");
    let read = trial.db.read(Lane::Front, Reach::Platform, |_| Ok(()));
    assert_eq!(read.await.unwrap_err().code(), "system.busy");
}
