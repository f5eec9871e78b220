//! Products: the list, one product, showing and hiding it, its price, the archive.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::{
    CategoryId, PreferProduct, ProductCard, ProductId, ProductList, ProductSort, ProductState, ProductView,
    RestoreProduct, SetPrice, ToggleProduct,
};
use souk_core::Money;
use souk_stock::{DeleteProduct, StockFate};
use souk_web::door::Route;

use crate::choices::{Badge, Head};
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/products", get(list)),
        Route::new("GET", "/admin/products/{id}", get(show)),
        Route::new("POST", "/admin/products/{id}/toggle", post(toggle)),
        Route::new("POST", "/admin/products/{id}/price", post(price)),
        Route::new("POST", "/admin/products/{id}/prefer", post(prefer)),
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

/// Parameters of the page, and what the path calls them.
const FILTERS: &[(&str, &str)] =
    &[("q", "q"), ("state", "state"), ("category", "category_id"), ("sort", "sort")];

const HEADS: &[Head<ProductSort>] = &[
    Head { key: "name", up: Some(ProductSort::Name), down: None },
    Head { key: "code", up: Some(ProductSort::Code), down: None },
    Head { key: "price", up: Some(ProductSort::Cheapest), down: Some(ProductSort::Dearest) },
    Head { key: "on_hand", up: Some(ProductSort::Scarcest), down: Some(ProductSort::Plentiful) },
];

async fn list(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let state = asked("state").as_deref().and_then(ProductState::parse);
    let category_id = asked("category").as_deref().and_then(CategoryId::parse);
    let sort = desk.sorted(ProductSort::parse);
    let query = ProductList {
        q: asked("q"),
        state,
        category_id,
        sort,
        after: asked("after"),
        ..ProductList::default()
    };
    let filtered = query.q.is_some() || state.is_some() || category_id.is_some() || query.after.is_some();
    let page = desk.query(query).await?;
    let rows: Vec<Value> = page
        .items
        .iter()
        .map(|row| {
            json!({
                "href": format!("/admin/products/{}", row.id),
                "thumb": super::pictures::thumb(&desk, row.picture.as_ref()),
                "name": desk.words(&row.name),
                "code": row.code,
                "price": row.price_minor.map(|minor| desk.money(minor)),
                "variants": row.variants,
                "on_hand": row.on_hand.human(),
                "state": if row.over_limit { over_limit(&desk) } else { state_badge(&desk, row.state) },
            })
        })
        .collect();
    let data = json!({
        "rows": rows,
        "sorts": desk.sorts(ProductSort::ALL, sort),
        "heads": desk.heads("/admin/products", HEADS, sort),
        "filtered": filtered,
        "q": asked("q").unwrap_or_default(),
        "state": state,
        "states": desk.choices("admin-product-state", ProductState::ALL.iter().map(|state| state.as_str())),
        "category": category_id,
        "categories": super::categories::choices(&desk).await?,
        "next": desk.next("/admin/products", page.next.as_ref()),
        "file": desk.file("products", FILTERS),
    });
    desk.page("admin/products.html", data)
}

/// The plan has no room for it.
fn over_limit(desk: &Desk) -> Badge {
    desk.badge("admin-product", "over_limit", "warn")
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
            let own = Some(shown.label.clone()).filter(|label| !label.is_empty());
            let label = own.unwrap_or_else(|| desk.say("admin-variant-only"));
            let href = format!("/admin/products/{id}/variants/{}", variant.id);
            let picture = view.pictures.iter().find(|picture| Some(picture.id) == variant.media_id);
            json!({
                "href": desk.may("products.manage").then_some(href),
                "thumb": super::pictures::thumb(desk, picture),
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
    let data = json!({
        "id": id,
        "rev": view.rev,
        "name": desk.words(&product.name),
        "code": product.code,
        "description": desk.words(&product.description),
        "state": product.state,
        "badge": state_badge(desk, product.state),
        "sale_stopped": product.sale_stopped,
        "over_limit": view.over_limit.then(|| over_limit(desk)),
        "facts": facts(desk, &view),
        "variants": variants,
        "counted": levels.is_some(),
        "pictures": super::pictures::list(desk, &view),
        "room": view.product.media.len() < souk_catalog::model::rules::MAX_PICTURES,
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
            let free = desk.say("admin-product-free-delivery");
            json!({ "label": desk.say("admin-product-delivery"), "value": free })
        }),
    ]
    .into_iter()
    .flatten()
    .collect()
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

/// Shown before others where the plan has no room for all.
async fn prefer(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, PreferProduct { id }).await {
        Some(_) => desk.done(&format!("/products/{id}"), "product-preferred"),
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
        "on_hand": (on_hand > 0).then_some(souk_core::Quantity(on_hand)),
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
