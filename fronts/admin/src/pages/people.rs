//! Who runs the installation: rights given and taken, sessions ended.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::json;
use souk_core::UserId;
use souk_identity::{EndUserSessions, SetPlatformAdmin, UserList};
use souk_web::door::Route;

use crate::failed::{Answer, Failed};
use crate::platform::Platform;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/platform/people", get(list)),
        Route::new("POST", "/platform/people/{id}/admin", post(admin)),
        Route::new("POST", "/platform/people/{id}/end", post(end)),
    ]
}

async fn list(desk: Platform) -> Answer {
    page(&desk, &Sheet::default()).await
}

/// Those who run the installation; whoever else is asked for by e-mail.
async fn page(desk: &Platform, sheet: &Sheet) -> Answer {
    let email = desk.visit.asked("email").filter(|email| !email.trim().is_empty()).map(str::to_owned);
    let after = desk.visit.asked("after").and_then(UserId::parse);
    let asked = UserList { platform_admins: email.is_none(), email, after, ..UserList::default() };
    let email = asked.email.clone();
    let found = desk.query(asked).await?;
    let data = json!({
        "email": email.unwrap_or_default(),
        "people": found.items.iter().map(|it| json!({
            "id": it.id, "name": it.name, "email": it.email, "admin": it.platform_admin,
            "sessions": it.sessions,
        })).collect::<Vec<_>>(),
        "next": found.next.map(|after| format!("/platform/people?after={after}")),
    });
    desk.page("admin/platform_people.html", sheet, data)
}

fn person(desk: &Platform, id: &str) -> Result<UserId, Failed> {
    UserId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn admin(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let command = SetPlatformAdmin { user: person(&desk, &id)?, on: sheet.flag("on") };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/people", "person-changed"),
        None => page(&desk, &sheet).await,
    }
}

async fn end(desk: Platform, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let command = EndUserSessions { user: person(&desk, &id)? };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/people", "person-signed-out"),
        None => page(&desk, &sheet).await,
    }
}
