//! The tree of categories: seen, added to, named anew, moved, taken apart.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::{
    AddCategory, CategoryCard, CategoryId, CategoryList, CategoryRow, CategoryView, DeleteCategory,
    UpdateCategory, tree,
};
use souk_web::door::Route;

use crate::choices::Choice;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/categories", get(list)),
        Route::new("POST", "/admin/categories", post(add)),
        Route::new("GET", "/admin/categories/{id}", get(show)),
        Route::new("POST", "/admin/categories/{id}", post(update)),
        Route::new("POST", "/admin/categories/{id}/delete", post(delete)),
    ]
}

/// All categories to choose from, each under its parent.
pub async fn choices(desk: &Desk) -> Result<Vec<Choice>, Failed> {
    Ok(listed(desk, &desk.query(CategoryList {}).await?))
}

fn listed(desk: &Desk, all: &[CategoryRow]) -> Vec<Choice> {
    let choice = |(depth, row): (usize, &CategoryRow)| Choice {
        value: row.id.to_string(),
        text: format!("{}{}", "– ".repeat(depth), desk.words(&row.name)),
        hint: None,
    };
    tree(all).into_iter().map(choice).collect()
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let all = desk.query(CategoryList {}).await?;
    let row = |(depth, row): (usize, &CategoryRow)| {
        json!({
            "name": desk.words(&row.name),
            "depth": depth.min(6),
            "href": format!("/admin/categories/{}", row.id),
            "products": format!("/admin/products?category={}", row.id),
            "handle": row.handle,
        })
    };
    let data = json!({
        "rows": tree(&all).into_iter().map(row).collect::<Vec<Value>>(),
        "parents": listed(desk, &all),
    });
    desk.page_with("admin/categories.html", sheet, data)
}

async fn add(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = AddCategory {
        name: sheet.words("name", &desk.shop.languages),
        parent_id: CategoryId::parse(sheet.text("parent_id")),
        position: sheet.whole(&desk.visit, "position").unwrap_or_default(),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/categories", "category-added"),
        None => page(&desk, &sheet).await,
    }
}

fn id_of(desk: &Desk, id: &str) -> Result<CategoryId, Failed> {
    CategoryId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let view = desk.query(CategoryCard { id: id_of(&desk, &id)? }).await?;
    let sheet = Sheet::default()
        .with_words("name", &view.name)
        .with("parent_id", view.parent_id.map(|id| id.to_string()).unwrap_or_default())
        .with("position", view.position.to_string());
    card(&desk, &view, &sheet, false).await
}

async fn card(desk: &Desk, view: &CategoryView, sheet: &Sheet, deleting: bool) -> Answer {
    let all = desk.query(CategoryList {}).await?;
    let own = view.id.to_string();
    let others: Vec<Choice> = listed(desk, &all).into_iter().filter(|choice| choice.value != own).collect();
    let handle = souk_web::door::encode(&view.handle);
    let data = json!({
        "id": view.id,
        "name": desk.words(&view.name),
        "others": others,
        "products": view.products,
        "below": view.below,
        "deleting": deleting,
        "address": format!("/shop/{}/{}/c/{handle}", desk.shop.slug, desk.lang()),
    });
    desk.page_with("admin/category.html", sheet, data)
}

async fn update(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let view = desk.query(CategoryCard { id: id_of(&desk, &id)? }).await?;
    let command = UpdateCategory {
        id: view.id,
        name: Some(sheet.words_over("name", &view.name, &desk.shop.languages)),
        parent_id: Some(CategoryId::parse(sheet.text("parent_id"))),
        position: sheet.whole(&desk.visit, "position"),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/categories", "category-saved"),
        None => card(&desk, &view, &sheet, false).await,
    }
}

async fn delete(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let heir_id = CategoryId::parse(sheet.text("heir_id"));
    // A full one is emptied step by step, so that the shop never waits for long.
    for step in 0_u32.. {
        let part = if step == 0 { String::new() } else { format!("-{step}") };
        match desk.run_part(&mut sheet, &part, DeleteCategory { id, heir_id }).await {
            Some(deleted) if deleted.left > 0 => {}
            Some(_) => return desk.done("/categories", "category-deleted"),
            None => break,
        }
    }
    let view = desk.query(CategoryCard { id }).await?;
    // The other form of the page stands as the category does.
    for (lang, text) in &view.name.0 {
        sheet.set(&format!("name_{lang}"), text.clone());
    }
    sheet.set("parent_id", view.parent_id.map(|id| id.to_string()).unwrap_or_default());
    sheet.set("position", view.position.to_string());
    card(&desk, &view, &sheet, true).await
}
