//! What the shop does against orders that nobody means: its figures, and the telephones that are blocked.

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_customers::commands::{BlockPhone, UnblockPhone};
use souk_customers::phone::Phone;
use souk_customers::queries::BlockedPhoneList;
use souk_engine::ByAge;
use souk_shops::{DefenceChange, Defences, SettingsCard, UpdateSettings, WhenBlocked};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/settings/defences", get(show)),
        Route::new("POST", "/admin/settings/defences", post(update)),
        Route::new("GET", "/admin/blocked-phones", get(phones)),
        Route::new("POST", "/admin/blocked-phones", post(block)),
        Route::new("POST", "/admin/blocked-phones/lift", post(lift)),
    ]
}

async fn show(desk: Desk) -> Answer {
    let view = desk.query(SettingsCard {}).await?;
    let mut sheet = Sheet::default()
        .with("rev", view.rev.to_string())
        .with("when_blocked", view.settings.when_blocked.as_str())
        .with("request_hours", view.settings.request_hours.to_string())
        .with("request_percent", view.settings.request_percent.to_string());
    for name in Defences::NAMES {
        let value = view.settings.defences.get(name).unwrap_or_default();
        sheet = sheet.with(name, value.to_string());
    }
    page(&desk, &sheet)
}

fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let figure = |name: &&str| {
        let label = format!("admin-defence-{}", name.replace('_', "-"));
        json!({ "name": name, "label": desk.say(&label), "hint": desk.say(&format!("{label}-hint")) })
    };
    let data = json!({
        "ways": desk.hinted("admin-when-blocked", WhenBlocked::ALL.iter().map(|way| way.as_str())),
        "figures": Defences::NAMES.iter().map(figure).collect::<Vec<Value>>(),
    });
    desk.page_with("admin/defences.html", sheet, data)
}

async fn update(desk: Desk, mut sheet: Sheet) -> Answer {
    let view = desk.query(SettingsCard {}).await?;
    let visit = &desk.visit;
    let mut defences = DefenceChange::default();
    for name in Defences::NAMES {
        defences.set(name, sheet.whole(visit, name));
    }
    let command = UpdateSettings {
        rev: sheet.whole(visit, "rev").unwrap_or_default(),
        when_blocked: WhenBlocked::parse(sheet.text("when_blocked")),
        request_hours: sheet.whole(visit, "request_hours"),
        request_percent: sheet.whole(visit, "request_percent"),
        defences: Some(defences),
        ..UpdateSettings::default()
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/settings/defences", "settings-saved"),
        None => {
            if sheet.is_refused_with("shop.changed_meanwhile") {
                sheet.set("rev", view.rev.to_string());
            }
            sheet.renamed(|field| field.strip_prefix("defences.").unwrap_or(field).to_owned());
            page(&desk, &sheet)
        }
    }
}

async fn phones(desk: Desk) -> Answer {
    phones_page(&desk, &Sheet::default()).await
}

async fn phones_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let (all, sort) = (desk.visit.asked("all").is_some(), desk.sorted(ByAge::parse));
    let page = desk.query(BlockedPhoneList { all, sort, after, ..BlockedPhoneList::default() }).await?;
    let rows: Vec<Value> = page
        .items
        .iter()
        .map(|it| {
            json!({
                "phone": it.phone, "shown": it.phone_shown, "reason": it.reason, "at": it.blocked_at,
                "until": it.blocked_until,
            })
        })
        .collect();
    let next = desk.next("/admin/blocked-phones", page.next.as_ref());
    let data = json!({
        "rows": rows,
        "sorts": desk.sorts(ByAge::ALL, sort),
        "kept": if all { vec![json!({ "name": "all", "value": "true" })] } else { Vec::new() },
        "next": next,
        "file": desk.file("blocked-phones", &[("all", "all"), ("sort", "sort")]),
    });
    desk.page_with("admin/blocked_phones.html", sheet, data)
}

async fn block(desk: Desk, mut sheet: Sheet) -> Answer {
    let phone = Phone::typed(sheet.text("phone"));
    let command = BlockPhone { phone, reason: sheet.text("reason").to_owned(), until: None };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/blocked-phones", "phone-blocked"),
        None => phones_page(&desk, &sheet).await,
    }
}

async fn lift(desk: Desk, mut sheet: Sheet) -> Answer {
    let command = UnblockPhone { phone: Phone::typed(sheet.text("phone")) };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/blocked-phones", "phone-unblocked"),
        None => phones_page(&desk, &sheet).await,
    }
}
