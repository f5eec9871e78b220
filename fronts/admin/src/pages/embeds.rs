//! Tokens with which pages elsewhere show the limit: made once, shown once with the lines to copy, ended for
//! good.

use axum::routing::{get, post};
use serde_json::json;
use souk_identity::{CreateEmbedToken, EmbedTokenId, EmbedTokenList, RevokeEmbedToken};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/settings/embeds", get(list)),
        Route::new("POST", "/admin/settings/embeds", post(create)),
        Route::new("POST", "/admin/settings/embeds/revoke", post(revoke)),
    ]
}

/// The elements that a page elsewhere may hold; the first unless another is chosen.
const ELEMENTS: [(&str, &str); 4] = [
    ("counter", "<online-orders-counter"),
    ("compact", "<online-orders-counter variant=\"compact\""),
    ("card", "<online-orders-limit-card"),
    ("notices", "<orders-limit-notifications"),
];

async fn list(desk: Desk) -> Answer {
    page(&desk, &Sheet::default().with("element", "counter")).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let tokens = desk.query(EmbedTokenList {}).await?;
    let data = json!({
        "elements": desk.choices("embed-element", ELEMENTS.iter().map(|(name, _)| *name)),
        "tokens": tokens.items.iter().map(|it| json!({
            "id": it.id, "name": it.name, "hint": it.hint, "at": it.created_at, "ended": it.revoked_at,
            "origins": it.origins,
        })).collect::<Vec<_>>(),
    });
    desk.page_with("admin/embeds.html", sheet, data)
}

async fn create(desk: Desk, mut sheet: Sheet) -> Answer {
    let lines = sheet.text("origins").lines().map(str::trim).filter(|line| !line.is_empty());
    let command = CreateEmbedToken {
        name: sheet.text("name").trim().to_owned(),
        origins: lines.map(str::to_owned).collect(),
    };
    let Some(once) = desk.run(&mut sheet, command).await else { return page(&desk, &sheet).await };
    let chosen = ELEMENTS.iter().find(|(name, _)| *name == sheet.text("element"));
    let (_, opening) = chosen.unwrap_or(&ELEMENTS[0]);
    let tag = opening.trim_start_matches('<').split(' ').next().unwrap_or_default();
    let home = desk.visit.web.settings().public_url.trim_end_matches('/');
    let data = json!({
        "token": once.token,
        "lines": [
            format!("<script type=\"module\" src=\"{home}/embed/souk-limits.js\"></script>"),
            format!("{opening} token=\"{}\"></{tag}>", once.token),
        ],
    });
    desk.page("admin/embed_made.html", data)
}

async fn revoke(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(id) = EmbedTokenId::parse(sheet.text("id")) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, RevokeEmbedToken { id }).await {
        Some(_) => desk.done("/settings/embeds", "embed-ended"),
        None => page(&desk, &sheet).await,
    }
}
