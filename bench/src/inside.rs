//! The program without its doors: `place order` through `execute`, in this process, over the same database.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use souk::config::Config;
use souk::start::{Schema, open};
use souk_core::Actor;
use souk_engine::{Ask, Engine, Reach};

use rig::load::{Said, Told};
use rig::place::Place;
use rig::shop::Shop;
use rig::{Outcome, Saying};

pub struct Inside {
    pub engine: Engine,
    actor: Actor,
    shop: Shop,
}

impl Inside {
    /// Opens what nobody else has open: SQLite has one owner.
    pub async fn open(place: &Place, shop: &Shop) -> Outcome<Self> {
        let mut settings = BTreeMap::new();
        settings.insert("SOUK_DATA_DIR".to_owned(), place.data.display().to_string());
        settings.extend(place.url().map(|url| ("DATABASE_URL".to_owned(), url.to_owned())));
        let engine = open(&Config::load(None, &settings)?, Schema::Expect).await.saying("the engine")?;
        let actor = actor(&engine, shop).await?;
        Ok(Self { engine, actor, shop: shop.clone() })
    }

    /// So many tasks order without pause; what each order took, and all of them.
    pub async fn orders(&self, tasks: usize, orders: usize, from: usize) -> Outcome<(Vec<Told>, Duration)> {
        let next = Arc::new(AtomicUsize::new(from));
        let began = Instant::now();
        let mut running = Vec::new();
        for _ in 0..tasks {
            let (engine, actor, shop) = (self.engine.clone(), self.actor.clone(), self.shop.clone());
            let next = next.clone();
            running.push(tokio::spawn(async move {
                let mut took = Vec::new();
                loop {
                    let n = next.fetch_add(1, Ordering::Relaxed);
                    if n >= from + orders {
                        return Ok::<_, souk_core::Error>(took);
                    }
                    let began = Instant::now();
                    let ask = Ask::new(actor.clone(), "bench").keyed(format!("inside-{n}"));
                    engine.execute_named("place_order", ask, shop.form(n, 1)).await?;
                    let said = Said::Accepted(String::new());
                    took.push(Told { n, said, took: began.elapsed() });
                }
            }));
        }
        let mut took = Vec::new();
        for task in running {
            took.extend(task.await.saying("a task broke")?.saying("an order was refused")?);
        }
        Ok((took, began.elapsed()))
    }

    pub async fn close(self) {
        self.engine.flush().await;
        self.engine.db().close().await;
    }
}

/// Who the shop's key is.
pub async fn actor(engine: &Engine, shop: &Shop) -> Outcome<Actor> {
    let (bearer, now) = (shop.key.clone(), engine.now());
    let found = engine.read(Reach::Platform, move |db| souk_identity::key_actor(db, &bearer, now)).await;
    found.saying("the key")?.ok_or_else(|| "the key opens nothing".to_owned())
}
