//! The merchant's own fields: asked of whoever orders, checked here, kept with the order.

use serde_json::json;
use souk_core::{Lang, Words};
use souk_orders::{FieldDef, FieldKind, FormFields, PlaceOrder, SetFormFields};
use souk_testkit::both;

use crate::stall::{Stall, setup};

fn field(key: &str, kind: FieldKind, required: bool) -> FieldDef {
    let choices =
        if kind == FieldKind::Choice { vec!["Red".to_owned(), "أزرق".to_owned()] } else { Vec::new() };
    FieldDef { key: key.to_owned(), kind, label: Words::one(Lang::Ar, "نقش"), required, choices }
}

#[tokio::test(flavor = "multi_thread")]
async fn own_fields_are_checked_and_kept_and_unknown_ones_refused() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let with = |data: serde_json::Value| PlaceOrder {
            form_data: data.as_object().cloned(),
            confirm_duplicate: true,
            ..stall.order(1)
        };
        // A shop without own fields keeps what its programs send.
        let free = stall.place(stall.key(), with(json!({"anything": {"a": 1}}))).await.unwrap();
        assert_eq!(stall.view(free.order_id).await.form_data, Some(json!({"anything": {"a": 1}})));
        let fields = vec![field("engraving", FieldKind::Text, true), field("wrap", FieldKind::Choice, false)];
        let set = SetFormFields { rev: 0, fields: fields.clone() };
        assert_eq!(stall.run(set.clone()).await.unwrap().rev, 1);
        assert_eq!(stall.run(set).await.unwrap_err().code(), "form_fields.changed_meanwhile");
        let asked = stall.world.engine.ask(stall.visitor(1), FormFields {}).await.unwrap();
        assert_eq!(asked.fields, fields);

        let wrong =
            stall.place(stall.key(), with(json!({"wrap": "Green", "coupon": "X"}))).await.unwrap_err();
        assert_eq!(wrong.code(), "order.form_invalid");
        let told: Vec<_> =
            wrong.refusal().unwrap().fields.iter().map(|it| format!("{} {}", it.field, it.code)).collect();
        assert_eq!(
            told,
            [
                "form_data.engraving order.field_needed",
                "form_data.wrap order.field_invalid",
                "form_data.coupon order.field_unknown",
            ]
        );
        let kept = stall
            .place(stall.key(), with(json!({"engraving": " For Amina ", "wrap": "أزرق"})))
            .await
            .unwrap();
        let data = stall.view(kept.order_id).await.form_data;
        assert_eq!(data, Some(json!({"engraving": "For Amina", "wrap": "أزرق"})));
        stall.place(stall.owner(), with(json!({}))).await.unwrap();
        let bad = SetFormFields { rev: 1, fields: vec![field("Bad Key", FieldKind::Choice, false)] };
        let refusal = stall.run(bad).await.unwrap_err();
        assert_eq!(refusal.refusal().unwrap().fields[0].field, "fields.0.key");
        let foreign = stall.world.engine.ask(stall.other_owner(), FormFields {}).await.unwrap();
        assert!(foreign.fields.is_empty());
    })
    .await;
}
