//! The merchant's own fields on the checkout, without a script.

use serde_json::json;
use souk_core::{Lang, Words};
use souk_engine::sql;
use souk_orders::{FieldDef, FieldKind, SetFormFields};

use crate::stall::at_stall;

#[tokio::test(flavor = "multi_thread")]
async fn the_checkout_asks_what_the_merchant_wants_to_know() {
    at_stall(|stall| async move {
        stall.product("Robe", 4_500, &[], 5).await;
        let field = |key: &str, kind, required, choices: &[&str]| FieldDef {
            key: key.to_owned(),
            kind,
            label: Words::one(Lang::Ar, key).with(Lang::En, format!("My {key}")),
            required,
            choices: choices.iter().map(|choice| (*choice).to_owned()).collect(),
        };
        let fields = vec![
            field("engraving", FieldKind::Text, true, &[]),
            field("wrap", FieldKind::Choice, false, &["Red", "Blue"]),
            field("agree", FieldKind::Checkbox, true, &[]),
        ];
        stall.world.engine.execute(stall.owner(), SetFormFields { rev: 0, fields }).await.unwrap();
        let mut browser = stall.browser();
        let product = browser.get("/shop/amina/en/p/robe").await.form("/checkout");
        let sent = product.with("name", "Karim Haddad").with("phone", "0661234567").with("province", "16");
        let checkout = browser.send(&sent).await;
        assert!(checkout.has("My engraving") && checkout.has("My wrap"), "{}", checkout.words());
        let form = checkout.form("/checkout").with("municipality", "1605").with("own_wrap", "Blue");
        let told = browser.send(&form).await;
        assert_eq!(told.status, 422);
        assert!(told.has("f-own_engraving-error") && told.has("Please fill this in"), "{}", told.words());
        let form = told.form("/checkout");
        assert_eq!(form.get("own_wrap"), "Blue", "nothing typed is lost");
        let thanks =
            browser.send(&form.with("own_engraving", "For <b>Amina</b>").with("own_agree", "true")).await;
        assert!(thanks.path.contains("/thanks/"), "{}", thanks.words());
        let rows: Vec<(serde_json::Value,)> =
            stall.world.rows(sql!("select form_data from orders"), &[]).await;
        assert_eq!(rows[0].0, json!({"agree": true, "engraving": "For <b>Amina</b>", "wrap": "Blue"}));
    })
    .await;
}
