//! Which products come first on the home page: moved by buttons, one step at a time.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_catalog::{
    ArrangeProducts, ArrangedProduct, Arrangement, MOST_ARRANGED, ProductArrangement, ProductId, ProductList,
    ProductState,
};
use souk_engine::PageSize;
use souk_web::door::Route;

use super::pictures::thumb;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/site/arrange", get(show)),
        Route::new("POST", "/admin/site/arrange", post(change)),
    ]
}

/// Products offered below those that have a place.
const OFFERED: u32 = 24;

async fn show(desk: Desk) -> Answer {
    let arranged = arranged(&desk).await?;
    page(&desk, &arranged, &Sheet::default()).await
}

async fn arranged(desk: &Desk) -> Result<Arrangement, Failed> {
    if !desk.may("storefront.manage") {
        return Err(desk.nothing_here());
    }
    desk.query(ProductArrangement {}).await
}

async fn page(desk: &Desk, arranged: &Arrangement, sheet: &Sheet) -> Answer {
    let q = desk.visit.asked("q").map(str::to_owned);
    // As many more as may stand above already.
    let most = u32::try_from(arranged.products.len()).unwrap_or(u32::MAX).saturating_add(OFFERED);
    let list = ProductList {
        q: q.clone(),
        state: Some(ProductState::Active),
        limit: PageSize(most),
        ..ProductList::default()
    };
    let others = desk.query(list).await?;
    let has_place = |id: ProductId| arranged.products.iter().any(|product| product.id == id);
    let others: Vec<Value> = others
        .items
        .iter()
        .filter(|row| !has_place(row.id))
        .take(usize::try_from(OFFERED).unwrap_or(usize::MAX))
        .map(|row| {
            json!({
                "id": row.id,
                "name": desk.words(&row.name),
                "code": row.code,
                "thumb": thumb(desk, row.picture.as_ref()),
            })
        })
        .collect();
    let rows: Vec<Value> = arranged.products.iter().map(|product| row(desk, product)).collect();
    let data = json!({
        "rev": arranged.rev,
        "rows": rows,
        "room": rows.len() < MOST_ARRANGED,
        "others": others,
        "q": q.unwrap_or_default(),
    });
    desk.page_with("admin/arrange.html", sheet, data)
}

fn row(desk: &Desk, product: &ArrangedProduct) -> Value {
    let shown = product.state == ProductState::Active && !product.over_limit;
    json!({
        "id": product.id,
        "name": desk.words(&product.name),
        "code": product.code,
        "thumb": thumb(desk, product.picture.as_ref()),
        "hidden": !shown,
    })
}

/// The order with one product moved: `first`, `up`, `down`, `last`, or out of it.
fn moved(ids: &[ProductId], id: ProductId, to: &str) -> Option<Vec<ProductId>> {
    let place = ids.iter().position(|it| *it == id);
    let mut after: Vec<ProductId> = ids.iter().copied().filter(|it| *it != id).collect();
    let at = match (to, place) {
        ("out", _) => return Some(after),
        ("first", _) => 0,
        ("last", _) => after.len(),
        ("up", Some(place)) => place.saturating_sub(1),
        ("down", Some(place)) => (place + 1).min(after.len()),
        _ => return None,
    };
    after.insert(at, id);
    Some(after)
}

async fn change(desk: Desk, mut sheet: Sheet) -> Answer {
    let before = arranged(&desk).await?;
    let ids: Vec<ProductId> = before.products.iter().map(|product| product.id).collect();
    let id = ProductId::parse(sheet.text("id"));
    let after = id.and_then(|id| moved(&ids, id, sheet.text("to"))).ok_or_else(|| desk.nothing_here())?;
    let rev = sheet.whole(&desk.visit, "rev").unwrap_or_default();
    match desk.run(&mut sheet, ArrangeProducts { rev, ids: after }).await {
        Some(_) => desk.done("/site/arrange", "arranged"),
        None => {
            let now = arranged(&desk).await?;
            page(&desk, &now, &sheet).await
        }
    }
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    #[test]
    fn a_product_moves_by_one_place_and_no_further_than_the_ends() {
        let [a, b, c, new] = [1, 2, 3, 4].map(|n| ProductId::from_raw(RawId([n; 16])));
        let ids = [a, b, c];
        for (id, to, after) in [
            (b, "up", vec![b, a, c]),
            (b, "down", vec![a, c, b]),
            (c, "first", vec![c, a, b]),
            (a, "last", vec![b, c, a]),
            (a, "up", vec![a, b, c]),
            (c, "down", vec![a, b, c]),
            (b, "out", vec![a, c]),
            (new, "first", vec![new, a, b, c]),
            (new, "last", vec![a, b, c, new]),
        ] {
            assert_eq!(moved(&ids, id, to), Some(after), "{to}");
        }
        assert_eq!(moved(&ids, new, "up"), None, "it has no place to move from");
        assert_eq!(moved(&ids, a, "sideways"), None);
    }
}
