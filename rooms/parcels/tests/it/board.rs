//! The board, what stands too long on it, how parcels end, and what they weigh.

use serde_json::json;
use souk_core::Moment;

use crate::stall::{TOTAL, at_stall};

#[tokio::test]
async fn the_board_counts_every_open_state_and_names_what_stands_too_long() {
    at_stall(|stall| async move {
        let (waits, _) = stall.parcel(1, &[]).await;
        stall.parcel(2, &["picked_up"]).await;
        stall.parcel(3, &["picked_up", "delivered"]).await;
        stall.parcel(4, &["cancelled"]).await;
        let board = stall.ask("parcel_board", json!({})).await.unwrap();
        let columns = board["columns"].as_array().unwrap();
        let counted: Vec<_> = columns
            .iter()
            .filter(|one| one["count"] != 0)
            .map(|one| (one["state"].as_str().unwrap(), one["count"].as_i64().unwrap()))
            .collect();
        assert_eq!(counted, [("created", 1), ("picked_up", 1)]);
        assert_eq!(
            (&columns[0]["amount_minor"], &columns[0]["parcels"][0]["id"]),
            (&json!(TOTAL), &json!(waits))
        );
        assert_eq!(board["stuck"], json!([]));
        stall.world.clock.advance(48 * Moment::HOUR);
        let stuck = || async { stall.ask("parcel_board", json!({})).await.unwrap()["stuck"].clone() };
        assert_eq!(stuck().await, json!([]), "two days are never too long");
        stall.world.clock.advance(Moment::HOUR);
        let two = stuck().await;
        assert_eq!(two.as_array().unwrap().len(), 2);
        assert_eq!((&two[0]["hours"], &two[0]["usual_hours"]), (&json!(49), &json!(null)));
    })
    .await;
}

/// Red where two days are too long for everybody: a driver to the far south takes a week.
#[tokio::test]
async fn what_is_usual_for_a_driver_is_not_too_long() {
    at_stall(|stall| async move {
        let mut slow = Vec::new();
        for number in 1..=5 {
            slow.push(stall.parcel(number, &["picked_up"]).await.0);
        }
        stall.world.clock.advance(60 * Moment::HOUR);
        for parcel in &slow {
            stall.move_to(parcel, "delivered").await.unwrap();
        }
        let (now, _) = stall.parcel(6, &["picked_up"]).await;
        let karim = stall.driver("Karim").await;
        let (order, _) = stall.confirmed(7).await;
        let made = stall.run("create_parcel", json!({"order_id": order, "account_id": karim})).await.unwrap();
        stall.move_to(made["id"].as_str().unwrap(), "picked_up").await.unwrap();
        stall.world.clock.advance(100 * Moment::HOUR);
        let board = stall.ask("parcel_board", json!({})).await.unwrap();
        let stuck = board["stuck"].as_array().unwrap();
        assert_eq!(
            (stuck.len(), &stuck[0]["parcel"]["id"]),
            (1, &made["id"]),
            "nothing is known of the other"
        );
        stall.world.clock.advance(21 * Moment::HOUR);
        let board = stall.ask("parcel_board", json!({})).await.unwrap();
        let late = board["stuck"].as_array().unwrap().iter().find(|one| one["parcel"]["id"] == json!(now));
        assert_eq!(late.unwrap()["usual_hours"], 60);
    })
    .await;
}

#[tokio::test]
async fn figures_say_who_brings_back_what_and_why() {
    at_stall(|stall| async move {
        stall.parcel(1, &["picked_up", "delivered"]).await;
        stall.parcel(2, &["picked_up"]).await;
        stall.parcel(3, &["cancelled"]).await;
        for (number, reason) in [(4, "absent"), (5, "refused"), (6, "refused")] {
            let (parcel, _) = stall.parcel(number, &["out_for_delivery"]).await;
            let failed = json!({"id": parcel, "to": "attempt_failed", "reason": "no_contact"});
            stall.run("move_parcel", failed).await.unwrap();
            let back = json!({"id": parcel, "to": "returning", "reason": reason});
            stall.run("move_parcel", back).await.unwrap();
        }
        let figures = stall.ask("parcel_figures", json!({})).await.unwrap();
        let samir = &figures["drivers"][0];
        let counts =
            ["parcels", "delivered", "returned", "open", "returned_percent"].map(|name| &samir[name]);
        assert_eq!(counts, [&json!(5), &json!(1), &json!(3), &json!(1), &json!(75)]);
        let reasons = json!([{"reason": "refused", "parcels": 2}, {"reason": "absent", "parcels": 1}]);
        assert_eq!(
            (&samir["reasons"], &figures["reasons"]),
            (&reasons, &reasons),
            "what was said last counts"
        );
        let before = stall.ask("parcel_figures", json!({"to": "2020-01-01", "from": "2019-01-01"})).await;
        assert_eq!(before.unwrap()["drivers"], json!([]));
        let odd = stall.ask("parcel_figures", json!({"from": "soon"})).await.unwrap_err();
        assert_eq!(odd.code(), "delivery.day_invalid");
    })
    .await;
}

#[tokio::test]
async fn a_parcel_is_weighed_as_long_as_it_lives() {
    at_stall(|stall| async move {
        let (parcel, _) = stall.parcel(1, &[]).await;
        let size = json!({"weight_g": 1_000, "length_cm": 50, "width_cm": 40, "height_cm": 30});
        let input = json!({"id": parcel, "size": size});
        let view = stall.run("measure_parcel", input.clone()).await.unwrap();
        assert_eq!((&view["size"], &view["billable_kg"]), (&size, &json!(12)), "the volume is billed");
        let heavy = json!({"id": parcel, "size": {"weight_g": 900_000}});
        assert_eq!(stall.run("measure_parcel", heavy).await.unwrap_err().code(), "delivery.size_invalid");
        let foreign = stall.run_as(stall.stranger(), "measure_parcel", input.clone()).await.unwrap_err();
        assert_eq!(foreign.code(), "delivery.parcel_not_found");
        stall.move_to(&parcel, "cancelled").await.unwrap();
        assert_eq!(stall.run("measure_parcel", input).await.unwrap_err().code(), "delivery.parcel_ended");
    })
    .await;
}

#[tokio::test]
async fn a_confirmation_is_undone_only_while_no_parcel_lives() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &[]).await;
        let undo = || json!({"id": order});
        let refused = stall.run("undo_confirmation", undo()).await.unwrap_err();
        assert_eq!(refused.code(), "delivery.parcel_exists");
        stall.move_to(&parcel, "cancelled").await.unwrap();
        stall.world.clock.advance(1);
        let view = stall.run("undo_confirmation", undo()).await.unwrap();
        assert_eq!((&view["status"], &view["confirmation"]), (&json!("pending"), &json!("new")));
        assert_eq!(stall.create(&order).await.unwrap_err().code(), "delivery.order_not_confirmed");
        let twice = stall.run("undo_confirmation", undo()).await.unwrap_err();
        assert_eq!(twice.code(), "order.illegal_transition");
        let queue = stall.ask("call_queue", json!({})).await.unwrap();
        assert_eq!(queue["waiting"]["new"], 1, "the customer is called again");
        stall.run("confirm_order", undo()).await.unwrap();
        assert_eq!(stall.create(&order).await.unwrap()["amount_minor"], TOTAL);
        stall.audit().await;
    })
    .await;
}

/// Red on PostgreSQL where the order is not kept still: a pending order would be on its way.
#[tokio::test(flavor = "multi_thread")]
async fn an_order_is_sent_or_its_confirmation_undone_and_never_both() {
    at_stall(|stall| async move {
        for number in 0..25 {
            let (order, _) = stall.confirmed(number).await;
            let (sending, undoing) = (stall.clone(), stall.clone());
            let (first, second) = (order.clone(), order.clone());
            let sent = tokio::spawn(async move { sending.create(&first).await.is_ok() });
            let undone =
                tokio::spawn(
                    async move { undoing.run("undo_confirmation", json!({"id": second})).await.is_ok() },
                );
            assert!(sent.await.unwrap() != undone.await.unwrap(), "one of both");
        }
        stall.audit().await;
    })
    .await;
}
