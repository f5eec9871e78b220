//! The same question asked at the same time is read once, and never before it was asked.

use std::future::Future;
use std::pin::Pin;
use std::sync::atomic::Ordering;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use serde_json::{Value, json};
use souk_core::Result;
use souk_engine::{Ask, Engine};
use souk_testkit::{Setup, World, both};

use crate::room::{Count, GATE, LOOKS, ROOM};

type Answer = Pin<Box<dyn Future<Output = Result<Bytes>> + Send>>;

fn owner(world: &World) -> Ask {
    Ask { door: "api", ..world.owner() }
}

/// A question that is on its way: asked, and not answered yet.
fn asked(engine: &Engine, ask: Ask, input: Value) -> Answer {
    let engine = engine.clone();
    let mut answer: Answer = Box::pin(async move { engine.ask_named("slow_total", ask, input).await });
    let polled = answer.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(matches!(polled, Poll::Pending), "answered through a closed gate");
    answer
}

fn set_gate(open: bool) {
    *GATE.0.lock().unwrap() = open;
    GATE.1.notify_all();
}

async fn looks(wanted: u32) {
    while LOOKS.load(Ordering::SeqCst) != wanted {
        tokio::task::yield_now().await;
    }
}

fn close_gate() {
    set_gate(false);
    LOOKS.store(0, Ordering::SeqCst);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_shares_the_next_reading_and_sees_what_was_written_before_they_asked() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        close_gate();
        let first = asked(&world.engine, owner(&world), json!({}));
        looks(1).await;
        world.engine.execute(world.owner(), Count { by: 2 }).await.unwrap();
        let crowd: Vec<Answer> = (0..20).map(|_| asked(&world.engine, owner(&world), json!({}))).collect();
        set_gate(true);
        assert_eq!(&first.await.unwrap()[..], b"0");
        for one in crowd {
            assert_eq!(&one.await.unwrap()[..], b"2");
        }
        assert_eq!(LOOKS.load(Ordering::SeqCst), 2);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_is_answered_when_the_one_before_hangs_up() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        close_gate();
        let first = asked(&world.engine, owner(&world), json!({}));
        looks(1).await;
        let second = asked(&world.engine, owner(&world), json!({}));
        drop(first);
        set_gate(true);
        assert_eq!(&second.await.unwrap()[..], b"0");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_actor_another_shop_and_another_input_are_other_questions() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        world.engine.execute(world.owner(), Count { by: 3 }).await.unwrap();
        close_gate();
        let mine = asked(&world.engine, owner(&world), json!({}));
        looks(1).await;
        let elsewhere = asked(&world.engine, Ask { door: "api", ..world.other_owner() }, json!({}));
        looks(2).await;
        set_gate(true);
        assert_eq!(&elsewhere.await.unwrap()[..], b"0");
        assert_eq!(&mine.await.unwrap()[..], b"3");
        close_gate();
        let one = asked(&world.engine, owner(&world), json!({}));
        let other = asked(&world.engine, owner(&world), json!({"who": 1}));
        looks(2).await;
        set_gate(true);
        one.await.unwrap();
        other.await.unwrap();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_waits_for_a_question_that_fails_hears_their_own_error() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        close_gate();
        let first = asked(&world.engine, owner(&world), json!({}));
        looks(1).await;
        world.engine.execute(world.owner(), Count { by: 5 }).await.unwrap();
        let crowd: Vec<Answer> = (0..5).map(|_| asked(&world.engine, owner(&world), json!({}))).collect();
        set_gate(true);
        assert_eq!(&first.await.unwrap()[..], b"0");
        for one in crowd {
            assert_eq!(one.await.unwrap_err().code(), "counter.full");
        }
    })
    .await;
}
