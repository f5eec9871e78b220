//! Orders that were left behind, by the buttons of their page.

use souk_core::{Actor, RawId, TenantId};
use souk_engine::Ask;
use souk_leads::KeepLead;

use crate::office::{Office, in_office};
use crate::orders::ordered;

/// Two pieces of what was just ordered by somebody else, left by the customer of this telephone.
async fn left(office: &mut Office, phone: &str, form: &str) {
    let rows: Vec<(TenantId, RawId)> =
        office.world.rows(souk_engine::sql!("select shop_id, variant_id from v_order_lines"), &[]).await;
    let (shop, variant) = rows[0];
    let lead: KeepLead = serde_json::from_value(serde_json::json!({
        "consent": true, "form": form, "name": "Nadia Saidi", "phone": phone, "lang": "en",
        "lines": [{ "variant_id": souk_catalog::VariantId::from_raw(variant), "quantity": 2 }],
        "province": "16",
    }))
    .unwrap();
    let address_class = "10.0.0.7".to_owned();
    let visitor = Actor::Visitor { session: RawId([7; 16]), address_class, shop };
    office.world.engine.execute(Ask::new(visitor, "test"), lead).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_left_an_order_behind_is_called_ordered_for_or_let_go() {
    in_office(|mut office| async move {
        let page = office.owner.get("/admin/calls/leads").await;
        assert!(page.has("Nobody to call") && page.has("may tick that you may call them"), "{}", page.text);
        ordered(&mut office).await;
        left(&mut office, "0661 11 22 33", "a").await;
        left(&mut office, "0661 11 22 34", "b").await;
        assert!(office.owner.get("/admin/calls").await.has("href=\"/admin/calls/leads\""));
        let page = office.owner.get("/admin/calls/leads").await;
        for text in
            ["Nadia Saidi", "tel:+213661112233", "https://wa.me/213661112234", "2 × Robe", "5\u{202f}000"]
        {
            assert!(page.has(text), "{text}: {}", page.text);
        }
        let first = page.link("/admin/orders/new?lead=lea_");
        let form = office.owner.get(&first).await;
        for text in ["0661 11 22", "Nadia Saidi", "value=\"2\"", "Robe"] {
            assert!(form.has(text), "{text}: {}", form.text);
        }
        let id = first.split("lead=").nth(1).unwrap().to_owned();
        let close = format!("/admin/calls/leads/{id}");
        let wrong = office.owner.post(&page, &close, &[("outcome", "maybe")]).await;
        assert_eq!(wrong.status, 422);
        let gone = office.owner.post(&wrong, &close, &[("outcome", "declined")]).await;
        assert!(gone.has("off the list") && !gone.has(&id), "{}", gone.text);
        let late = office.owner.post(&gone, &close, &[("outcome", "called")]).await;
        assert!(late.status == 409 && late.has("does not want it"), "{}", late.text);
        let all = office.owner.get("/admin/calls/leads?state=declined").await;
        assert!(!all.has("Nadia Saidi") && !all.has("tel:") && !all.has("I called"), "{}", all.text);
        assert_eq!(office.owner.post(&all, "/admin/calls/leads/lea_x", &[]).await.status, 404);
    })
    .await;
}
