//! Parcels from the first driver to the goods that came back, through the pages alone.

use crate::office::in_office;
use crate::orders::ordered;

#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_out_with_the_shops_driver_and_comes_back() {
    in_office(|mut office| async move {
        let order = ordered(&mut office).await;
        let page = office.owner.get("/admin/parcels").await;
        assert!(page.has("Add a driver first"), "{}", page.text);
        let page = office.owner.get("/admin/parcels/drivers").await;
        let fields = [("label", "Samir"), ("phone", "0551 00 00 01"), ("return_fee_minor", "200")];
        let seen = office.owner.post(&page, "/admin/parcels/drivers", &fields).await;
        assert!(seen.has("The driver is saved") && seen.has("0551 00 00 01"), "{}", seen.text);
        let twice = office.owner.post(&seen, "/admin/parcels/drivers", &fields).await;
        assert!(twice.status == 409 && twice.has("has this name already"), "{}", twice.text);

        let page = office.owner.get(&order).await;
        assert!(!page.has("Make the parcel"), "what is not confirmed is not sent");
        let page = office.owner.post(&page, &format!("{order}/confirm"), &[]).await;
        assert!(page.has("Make the parcel") && page.has(">Samir<"), "{}", page.text);
        let list = office.owner.get("/admin/parcels").await;
        let driver = list.text.split("<option value=\"cac_").nth(1).unwrap().split('"').next().unwrap();
        let driver = format!("cac_{driver}");
        let made = office.owner.post(&page, &format!("{order}/parcel"), &[("driver", &driver)]).await;
        assert!(made.has("The parcel is made") && made.has("Samira Benali"), "{}", made.text);
        let parcel = made.path.split('?').next().unwrap().to_owned();
        let again = office.owner.post(&page, &format!("{order}/parcel"), &[("driver", &driver)]).await;
        let second = again.path.split('?').next().unwrap().to_owned();
        assert_eq!(second, parcel, "a form sent twice makes no second parcel");

        let label = office.owner.get(&format!("{parcel}/label")).await;
        assert!(
            label.has("Samira Benali") && label.has("0551 20 30 40") && label.has("Rue 1"),
            "{}",
            label.text
        );
        let manifest = office.owner.get(&format!("/admin/parcels/drivers/{driver}/manifest")).await;
        assert!(manifest.has("One parcel, to collect"), "{}", manifest.text);
        let arabic = office.owner.get(&format!("/admin/parcels/drivers/{driver}/manifest?lang=ar")).await;
        assert!(arabic.has("dir=\"rtl\"") && arabic.has("قائمة اليوم"), "{}", arabic.text);

        let list = office.owner.get("/admin/parcels?lang=en").await;
        let id = parcel.rsplit('/').next().unwrap();
        let fields = [("parcel", id), ("to", "out_for_delivery"), ("reason", "")];
        let seen = office.owner.post(&list, "/admin/parcels/move", &fields).await;
        assert!(seen.has("One parcel is done"), "{}", seen.text);
        let seen = office.owner.post(&seen, "/admin/parcels/move", &fields).await;
        assert!(seen.has("No parcel went") && seen.has("cannot go there"), "{}", seen.text);
        assert!(office.owner.get(&order).await.has("out for delivery"), "the order's page shows it");
        let mut page = office.owner.get(&parcel).await;
        for to in ["returning", "returned"] {
            let fields = [("to", to), ("reason", "refused"), ("note", ""), ("return_fee_minor", "")];
            page = office.owner.post(&page, &format!("{parcel}/move"), &fields).await;
            assert!(page.has("The parcel moved"), "{to}: {}", page.text);
        }
        assert!(page.has("received back") && page.has("refused"), "{}", page.text);
        let late = office.owner.post(&page, &format!("{parcel}/move"), &[("to", "delivered")]).await;
        assert!(late.status == 409 && late.has("role=\"alert\""), "{}", late.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn parcels_stand_on_a_board_are_weighed_and_counted_by_driver() {
    in_office(|mut office| async move {
        let order = ordered(&mut office).await;
        let page = office.owner.get("/admin/parcels/board").await;
        assert!(page.has("No parcels on the way"), "{}", page.text);
        assert!(office.owner.get("/admin/parcels/figures").await.has("No parcels in these days"));
        let page = office.owner.get("/admin/parcels/drivers").await;
        let seen = office.owner.post(&page, "/admin/parcels/drivers", &[("label", "Samir")]).await;
        let page = office.owner.post(&seen, &format!("{order}/confirm"), &[]).await;
        // Confirmed too early: the customer is asked again, as long as nothing of it is on its way.
        let again = office.owner.post(&page, &format!("{order}/unconfirm"), &[]).await;
        assert!(
            again.has("waits for its confirmation again") && !again.has("Make the parcel"),
            "{}",
            again.text
        );
        let page = office.owner.post(&again, &format!("{order}/confirm"), &[]).await;
        let driver = page.text.split("<option value=\"cac_").nth(1).unwrap().split('"').next().unwrap();
        let fields = [("driver", &*format!("cac_{driver}")), ("weight_g", "1200")];
        let made = office.owner.post(&page, &format!("{order}/parcel"), &fields).await;
        assert!(made.has("1200 g") || made.has("1,200 g"), "{}", made.text);
        let parcel = made.path.split('?').next().unwrap().to_owned();
        let wrong = [("weight_g", "900000"), ("length_cm", "")];
        let told = office.owner.post(&made, &format!("{parcel}/measure"), &wrong).await;
        assert!(told.status == 422 && told.has("whole number from 1 to"), "{}", told.text);
        let sides = [("weight_g", "1200"), ("length_cm", "50"), ("width_cm", "40"), ("height_cm", "30")];
        let weighed = office.owner.post(&told, &format!("{parcel}/measure"), &sides).await;
        assert!(
            weighed.has("Weight and size are saved") && weighed.has("billed as 12 kg"),
            "{}",
            weighed.text
        );
        let locked = office.owner.post(&weighed, &format!("{order}/unconfirm"), &[]).await;
        assert!(locked.status == 409 && locked.has("has its parcel already"), "{}", locked.text);
        let board = office.owner.get("/admin/parcels/board").await;
        assert!(
            board.has("ready") && board.has("Samira Benali") && !board.has("Longer than usual"),
            "{}",
            board.text
        );
        let mut page = office.owner.get(&parcel).await;
        for to in ["out_for_delivery", "returning"] {
            let fields = [("to", to), ("reason", "refused")];
            page = office.owner.post(&page, &format!("{parcel}/move"), &fields).await;
        }
        let figures = office.owner.get("/admin/parcels/figures").await;
        assert!(figures.has("100 %") && figures.has("refused 1"), "{}", figures.text);
        let arabic = office.owner.get("/admin/parcels/board?lang=ar").await;
        assert!(arabic.has("dir=\"rtl\"") && arabic.has("اللوحة"), "{}", arabic.text);
    })
    .await;
}
