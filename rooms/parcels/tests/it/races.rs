//! Many members at once: one parcel an order, one move from where it stands.

use serde_json::json;

use crate::stall::at_stall;

#[tokio::test(flavor = "multi_thread")]
async fn of_ten_members_who_send_one_order_at_once_one_makes_its_parcel() {
    at_stall(|stall| async move {
        let (order, _) = stall.confirmed(1).await;
        let race: Vec<_> = (0..10)
            .map(|_| {
                let (stall, order) = (stall.clone(), order.clone());
                tokio::spawn(async move { stall.create(&order).await.map_err(|error| error.code()) })
            })
            .collect();
        let mut made = 0;
        for one in race {
            match one.await.unwrap() {
                Ok(_) => made += 1,
                Err(code) => assert_eq!(code, "delivery.parcel_exists"),
            }
        }
        assert_eq!(made, 1);
        let list = stall.ask("parcel_list", json!({"order": order})).await.unwrap();
        assert_eq!(list["items"].as_array().unwrap().len(), 1);
    })
    .await;
}

/// Red on PostgreSQL where all rows are one transaction: the first that another has already breaks the rest.
#[tokio::test(flavor = "multi_thread")]
async fn two_members_who_send_all_at_once_send_each_order_once() {
    at_stall(|stall| async move {
        for number in 0..31 {
            stall.confirmed(number).await;
        }
        let race: Vec<_> = (0..3)
            .map(|_| {
                let stall = stall.clone();
                let all = json!({"account_id": stall.driver, "all_confirmed": true});
                tokio::spawn(async move { stall.run("send_orders", all).await.unwrap() })
            })
            .collect();
        let mut sent = 0;
        for one in race {
            let answer = one.await.unwrap();
            sent += answer["sent"].as_u64().unwrap();
            for row in answer["rows"].as_array().unwrap() {
                assert!(row["problem"].is_null() || row["problem"] == "delivery.parcel_exists", "{row}");
            }
        }
        assert_eq!(sent, 31);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn of_ten_members_who_deliver_and_call_back_at_once_one_decides() {
    at_stall(|stall| async move {
        let (parcel, order) = stall.parcel(1, &["out_for_delivery"]).await;
        let race: Vec<_> = (0..10)
            .map(|index| {
                let (stall, parcel) = (stall.clone(), parcel.clone());
                let to = if index % 2 == 0 { "attempt_failed" } else { "on_hold" };
                tokio::spawn(async move { stall.move_to(&parcel, to).await.map(|_| ()) })
            })
            .collect();
        for one in race {
            if let Err(error) = one.await.unwrap() {
                assert_eq!(error.code(), "delivery.parcel_illegal_move");
            }
        }
        let view = stall.ask("parcel_card", json!({"id": parcel})).await.unwrap();
        let history = view["history"].as_array().unwrap();
        assert_eq!(history.last().unwrap()["to"], view["state"], "the story ends where the parcel stands");
        for (before, after) in history.iter().zip(history.iter().skip(1)) {
            assert_eq!(before["to"], after["from"]);
        }
        assert_eq!(stall.order(&order).await["status"], "shipped");
    })
    .await;
}
