//! A parcel's label as a file.

use souk_engine::{Ask, Dialect};

use crate::house::House;
use crate::http::{Call, Door};

#[tokio::test(flavor = "multi_thread")]
async fn a_label_is_a_sheet_that_members_alone_are_given() {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        let house = House::new(dialect, &[]).await;
        let parcel = crate::examples::parcels::parcel(&house.a).await;
        let path = format!("/api/v1/parcels/{}/label", parcel.as_str().unwrap());
        let call = Call { method: "GET", path, body: None };
        let door = Door::new(&house);
        let owner = door.credentials(&house.a.ask_owner()).await;
        let label = door.call(&call, &owner).await;
        assert_eq!(label.status, 200, "{}", label.text());
        assert_eq!(label.headers["content-type"], "application/pdf");
        assert_eq!(label.headers["cache-control"], "private, no-store");
        assert!(label.body.starts_with(b"%PDF-1.7") && label.body.ends_with(b"%%EOF\n"));
        assert!(label.body.len() < 100_000, "{}", label.body.len());
        let mut arabic = owner.clone();
        arabic.push(("accept-language", "ar".to_owned()));
        let arabic = door.call(&call, &arabic).await;
        assert!(arabic.body.starts_with(b"%PDF-1.7") && arabic.body != label.body);
        assert_eq!(door.call(&call, &[]).await.code(), "session.required");
        let stranger = door.credentials(&house.b.ask_owner()).await;
        assert_eq!(door.call(&call, &stranger).await.code(), "delivery.parcel_not_found");
        let visitor = Ask::new(
            souk_core::Actor::Visitor {
                session: souk_core::RawId([9; 16]),
                address_class: "10.0.0.9".to_owned(),
                shop: house.a.id,
            },
            "test",
        );
        let visitor = door.credentials(&visitor).await;
        assert_eq!(door.call(&call, &visitor).await.status, 401);
        std::fs::write(format!("{}/label-{dialect:?}.pdf", env!("CARGO_TARGET_TMPDIR")), &arabic.body)
            .unwrap();
    }
}
