//! Drivers of the shop, and the list that each takes along.

use serde_json::json;

use crate::stall::{TOTAL, at_stall};

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
        let aside = json!({"id": stall.driver, "label": "Samir", "active": false, "rev": 1});
        stall.run("set_carrier_account", aside.clone()).await.unwrap();
        assert_eq!(
            stall.run("set_carrier_account", aside).await.unwrap_err().code(),
            "delivery.account_stale"
        );
        let (order, _) = stall.confirmed(1).await;
        assert_eq!(stall.create(&order).await.unwrap_err().code(), "delivery.account_rests");
        let active = stall.ask("carrier_account_list", json!({"active": true})).await.unwrap();
        assert!(active["items"].as_array().unwrap().is_empty());
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
