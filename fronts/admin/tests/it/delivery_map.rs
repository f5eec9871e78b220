//! Where orders go and who brings them: the map with its table, zones, and desks that closed.

use serde_json::json;
use souk_core::{Actor, RawId, TenantId};
use souk_engine::{Ask, sql};

use crate::office::{Office, in_office};
use crate::orders::ordered;

#[tokio::test(flavor = "multi_thread")]
async fn orders_are_dots_of_the_map_and_lead_to_their_list() {
    in_office(|mut office| async move {
        let empty = office.owner.get("/admin/delivery/map").await;
        assert!(empty.has("No orders in these days") && !empty.has("<circle"), "{}", empty.text);
        let order = ordered(&mut office).await;
        let map = office.owner.get("/admin/delivery/map").await;
        assert!(
            map.has("class=\"plain\"") && map.has("Hydra: one order, none has ended yet"),
            "{}",
            map.text
        );
        assert!(map.has("class=\"ground\"") && !map.has("<script>"), "drawn here");
        let list = office.owner.get(&map.link("/admin/orders?municipality=")).await;
        assert!(list.has("Samira Benali"), "{}", list.text);
        let elsewhere = office.owner.get("/admin/orders?municipality=3101").await;
        assert!(!elsewhere.has("Samira Benali"), "{}", elsewhere.text);
        let mut page = office.owner.get(&order).await;
        for verb in ["confirm", "ship", "deliver"] {
            page = office.owner.post(&page, &format!("{order}/{verb}"), &[]).await;
        }
        let map = office.owner.get("/admin/delivery/map").await;
        assert!(map.has("class=\"good\" cx=") && map.has("100 %"), "{}", map.text);
        let outcome = office.owner.get("/admin/parcels/outcome").await;
        assert!(outcome.has("Money with carriers") && outcome.has("0 to 3 days"), "{}", outcome.text);
        assert!(outcome.has("Nothing has ended in these days"), "no parcel was made: {}", outcome.text);
        let arabic = office.owner.get("/admin/delivery/map?lang=ar").await;
        assert!(arabic.has("dir=\"rtl\"") && arabic.has("خريطة التوصيل"), "{}", arabic.text);
        let mut karim = office.member("support").await;
        assert_eq!(karim.get("/admin/delivery/map").await.status, 200);
        let seen = karim.get("/admin/parcels/outcome").await;
        assert!(seen.status == 200 && !seen.has("Money with carriers"), "money is for who sees figures");
    })
    .await;
}

/// A desk in Algiers and an order to it.
async fn waiting_at_desk(office: &mut Office) -> (String, String) {
    let order = ordered(office).await;
    let shops: Vec<(TenantId,)> = office.world.rows(sql!("select shop_id from v_shops"), &[]).await;
    let shop = shops[0].0;
    let engine = &office.world.engine;
    let console = || Ask::new(Actor::Console, "test").for_shop(shop);
    let answer = |body: Vec<u8>| serde_json::from_slice::<serde_json::Value>(&body).unwrap();
    let desk = json!({"name": "Agence Hydra", "province": "16", "municipality": "Hydra"});
    let desk = answer(engine.execute_named("set_stop_desk", console(), desk).await.unwrap().body.to_vec());
    let rate = json!({"option": "desk", "fee_minor": 40_000});
    engine.execute_named("set_delivery_rate", console(), rate).await.unwrap();
    let id: souk_orders::OrderId = order.rsplit('/').next().unwrap().parse().unwrap();
    let card = engine.ask(console(), souk_orders::OrderCard { id }).await.unwrap();
    let input = json!({
        "customer": {"name": "Nadia Desk", "phone": "0552 20 30 40"},
        "lines": [{"variant_id": card.lines[0].variant_id, "quantity": 1}],
        "delivery": {"option": "desk", "province": "16", "municipality": "Hydra", "stop_desk_id": desk["id"]},
    });
    let actor = Actor::Visitor { session: RawId([8; 16]), address_class: "10.0.0.8".to_owned(), shop };
    engine.execute_named("place_order", Ask::new(actor, "test"), input).await.unwrap();
    (desk["id"].as_str().unwrap().to_owned(), order)
}

#[tokio::test(flavor = "multi_thread")]
async fn open_orders_to_a_desk_that_closed_wait_for_a_decision() {
    in_office(|mut office| async move {
        let (desk, _) = waiting_at_desk(&mut office).await;
        let page = office.owner.get("/admin/delivery/desks").await;
        assert!(page.has("Agence Hydra") && !page.has("Nadia Desk"), "{}", page.text);
        let path = format!("/admin/delivery/desks/{desk}/open");
        let page = office.owner.post(&page, &path, &[("open", "false")]).await;
        assert!(page.has("Open orders at closed desks") && page.has("Nadia Desk"), "{}", page.text);
        assert!(!page.has("Samira Benali"), "whose order goes to the door");
        let order = office.owner.get(&page.link("/admin/orders/ord_")).await;
        assert!(order.has("Nadia Desk"), "{}", order.text);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_zone_is_made_changed_and_removed_by_its_form() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/delivery/zones").await;
        assert!(page.has("No zones yet"), "{}", page.text);
        let wrong = [("name", "Near"), ("places", "Atlantis"), ("home_minor", "500"), ("rev", "0")];
        let page = office.owner.post(&page, "/admin/delivery/zones", &wrong).await;
        assert!(page.status == 422 && page.has("There is no province “Atlantis”"), "{}", page.text);
        let right = [("name", "Near"), ("places", "16\nBlida"), ("home_minor", "500"), ("rev", "0")];
        let page = office.owner.post(&page, "/admin/delivery/zones", &right).await;
        assert!(page.has("The zone was saved") && page.has("Blida"), "{}", page.text);
        let path = page.link("/admin/delivery/zones/zone_");
        let form = office.owner.get(&path).await;
        assert!(form.has("Change the zone") && form.has("9\n16"), "{}", form.text);
        let rev = form.value("rev");
        let change = [("name", "Near us"), ("places", "16"), ("home_minor", "450"), ("rev", &*rev)];
        let page = office.owner.post(&form, &path, &change).await;
        assert!(page.has("Near us") && !page.has("Blida"), "{}", page.text);
        let late =
            office.owner.post(&form, &path, &[change[0], change[1], ("home_minor", "1"), change[3]]).await;
        assert!(late.status == 409 || late.has("Near us"), "{}", late.text);
        let rev =
            page.text.split("name=\"rev\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let page = office.owner.post(&page, &format!("{path}/remove"), &[("rev", &*rev)]).await;
        assert!(page.has("The zone was removed") && page.has("No zones yet"), "{}", page.text);
    })
    .await;
}
