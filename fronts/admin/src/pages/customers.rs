//! Customers: who they are, how often they bought, and whether they may order.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_customers::CustomerId;
use souk_customers::commands::{BlockCustomer, UnblockCustomer};
use souk_customers::queries::{CustomerCard, CustomerList, CustomerSort};
use souk_engine::PageSize;
use souk_orders::{EraseCustomer, OrderList};
use souk_web::door::Route;

use super::orders;
use crate::choices::Head;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/customers", get(list)),
        Route::new("GET", "/admin/customers/{id}", get(show)),
        Route::new("POST", "/admin/customers/{id}/block", post(block)),
        Route::new("POST", "/admin/customers/{id}/unblock", post(unblock)),
        Route::new("GET", "/admin/customers/{id}/erase", get(ask_erase)),
        Route::new("POST", "/admin/customers/{id}/erase", post(erase)),
    ]
}

const HEADS: &[Head<CustomerSort>] = &[
    Head { key: "delivered", up: None, down: Some(CustomerSort::Delivered) },
    Head { key: "returned", up: None, down: Some(CustomerSort::Returned) },
    Head { key: "spent", up: None, down: Some(CustomerSort::Spent) },
];

async fn list(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let blocked = asked("blocked").map(|yes| yes == "true");
    let sort = desk.sorted(CustomerSort::parse);
    let query =
        CustomerList { q: asked("q"), blocked, sort, after: asked("after"), ..CustomerList::default() };
    let filtered = query.q.is_some() || blocked.is_some() || query.after.is_some();
    let page = desk.query(query).await?;
    let rows: Vec<Value> = page
        .items
        .iter()
        .map(|customer| {
            json!({
                "href": format!("/admin/customers/{}", customer.id),
                "name": customer.name,
                "phone": customer.phone_shown,
                "orders": customer.orders,
                "delivered": customer.delivered,
                "returned": customer.returned,
                "spent": desk.money(customer.spent_minor),
                "last": customer.last_order_at,
                "state": customer.blocked.then(|| desk.badge("admin-customer", "blocked", "bad")),
            })
        })
        .collect();
    let data = json!({
        "rows": rows,
        "sorts": desk.sorts(CustomerSort::ALL, sort),
        "heads": desk.heads("/admin/customers", HEADS, sort),
        "filtered": filtered,
        "q": asked("q").unwrap_or_default(),
        "blocked": asked("blocked").unwrap_or_default(),
        "next": desk.next("/admin/customers", page.next.as_ref()),
        "file": desk.file("customers", &[("q", "q"), ("blocked", "blocked"), ("sort", "sort")]),
    });
    desk.page("admin/customers.html", data)
}

fn id_of(desk: &Desk, id: &str) -> Result<CustomerId, Failed> {
    CustomerId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

async fn card(desk: &Desk, id: CustomerId, sheet: &Sheet) -> Answer {
    let customer = desk.query(CustomerCard { id }).await?;
    let book = OrderList { customer: Some(id), limit: PageSize(20), ..OrderList::default() };
    let orders = desk.query(book).await?;
    let rows: Vec<Value> = orders.items.iter().map(|order| orders::row(desk, order)).collect();
    desk.page_with("admin/customer.html", sheet, json!({ "customer": customer, "rows": rows }))
}

async fn block(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    let command = BlockCustomer { id, reason: sheet.text("reason").to_owned(), until: None };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done(&format!("/customers/{id}"), "customer-blocked"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn unblock(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, UnblockCustomer { id }).await {
        Some(_) => desk.done(&format!("/customers/{id}"), "customer-unblocked"),
        None => card(&desk, id, &sheet).await,
    }
}

async fn ask_erase(desk: Desk, Path(id): Path<String>) -> Answer {
    erase_page(&desk, id_of(&desk, &id)?, &Sheet::default()).await
}

async fn erase_page(desk: &Desk, id: CustomerId, sheet: &Sheet) -> Answer {
    let customer = desk.query(CustomerCard { id }).await?;
    if customer.erased || !desk.may("customers.manage") {
        return Err(desk.nothing_here());
    }
    desk.page_with("admin/customer_erase.html", sheet, json!({ "id": id, "name": customer.name }))
}

async fn erase(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, EraseCustomer { id }).await {
        Some(_) => desk.done(&format!("/customers/{id}"), "customer-erased"),
        None => erase_page(&desk, id, &sheet).await,
    }
}
