//! Products are added, edited, shown and hidden by their rules.

use serde_json::json;
use souk_catalog::{
    AddCategory, AddMedia, AddProduct, AddVariant, MediaState, ProductCard, ProductState, SetPrice,
    ToggleProduct, UpdateProduct, UpdateVariant,
};
use souk_core::Lang;
use souk_engine::sql;

use crate::world::{Step, both, from, plain};

#[tokio::test]
async fn a_plain_product_gets_a_code_a_handle_a_number_and_one_variant() {
    both(|shop| async move {
        let view = shop.add("قماش مخمل").await;
        assert_eq!((view.number, view.rev, view.currency.as_str()), (1, 1, "DZD"));
        assert_eq!(view.product.code, "2000000000015");
        assert_eq!(view.product.handle, "قماش-مخمل");
        assert_eq!(view.product.state, ProductState::Active);
        assert_eq!(view.variants[0].full_code, "2000000000015/DEFAULT");
        assert_eq!(view.variants[0].price_minor, Some(100_000));
        let again = shop.add("قماش مخمل").await;
        assert_eq!((again.number, again.product.handle.as_str()), (2, "قماش-مخمل-2"));
        let shown = shop.ask(ProductCard { id: view.product.id }).await.unwrap();
        assert_eq!(shown.product, view.product);
    })
    .await;
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_by_its_name() {
    both(|shop| async move {
        for (input, code) in [
            (json!({ "name": {} }), "product.name_invalid"),
            (json!({ "name": {"en": "Only English"} }), "product.name_invalid"),
            (json!({ "name": {"ar": "a\u{202e}b"} }), "product.name_invalid"),
            (json!({ "name": {"ar": "x".repeat(256)} }), "product.name_invalid"),
            (json!({ "name": {"ar": "a"}, "code": "../x" }), "product.code_invalid"),
            (json!({ "name": {"ar": "a"}, "price_minor": -1 }), "product.price_invalid"),
            (json!({ "name": {"ar": "a"}, "price_minor": 1_000_000_000_001_i64 }), "product.price_invalid"),
            (json!({ "name": {"ar": "a"}, "options": ["a", "b", "c", "d"] }), "product.too_many_options"),
            (json!({ "name": {"ar": "a"}, "options": ["size"] }), "variant.option_missing"),
            (
                json!({ "name": {"ar": "a"}, "options": ["size"],
                        "variants": [{"values": ["S"], "variant_code": "1"},
                                     {"values": ["s"], "variant_code": "2"}] }),
                "variant.combination_taken",
            ),
            (
                json!({ "name": {"ar": "a"}, "options": ["size"],
                        "variants": [{"values": ["S"], "variant_code": "A"},
                                     {"values": ["M"], "variant_code": "a"}] }),
                "variant.code_taken",
            ),
        ] {
            assert_eq!(shop.refused(from::<AddProduct>(input.clone())).await, code, "{input}");
        }
        let rows: Vec<(i64,)> = shop.0.rows(sql!("select cast(count(*) as bigint) from products"), &[]).await;
        assert_eq!(rows[0].0, 0);
    })
    .await;
}

#[tokio::test]
async fn markup_is_text_in_names_and_harmless_in_descriptions() {
    both(|shop| async move {
        let input = json!({
            "name": {"ar": "<script>x</script> 🎁"},
            "description": {"ar": "<p onclick=x>good</p><script>alert(1)</script>"},
        });
        let view = shop.run(from::<AddProduct>(input)).await.unwrap();
        assert_eq!(view.product.name.0[&Lang::Ar], "<script>x</script> 🎁");
        let description = &view.product.description.0[&Lang::Ar];
        assert!(description.contains("<p>good</p>") && !description.contains("<script"), "{description}");
        assert!(!description.contains("onclick"), "{description}");
    })
    .await;
}

#[tokio::test]
async fn an_edit_needs_the_rev_that_was_seen_and_keeps_what_it_does_not_name() {
    both(|shop| async move {
        let view = shop.add("Robe").await;
        let id = view.product.id;
        let edit = |rev: i64| from::<UpdateProduct>(json!({ "id": id, "rev": rev, "vendor": "Atelier" }));
        let edited = shop.run(edit(1)).await.unwrap();
        assert_eq!((edited.rev, edited.product.price_minor), (2, Some(100_000)));
        assert_eq!(shop.refused(edit(1)).await, "product.changed_meanwhile");
        let unchanged = shop.run(edit(2)).await.unwrap();
        assert_eq!(unchanged.rev, 2, "writing what is there already writes nothing");
        let emptied = json!({ "id": id, "rev": 2, "price_minor": null });
        assert_eq!(shop.refused(from::<UpdateProduct>(emptied)).await, "product.not_ready");
    })
    .await;
}

#[tokio::test]
async fn every_change_of_a_price_is_remembered_with_who_made_it() {
    both(|shop| async move {
        let view = shop.add("Robe").await;
        let id = view.product.id;
        let set = |rev, variant_id, price_minor| SetPrice { id, rev, variant_id, price_minor };
        shop.run(set(1, None, Some(90_000))).await.unwrap();
        let variant = view.variants[0].id;
        let own = shop.run(set(2, Some(variant), Some(80_000))).await.unwrap();
        assert_eq!(own.variants[0].price_minor, Some(80_000));
        let back = shop.run(set(3, Some(variant), None)).await.unwrap();
        assert_eq!(back.variants[0].price_minor, Some(90_000));
        let rows: Vec<(Option<i64>, Option<i64>, String, String)> = shop
            .0
            .rows(
                sql!("select old_minor, new_minor, actor_kind, source from price_history order by new_minor"),
                &[],
            )
            .await;
        let mut prices: Vec<_> = rows.iter().map(|row| (row.0, row.1)).collect();
        prices.sort_unstable();
        assert_eq!(prices, [(None, Some(80_000)), (Some(80_000), None), (Some(100_000), Some(90_000))]);
        assert!(rows.iter().all(|row| (row.2.as_str(), row.3.as_str()) == ("member", "member")));
    })
    .await;
}

#[tokio::test]
async fn a_product_is_shown_only_when_it_can_be_sold() {
    both(|shop| async move {
        let view = shop.run(from::<AddProduct>(json!({ "name": {"ar": "Sac"} }))).await.unwrap();
        let id = view.product.id;
        assert_eq!(view.product.state, ProductState::Draft);
        assert_eq!(shop.refused(ToggleProduct { id, rev: 1 }).await, "product.not_ready");
        shop.run(SetPrice { id, rev: 1, variant_id: None, price_minor: Some(0) }).await.unwrap();
        let shown = shop.run(ToggleProduct { id, rev: 2 }).await.unwrap();
        assert_eq!(shown.product.state, ProductState::Active);
        let off = json!({ "id": id, "variant_id": shown.variants[0].id, "rev": 3, "active": false });
        assert_eq!(shop.refused(from::<UpdateVariant>(off)).await, "product.not_ready");
        let hidden = shop.run(ToggleProduct { id, rev: 3 }).await.unwrap();
        assert_eq!(hidden.product.state, ProductState::Inactive);
    })
    .await;
}

#[tokio::test]
async fn the_type_stays_while_orders_are_open() {
    both(|shop| async move {
        let view = shop.add("Robe").await;
        let id = view.product.id;
        shop.run(Step::OpenLines { product: id, n: 1 }).await.unwrap();
        let manual = || from::<UpdateProduct>(json!({ "id": id, "rev": 1, "kind": "manual" }));
        assert_eq!(shop.refused(manual()).await, "product.type_in_use");
        shop.run(Step::OpenLines { product: id, n: -1 }).await.unwrap();
        shop.run(manual()).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn variants_pictures_and_categories_hang_on_their_product() {
    both(|shop| async move {
        let category = shop.run(from::<AddCategory>(json!({ "name": {"ar": "ملابس"} }))).await.unwrap();
        let input = json!({ "name": {"ar": "Robe"}, "price_minor": 1, "options": ["المقاس"],
                            "variants": [{"values": ["S"]}], "category_id": category.id });
        let view = shop.run(from::<AddProduct>(input)).await.unwrap();
        let id = view.product.id;
        let add = |rev: i64, value: &str| {
            from::<AddVariant>(json!({ "id": id, "rev": rev, "variant": {"values": [value]} }))
        };
        let grown = shop.run(add(1, "M")).await.unwrap();
        assert_eq!(grown.product.options[0].values, ["S", "M"]);
        assert_eq!(shop.refused(add(2, "m")).await, "variant.code_taken");
        let media = |url: &str| {
            from::<AddMedia>(json!({ "id": id, "rev": 2, "url": url, "variant_id": grown.variants[1].id }))
        };
        for bad in ["file:///etc/passwd", "javascript:x", "https://a b", ""] {
            assert_eq!(shop.refused(media(bad)).await, "media.address_refused", "{bad}");
        }
        let pictured = shop.run(media("https://example.org/a.jpg")).await.unwrap();
        assert_eq!(pictured.product.media[0].state, MediaState::Remote);
        assert_eq!(pictured.product.variants[1].media_id, Some(pictured.product.media[0].id));
        assert_eq!(
            shop.refused(from::<AddCategory>(json!({ "name": {"ar": "ملابس"} }))).await,
            "category.taken"
        );
    })
    .await;
}

#[tokio::test]
async fn the_plan_s_limit_and_the_member_s_permission_hold() {
    both(|shop| async move {
        shop.allow(Some(1)).await;
        shop.add("Robe").await;
        assert_eq!(shop.refused(plain("Sac")).await, "plan.limit_products");
        let support = shop.0.member_with(&["products.view"]);
        let denied = shop.0.engine.execute(support, plain("Sac")).await.unwrap_err();
        assert_eq!(denied.code(), "permission.denied");
    })
    .await;
}

#[tokio::test]
async fn another_shop_s_product_looks_absent_and_both_use_the_same_codes() {
    both(|shop| async move {
        let mine = shop.add("Robe").await;
        let foreign = ProductCard { id: mine.product.id };
        let code = shop.0.engine.ask(shop.0.other_owner(), foreign).await.unwrap_err().code();
        assert_eq!(code, "product.not_found");
        let toggle = ToggleProduct { id: mine.product.id, rev: 1 };
        let code = shop.0.engine.execute(shop.0.other_owner(), toggle).await.unwrap_err().code();
        assert_eq!(code, "product.not_found");
        let theirs = shop.0.engine.execute(shop.0.other_owner(), plain("Robe")).await.unwrap();
        assert_eq!((theirs.number, theirs.product.code), (1, mine.product.code));
    })
    .await;
}
