//! Delivery to a desk: which one, open, of the province and the carrier.

use souk_orders::{PlaceOrder, QuoteCart};
use souk_places::commands::{ImportStopDesks, OpenStopDesk, SetDeliveryRate, SetStopDesk};
use souk_places::{DeliveryOption, DeskId, MapVersion};
use souk_testkit::both;

use crate::stall::{Stall, setup};

impl Stall {
    async fn desk(&self, carrier: &str, province: &str, municipality: &str) -> DeskId {
        let desk = SetStopDesk {
            id: None,
            carrier: carrier.to_owned(),
            name: format!("{carrier} {municipality}"),
            address: "Rue 1".to_owned(),
            province: province.to_owned(),
            municipality: municipality.to_owned(),
            open: true,
            rev: None,
        };
        self.run(desk).await.unwrap().id
    }
    async fn desk_rate(&self, carrier: &str, fee: i64) {
        let rate = SetDeliveryRate {
            carrier: carrier.to_owned(),
            option: DeliveryOption::Desk,
            province: String::new(),
            municipality: String::new(),
            fee_minor: Some(fee),
            free_above_minor: None,
            map: MapVersion::default(),
            rev: None,
        };
        self.run(rate).await.unwrap();
    }
    fn to_desk(&self, number: u32, desk: Option<String>) -> PlaceOrder {
        let mut order = self.order(number);
        order.delivery.option = Some("desk".to_owned());
        order.delivery.stop_desk_id = desk;
        order
    }
}

#[tokio::test]
async fn delivery_to_a_desk_needs_an_open_one_of_the_province_and_carrier() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.desk_rate("own", 40_000).await;
        stall.desk_rate("zr", 30_000).await;
        let hydra = stall.desk("own", "16", "Hydra").await;
        let oran = stall.desk("own", "31", "Oran").await;
        let zr = stall.desk("zr", "16", "Kouba").await;
        let closed = stall.desk("own", "16", "Kouba").await;
        stall.run(OpenStopDesk { id: closed, open: false }).await.unwrap();
        let before = stall.print().await;
        let mut named = stall.to_desk(5, Some(zr.to_string()));
        named.delivery.carrier = Some("own".to_owned());
        let cases = [
            (stall.to_desk(1, None), "delivery.desk_required"),
            (stall.to_desk(2, Some(oran.to_string())), "delivery.desk_mismatch"),
            (stall.to_desk(3, Some(closed.to_string())), "delivery.desk_unknown"),
            (stall.to_desk(4, Some("160102".to_owned())), "delivery.desk_unknown"),
            (named, "delivery.desk_mismatch"),
        ];
        for (order, code) in cases {
            let error = stall.place(stall.visitor(1), order).await.unwrap_err();
            let refusal = error.refusal().unwrap();
            assert_eq!(refusal.code, code);
            assert_eq!(refusal.args["candidates"].as_array().unwrap().len(), 2);
            assert_eq!(refusal.fields[0].field, "delivery.stop_desk_id");
        }
        assert_eq!(stall.print().await, before, "a refusal keeps nothing");
        let placed = stall.place(stall.visitor(1), stall.to_desk(6, Some(hydra.to_string()))).await.unwrap();
        assert_eq!(placed.delivery_fee_minor, 40_000);
        let view = stall.view(placed.order_id).await;
        assert_eq!(view.delivery.carrier, "own", "the cheaper carrier has another desk");
        assert_eq!(view.delivery.stop_desk.unwrap().name, "own Hydra");
    })
    .await;
}

#[tokio::test]
async fn a_quote_offers_the_desk_only_where_the_carrier_has_one() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        stall.desk_rate("own", 40_000).await;
        let cart = |option: &str, desk: Option<String>| {
            let mut delivery = stall.order(1).delivery;
            delivery.option = Some(option.to_owned());
            delivery.stop_desk_id = desk;
            QuoteCart { lines: vec![stall.line("1")], delivery }
        };
        let none = stall.ask(cart("home", None)).await.unwrap();
        assert_eq!((none.ways.len(), none.desks.len(), none.complete), (1, 0, true));
        let hydra = stall.desk("own", "16", "Hydra").await;
        let near = stall.desk("own", "16", "Bab Ezzouar").await;
        stall.desk("zr", "16", "Kouba").await;
        let open = stall.ask(cart("desk", None)).await.unwrap();
        let ids: Vec<DeskId> = open.desks.iter().map(|desk| desk.id).collect();
        assert_eq!(ids, [near, hydra], "that of the municipality first; the other carrier's has no fee");
        assert_eq!(open.delivery_problem.as_deref(), Some("delivery.desk_required"));
        assert!(!open.complete);
        let chosen = stall.ask(cart("desk", Some(hydra.to_string()))).await.unwrap();
        assert!(chosen.complete && chosen.delivery_problem.is_none());
        assert_eq!(chosen.delivery_fee_minor, Some(40_000));
    })
    .await;
}

/// Red where the first is taken: numbers are unique inside one carrier only.
#[tokio::test]
async fn a_carriers_own_number_names_a_desk_only_where_it_is_the_only_one() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        for (carrier, fee) in [("yalidine", 40_000), ("zr", 30_000)] {
            stall.desk_rate(carrier, fee).await;
            let list = "their_id,name,province_name,municipality\n160101,Agence,Alger,Hydra\n";
            let import = ImportStopDesks {
                carrier: carrier.to_owned(),
                content: list.to_owned(),
                map: MapVersion::default(),
                accept_aliases: false,
                provinces: std::collections::BTreeMap::new(),
            };
            stall.run(import).await.unwrap();
        }
        let either = stall.place(stall.key(), stall.to_desk(1, Some("160101".to_owned()))).await.unwrap_err();
        assert_eq!(either.code(), "delivery.desk_mismatch");
        let named = either.refusal().unwrap().args["candidates"].as_array().unwrap().len();
        assert_eq!(named, 2, "both are named, to choose from");
        let mut one = stall.to_desk(1, Some("160101".to_owned()));
        one.delivery.carrier = Some("yalidine".to_owned());
        let placed = stall.place(stall.key(), one).await.unwrap();
        assert_eq!(stall.view(placed.order_id).await.delivery.carrier, "yalidine");
    })
    .await;
}

/// Red where whoever orders what travels free names the carrier: any text would be one, and owe money.
#[tokio::test]
async fn goods_that_travel_free_go_with_a_carrier_of_the_shop() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let product = stall.ask(souk_catalog::ProductCard { id: stall.product }).await.unwrap();
        let free: souk_catalog::UpdateProduct = serde_json::from_value(serde_json::json!({
            "id": stall.product, "rev": product.rev, "free_delivery": true,
        }))
        .unwrap();
        stall.run(free).await.unwrap();
        let named = |number, carrier: &str| {
            let mut order = stall.order(number);
            order.delivery.carrier = Some(carrier.to_owned());
            order
        };
        for (carrier, code) in [
            ("a".repeat(4_000).as_str(), "delivery.carrier_invalid"),
            ("Yalidine\u{202e}", "delivery.carrier_invalid"),
            ("yalidine", "delivery.not_served"),
        ] {
            let refused = stall.place(stall.visitor(1), named(1, carrier)).await.unwrap_err();
            assert_eq!(refused.code(), code, "{carrier}");
        }
        let placed = stall.place(stall.visitor(1), named(1, "own")).await.unwrap();
        let view = stall.view(placed.order_id).await;
        assert_eq!((view.delivery.carrier.as_str(), view.bill.delivery_fee_minor), ("own", 0));
    })
    .await;
}
