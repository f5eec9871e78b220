//! `souk audit`: every invariant that a room registers, over all rows.

use std::process::ExitCode;

use serde_json::json;
use souk_core::{Result, TenantId};
use souk_engine::{Engine, Lane, Reach};

use crate::config::Config;
use crate::start::{self, Schema};

/// A row that breaks an invariant.
pub struct Violation {
    pub room: &'static str,
    pub invariant: &'static str,
    pub shop: TenantId,
    pub what: String,
}

pub async fn violations(engine: &Engine) -> Result<Vec<Violation>> {
    let mut found = Vec::new();
    for room in &engine.registry().rooms {
        for invariant in room.invariants {
            let statement = (invariant.find)();
            let rows: Vec<(TenantId, String)> =
                // Over all rows: a long read, which sales do not wait for.
                engine.db().read(Lane::Bulk, Reach::Platform, move |db| db.rows(statement, &[])).await?;
            found.extend(rows.into_iter().map(|(shop, what)| Violation {
                room: room.name,
                invariant: invariant.name,
                shop,
                what,
            }));
        }
    }
    Ok(found)
}

pub async fn run(config: &Config, json: bool) -> Result<ExitCode> {
    let engine = start::open(config, Schema::Expect).await?;
    let found = violations(&engine).await?;
    let checked: usize = engine.registry().rooms.iter().map(|room| room.invariants.len()).sum();
    if json {
        let list: Vec<_> = found
            .iter()
            .map(|it| json!({"room": it.room, "invariant": it.invariant, "shop": it.shop, "what": it.what}))
            .collect();
        println!("{}", json!({"invariants": checked, "violations": list}));
    } else {
        for it in &found {
            println!("{}: {} — {} {}", it.room, it.invariant, it.shop, it.what);
        }
        println!("{checked} invariants, {} violations", found.len());
    }
    engine.db().close().await;
    Ok(if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}
