//! Drivers of the shop, and the list that each takes along.

use serde_json::json;
use souk_core::params;
use souk_engine::{Lane, Reach, sql as statement};

use crate::stall::{TOTAL, at_stall};

/// Red where a driver may be called as another is called after the erasure: it would never end.
#[tokio::test]
async fn drivers_called_by_numbers_are_erased_too() {
    at_stall(|stall| async move {
        stall.driver("#1").await;
        let personal = souk_parcels::ROOM.personal.iter().find(|it| it.table == "carrier_accounts").unwrap();
        let (erase, shop) = (personal.of_shop.unwrap()(), stall.shop);
        let db = stall.world.engine.db();
        let pass = || db.write(Lane::Front, Reach::Platform, move |tx| tx.run(erase, params![shop]));
        assert_eq!((pass().await.unwrap(), pass().await.unwrap()), (2, 0));
    })
    .await;
}

#[tokio::test]
async fn a_driver_is_named_once_changed_where_seen_and_put_aside() {
    at_stall(|stall| async move {
        let twice = stall.run("set_carrier_account", json!({"label": "Samir"})).await.unwrap_err();
        assert_eq!(twice.code(), "delivery.account_taken");
        for bad in [json!({"label": " "}), json!({"label": "Ali", "phone": "12"})] {
            assert_eq!(
                stall.run("set_carrier_account", bad).await.unwrap_err().code(),
                "delivery.account_invalid"
            );
        }
        let second = stall.driver("Karim").await;
        let renamed = stall.run("set_carrier_account", json!({"id": second, "label": "Samir"})).await;
        assert_eq!(renamed.unwrap_err().code(), "delivery.account_taken", "also where one is renamed");
        let aside = json!({"id": stall.driver, "label": "Samir", "active": false, "rev": 1});
        stall.run("set_carrier_account", aside.clone()).await.unwrap();
        assert_eq!(
            stall.run("set_carrier_account", aside).await.unwrap_err().code(),
            "delivery.account_stale"
        );
        let (order, _) = stall.confirmed(1).await;
        assert_eq!(stall.create(&order).await.unwrap_err().code(), "delivery.account_rests");
        let active = stall.ask("carrier_account_list", json!({"active": true})).await.unwrap();
        assert_eq!(active["items"].as_array().unwrap().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_manifest_holds_the_drivers_day_and_its_sum() {
    at_stall(|stall| async move {
        let (first, _) = stall.parcel(1, &["picked_up"]).await;
        let (gone, _) = stall.parcel(2, &["cancelled"]).await;
        let other = stall.driver("Karim").await;
        let (order, _) = stall.confirmed(3).await;
        stall.run("create_parcel", json!({"order_id": order, "account_id": other})).await.unwrap();
        let day = json!({"account_id": stall.driver});
        let manifest = stall.ask("driver_manifest", day).await.unwrap();
        let ids: Vec<_> =
            manifest["parcels"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
        assert!(ids == [json!(first)] && ids[0] != json!(gone));
        assert_eq!(manifest["total_minor"], TOTAL);
        assert_eq!(manifest["parcels"][0]["address"], "Rue 1");
        let before = json!({"account_id": stall.driver, "day": "2020-01-01"});
        let before = stall.ask("driver_manifest", before).await.unwrap();
        assert!(before["parcels"].as_array().unwrap().is_empty());
        let odd = stall.ask("driver_manifest", json!({"account_id": stall.driver, "day": "soon"})).await;
        assert_eq!(odd.unwrap_err().code(), "delivery.day_invalid");
    })
    .await;
}

#[tokio::test]
async fn another_shop_finds_neither_parcels_nor_drivers() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &[]).await;
        for (name, input, code) in [
            ("move_parcel", json!({"id": parcel, "to": "picked_up"}), "delivery.parcel_not_found"),
            (
                "create_parcel",
                json!({"order_id": order, "account_id": stall.driver}),
                "delivery.account_not_found",
            ),
            (
                "set_carrier_account",
                json!({"id": stall.driver, "label": "Mine"}),
                "delivery.account_not_found",
            ),
        ] {
            assert_eq!(stall.run_as(stall.stranger(), name, input).await.unwrap_err().code(), code);
        }
        assert_eq!(stall.order(&order).await["status"], "confirmed");
    })
    .await;
}

/// Red where nobody counts: a plan for one driver has as many as are typed in.
#[tokio::test(flavor = "multi_thread")]
async fn a_plan_has_so_many_who_carry_and_who_is_put_aside_frees_a_place() {
    at_stall(|stall| async move {
        let two = json!({"shop": stall.shop, "key": "carriers.max", "value": 2, "reason": "a trial of two"});
        let console = souk_engine::Ask::new(souk_core::Actor::Console, "test");
        stall.run_as(console, "override_entitlement", two).await.unwrap();
        let race: Vec<_> = (0..6)
            .map(|number| {
                let stall = stall.clone();
                tokio::spawn(async move {
                    let driver = json!({"label": format!("Driver {number}")});
                    stall.run("set_carrier_account", driver).await.map(drop)
                })
            })
            .collect();
        let mut joined = 0;
        for one in race {
            match one.await.unwrap() {
                Ok(()) => joined += 1,
                Err(error) => assert_eq!(error.code(), "plan.limit_carriers"),
            }
        }
        assert_eq!(joined, 1, "Samir was there before");
        let aside = json!({"id": stall.driver, "label": "Samir", "active": false});
        stall.run("set_carrier_account", aside.clone()).await.unwrap();
        stall.run("set_carrier_account", aside).await.unwrap();
        stall.driver("Ali").await;
        let back = json!({"id": stall.driver, "label": "Samir"});
        assert_eq!(stall.run("set_carrier_account", back).await.unwrap_err().code(), "plan.limit_carriers");
    })
    .await;
}

/// Red where only those who join are counted: a plan for two would have as many as were there before it.
#[tokio::test]
async fn drivers_from_before_the_count_are_counted_and_the_audit_says_where_they_are_not() {
    at_stall(|stall| async move {
        let db = stall.world.engine.db();
        let forget = || {
            let (shop, sql) = (
                stall.shop,
                statement!("update entitlements set used = 0 where shop_id = $1 and key = 'carriers.max'"),
            );
            db.write(Lane::Front, Reach::Platform, move |tx| tx.run(sql, params![shop]))
        };
        let used = || async {
            let rows: Vec<(i64,)> = stall
                .world
                .rows(
                    statement!("select used from v_entitlements where shop_id = $1 and key = 'carriers.max'"),
                    params![stall.shop],
                )
                .await;
            rows[0].0
        };
        stall.driver("Karim").await;
        assert_eq!(used().await, 2);
        forget().await.unwrap();
        let named =
            souk_parcels::ROOM.invariants.iter().find(|it| it.name == "the plan counts those who carry");
        let found: Vec<(souk_core::RawId, String)> =
            stall.world.rows((named.unwrap().find)(), params![]).await;
        assert_eq!(found.len(), 1);
        assert_eq!(stall.run("count_drivers", json!({})).await.unwrap(), true);
        assert_eq!(used().await, 2);
        assert_eq!(stall.run("count_drivers", json!({})).await.unwrap(), false, "once is enough");
        // Also without waiting for the clock's work, and where somebody leaves first.
        forget().await.unwrap();
        stall.driver("Ali").await;
        assert_eq!(used().await, 3);
        forget().await.unwrap();
        let aside = json!({"id": stall.driver, "label": "Samir", "active": false});
        stall.run("set_carrier_account", aside).await.unwrap();
        assert_eq!(used().await, 2);
        stall.audit().await;
    })
    .await;
}
