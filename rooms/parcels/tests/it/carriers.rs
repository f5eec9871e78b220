//! Parcels at carriers that call our places otherwise, and what their weight costs there.

use serde_json::json;

use crate::stall::at_stall;

#[tokio::test]
async fn a_parcel_says_what_its_drivers_carrier_takes_for_its_weight() {
    at_stall(|stall| async move {
        let heavy = json!({"carrier": "yalidine", "oversize_fee_minor": 5_000});
        stall.run("set_carrier", heavy).await.unwrap();
        let agency = json!({"label": "Agency", "carrier": "yalidine"});
        let agency = stall.run("set_carrier_account", agency).await.unwrap();
        let (order, _) = stall.confirmed(1).await;
        let made = json!({"order_id": order, "account_id": agency["id"],
            "size": {"weight_g": 1_000, "length_cm": 50, "width_cm": 40, "height_cm": 30}});
        let made = stall.run("create_parcel", made).await.unwrap();
        assert_eq!((made["billable_kg"].clone(), made["oversize_minor"].clone()), (json!(12), json!(35_000)));
        let light = json!({"id": made["id"], "size": {"weight_g": 5_000}});
        assert_eq!(stall.run("measure_parcel", light).await.unwrap()["oversize_minor"], 0);
        let odd = json!({"label": "Odd", "carrier": "No Such!"});
        let odd = stall.run("set_carrier_account", odd).await.unwrap_err();
        assert_eq!(odd.code(), "delivery.carrier_invalid");
        let (own, _) = stall.parcel(2, &[]).await;
        let heavy = json!({"id": own, "size": {"weight_g": 20_000}});
        assert_eq!(stall.run("measure_parcel", heavy).await.unwrap()["oversize_minor"], 0);
    })
    .await;
}

/// Red where a name that only resembles ours is sent: the parcel would travel to another town.
#[tokio::test]
async fn nothing_is_sent_to_a_place_that_the_carrier_calls_nobody_knows_how() {
    at_stall(|stall| async move {
        let agency = json!({"label": "Agency", "carrier": "yalidine"});
        let agency = stall.run("set_carrier_account", agency).await.unwrap()["id"].clone();
        let table = "carrier,kind,their_id,their_name,our_id,our_name,province,state\n\
                     yalidine,province,16,Alger,,,,\nyalidine,municipality,1,Hydraa,,,Alger,\n";
        let table = json!({"carrier": "yalidine", "content": table});
        stall.run("map_carrier_places", table).await.unwrap();
        let (order, code) = stall.confirmed(1).await;
        let create = json!({"order_id": order, "account_id": agency});
        let refused = stall.run("create_parcel", create.clone()).await.unwrap_err();
        assert_eq!(refused.code(), "delivery.carrier_unmapped");
        let args = &refused.refusal().unwrap().args;
        assert_eq!(
            (&args["kind"], &args["candidates"][0]["their_name"]),
            (&"municipality".into(), &"Hydraa".into())
        );
        let all = json!({"account_id": agency, "orders": [code]});
        let sent = stall.run("send_orders", all).await.unwrap();
        assert_eq!(sent["rows"][0]["problem"], "delivery.carrier_unmapped");
        assert_eq!(stall.order(&order).await["status"], "confirmed", "the order stays");
        let confirm = json!({"carrier": "yalidine", "kind": "municipality", "their_id": "1"});
        stall.run("confirm_carrier_place", confirm).await.unwrap();
        let made = stall.run("create_parcel", create).await.unwrap();
        assert_eq!(made["at_carrier"]["municipality"], "Hydraa");
        // The shop's own drivers know its own words.
        let (own, _) = stall.confirmed(2).await;
        let made = stall.create(&own).await.unwrap();
        assert_eq!(made["at_carrier"], serde_json::Value::Null);
    })
    .await;
}
