//! Every invariant of every room has a planted violation, and the audit names it.

use serde_json::json;
use souk_core::{TenantId, params};
use souk_engine::{Dialect, Lane, Reach};

use crate::house::{House, Shop, console, run, visitor};

#[tokio::test(flavor = "multi_thread")]
async fn each_planted_violation_is_named() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let engine = house.engine();
        let shop = busy_shop(&house).await;
        let sound: Vec<String> = told(&house).await;
        assert_eq!(sound, Vec::<String>::new(), "{dialect:?}: before anything is planted");
        let mut missed = Vec::new();
        let invariants = || {
            engine.registry().rooms.iter().flat_map(|room| room.invariants.iter().map(|it| (room.name, it)))
        };
        for (room, invariant) in invariants() {
            let (shop, plant, find) = (shop.id, (invariant.plant)(), (invariant.find)());
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
                Ok(rows) => missed.push(format!(
                    "{room}: {} — planted by {}, found {rows:?}",
                    invariant.name,
                    plant.len()
                )),
                Err(error) => missed.push(format!("{room}: {} — {error:?}", invariant.name)),
            }
        }
        assert!(missed.is_empty(), "{dialect:?}: {} missed:\n{}", missed.len(), missed.join("\n"));
        assert!(invariants().count() >= 10, "the rooms have invariants");
        assert_eq!(told(&house).await, sound, "what was planted is taken back");
    }
}

/// A shop with something of all that invariants speak of: a counted plan, a credit, a parcel, orders in every
/// state.
async fn busy_shop(house: &House) -> Shop {
    let shop = Shop::lean(house.engine(), "busy", "ecommerce_starter").await;
    let credit = json!({"organization_id": shop.id, "orders": 100, "amount": "1000", "method": "cash"});
    run(house.engine(), console(), "add_online_orders_credits", credit).await;
    shop.order(&["confirm_order", "ship_order", "deliver_order"]).await;
    let order = shop.order(&["confirm_order"]).await["order_id"].clone();
    let driver = shop.run("set_carrier_account", json!({"label": "Samir"})).await["id"].clone();
    shop.run("create_parcel", json!({"order_id": order, "account_id": driver})).await;
    let cancelled = shop.order(&[]).await["order_id"].clone();
    shop.run("cancel_order", json!({"id": cancelled, "reason": "customer"})).await;
    shop.order(&[]).await;
    shop.pictured().await;
    let logo = json!({"place": "logo", "file_id": shop.picture_file().await});
    shop.run("set_site_picture", logo).await;
    let order = shop.order_of(&shop.stocked().await.1);
    run(house.engine(), visitor(shop.id), "place_order", order).await;
    shop
}

/// What `souk audit` says.
async fn told(house: &House) -> Vec<String> {
    let found = souk::audit::violations(house.engine()).await.unwrap();
    found.iter().map(|it| format!("{}: {} — {} {}", it.room, it.invariant, it.shop, it.what)).collect()
}
