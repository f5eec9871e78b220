//! Who brings parcels well where, what carriers have by its age, and a parcel that does not go out.

use serde_json::json;
use souk_core::Moment;

use crate::stall::{Stall, at_stall};

async fn ended(stall: &Stall, driver: &str, numbers: std::ops::Range<u32>, states: &[&str]) {
    for number in numbers {
        let (order, _) = stall.confirmed(number).await;
        let made = stall.run("create_parcel", json!({"order_id": order, "account_id": driver})).await;
        let id = made.unwrap()["id"].as_str().unwrap().to_owned();
        for state in states {
            stall.move_to(&id, state).await.unwrap();
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_driver_who_delivers_most_in_a_province_is_suggested() {
    at_stall(|stall| async move {
        let nadia = stall.driver("Nadia").await;
        ended(&stall, &nadia, 100..105, &["picked_up", "delivered"]).await;
        ended(&stall, &stall.driver.clone(), 200..204, &["picked_up", "delivered"]).await;
        ended(&stall, &stall.driver.clone(), 300..302, &["picked_up", "returning"]).await;
        let found = stall.ask("carrier_outcome", json!({})).await.unwrap();
        let rows = found["rows"].as_array().unwrap();
        let seen: Vec<_> = rows
            .iter()
            .map(|row| (row["driver"].as_str().unwrap(), row["delivered_percent"].as_i64().unwrap()))
            .collect();
        assert_eq!(seen, [("Nadia", 100), ("Samir", 67)]);
        assert_eq!((&rows[0]["suggested"], &rows[1]["suggested"]), (&json!(true), &json!(false)));
        assert_eq!((&rows[0]["province"], &rows[0]["option"]), (&json!(16), &json!("home")));
        assert_eq!(rows[0]["fee_minor"], 60_000);
        let other =
            stall.world.engine.ask_named("carrier_outcome", stall.stranger(), json!({})).await.unwrap();
        assert!(!String::from_utf8(other.to_vec()).unwrap().contains("Nadia"), "another shop sees nothing");
    })
    .await;
}

/// Red where the age is that of the look, or what was taken back is still due.
#[tokio::test(flavor = "multi_thread")]
async fn what_carriers_have_is_told_by_its_age_from_the_ledger() {
    at_stall(|stall| async move {
        let driver = stall.driver.clone();
        ended(&stall, &driver, 100..101, &["picked_up", "delivered"]).await;
        stall.world.clock.advance(10 * Moment::DAY);
        ended(&stall, &driver, 200..202, &["picked_up", "delivered"]).await;
        let found = stall.ask("receivable_by_age", json!({})).await.unwrap();
        let one = &found["carriers"][0];
        assert_eq!((&one["driver"], one["total_minor"].as_i64()), (&json!("Samir"), Some(930_000)));
        assert_eq!(one["by_age_minor"], json!([620_000, 0, 310_000, 0, 0]));
        assert_eq!(found["total_minor"].as_i64(), Some(stall.owed(&driver).await), "to the last of it");
        let (parcel, _) = stall.parcel(300, &["picked_up", "delivered"]).await;
        stall.move_to(&parcel, "returning").await.unwrap();
        stall
            .run("move_parcel", json!({"id": parcel, "to": "returned", "return_fee_minor": 0}))
            .await
            .unwrap();
        let found = stall.ask("receivable_by_age", json!({})).await.unwrap();
        assert_eq!(
            found["total_minor"].as_i64(),
            Some(930_000),
            "a delivery that was taken back is due no more"
        );
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_parcel_in_the_house_is_cancelled_and_its_order_may_have_another() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(100, &[]).await;
        let cancel = json!({"id": parcel, "note": "torn"});
        let foreign = stall.run_as(stall.stranger(), "cancel_parcel", cancel.clone()).await.unwrap_err();
        assert_eq!(foreign.code(), "delivery.parcel_not_found");
        stall.run("cancel_parcel", cancel.clone()).await.unwrap();
        assert_eq!(stall.state(&parcel).await, "cancelled");
        assert_eq!(stall.order(&order).await["status"], "confirmed");
        assert!(stall.create(&order).await.is_ok());
        let (gone, _) = stall.parcel(200, &["picked_up"]).await;
        let late = stall.run("cancel_parcel", json!({"id": gone})).await.unwrap_err();
        assert_eq!(late.code(), "delivery.parcel_illegal_move");
        stall.audit().await;
    })
    .await;
}
