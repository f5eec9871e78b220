//! A new product, and what is to change of one.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::{
    AddProduct, CategoryId, NewVariant, ProductCard, ProductKind, ProductView, Unit, UpdateProduct, prose,
};
use souk_core::{Lang, Words};
use souk_web::door::Route;

use super::categories;
use super::products::id_of;
use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/products/new", get(new)),
        Route::new("POST", "/admin/products/new", post(add)),
        Route::new("GET", "/admin/products/{id}/edit", get(edit)),
        Route::new("POST", "/admin/products/{id}/edit", post(update)),
    ]
}

async fn form(desk: &Desk, sheet: &Sheet, more: Value) -> Answer {
    let mut data = json!({
        "categories": categories::choices(desk).await?,
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

/// Descriptions as the shop keeps them: of the form's languages as they are written now, of others as they
/// stand.
fn described(sheet: &Sheet, stored: &Words, languages: &[Lang]) -> Words {
    let mut words = sheet.words_over("description", stored, languages);
    for (lang, text) in words.0.iter_mut().filter(|(lang, _)| languages.contains(lang)) {
        let before = stored.0.get(lang).map(String::as_str).unwrap_or_default();
        *text = prose::written(text, before);
    }
    words
}

/// Descriptions as they are written.
fn read(words: &Words) -> Words {
    let mut words = words.clone();
    words.0.values_mut().for_each(|text| *text = prose::plain(text));
    words
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
        description: described(&sheet, &Words::default(), &desk.shop.languages),
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
        .with_words("description", &read(&product.description))
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
        description: Some(described(&sheet, &before.product.description, languages)),
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
    let differs = |name: &String| now.text(name).trim() != prose::lines(sheet.text(name)).trim();
    let line = |(field, label): &(&str, &str)| {
        let names = tongues(field).into_iter().filter(differs);
        names.map(|name| json!({ "label": desk.say(label), "value": now.text(&name) })).collect::<Vec<_>>()
    };
    FIELDS.iter().flat_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_description_in_a_language_that_the_form_has_not_stays_as_it_is() {
        let stored = Words([(Lang::Fr, "5 &lt; 6".to_owned()), (Lang::En, "<p>old</p>".to_owned())].into());
        let sheet = Sheet::typed(vec![("description_en".to_owned(), "new".to_owned())]);
        let kept = described(&sheet, &stored, &[Lang::En]);
        let text = |lang| kept.0.get(&lang).map(String::as_str);
        assert_eq!((text(Lang::Fr), text(Lang::En)), (Some("5 &lt; 6"), Some("<p>new</p>")));
    }

    #[test]
    fn options_make_every_combination() {
        let options = [("Colour".to_owned(), parts("أحمر، أزرق")), ("Size".to_owned(), parts("S, M ,L,"))];
        let made: Vec<String> = variants(&options).iter().map(|variant| variant.values.join("/")).collect();
        assert_eq!(made, ["أحمر/S", "أحمر/M", "أحمر/L", "أزرق/S", "أزرق/M", "أزرق/L"]);
        assert!(variants(&[]).is_empty());
    }
}
