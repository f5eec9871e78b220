//! Keys for programs: made once, shown once, ended for good.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_identity::{ApiKeyId, ApiKeyList, CreateApiKey, RevokeApiKey};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/settings/keys", get(list)),
        Route::new("POST", "/admin/settings/keys", post(create)),
        Route::new("POST", "/admin/settings/keys/revoke", post(revoke)),
    ]
}

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let keys = desk.query(ApiKeyList {}).await?;
    let chosen = sheet.all("permissions");
    // A key holds at most what its maker holds.
    let offered: Vec<Value> = desk
        .may
        .iter()
        .map(|name| {
            let text = desk.word("admin-permission", name);
            json!({ "value": name, "text": text, "chosen": chosen.contains(name) })
        })
        .collect();
    let data = json!({
        "offered": offered,
        "keys": keys.items.iter().map(|key| json!({
            "id": key.id,
            "name": key.name,
            "hint": key.hint,
            "at": key.created_at,
            "ended": key.revoked_at,
            "permissions": key.permissions,
        })).collect::<Vec<_>>(),
    });
    desk.page_with("admin/keys.html", sheet, data)
}

async fn create(desk: Desk, mut sheet: Sheet) -> Answer {
    let command =
        CreateApiKey { name: sheet.text("name").trim().to_owned(), permissions: sheet.all("permissions") };
    let Some(once) = desk.run(&mut sheet, command).await else { return page(&desk, &sheet).await };
    let data = json!({
        "title": desk.say("admin-key-title"),
        "text": desk.say("admin-key-text"),
        "secret": once.key,
        "back": "/settings/keys",
    });
    desk.page("admin/secret.html", data)
}

async fn revoke(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(id) = ApiKeyId::parse(sheet.text("id")) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, RevokeApiKey { id }).await {
        Some(_) => desk.done("/settings/keys", "key-ended"),
        None => page(&desk, &sheet).await,
    }
}
