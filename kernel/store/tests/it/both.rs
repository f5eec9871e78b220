//! What holds on both databases alike.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::mpsc;

use serde_json::json;
use souk_core::{Cell, Error, Kind, RawId, RefusalDef, Value, params};
use souk_store::{Clash, DbErrorKind, Lane, Reach, clash, row, sql};

use crate::place::{PRODUCT, Trial, WORD, failed, id, kind, reach, shop};

on_both!(
    every_type_comes_back_as_it_went,
    lists_of_each_kind_match,
    a_clash_names_table_and_columns,
    a_broken_rule_says_which_kind,
    a_failed_statement_that_the_body_ignores_keeps_nothing,
    a_failing_last_put_is_never_acknowledged,
    a_put_that_cannot_be_sent_is_never_acknowledged,
    a_dry_run_answers_and_keeps_nothing,
    a_dry_run_meets_the_error_of_its_puts,
    a_refusal_keeps_nothing,
    a_panic_is_a_fault_and_the_next_body_runs,
    a_read_cannot_write,
    a_read_sees_one_moment,
    more_rows_than_one_are_a_fault,
    a_full_queue_is_busy,
    askers_who_leave_change_nothing_for_others,
);

row! {
    #[derive(Debug, Clone, PartialEq)]
    struct Everything {
        number: Option<i64>,
        price: Option<i64>,
        at: Option<i64>,
        yes: Option<bool>,
        name: Option<String>,
        raw: Option<Vec<u8>>,
        data: Option<serde_json::Value>,
    }
}

async fn every_type_comes_back_as_it_went(trial: Trial) {
    let full = Everything {
        number: Some(i64::MIN),
        price: Some(i64::MAX),
        at: Some(-1),
        yes: Some(true),
        name: Some("سوق «الحرير» ' \" \\ 🧵".to_owned()),
        raw: Some(vec![0, 255, 1]),
        data: Some(json!({"ar": "قماش", "n": [1, null, true]})),
    };
    let small = Everything {
        number: Some(0),
        price: Some(0),
        at: Some(0),
        yes: Some(false),
        name: Some(String::new()),
        raw: Some(Vec::new()),
        data: Some(json!([])),
    };
    let none =
        Everything { number: None, price: None, at: None, yes: None, name: None, raw: None, data: None };
    for (number, row) in [(1, full), (2, small), (3, none)] {
        let sent = row.clone();
        let write = trial.db.write(Lane::Front, reach(1), move |tx| {
            let insert = sql!(
                "insert into everything (shop_id, id, number, price, at, yes, name, raw, data)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            );
            let Everything { number: n, price, at, yes, name, raw, data } = sent.clone();
            tx.run(insert, params![shop(1), id(number), n, price, at, yes, name, raw, data])
        });
        assert_eq!(write.await.unwrap(), 1);
        let read = trial.db.read(Lane::Front, reach(1), move |reader| {
            let select = sql!(
                "select number, price, at, yes, name, raw, data from everything where shop_id = $1 and id \
                    = $2"
            );
            reader.one::<Everything>(select, params![shop(1), id(number)])
        });
        assert_eq!(read.await.unwrap(), Some(row));
    }
    let ids = trial.db.read(Lane::Bulk, reach(1), |reader| {
        reader.rows::<(RawId,)>(
            sql!("select id from everything where shop_id = $1 order by id"),
            params![shop(1)],
        )
    });
    assert_eq!(ids.await.unwrap(), [(id(1),), (id(2),), (id(3),)]);
}

async fn lists_of_each_kind_match(trial: Trial) {
    let write = trial.db.write(Lane::Front, reach(1), |tx| {
        for (number, handle) in [(1, "a"), (2, "b"), (3, "c")] {
            tx.put(PRODUCT, params![shop(1), id(number), handle, i64::try_from(number).unwrap()])?;
        }
        Ok(())
    });
    write.await.unwrap();
    let read = trial.db.read(Lane::Front, reach(1), |reader| {
        let by_id = sql!("select handle from products where shop_id = $1 and id in_list($2) order by handle");
        let by_stock =
            sql!("select handle from products where shop_id = $1 and stock in_list($2) order by handle");
        let by_handle =
            sql!("select handle from products where shop_id = $1 and handle in_list($2) order by handle");
        let mut found = Vec::new();
        for (query, list) in [
            (by_id, Value::Ids(vec![id(1).0, id(3).0, id(9).0])),
            (by_stock, Value::Ints(vec![1, 3, 9])),
            (by_handle, Value::Texts(vec!["a".to_owned(), "c".to_owned(), "z".to_owned()])),
            (by_id, Value::Ids(Vec::new())),
        ] {
            found.push(reader.rows::<(String,)>(query, &[shop(1).write(), list])?.len());
        }
        Ok(found)
    });
    assert_eq!(read.await.unwrap(), [2, 2, 2, 0]);
}

async fn a_clash_names_table_and_columns(trial: Trial) {
    let write =
        trial.db.write(Lane::Front, reach(1), |tx| tx.run(PRODUCT, params![shop(1), id(1), "silk", 1_i64]));
    write.await.unwrap();
    let same_handle =
        trial.db.write(Lane::Front, reach(1), |tx| tx.run(PRODUCT, params![shop(1), id(2), "silk", 1_i64]));
    let error = failed(same_handle.await);
    let met =
        Clash { table: "products".to_owned(), columns: vec!["shop_id".to_owned(), "handle".to_owned()] };
    assert_eq!(clash(&error), Some(&met));
    assert!(met.is("products", "shop_id, handle"));
    let same_id =
        trial.db.write(Lane::Front, reach(1), |tx| tx.put(PRODUCT, params![shop(1), id(1), "wool", 1_i64]));
    let error = failed(same_id.await);
    assert!(clash(&error).unwrap().is("products", "shop_id, id"), "{error}");
    const TAKEN: RefusalDef = RefusalDef::new("product.handle_taken", Kind::Conflict);
    let refused = trial.db.write(Lane::Front, reach(1), |tx| {
        let ran = tx.run(PRODUCT, params![shop(1), id(2), "silk", 1_i64]);
        ran.map_err(|error| if clash(&error).is_some() { TAKEN.refuse() } else { error })
    });
    assert_eq!(failed(refused.await).code(), "product.handle_taken");
}

async fn a_broken_rule_says_which_kind(trial: Trial) {
    let check =
        trial.db.write(Lane::Front, reach(1), |tx| tx.run(PRODUCT, params![shop(1), id(1), "silk", -1_i64]));
    assert_eq!(kind(&failed(check.await)), Some(DbErrorKind::Check("stock_range".to_owned())));
    let foreign = trial.db.write(Lane::Front, reach(1), |tx| {
        let insert = sql!("insert into lines (shop_id, id, product_id) values ($1, $2, $3)");
        tx.run(insert, params![shop(1), id(1), id(77)])
    });
    assert_eq!(kind(&failed(foreign.await)), Some(DbErrorKind::ForeignKey));
    let missing = trial.db.write(Lane::Front, reach(1), |tx| tx.run(sql!("update nowhere set x = 1"), &[]));
    assert_eq!(kind(&failed(missing.await)), Some(DbErrorKind::Other));
}

/// Red without the `broken` state of a transaction: SQLite would keep "before" and "after".
async fn a_failed_statement_that_the_body_ignores_keeps_nothing(trial: Trial) {
    trial.write_word("taken").await.unwrap();
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.run(WORD, params!["before"])?;
        tx.run(WORD, params!["taken"]).ok();
        tx.run(WORD, params!["after"]).ok();
        Ok(())
    });
    assert!(clash(&failed(write.await)).is_some());
    assert_eq!(trial.words().await, ["taken"]);
}

/// Red if COMMIT is answered without its puts' answers: PostgreSQL commits an aborted transaction "well".
async fn a_failing_last_put_is_never_acknowledged(trial: Trial) {
    trial.write_word("taken").await.unwrap();
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.put(WORD, params!["first"])?;
        tx.put(WORD, params!["taken"])
    });
    assert!(clash(&failed(write.await)).is_some());
    let late = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        let words = tx.reader().rows::<(String,)>(sql!("select word from words"), &[])?;
        tx.put(WORD, params!["second"])?;
        tx.put(WORD, params!["taken"])?;
        Ok(words.len())
    });
    assert!(clash(&failed(late.await)).is_some());
    assert_eq!(trial.words().await, ["taken"]);
}

/// Red if the steps after one that could not be sent are sent: COMMIT would keep the puts before it.
async fn a_put_that_cannot_be_sent_is_never_acknowledged(trial: Trial) {
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.put(WORD, params!["first"])?;
        tx.put(WORD, params!["one", "too many"])
    });
    assert!(matches!(failed(write.await), Error::Fault(_)));
    let wrong = trial.db.write(Lane::Front, reach(1), |tx| {
        tx.put(WORD, params!["second"])?;
        tx.put(PRODUCT, params![shop(1), id(1), "silk", "no number"])
    });
    assert!(matches!(failed(wrong.await), Error::Fault(_)));
    assert_eq!(trial.words().await, [""; 0]);
}

async fn a_dry_run_answers_and_keeps_nothing(trial: Trial) {
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.roll_back();
        tx.put(WORD, params!["put"])?;
        tx.run(WORD, params!["run"])?;
        tx.put(WORD, params!["last"])?;
        Ok("what would be")
    });
    assert_eq!(write.await.unwrap(), "what would be");
    assert_eq!(trial.words().await, [""; 0]);
}

async fn a_dry_run_meets_the_error_of_its_puts(trial: Trial) {
    trial.write_word("taken").await.unwrap();
    let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
        tx.roll_back();
        tx.put(WORD, params!["taken"])
    });
    assert!(clash(&failed(write.await)).is_some());
}

async fn a_refusal_keeps_nothing(trial: Trial) {
    const NONE_LEFT: RefusalDef = RefusalDef::new("stock.none_left", Kind::Conflict);
    let write = trial.db.write(Lane::Front, reach(1), |tx| {
        tx.put(WORD, params!["kept?"])?;
        let claim = sql!("update products set stock = stock - 1 where shop_id = $1 and stock > 0");
        tx.claim(claim, params![shop(1)], &NONE_LEFT)
    });
    assert_eq!(failed(write.await).code(), "stock.none_left");
    assert_eq!(trial.words().await, [""; 0]);
}

async fn a_panic_is_a_fault_and_the_next_body_runs(trial: Trial) {
    for _ in 0..8 {
        let write = trial.db.write(Lane::Front, Reach::Platform, |tx| {
            tx.run(WORD, params!["kept?"])?;
            if tx.reader().dialect() == souk_store::Dialect::Sqlite {
                panic!("on {}", "purpose")
            } else {
                panic!("on purpose")
            }
            #[expect(unreachable_code)]
            Ok(())
        });
        assert!(failed(write.await).to_string().contains("on purpose"));
        let read = trial
            .db
            .read(Lane::Front, Reach::Platform, |_| -> souk_core::Result<()> { panic!("on purpose") });
        assert!(read.await.unwrap_err().to_string().contains("on purpose"));
    }
    trial.write_word("well").await.unwrap();
    assert_eq!(trial.words().await, ["well"]);
}

async fn a_read_cannot_write(trial: Trial) {
    let read = trial.db.read(Lane::Front, Reach::Platform, |reader| {
        reader.one::<(String,)>(sql!("insert into words (word) values ('x') returning word"), &[])
    });
    assert!(read.await.is_err());
    assert_eq!(trial.words().await, [""; 0]);
}

async fn a_read_sees_one_moment(trial: Trial) {
    let (looked, first) = mpsc::channel();
    let (go, written) = mpsc::channel();
    let count = sql!("select cast(count(*) as bigint) from words");
    let db = trial.db.clone();
    let read = tokio::spawn(async move {
        let read = db.read(Lane::Front, Reach::Platform, move |reader| {
            let before = reader.one::<(i64,)>(count, &[])?;
            looked.send(()).unwrap();
            written.recv().unwrap();
            Ok((before, reader.one::<(i64,)>(count, &[])?))
        });
        read.await
    });
    tokio::task::spawn_blocking(move || first.recv().unwrap()).await.unwrap();
    trial.write_word("meanwhile").await.unwrap();
    go.send(()).unwrap();
    assert_eq!(read.await.unwrap().unwrap(), (Some((0,)), Some((0,))));
    assert_eq!(trial.words().await, ["meanwhile"]);
}

async fn more_rows_than_one_are_a_fault(trial: Trial) {
    for word in ["a", "b"] {
        trial.write_word(word).await.unwrap();
    }
    let read = trial.db.read(Lane::Front, Reach::Platform, |reader| {
        reader.one::<(String,)>(sql!("select word from words"), &[])
    });
    assert!(matches!(read.await, Err(Error::Fault(_))));
}

/// Bodies that hold their connection until they are let go.
pub fn hold(
    trial: &Trial,
    lane: Lane,
) -> (tokio::task::JoinHandle<()>, mpsc::Receiver<()>, mpsc::Sender<()>) {
    let (began, begun) = mpsc::channel();
    let (go, gone) = mpsc::channel::<()>();
    let (db, gone) = (trial.db.clone(), Mutex::new(gone));
    let held = tokio::spawn(async move {
        let write = db.write(lane, Reach::Platform, move |_| {
            began.send(()).unwrap();
            gone.lock().unwrap().recv().ok();
            Ok(())
        });
        write.await.unwrap();
    });
    (held, begun, go)
}

async fn a_full_queue_is_busy(trial: Trial) {
    let (held, begun, go) = hold(&trial, Lane::Bulk);
    tokio::task::spawn_blocking(move || begun.recv().unwrap()).await.unwrap();
    let limit = souk_store::Options::default().queue;
    let mut waiting = Vec::new();
    for number in 0..limit {
        let db = trial.db.clone();
        waiting.push(tokio::spawn(async move {
            let write = db
                .write(Lane::Bulk, Reach::Platform, move |tx| tx.run(WORD, params![format!("{number:05}")]));
            write.await
        }));
        while trial.db.stats().bulk_depth < u64::try_from(waiting.len()).unwrap() {
            tokio::task::yield_now().await;
        }
    }
    let error = failed(trial.db.write(Lane::Bulk, Reach::Platform, |_| Ok(())).await);
    assert_eq!(error.code(), "system.busy");
    assert_eq!(trial.db.stats().busy, 1);
    go.send(()).unwrap();
    held.await.unwrap();
    for one in waiting {
        assert_eq!(one.await.unwrap().unwrap(), 1);
    }
    assert_eq!(trial.words().await.len(), limit);
}

/// The same connections serve those who stay. Red with a transaction that dies with its asker.
async fn askers_who_leave_change_nothing_for_others(trial: Trial) {
    const ORDERS: u64 = 1_000;
    let done = std::sync::Arc::new(AtomicU32::new(0));
    let mut asked = Vec::new();
    for number in 0..ORDERS {
        let (db, done) = (trial.db.clone(), done.clone());
        let order = tokio::spawn(async move {
            let body = move |tx: &mut souk_store::Tx<'_>| {
                tx.reader().one::<(i64,)>(
                    sql!("select cast(count(*) as bigint) from lines where shop_id = $1"),
                    params![shop(1)],
                )?;
                tx.put(PRODUCT, params![shop(1), id(number), format!("{number}"), 1_i64])
            };
            // The queue takes 1,024; leavers and stayers together fit.
            let end = db.write(Lane::Front, reach(1), body).await;
            done.fetch_add(1, Ordering::Relaxed);
            end.map(|()| number)
        });
        if number % 4 == 1 {
            tokio::task::yield_now().await;
            order.abort();
        }
        asked.push(order);
    }
    let mut acknowledged = Vec::new();
    for order in asked {
        match order.await {
            Ok(end) => acknowledged.push(end.unwrap()),
            Err(left) => assert!(left.is_cancelled()),
        }
    }
    assert!(acknowledged.len() >= 750, "{}", acknowledged.len());
    trial.db.close().await;
    let reopened = match (&trial.folder, &trial.database) {
        (Some(folder), _) => {
            souk_store::Db::open(&folder.url(), souk_store::Options::default()).await.unwrap()
        }
        (_, Some(database)) => database.open().await,
        _ => unreachable!(),
    };
    let kept = reopened.read(Lane::Front, reach(1), |reader| {
        reader.rows::<(RawId,)>(sql!("select id from products where shop_id = $1"), params![shop(1)])
    });
    let kept: std::collections::HashSet<_> = kept.await.unwrap().into_iter().map(|(id,)| id).collect();
    for number in acknowledged {
        assert!(kept.contains(&id(number)), "order {number} was acknowledged and is lost");
    }
    reopened.close().await;
}
