//! A product's variants: adding one, editing one.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::{
    AddVariant, MediaId, NewVariant, ProductCard, ProductView, UpdateVariant, Variant, VariantId, WhenOut,
};
use souk_web::door::Route;

use super::products::id_of;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/products/{id}/variants/new", get(new)),
        Route::new("POST", "/admin/products/{id}/variants/new", post(add)),
        Route::new("GET", "/admin/products/{id}/variants/{variant}", get(edit)),
        Route::new("POST", "/admin/products/{id}/variants/{variant}", post(update)),
    ]
}

fn form(desk: &Desk, sheet: &Sheet, view: &ProductView, variant: Option<VariantId>) -> Answer {
    let label =
        variant.and_then(|id| view.variants.iter().find(|it| it.id == id)).map(|it| it.full_code.clone());
    let options: Vec<Value> = view
        .product
        .options
        .iter()
        .enumerate()
        .map(|(place, axis)| {
            let field = format!("value{place}");
            json!({ "field": field, "name": axis.name, "values": axis.values })
        })
        .collect();
    let data = json!({
        "id": view.product.id,
        "name": desk.words(&view.product.name),
        "label": label,
        "variant": variant,
        "options": options,
        "pictures": super::pictures::list(desk, view),
        "when_out": desk.hinted("admin-when-out", WhenOut::ALL.iter().map(|it| it.as_str())),
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
    });
    desk.page_with("admin/variant_form.html", sheet, data)
}

async fn product(desk: &Desk, id: &str) -> Result<ProductView, Failed> {
    desk.query(ProductCard { id: id_of(desk, id)? }).await
}

async fn new(desk: Desk, Path(id): Path<String>) -> Answer {
    let view = product(&desk, &id).await?;
    let sheet = Sheet::default()
        .with("rev", view.rev.to_string())
        .with("when_out", "deny")
        .with_flag("tracked", true);
    form(&desk, &sheet, &view, None)
}

async fn add(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let view = product(&desk, &id).await?;
    let (visit, currency) = (&desk.visit, desk.shop.currency);
    let values =
        (0..view.product.options.len()).map(|n| sheet.text(&format!("value{n}")).trim().to_owned()).collect();
    let variant = NewVariant {
        variant_code: sheet.given("variant_code"),
        values,
        sku: sheet.given("sku"),
        barcode: sheet.given("barcode"),
        price_minor: sheet.amount(visit, "price_minor", currency),
        compare_at_minor: sheet.amount(visit, "compare_at_minor", currency),
        cost_minor: sheet.amount(visit, "cost_minor", currency),
        weight_g: sheet.whole(visit, "weight_g"),
        quantity_step: None,
        tracked: Some(sheet.flag("tracked")),
        when_out: WhenOut::parse(sheet.text("when_out")),
    };
    let rev = sheet.whole(visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, AddVariant { id: view.product.id, rev, variant }).await {
        Some(_) => desk.done(&format!("/products/{}", view.product.id), "variant-added"),
        None => again(&desk, &mut sheet, &view, None),
    }
}

/// Sent again, the form is meant for the product as it is now.
fn again(desk: &Desk, sheet: &mut Sheet, view: &ProductView, variant: Option<VariantId>) -> Answer {
    if sheet.is_refused_with("product.changed_meanwhile") {
        sheet.set("rev", view.rev.to_string());
    }
    form(desk, sheet, view, variant)
}

fn variant_of<'v>(desk: &Desk, view: &'v ProductView, id: &str) -> Result<&'v Variant, Failed> {
    let variant = VariantId::parse(id).and_then(|id| view.product.variant(id));
    variant.ok_or_else(|| desk.nothing_here())
}

async fn edit(desk: Desk, Path((id, variant)): Path<(String, String)>) -> Answer {
    let view = product(&desk, &id).await?;
    let variant = variant_of(&desk, &view, &variant)?;
    let decimal = |minor: Option<i64>| minor.map(|minor| desk.money(minor).decimal()).unwrap_or_default();
    let sheet = Sheet::default()
        .with("rev", view.rev.to_string())
        .with("variant_code", variant.variant_code.clone())
        .with("sku", variant.sku.clone().unwrap_or_default())
        .with("barcode", variant.barcode.clone().unwrap_or_default())
        .with("price_minor", decimal(variant.price_minor))
        .with("compare_at_minor", decimal(variant.compare_at_minor))
        .with("cost_minor", decimal(variant.cost_minor))
        .with("weight_g", variant.weight_g.map(|grams| grams.to_string()).unwrap_or_default())
        .with("when_out", variant.when_out.as_str())
        .with("media_id", variant.media_id.map(|id| id.to_string()).unwrap_or_default())
        .with_flag("active", variant.active);
    form(&desk, &sheet, &view, Some(variant.id))
}

async fn update(desk: Desk, Path((id, variant)): Path<(String, String)>, mut sheet: Sheet) -> Answer {
    let view = product(&desk, &id).await?;
    let variant = variant_of(&desk, &view, &variant)?.id;
    let (visit, currency) = (&desk.visit, desk.shop.currency);
    let command = UpdateVariant {
        id: view.product.id,
        variant_id: variant,
        rev: sheet.whole(visit, "rev").unwrap_or_default(),
        variant_code: sheet.given("variant_code"),
        sku: Some(sheet.given("sku")),
        barcode: Some(sheet.given("barcode")),
        price_minor: Some(sheet.amount(visit, "price_minor", currency)),
        compare_at_minor: Some(sheet.amount(visit, "compare_at_minor", currency)),
        cost_minor: Some(sheet.amount(visit, "cost_minor", currency)),
        weight_g: Some(sheet.whole(visit, "weight_g")),
        quantity_step: None,
        when_out: WhenOut::parse(sheet.text("when_out")),
        active: Some(sheet.flag("active")),
        media_id: Some(MediaId::parse(sheet.text("media_id"))),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/products/{}", view.product.id), "variant-saved"),
        None => again(&desk, &mut sheet, &view, Some(variant)),
    }
}
