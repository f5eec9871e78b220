//! Products: the list, one product, adding, editing, showing and hiding, prices.

use axum::extract::Path;
use axum::routing::{get, post};
use serde::Serialize;
use serde_json::{Value, json};
use souk_catalog::{
    AddProduct, CategoryId, CategoryList, NewVariant, ProductCard, ProductId, ProductKind, ProductList,
    ProductState, ProductView, RestoreProduct, SetPrice, ToggleProduct, Unit, UpdateProduct,
};
use souk_core::Money;
use souk_stock::{DeleteProduct, StockFate};
use souk_web::door::Route;

use crate::choices::{Badge, Choice};
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/products", get(list)),
        Route::new("GET", "/admin/products/new", get(new)),
        Route::new("POST", "/admin/products/new", post(add)),
        Route::new("GET", "/admin/products/{id}", get(show)),
        Route::new("GET", "/admin/products/{id}/edit", get(edit)),
        Route::new("POST", "/admin/products/{id}/edit", post(update)),
        Route::new("POST", "/admin/products/{id}/toggle", post(toggle)),
        Route::new("POST", "/admin/products/{id}/price", post(price)),
        Route::new("GET", "/admin/products/{id}/archive", get(ask_archive)),
        Route::new("POST", "/admin/products/{id}/archive", post(archive)),
        Route::new("POST", "/admin/products/{id}/restore", post(restore)),
    ]
}

pub fn state_badge(desk: &Desk, state: ProductState) -> Badge {
    let tone = match state {
        ProductState::Active => "good",
        ProductState::Draft => "info",
        ProductState::Inactive => "warn",
        ProductState::Archived => "plain",
    };
    desk.badge("admin-product-state", state.as_str(), tone)
}

pub fn id_of(desk: &Desk, text: &str) -> Result<ProductId, Failed> {
    ProductId::parse(text).ok_or_else(|| desk.nothing_here())
}

async fn list(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let state = asked("state").as_deref().and_then(ProductState::parse);
    let category_id = asked("category").as_deref().and_then(CategoryId::parse);
    let query =
        ProductList { q: asked("q"), state, category_id, after: asked("after"), ..ProductList::default() };
    let filtered = query.q.is_some() || state.is_some() || category_id.is_some() || query.after.is_some();
    let page = desk.query(query).await?;
    let rows: Vec<Value> = page
        .items
        .iter()
        .map(|row| {
            json!({
                "href": format!("/admin/products/{}", row.id),
                "name": desk.words(&row.name),
                "code": row.code,
                "price": row.price_minor.map(|minor| desk.money(minor)),
                "variants": row.variants,
                "state": state_badge(&desk, row.state),
            })
        })
        .collect();
    let data = json!({
        "rows": rows,
        "filtered": filtered,
        "q": asked("q").unwrap_or_default(),
        "state": state,
        "states": desk.choices("admin-product-state", ProductState::ALL.iter().map(|state| state.as_str())),
        "category": category_id,
        "categories": categories(&desk).await?,
        "next": desk.next("/admin/products", page.next.as_ref()),
    });
    desk.page("admin/products.html", data)
}

async fn categories(desk: &Desk) -> Result<Vec<Choice>, Failed> {
    let rows = desk.query(CategoryList {}).await?;
    let choice = |row: &souk_catalog::CategoryRow| Choice {
        value: row.id.to_string(),
        text: desk.words(&row.name),
        hint: None,
    };
    Ok(rows.iter().map(choice).collect())
}

#[derive(Serialize)]
struct Picture {
    src: String,
    alt: String,
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    card(&desk, id, &Sheet::default()).await
}

/// The product's page, with what was refused on it.
pub async fn card(desk: &Desk, id: ProductId, sheet: &Sheet) -> Answer {
    let view = desk.query(ProductCard { id }).await?;
    let product = &view.product;
    let levels = super::stock::levels_of(desk, id).await?;
    let variants: Vec<Value> = product
        .variants
        .iter()
        .zip(&view.variants)
        .map(|(variant, shown)| {
            let level = levels.as_ref().filter(|_| variant.tracked).map(|levels| {
                let (on_hand, reserved) = levels.get(&variant.id).copied().unwrap_or_default();
                json!({
                    "text": souk_core::Quantity(on_hand - reserved).human(),
                    "href": format!("/admin/stock/{id}/{}", variant.id),
                })
            });
            let label = if shown.label.is_empty() { desk.say("admin-variant-only") } else { shown.label.clone() };
            json!({
                "href": desk.may("products.manage").then(|| format!("/admin/products/{id}/variants/{}", variant.id)),
                "label": label,
                "code": shown.full_code,
                "barcode": variant.barcode,
                "price": shown.price_minor.map(|minor| desk.money(minor)),
                "stock": level,
                "state": desk.badge(
                    "admin-variant",
                    if variant.active { "active" } else { "inactive" },
                    if variant.active { "good" } else { "warn" },
                ),
            })
        })
        .collect();
    let pictures = product
        .media
        .iter()
        .filter_map(|medium| Some(Picture { src: medium.src.clone()?, alt: desk.words(&medium.alt) }));
    let data = json!({
        "id": id,
        "rev": view.rev,
        "name": desk.words(&product.name),
        "code": product.code,
        "description": desk.words(&product.description),
        "state": product.state,
        "badge": state_badge(desk, product.state),
        "sale_stopped": product.sale_stopped,
        "facts": facts(desk, &view),
        "variants": variants,
        "counted": levels.is_some(),
        "pictures": pictures.collect::<Vec<_>>(),
        "price": product.price_minor.map(|minor| desk.money(minor).decimal()),
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
        "address": format!("/shop/{}/{}/p/{}", desk.shop.slug, desk.lang(), product.handle),
    });
    desk.page_with("admin/product.html", sheet, data)
}

fn facts(desk: &Desk, view: &ProductView) -> Vec<Value> {
    let product = &view.product;
    let money = |minor: Option<i64>| minor.map(|minor: i64| -> Money { desk.money(minor) });
    let fact = |label: &str, value: Value, kind: &str| {
        (!value.is_null() && value != "")
            .then(|| json!({ "label": desk.say(label), "value": value, "kind": kind }))
    };
    [
        fact("admin-product-code", json!(product.code), "code"),
        fact("admin-product-price", json!(money(product.price_minor)), "money"),
        fact("admin-product-wholesale", json!(money(product.wholesale_minor)), "money"),
        fact("admin-product-kind", json!(desk.word("admin-product-kind", product.kind.as_str())), "text"),
        fact("admin-product-unit", json!(desk.word("admin-product-unit", product.unit.as_str())), "text"),
        fact("admin-product-vendor", json!(product.vendor), "text"),
        fact("admin-product-type", json!(product.type_name), "text"),
        fact("admin-product-tags", json!(product.tags.join("، ")), "text"),
        fact("admin-product-min-stock", json!(product.min_stock), "quantity"),
        product.free_delivery.then(|| {
            json!({ "label": desk.say("admin-product-delivery"), "value": desk.say("admin-product-free-delivery") })
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
}

async fn form(desk: &Desk, sheet: &Sheet, more: Value) -> Answer {
    let mut data = json!({
        "categories": categories(desk).await?,
        "kinds": desk.hinted("admin-product-kind", ProductKind::ALL.iter().map(|kind| kind.as_str())),
        "units": desk.choices("admin-product-unit", Unit::ALL.iter().map(|unit| unit.as_str())),
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
        "product": null,
        "present": [],
    });
    if let (Some(data), Value::Object(more)) = (data.as_object_mut(), more) {
        data.extend(more);
    }
    desk.page_with("admin/product_form.html", sheet, data)
}

async fn new(desk: Desk) -> Answer {
    let sheet = Sheet::default().with("kind", "physical").with("unit", "piece");
    form(&desk, &sheet, json!({})).await
}

fn tags(sheet: &Sheet) -> Vec<String> {
    parts(sheet.text("tags"))
}

/// `red, blue` or `أحمر، أزرق` as a list.
fn parts(text: &str) -> Vec<String> {
    text.split([',', '،']).map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect()
}

/// Every combination of the options' values, in the order they were typed.
fn variants(options: &[(String, Vec<String>)]) -> Vec<NewVariant> {
    let mut all: Vec<Vec<String>> = vec![Vec::new()];
    for (_, values) in options {
        let longer = |before: &Vec<String>| {
            values.iter().map(|value| [before.clone(), vec![value.clone()]].concat()).collect::<Vec<_>>()
        };
        all = all.iter().flat_map(longer).collect();
    }
    all.into_iter()
        .filter(|values| !values.is_empty())
        .map(|values| NewVariant { values, ..NewVariant::default() })
        .collect()
}

async fn add(desk: Desk, mut sheet: Sheet) -> Answer {
    let (visit, currency) = (&desk.visit, desk.shop.currency);
    let option = |n: u8| {
        let name = sheet.given(&format!("option{n}_name"))?;
        Some((name, parts(sheet.text(&format!("option{n}_values")))))
    };
    let options: Vec<(String, Vec<String>)> = (1..=3).filter_map(option).collect();
    let command = AddProduct {
        name: sheet.words("name", &desk.shop.languages),
        code: sheet.given("code"),
        handle: sheet.given("handle"),
        description: sheet.words("description", &desk.shop.languages),
        kind: ProductKind::parse(sheet.text("kind")),
        unit: Unit::parse(sheet.text("unit")),
        price_minor: sheet.amount(visit, "price_minor", currency),
        wholesale_minor: sheet.amount(visit, "wholesale_minor", currency),
        category_id: CategoryId::parse(sheet.text("category_id")),
        vendor: sheet.text("vendor").trim().to_owned(),
        type_name: sheet.text("type_name").trim().to_owned(),
        tags: tags(&sheet),
        min_stock: sheet.quantity(visit, "min_stock"),
        free_delivery: sheet.flag("free_delivery"),
        variants: variants(&options),
        options: options.into_iter().map(|(name, _)| name).collect(),
        draft: sheet.flag("draft"),
    };
    match desk.run(&mut sheet, command).await {
        Some(added) => desk.done(&format!("/products/{}", added.product.id), "product-added"),
        None => form(&desk, &sheet, json!({})).await,
    }
}

fn filled(desk: &Desk, view: &ProductView) -> Sheet {
    let product = &view.product;
    let decimal = |minor: Option<i64>| minor.map(|minor| desk.money(minor).decimal()).unwrap_or_default();
    Sheet::default()
        .with("rev", view.rev.to_string())
        .with_words("name", &product.name)
        .with_words("description", &product.description)
        .with("code", product.code.clone())
        .with("handle", product.handle.clone())
        .with("kind", product.kind.as_str())
        .with("price_minor", decimal(product.price_minor))
        .with("wholesale_minor", decimal(product.wholesale_minor))
        .with("category_id", product.category_id.map(|id| id.to_string()).unwrap_or_default())
        .with("vendor", product.vendor.clone())
        .with("type_name", product.type_name.clone())
        .with("tags", product.tags.join(", "))
        .with("min_stock", product.min_stock.map(|it| it.human()).unwrap_or_default())
        .with_flag("free_delivery", product.free_delivery)
        .with_flag("sale_stopped", product.sale_stopped)
}

async fn edit(desk: Desk, Path(id): Path<String>) -> Answer {
    let view = desk.query(ProductCard { id: id_of(&desk, &id)? }).await?;
    let sheet = filled(&desk, &view);
    form(
        &desk,
        &sheet,
        json!({ "product": { "id": view.product.id, "name": desk.words(&view.product.name) } }),
    )
    .await
}

async fn update(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let before = desk.query(ProductCard { id: id_of(&desk, &id)? }).await?;
    let (visit, currency, languages) = (&desk.visit, desk.shop.currency, &desk.shop.languages);
    let command = UpdateProduct {
        id: before.product.id,
        rev: sheet.whole(visit, "rev").unwrap_or_default(),
        name: Some(sheet.words_over("name", &before.product.name, languages)),
        code: sheet.given("code"),
        handle: sheet.given("handle"),
        description: Some(sheet.words_over("description", &before.product.description, languages)),
        kind: ProductKind::parse(sheet.text("kind")),
        sale_stopped: Some(sheet.flag("sale_stopped")),
        vendor: Some(sheet.text("vendor").trim().to_owned()),
        type_name: Some(sheet.text("type_name").trim().to_owned()),
        tags: Some(tags(&sheet)),
        free_delivery: Some(sheet.flag("free_delivery")),
        price_minor: Some(sheet.amount(visit, "price_minor", currency)),
        wholesale_minor: Some(sheet.amount(visit, "wholesale_minor", currency)),
        category_id: Some(CategoryId::parse(sheet.text("category_id"))),
        min_stock: Some(sheet.quantity(visit, "min_stock")),
    };
    if desk.run(&mut sheet, command).await.is_some() {
        return desk.done(&format!("/products/{}", before.product.id), "product-saved");
    }
    let mut present = Vec::new();
    if sheet.is_refused_with("product.changed_meanwhile") {
        present = differences(&desk, &before, &sheet);
        // Sent again, it is meant for the product as it is shown now.
        sheet.set("rev", before.rev.to_string());
    }
    let product = json!({ "id": before.product.id, "name": desk.words(&before.product.name) });
    form(&desk, &sheet, json!({ "product": product, "present": present })).await
}

/// What stands now where something else was typed.
fn differences(desk: &Desk, view: &ProductView, sheet: &Sheet) -> Vec<Value> {
    const FIELDS: &[(&str, &str)] = &[
        ("name", "admin-product-name"),
        ("description", "admin-product-description"),
        ("code", "admin-product-code"),
        ("price_minor", "admin-product-price"),
        ("wholesale_minor", "admin-product-wholesale"),
        ("vendor", "admin-product-vendor"),
        ("type_name", "admin-product-type"),
        ("tags", "admin-product-tags"),
        ("min_stock", "admin-product-min-stock"),
    ];
    let now = filled(desk, view);
    let tongues = |field: &str| {
        let own = desk.shop.languages.iter().map(|lang| format!("{field}_{lang}"));
        std::iter::once(field.to_owned()).chain(own).collect::<Vec<_>>()
    };
    let differs = |name: &String| now.text(name).trim() != sheet.text(name).trim();
    let line = |(field, label): &(&str, &str)| {
        let names = tongues(field).into_iter().filter(differs);
        names.map(|name| json!({ "label": desk.say(label), "value": now.text(&name) })).collect::<Vec<_>>()
    };
    FIELDS.iter().flat_map(line).collect()
}

async fn toggle(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, ToggleProduct { id, rev }).await {
        Some(after) if after.product.state == ProductState::Active => {
            desk.done(&format!("/products/{id}"), "product-shown")
        }
        Some(_) => desk.done(&format!("/products/{id}"), "product-hidden"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn price(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    let price_minor = sheet.amount(&desk.visit, "price_minor", desk.shop.currency);
    match desk.run(&mut sheet, SetPrice { id, rev, variant_id: None, price_minor }).await {
        Some(_) => desk.done(&format!("/products/{id}"), "price-saved"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn ask_archive(desk: Desk, Path(id): Path<String>) -> Answer {
    let id = id_of(&desk, &id)?;
    archive_page(&desk, id, &Sheet::default()).await
}

async fn archive_page(desk: &Desk, id: ProductId, sheet: &Sheet) -> Answer {
    let view = desk.query(ProductCard { id }).await?;
    let levels = super::stock::levels_of(desk, id).await?.unwrap_or_default();
    let on_hand: i64 = levels.values().map(|(on_hand, _)| on_hand).sum();
    let data = json!({
        "id": id,
        "name": desk.words(&view.product.name),
        "variants": view.variants.len(),
        "on_hand": (on_hand > 0).then(|| souk_core::Quantity(on_hand)),
    });
    desk.page_with("admin/archive.html", sheet, data)
}

/// The page has asked already, so the token of the first answer goes back at once.
async fn archive(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let stock = sheet.flag("write_off").then_some(StockFate::WriteOff);
    let confirm = match desk.rehearsal(DeleteProduct { id, confirm: None, stock }).await {
        Err(error) => {
            error.refusal().and_then(|no| no.args.get("confirm_token")?.as_str().map(str::to_owned))
        }
        Ok(_) => None,
    };
    match desk.run(&mut sheet, DeleteProduct { id, confirm, stock }).await {
        Some(_) => desk.done("/products", "product-archived"),
        None => archive_page(&desk, id, &sheet).await,
    }
}

async fn restore(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, RestoreProduct { id }).await {
        Some(_) => desk.done(&format!("/products/{id}"), "product-restored"),
        None => card(&desk, id, &sheet).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_make_every_combination() {
        let options = [("Colour".to_owned(), parts("أحمر، أزرق")), ("Size".to_owned(), parts("S, M ,L,"))];
        let made: Vec<String> = variants(&options).iter().map(|variant| variant.values.join("/")).collect();
        assert_eq!(made, ["أحمر/S", "أحمر/M", "أحمر/L", "أزرق/S", "أزرق/M", "أزرق/L"]);
        assert!(variants(&[]).is_empty());
    }
}
