//! Orders moved by the buttons of their page.

use souk_core::{Actor, RawId, TenantId};
use souk_engine::Ask;
use souk_orders::PlaceOrder;

use crate::office::{Office, in_office};

/// A shop with a rate and goods in stock, and an order from its storefront.
pub async fn ordered(office: &mut Office) -> String {
    let page = office.owner.get("/admin/delivery").await;
    office
        .owner
        .post(&page, "/admin/delivery", &[("province", ""), ("option", "home"), ("fee_minor", "600")])
        .await;
    let product = office.product("Robe").await.path.split('?').next().unwrap().to_owned();
    let level = office.owner.get(&product).await.link("/admin/stock/prod_");
    let page = office.owner.get(&level).await;
    office.owner.post(&page, &format!("{level}/move"), &[("kind", "receive"), ("quantity", "5")]).await;
    let variant = level.rsplit('/').next().unwrap();
    placed(office, variant, "0551 20 30 40").await
}

/// Two pieces for the customer with this telephone.
pub async fn placed(office: &Office, variant: &str, phone: &str) -> String {
    let shops: Vec<(TenantId,)> =
        office.world.rows(souk_engine::sql!("select shop_id from v_shops"), &[]).await;
    let actor =
        Actor::Visitor { session: RawId([9; 16]), address_class: "10.0.0.9".to_owned(), shop: shops[0].0 };
    let order: PlaceOrder = serde_json::from_value(serde_json::json!({
        "customer": { "name": "Samira Benali", "phone": phone },
        "lines": [{ "variant_id": variant, "quantity": 2 }],
        "delivery": { "option": "home", "province": "16", "municipality": "Hydra", "address": "Rue 1" },
    }))
    .unwrap();
    let placed = office.world.engine.execute(Ask::new(actor, "test"), order).await.unwrap();
    format!("/admin/orders/{}", placed.order_id)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_goes_from_the_call_to_the_door_and_back() {
    in_office(|mut office| async move {
        let order = ordered(&mut office).await;
        let home = office.owner.get("/admin").await;
        assert!(home.has("One order to confirm by telephone") && home.has("Samira Benali"), "{}", home.text);
        let mut page = office.owner.get(&order).await;
        assert!(page.has("Samira Benali") && page.has("0551 20 30 40"), "{}", page.text);
        assert!(!page.has(&format!("{order}/ship")), "what is not possible now is not offered");
        for (verb, word) in [
            ("confirm", "The order is confirmed"),
            ("ship", "The order is on its way"),
            ("deliver", "The order is delivered"),
            ("start-return", "The order is coming back"),
        ] {
            assert!(page.has(&format!("{order}/{verb}\"")), "{verb}: {}", page.text);
            page = office.owner.post(&page, &format!("{order}/{verb}"), &[]).await;
            assert!(page.has(word), "{verb}: {}", page.text);
        }
        let ask = office.owner.get(&format!("{order}/return")).await;
        let page = office.owner.post(&ask, &format!("{order}/return"), &[("damaged", "true")]).await;
        assert!(page.has("The return is recorded"), "{}", page.text);
        let late = office.owner.post(&page, &format!("{order}/confirm"), &[]).await;
        assert!(late.status == 409 && late.has("role=\"alert\""), "a refusal is a sentence on the page");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn cancelling_asks_for_a_reason_and_lists_find_the_order() {
    in_office(|mut office| async move {
        let order = ordered(&mut office).await;
        let ask = office.owner.get(&format!("{order}/cancel")).await;
        let seen = office.owner.post(&ask, &format!("{order}/cancel"), &[("note", "twice")]).await;
        assert!(seen.status == 422 && seen.has("twice"), "{}", seen.text);
        let fields = [("reason", "fake"), ("note", "")];
        let seen = office.owner.post(&seen, &format!("{order}/cancel"), &fields).await;
        assert!(seen.has("The order is cancelled") && seen.has("Fake order"), "{}", seen.text);
        for query in ["q=0551203040", "q=Samira", "class=cancelled", "status=cancelled", "q=%231"] {
            assert!(
                office.owner.get(&format!("/admin/orders?{query}")).await.has("Samira Benali"),
                "{query}"
            );
        }
        assert!(!office.owner.get("/admin/orders?status=pending").await.has("Samira Benali"));
        assert!(office.owner.get("/admin/search?q=samira").await.has("Samira Benali"));
    })
    .await;
}
