//! Who has what was collected at the doors.

use serde_json::json;

use crate::stall::{RETURN_FEE, TOTAL, at_stall};

/// Red where the carrier of the rate owes it: all drivers of the shop would be one.
#[tokio::test]
async fn each_driver_owes_what_they_collected() {
    at_stall(|stall| async move {
        let karim = stall.driver("Karim").await;
        let (samirs, _) = stall.parcel(1, &["picked_up"]).await;
        let (order, _) = stall.confirmed(2).await;
        let made = stall.run("create_parcel", json!({"order_id": order, "account_id": karim})).await.unwrap();
        let karims = made["id"].as_str().unwrap().to_owned();
        for parcel in [&samirs, &karims] {
            for state in ["out_for_delivery", "delivered"] {
                stall.move_to(parcel, state).await.unwrap();
            }
        }
        assert_eq!((stall.owed(&stall.driver).await, stall.owed(&karim).await), (TOTAL, TOTAL));
        for state in ["returning", "returned"] {
            stall.move_to(&karims, state).await.unwrap();
        }
        assert_eq!((stall.owed(&stall.driver).await, stall.owed(&karim).await), (TOTAL, -RETURN_FEE));
        assert_eq!(stall.balance("cod_due:own").await, 0);
        stall.audit().await;
    })
    .await;
}

#[tokio::test]
async fn what_a_parcel_took_along_is_the_drivers_also_where_a_member_says_delivered() {
    at_stall(|stall| async move {
        let (_, order) = stall.parcel(1, &["picked_up"]).await;
        stall.run("deliver_order", json!({"id": order})).await.unwrap();
        assert_eq!((stall.owed(&stall.driver).await, stall.balance("cod_due:own").await), (TOTAL, 0));
        // Made and never moved: it was given to the driver all the same.
        let (_, order) = stall.parcel(3, &[]).await;
        for name in ["ship_order", "deliver_order"] {
            stall.run(name, json!({"id": order})).await.unwrap();
        }
        assert_eq!((stall.owed(&stall.driver).await, stall.balance("cod_due:own").await), (2 * TOTAL, 0));
        let (_, order) = stall.parcel(4, &["cancelled"]).await;
        for name in ["ship_order", "deliver_order"] {
            stall.run(name, json!({"id": order})).await.unwrap();
        }
        assert_eq!(stall.balance("cod_due:own").await, TOTAL, "a cancelled parcel is nobody's");
        let (order, _) = stall.confirmed(2).await;
        for name in ["ship_order", "deliver_order"] {
            stall.run(name, json!({"id": order})).await.unwrap();
        }
        assert_eq!(
            stall.balance("cod_due:own").await,
            2 * TOTAL,
            "without a parcel it is the carrier of the rate"
        );
    })
    .await;
}

#[tokio::test]
async fn an_order_to_a_desk_whose_place_nobody_confirmed_gets_no_parcel() {
    at_stall(|stall| async move {
        let list = "their_id,name,address,province_name,municipality\n\
                    2,Agence Sour,Rue 2,Bouira,Sour El Ghouzlane\n";
        let import = json!({"carrier": "yalidine", "content": list, "map": "DZ-58"});
        stall.run("import_stop_desks", import).await.unwrap();
        let rate = json!({"carrier": "yalidine", "option": "desk", "fee_minor": 40_000});
        stall.run("set_delivery_rate", rate).await.unwrap();
        let order = json!({
            "customer": {"name": "أمينة", "phone": "0551234567", "lang": "ar"},
            "lines": [{"variant_id": stall.variant, "quantity": "1"}],
            "delivery": {"option": "desk", "province": "10", "municipality": "Bouira", "stop_desk_id": "2"},
        });
        let placed = stall.run("place_order", order).await.unwrap();
        let order = placed["order_id"].as_str().unwrap();
        stall.run("confirm_order", json!({"id": order})).await.unwrap();
        assert_eq!(stall.create(order).await.unwrap_err().code(), "delivery.carrier_unmapped");
        let desks = stall.ask("stop_desk_list", json!({})).await.unwrap();
        stall.run("confirm_desk_place", json!({"id": desks["items"][0]["id"]})).await.unwrap();
        stall.create(order).await.unwrap();
    })
    .await;
}

/// Red where the cancellation looks at the parcel alone: the driver would owe what they never had.
#[tokio::test]
async fn a_parcel_whose_order_went_on_by_hand_is_not_cancelled() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &[]).await;
        for name in ["ship_order", "deliver_order"] {
            stall.run(name, json!({"id": order})).await.unwrap();
        }
        let refused = stall.move_to(&parcel, "cancelled").await.unwrap_err();
        assert_eq!(refused.code(), "delivery.parcel_illegal_move");
        assert_eq!(stall.owed(&stall.driver).await, TOTAL);
        for state in ["picked_up", "out_for_delivery", "delivered"] {
            stall.move_to(&parcel, state).await.unwrap();
        }
        assert_eq!(stall.owed(&stall.driver).await, TOTAL, "and no second time");
        stall.audit().await;
    })
    .await;
}
