//! Settings: what the shop says of itself, how it takes orders, how it works now, closing it.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Currency, Lang};
use souk_engine::Mode;
use souk_shops::{CloseShop, HoldStock, SetMode, SettingsCard, ShopCardQuery, UpdateSettings, UpdateShop};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

/// Offered first; whatever zone the shop has is offered too.
pub const ZONES: &[&str] = &[
    "Africa/Algiers",
    "Africa/Tunis",
    "Africa/Casablanca",
    "Africa/Cairo",
    "Asia/Baghdad",
    "Asia/Riyadh",
    "Asia/Almaty",
    "Europe/Paris",
];
pub const CURRENCIES: &[&str] = &["DZD", "TND", "MAD", "EGP", "IQD", "SAR", "KZT", "EUR", "USD"];

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/settings", get(shop)),
        Route::new("POST", "/admin/settings", post(update_shop)),
        Route::new("GET", "/admin/settings/orders", get(orders)),
        Route::new("POST", "/admin/settings/orders", post(update_orders)),
        Route::new("GET", "/admin/settings/mode", get(mode)),
        Route::new("POST", "/admin/settings/mode", post(set_mode)),
        Route::new("GET", "/admin/settings/close", get(ask_close)),
        Route::new("POST", "/admin/settings/close", post(close)),
    ]
}

async fn shop(desk: Desk) -> Answer {
    let view = desk.query(ShopCardQuery {}).await?;
    let mut sheet = Sheet::default()
        .with("rev", view.rev.to_string())
        .with_words("name", &view.name)
        .with("phone", view.phone.clone().unwrap_or_default())
        .with("zone", view.zone.clone())
        .with("currency", view.currency.code());
    sheet.set("first", view.languages.first().map_or("ar", |lang| lang.as_str()));
    for lang in &view.languages {
        sheet = sheet.with("languages", lang.as_str());
    }
    shop_page(&desk, &sheet)
}

fn shop_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let mut zones: Vec<&str> = ZONES.to_vec();
    let mut currencies: Vec<&str> = CURRENCIES.to_vec();
    for (list, own) in [(&mut zones, desk.shop.zone.name()), (&mut currencies, desk.shop.currency.code())] {
        if !list.contains(&own) {
            list.push(own);
        }
    }
    let plain = |value: &str| json!({ "value": value, "text": value });
    let money = |code: &str| {
        let name = Currency::parse(code).map(|it| desk.visit.web.texts().currency(desk.lang(), it));
        let named = name.filter(|name| name != code).map(|name| format!("{code} – {name}"));
        json!({ "value": code, "text": named.unwrap_or_else(|| code.to_owned()) })
    };
    let chosen = sheet.all("languages");
    let data = json!({
        "zones": zones.into_iter().map(plain).collect::<Vec<_>>(),
        "currencies": currencies.into_iter().map(money).collect::<Vec<_>>(),
        "tongues": Lang::ALL.iter().map(|lang| json!({
            "value": lang.as_str(),
            "text": desk.say(&format!("language-{lang}")),
            "chosen": chosen.iter().any(|it| it == lang.as_str()),
        })).collect::<Vec<_>>(),
        "address": desk.shop_address(),
        "slug": desk.shop.slug,
    });
    desk.page_with("admin/settings.html", sheet, data)
}

async fn update_shop(desk: Desk, mut sheet: Sheet) -> Answer {
    let first = Lang::parse(sheet.text("first"));
    let more =
        sheet.all("languages").into_iter().filter_map(|it| Lang::parse(&it)).filter(|it| Some(*it) != first);
    let languages: Vec<Lang> = first.into_iter().chain(more).collect();
    let command = UpdateShop {
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
        name: Some(sheet.words_over("name", &desk.shop.name, &desk.shop.languages)),
        phone: Some(sheet.text("phone").trim().to_owned()),
        languages: Some(languages),
        zone: sheet.given("zone"),
        currency: Currency::parse(sheet.text("currency")),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/settings", "settings-saved"),
        None => {
            if sheet.is_refused_with("shop.changed_meanwhile") {
                sheet.set("rev", desk.shop.rev.to_string());
            }
            shop_page(&desk, &sheet)
        }
    }
}

async fn orders(desk: Desk) -> Answer {
    let view = desk.query(SettingsCard {}).await?;
    let settings = &view.settings;
    let sheet = Sheet::default()
        .with("rev", view.rev.to_string())
        .with("open_orders_per_customer", settings.open_orders_per_customer.to_string())
        .with("daily_order_limit", settings.daily_order_limit.to_string())
        .with("hold_stock_from", settings.hold_stock_from.as_str())
        .with("pending_hours", settings.pending_hours.to_string())
        .with("cash_step", desk.money(settings.cash_step).decimal())
        .with("max_quantity", settings.max_quantity.to_string())
        .with_flag("address_required_home", settings.address_required_home)
        .with_words("support_text", &settings.support_text)
        .with_words("mode_notice", &settings.mode_notice)
        .with("colour", settings.colour.clone());
    orders_page(&desk, &sheet)
}

fn orders_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let data = json!({
        "holds": desk.hinted("admin-hold", HoldStock::ALL.iter().map(|hold| hold.as_str())),
        "currency": desk.visit.web.texts().currency(desk.lang(), desk.shop.currency),
    });
    desk.page_with("admin/order_settings.html", sheet, data)
}

async fn update_orders(desk: Desk, mut sheet: Sheet) -> Answer {
    let view = desk.query(SettingsCard {}).await?;
    let (visit, languages) = (&desk.visit, &desk.shop.languages);
    let command = UpdateSettings {
        rev: sheet.whole(visit, "rev").unwrap_or_default(),
        open_orders_per_customer: sheet.whole(visit, "open_orders_per_customer"),
        daily_order_limit: sheet.whole(visit, "daily_order_limit"),
        hold_stock_from: HoldStock::parse(sheet.text("hold_stock_from")),
        pending_hours: sheet.whole(visit, "pending_hours"),
        cash_step: sheet.amount(visit, "cash_step", desk.shop.currency),
        max_quantity: sheet.whole(visit, "max_quantity"),
        address_required_home: Some(sheet.flag("address_required_home")),
        map_version: None,
        support_text: Some(sheet.words_over("support_text", &view.settings.support_text, languages)),
        mode_notice: Some(sheet.words_over("mode_notice", &view.settings.mode_notice, languages)),
        colour: sheet.given("colour"),
        ..UpdateSettings::default()
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/settings/orders", "settings-saved"),
        None => {
            if sheet.is_refused_with("shop.changed_meanwhile") {
                sheet.set("rev", view.rev.to_string());
            }
            orders_page(&desk, &sheet)
        }
    }
}

async fn mode(desk: Desk) -> Answer {
    mode_page(&desk, &Sheet::default().with("mode", desk.shop.mode.as_str()))
}

fn mode_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let calm = Mode::ALL.iter().filter(|mode| **mode != Mode::Emergency);
    let data = json!({
        "now": desk.shop.mode,
        "before": desk.shop.mode_before,
        "modes": desk.hinted("admin-mode", calm.map(|mode| mode.as_str())),
        "leaves": desk.shop.mode != Mode::Emergency || desk.role == "super_admin",
    });
    desk.page_with("admin/mode.html", sheet, data)
}

async fn set_mode(desk: Desk, mut sheet: Sheet) -> Answer {
    let mode = sheet.choice(&desk.visit, "mode", Mode::parse).unwrap_or(desk.shop.mode);
    let reason = sheet.text("reason").to_owned();
    match desk.run(&mut sheet, SetMode { mode, reason }).await {
        Some(_) => desk.done("/settings/mode", "mode-set"),
        None => mode_page(&desk, &sheet),
    }
}

async fn ask_close(desk: Desk) -> Answer {
    close_page(&desk, &Sheet::default())
}

fn close_page(desk: &Desk, sheet: &Sheet) -> Answer {
    desk.page_with(
        "admin/close.html",
        sheet,
        json!({ "slug": desk.shop.slug, "closed": Value::Bool(desk.shop.closed) }),
    )
}

async fn close(desk: Desk, mut sheet: Sheet) -> Answer {
    let slug = sheet.text("slug").trim().to_owned();
    match desk.run(&mut sheet, CloseShop { slug }).await {
        Some(_) => desk.done("/", "shop-closed"),
        None => close_page(&desk, &sheet),
    }
}
