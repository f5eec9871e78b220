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
