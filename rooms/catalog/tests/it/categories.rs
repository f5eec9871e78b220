//! The tree of categories: named, moved, emptied, deleted; never a circle, never another shop's.

use serde_json::json;
use souk_catalog::{
    AddCategory, CategoryCard, CategoryId, CategoryList, DeleteCategory, ProductCard, UpdateCategory,
    catalog_rev,
};
use souk_core::Lang;
use souk_engine::Reach;

use crate::world::{Shop, Step, both, from};

async fn category(shop: &Shop, name: &str, parent: Option<CategoryId>) -> CategoryId {
    let add: AddCategory = from(json!({ "name": {"en": name}, "parent_id": parent }));
    shop.run(add).await.unwrap().id
}

fn update(id: CategoryId, more: serde_json::Value) -> UpdateCategory {
    let mut input = json!({ "id": id });
    input.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    from(input)
}

#[tokio::test]
async fn a_category_gets_another_name_and_place_and_keeps_its_address() {
    both(|shop| async move {
        let dresses = category(&shop, "Dresses", None).await;
        let summer = category(&shop, "Summer", None).await;
        let tenant = shop.0.shop;
        let rev = || shop.0.engine.read(Reach::Shop(tenant), move |db| catalog_rev(db, tenant));
        let before = rev().await.unwrap();
        let row = shop.run(update(summer, json!({ "parent_id": dresses, "position": 3 }))).await.unwrap();
        assert_eq!((row.parent_id, row.position, row.handle.as_str()), (Some(dresses), 3, "summer"));
        let name = json!({ "name": {"en": "Light", "ar": "خفيف"} });
        let row = shop.run(update(summer, name)).await.unwrap();
        assert_eq!((row.name.get(Lang::Ar, &[]), row.parent_id), ("خفيف", Some(dresses)));
        assert_eq!(row.handle, "summer", "links to it go on");
        assert!(rev().await.unwrap() > before, "kept pages are old");
        let row = shop.run(update(summer, json!({ "parent_id": null }))).await.unwrap();
        assert_eq!(row.parent_id, None);
        assert_eq!(
            shop.refused(update(summer, json!({ "name": {"en": " "} }))).await,
            "product.name_invalid"
        );
        assert_eq!(shop.refused(update(summer, json!({ "name": {} }))).await, "product.name_invalid");
    })
    .await;
}

#[tokio::test]
async fn a_category_never_lies_below_itself() {
    both(|shop| async move {
        let top = category(&shop, "Clothes", None).await;
        let middle = category(&shop, "Dresses", Some(top)).await;
        let leaf = category(&shop, "Summer", Some(middle)).await;
        for parent in [top, middle, leaf] {
            let code = shop.refused(update(top, json!({ "parent_id": parent }))).await;
            assert_eq!(code, "category.circle");
        }
        assert_eq!(
            shop.refused(from::<DeleteCategory>(json!({ "id": top, "heir_id": leaf }))).await,
            "category.circle"
        );
    })
    .await;
}

#[tokio::test]
async fn a_full_category_goes_only_when_another_takes_what_is_in_it() {
    both(|shop| async move {
        let dresses = category(&shop, "Dresses", None).await;
        let summer = category(&shop, "Summer", Some(dresses)).await;
        let shoes = category(&shop, "Shoes", None).await;
        let product: souk_catalog::AddProduct =
            from(json!({ "name": {"ar": "فستان"}, "price_minor": 100_000, "category_id": dresses }));
        let product = shop.run(product).await.unwrap().product.id;
        let card = shop.ask(CategoryCard { id: dresses }).await.unwrap();
        assert_eq!((card.products, card.below), (1, 1));
        let code = shop.refused(DeleteCategory { id: dresses, heir_id: None }).await;
        assert_eq!(code, "category.not_empty");
        shop.run(DeleteCategory { id: dresses, heir_id: Some(shoes) }).await.unwrap();
        let view = shop.ask(ProductCard { id: product }).await.unwrap();
        assert_eq!((view.product.category_id, view.rev), (Some(shoes), 2));
        let rows = shop.ask(CategoryList {}).await.unwrap();
        let left: Vec<_> = rows.iter().map(|row| (row.id, row.parent_id)).collect();
        assert!(left.contains(&(shoes, None)) && left.contains(&(summer, Some(shoes))) && left.len() == 2);
        shop.run(DeleteCategory { id: summer, heir_id: None }).await.unwrap();
        assert_eq!(shop.refused(DeleteCategory { id: summer, heir_id: None }).await, "category.not_found");
    })
    .await;
}

#[tokio::test]
async fn a_tree_has_an_end() {
    both(|shop| async move {
        let dresses = category(&shop, "Dresses", None).await;
        shop.run(Step::Fill { parent: dresses, n: 999 }).await.unwrap();
        let more: AddCategory = from(json!({ "name": {"en": "More"} }));
        assert_eq!(shop.refused(more).await, "category.too_many");
    })
    .await;
}

#[tokio::test]
async fn a_crowd_moves_step_by_step_and_the_category_goes_with_the_last() {
    both(|shop| async move {
        let dresses = category(&shop, "Dresses", None).await;
        let shoes = category(&shop, "Shoes", None).await;
        for n in 0..501 {
            let product: souk_catalog::AddProduct =
                from(json!({ "name": {"ar": n.to_string()}, "price_minor": 1, "category_id": dresses }));
            shop.run(product).await.unwrap();
        }
        let delete = DeleteCategory { id: dresses, heir_id: Some(shoes) };
        let step = shop.run(delete.clone()).await.unwrap();
        assert_eq!((step.moved, step.left), (500, 1));
        assert_eq!(shop.ask(CategoryCard { id: dresses }).await.unwrap().products, 1);
        let step = shop.run(delete.clone()).await.unwrap();
        assert_eq!((step.moved, step.left), (1, 0));
        assert_eq!(shop.ask(CategoryCard { id: shoes }).await.unwrap().products, 501);
        assert_eq!(shop.refused(delete).await, "category.not_found");
    })
    .await;
}

#[tokio::test]
async fn the_categories_of_another_shop_are_not_there() {
    both(|shop| async move {
        let own = category(&shop, "Dresses", None).await;
        let engine = &shop.0.engine;
        let deleted = engine.execute(shop.0.other_owner(), DeleteCategory { id: own, heir_id: None }).await;
        assert_eq!(deleted.unwrap_err().code(), "category.not_found");
        let changed = engine.execute(shop.0.other_owner(), update(own, json!({ "position": 1 }))).await;
        assert_eq!(changed.unwrap_err().code(), "category.not_found");
        let theirs = from::<AddCategory>(json!({ "name": {"en": "Theirs"} }));
        let theirs = engine.execute(shop.0.other_owner(), theirs).await.unwrap().id;
        let code = shop.refused(update(own, json!({ "parent_id": theirs }))).await;
        assert_eq!(code, "category.not_found");
        let code = shop.refused(DeleteCategory { id: own, heir_id: Some(theirs) }).await;
        assert_eq!(code, "category.not_found");
    })
    .await;
}
