//! Parcels on their way, and what their orders, goods and money do meanwhile.

use serde_json::json;

use crate::stall::{RETURN_FEE, TOTAL, at_stall};

#[tokio::test]
async fn a_confirmed_order_gets_one_parcel_with_the_amount_to_collect() {
    at_stall(|stall| async move {
        let (pending, _) = stall.pending(1, 1).await;
        let early = stall.create(&pending).await.unwrap_err();
        assert_eq!(early.code(), "delivery.order_not_confirmed");
        let (order, code) = stall.confirmed(2).await;
        let made = stall.create(&order).await.unwrap();
        assert_eq!(made["reference"], format!("{code}-1"));
        assert_eq!((&made["amount_minor"], &made["state"]), (&json!(TOTAL), &json!("created")));
        assert_eq!(stall.create(&order).await.unwrap_err().code(), "delivery.parcel_exists");
        let id = made["id"].as_str().unwrap();
        stall.move_to(id, "cancelled").await.unwrap();
        assert_eq!(stall.order(&order).await["status"], "confirmed");
        let again = stall.create(&order).await.unwrap();
        assert_eq!(again["reference"], format!("{code}-2"), "the attempt grows after a cancelled parcel");
    })
    .await;
}

#[tokio::test]
async fn no_more_than_150_000_dinars_are_collected_at_a_door() {
    at_stall(|stall| async move {
        // 59 × 2500 + 600 = 148 100; 60 × 2500 + 600 = 150 600.
        for (number, pieces, refused) in [(1, 59, false), (2, 60, true)] {
            let (order, _) = stall.pending(number, pieces).await;
            stall.run("confirm_order", json!({"id": order})).await.unwrap();
            let made = stall.create(&order).await;
            match refused {
                true => assert_eq!(made.unwrap_err().code(), "delivery.amount_over_max"),
                false => assert_eq!(made.unwrap()["amount_minor"], 59 * 250_000 + 60_000),
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_parcel_takes_its_order_along_to_the_door() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &["picked_up"]).await;
        assert_eq!(stall.order(&order).await["status"], "shipped");
        assert_eq!(stall.on_hand().await, 499);
        for state in ["in_transit", "out_for_delivery", "attempt_failed", "out_for_delivery", "delivered"] {
            stall.move_to(&parcel, state).await.unwrap();
        }
        let card = stall.order(&order).await;
        assert_eq!((&card["status"], &card["payment_status"]), (&json!("delivered"), &json!("collected")));
        assert_eq!(stall.owed(&stall.driver).await, TOTAL, "once, whatever came between");
        assert_eq!(stall.balance("cod_due:own").await, 0, "the driver has it, not everybody who drives");
        let view = stall.ask("parcel_card", json!({"id": parcel})).await.unwrap();
        assert_eq!(view["history"].as_array().unwrap().len(), 6);
        assert_eq!(view["next"], json!(["returning"]));
    })
    .await;
}

#[tokio::test]
async fn what_comes_back_goes_to_the_shelf_and_the_fee_is_booked_once() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &["out_for_delivery", "returning", "return_ready"]).await;
        assert_eq!(stall.order(&order).await["status"], "returning");
        assert_eq!(stall.on_hand().await, 499);
        stall.move_to(&parcel, "returned").await.unwrap();
        assert_eq!(
            (stall.order(&order).await["status"].clone(), stall.on_hand().await),
            (json!("returned"), 500)
        );
        assert_eq!(stall.balance("delivery_cost").await.abs(), RETURN_FEE);
        assert_eq!(stall.owed(&stall.driver).await, -RETURN_FEE, "taken off what the driver owes");
        let again = stall.move_to(&parcel, "returned").await.unwrap_err();
        assert_eq!(again.code(), "delivery.parcel_illegal_move");
        assert_eq!(stall.balance("delivery_cost").await.abs(), RETURN_FEE);
    })
    .await;
}

#[tokio::test]
async fn damaged_goods_are_lost_and_a_named_fee_goes_before_the_drivers() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &["picked_up", "delivered", "returning"]).await;
        let back = json!({"id": parcel, "to": "returned", "damaged": true, "return_fee_minor": 0});
        let view = stall.run("move_parcel", back).await.unwrap();
        assert_eq!((&view["damaged"], &view["return_fee_minor"]), (&json!(true), &json!(0)));
        assert_eq!(stall.order(&order).await["status"], "returned");
        assert_eq!(stall.on_hand().await, 499);
        assert_eq!(stall.owed(&stall.driver).await, 0, "the sale is taken back, no fee is booked");
        assert_eq!(stall.balance("delivery_cost").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_order_that_was_moved_by_hand_is_not_moved_twice() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &[]).await;
        stall.run("ship_order", json!({"id": order})).await.unwrap();
        stall.run("deliver_order", json!({"id": order})).await.unwrap();
        for state in ["picked_up", "delivered"] {
            stall.move_to(&parcel, state).await.unwrap();
        }
        assert_eq!((stall.balance("cod_due:own").await, stall.owed(&stall.driver).await), (0, TOTAL));
        let (parcel, order) = stall.parcel(2, &[]).await;
        stall.run("ship_order", json!({"id": order})).await.unwrap();
        stall.move_to(&parcel, "picked_up").await.unwrap();
        stall.move_to(&parcel, "delivered").await.unwrap();
        assert_eq!(stall.on_hand().await, 498);
        let (parcel, order) = stall.parcel(3, &[]).await;
        stall.cancel(&order).await;
        let dead = stall.move_to(&parcel, "picked_up").await.unwrap_err();
        assert_eq!(dead.code(), "order.illegal_transition");
        let view = stall.ask("parcel_card", json!({"id": parcel})).await.unwrap();
        assert_eq!(view["state"], "created", "what the order cannot follow moves nothing");
        stall.move_to(&parcel, "cancelled").await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn many_are_sent_and_moved_at_once_and_each_row_says_what_came_of_it() {
    at_stall(|stall| async move {
        let (_, first) = stall.confirmed(1).await;
        let (second, _) = stall.confirmed(2).await;
        let (_, pending) = stall.pending(3, 1).await;
        let orders = json!([first.to_lowercase(), second, pending, "NOTACODE"]);
        let sending = json!({"account_id": stall.driver, "orders": orders});
        let dry = stall.run_as(stall.owner().dry(), "send_orders", sending.clone()).await.unwrap();
        assert_eq!((&dry["sent"], &dry["refused"]), (&json!(2), &json!(2)));
        let sent = stall.run("send_orders", sending).await.unwrap();
        let problems: Vec<_> =
            sent["rows"].as_array().unwrap().iter().map(|row| row["problem"].as_str()).collect();
        let expected = [None, None, Some("delivery.order_not_confirmed"), Some("order.not_found")];
        assert_eq!(problems, expected);
        stall.confirmed(4).await;
        let rest = json!({"account_id": stall.driver, "all_confirmed": true});
        assert_eq!(stall.run("send_orders", rest).await.unwrap()["sent"], 1);
        let list = stall.ask("parcel_list", json!({"open": true})).await.unwrap();
        let ids: Vec<_> = list["items"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["id"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(ids.len(), 3);
        stall.move_to(&ids[0], "cancelled").await.unwrap();
        let moved = stall.run("move_parcels", json!({"ids": ids, "to": "picked_up"})).await.unwrap();
        assert_eq!((&moved["moved"], &moved["refused"]), (&json!(2), &json!(1)));
        assert_eq!(stall.on_hand().await, 498);
        let none = stall.run("move_parcels", json!({"ids": [], "to": "picked_up"})).await.unwrap_err();
        assert_eq!(none.code(), "delivery.bulk_invalid");
    })
    .await;
}
