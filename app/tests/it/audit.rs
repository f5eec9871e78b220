//! Every invariant of every room has a planted violation, and the audit names it.

use souk_core::{TenantId, params};
use souk_engine::{Dialect, Lane, Reach};

use crate::house::House;

#[tokio::test(flavor = "multi_thread")]
async fn each_planted_violation_is_named() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let engine = house.engine();
        house.a.order(&["confirm_order", "ship_order", "deliver_order"]).await;
        house.a.order(&["confirm_order"]).await;
        house.a.order(&[]).await;
        let sound: Vec<String> = told(&house).await;
        assert_eq!(sound, Vec::<String>::new(), "{dialect:?}: before anything is planted");
        let mut missed = Vec::new();
        let invariants = || engine.registry().rooms.iter().flat_map(|room| room.invariants.iter().map(|it| (room.name, it)));
        for (room, invariant) in invariants() {
            let (shop, plant, find) = (house.a.id, (invariant.plant)(), (invariant.find)());
            // Planted, looked for, and taken back in one transaction: each stands alone.
            let found = engine.db().write(Lane::Front, Reach::Platform, move |tx| {
                for statement in plant {
                    tx.run(statement, params![shop])?;
                }
                let rows: Vec<(TenantId, String)> = tx.reader().rows(find, &[])?;
                tx.roll_back();
                Ok(rows)
            });
            match found.await {
                Ok(rows) if rows.iter().any(|(of, _)| *of == shop) => {}
                Ok(rows) => missed.push(format!("{room}: {} — planted by {}, found {rows:?}", invariant.name, plant.len())),
                Err(error) => missed.push(format!("{room}: {} — {error:?}", invariant.name)),
            }
        }
        assert!(missed.is_empty(), "{dialect:?}: {} missed:\n{}", missed.len(), missed.join("\n"));
        assert!(invariants().count() >= 10, "the rooms have invariants");
        assert_eq!(told(&house).await, sound, "what was planted is taken back");
    }
}

/// What `souk audit` says.
async fn told(house: &House) -> Vec<String> {
    let found = souk::audit::violations(house.engine()).await.unwrap();
    found.iter().map(|it| format!("{}: {} — {} {}", it.room, it.invariant, it.shop, it.what)).collect()
}
