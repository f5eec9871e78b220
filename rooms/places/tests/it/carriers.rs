//! What carriers take for weight: set where it was seen, added to every fee of theirs.

use souk_places::commands::{SetCarrier, SetDeliveryRate, SetZone};
use souk_places::queries::{CarrierList, DeliveryFees};
use souk_places::{DeliveryOption, MapVersion};

use crate::world::{Shop, both};

fn carrier(code: &str, oversize_fee_minor: Option<i64>) -> SetCarrier {
    SetCarrier { carrier: code.to_owned(), oversize_fee_minor, map: None, rev: None }
}

async fn rate(shop: &Shop, carrier: &str, fee: i64) {
    let rate = SetDeliveryRate {
        carrier: carrier.to_owned(),
        option: DeliveryOption::Home,
        province: String::new(),
        municipality: String::new(),
        fee_minor: Some(fee),
        free_above_minor: None,
        map: MapVersion::default(),
        rev: None,
    };
    shop.run(rate).await.unwrap();
}

async fn fees(shop: &Shop, weight_g: i64) -> Vec<(String, i64, i64)> {
    let asked = DeliveryFees {
        province: "16".to_owned(),
        municipality: "Kouba".to_owned(),
        weight_g,
        ..DeliveryFees::default()
    };
    let list = shop.ask(asked).await.unwrap();
    list.fees.into_iter().map(|fee| (fee.carrier, fee.fee_minor, fee.oversize_minor)).collect()
}

fn shown(fees: &[(String, i64, i64)]) -> Vec<(&str, i64, i64)> {
    fees.iter().map(|(carrier, fee, oversize)| (carrier.as_str(), *fee, *oversize)).collect()
}

#[tokio::test]
async fn each_kilogram_beyond_five_is_added_by_each_carriers_own_price() {
    both(|shop| async move {
        rate(&shop, "own", 60_000).await;
        rate(&shop, "yalidine", 50_000).await;
        shop.run(carrier("yalidine", Some(5_000))).await.unwrap();
        assert_eq!(shown(&fees(&shop, 5_000).await), [("yalidine", 50_000, 0), ("own", 60_000, 0)]);
        assert_eq!(shown(&fees(&shop, 5_001).await), [("yalidine", 55_000, 5_000), ("own", 60_000, 0)]);
        assert_eq!(shown(&fees(&shop, 8_000).await), [("own", 60_000, 0), ("yalidine", 65_000, 15_000)]);
        let zone = SetZone {
            name: "Near".to_owned(),
            places: vec!["16".to_owned()],
            rates: serde_json::from_value(serde_json::json!([
                {"carrier": "yalidine", "option": "home", "fee_minor": 40_000},
            ]))
            .unwrap(),
            ..SetZone::default()
        };
        shop.run(zone).await.unwrap();
        assert_eq!(shown(&fees(&shop, 6_000).await), [("yalidine", 45_000, 5_000), ("own", 60_000, 0)]);
    })
    .await;
}

#[tokio::test]
async fn a_carrier_is_set_in_whole_amounts_and_where_it_was_seen() {
    both(|shop| async move {
        for bad in [-100, 50, 1_050, 100_000_100] {
            let refused = shop.run(carrier("zr", Some(bad))).await.unwrap_err();
            assert_eq!(refused.code(), "delivery.oversize_invalid", "{bad}");
        }
        assert_eq!(shop.run(carrier("ZR!", None)).await.unwrap_err().code(), "delivery.carrier_invalid");
        let made = shop.run(carrier("zr", Some(10_000))).await.unwrap();
        assert_eq!((made.oversize_fee_minor, made.map, made.rev), (10_000, MapVersion::default(), 1));
        let mapped = SetCarrier { map: Some(MapVersion::DZ58), rev: Some(1), ..carrier("zr", None) };
        let moved = shop.run(mapped.clone()).await.unwrap();
        assert_eq!((moved.oversize_fee_minor, moved.map, moved.rev), (10_000, MapVersion::DZ58, 2));
        assert_eq!(shop.run(mapped).await.unwrap_err().code(), "delivery.carrier_stale");
        let same = shop.run(carrier("zr", Some(10_000))).await.unwrap();
        assert_eq!(same.rev, 2, "what is the same is not written");
        rate(&shop, "abc", 100).await;
        let list = shop.ask(CarrierList {}).await.unwrap();
        let codes: Vec<_> = list.iter().map(|one| (one.carrier.as_str(), one.rev)).collect();
        assert_eq!(codes, [("abc", 0), ("zr", 2)]);
        assert!(shop.ask_as(shop.0.other_owner(), CarrierList {}).await.unwrap().is_empty());
    })
    .await;
}
