//! The store on both databases, and twins that break it on purpose.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "tests may fail loudly and read the address of their server"
)]

/// Each test once on each database.
macro_rules! on_both {
    ($($name:ident),+ $(,)?) => {
        mod on_sqlite {
            use crate::place::Trial;
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(Trial::sqlite().await).await;
            })+
        }
        mod on_postgres {
            use crate::place::Trial;
            $(#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                super::$name(Trial::postgres().await).await;
            })+
        }
    };
}

mod both;
mod closing;
mod migrations;
mod place;
mod postgres;
mod proxy;
mod questions;
mod sqlite;
mod turns;
