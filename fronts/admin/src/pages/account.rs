//! A member's own account: password, and the way to other shops.

use axum::routing::{get, post};
use serde_json::json;
use souk_identity::ChangePassword;
use souk_plans::{LimitLetters, MuteLimitLetters};
use souk_shops::MyShops;
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::porch;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/account", get(show)),
        Route::new("POST", "/admin/account/password", post(password)),
        Route::new("POST", "/admin/account/letters", post(letters)),
    ]
}

async fn show(desk: Desk) -> Answer {
    page(&desk, &Sheet::default()).await
}

async fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let shops = desk.query(MyShops {}).await?;
    let letters = if desk.looking { None } else { desk.permitted(LimitLetters {}).await? };
    let data = json!({
        "letters": letters,
        "name": desk.user.name,
        "email": desk.user.email,
        "role": (!desk.role.is_empty()).then(|| desk.word("admin-role", &desk.role)),
        "platform": desk.user.platform_admin,
        "shops": shops.items.iter().map(|shop| json!({
            "id": shop.id, "name": desk.words(&shop.name), "slug": shop.slug, "here": shop.id == desk.shop.id,
        })).collect::<Vec<_>>(),
    });
    desk.page_with("admin/account.html", sheet, data)
}

async fn password(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = ChangePassword {
        present: sheet.text("present").to_owned(),
        new: sheet.text("new").to_owned(),
        token: desk.visit.session_token(),
    };
    // Their own matter, whatever shop they look into.
    match porch::run(&desk.visit, desk.ask(), &mut sheet, command).await {
        Some(_) => desk.done("/account", "password-changed"),
        None => page(&desk, &sheet).await,
    }
}

async fn letters(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = MuteLimitLetters { below_100: sheet.flag("below_100") };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/account", "letters-chosen"),
        None => page(&desk, &sheet).await,
    }
}
