//! When the shop calls and what it says.

use axum::routing::{get, post};
use serde_json::json;
use souk_confirmation::{CallRulesCard, CallRulesView, UpdateCallRules};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/calls/rules", get(rules)),
        Route::new("POST", "/admin/calls/rules", post(save)),
    ]
}

async fn rules(desk: Desk) -> Answer {
    let view = desk.query(CallRulesCard {}).await?;
    if !desk.may("settings.manage") {
        return Err(desk.nothing_here());
    }
    let rules = &view.rules;
    let mut sheet = Sheet::default()
        .with("rev", view.rev.to_string())
        .with("opens", clock(rules.opens))
        .with("closes", clock(rules.closes))
        .with_flag("auto_cancel", rules.auto_cancel);
    // A language without a text of the shop's own shows what is said in it.
    for lang in &desk.shop.languages {
        let own = rules.scripts.0.get(lang).or_else(|| view.standard.0.get(lang));
        sheet = sheet.with(&format!("scripts_{lang}"), own.cloned().unwrap_or_default());
    }
    page(&desk, &view, &sheet).await
}

async fn page(desk: &Desk, view: &CallRulesView, sheet: &Sheet) -> Answer {
    let places = view.placeholders.iter().map(|name| {
        let word = name.trim_matches(['{', '}']);
        json!({ "name": name, "text": desk.word("admin-calls-place", word) })
    });
    let data = json!({
        "zone": desk.shop.zone.name(),
        "places": places.collect::<Vec<_>>(),
    });
    desk.page_with("admin/call_rules.html", sheet, data)
}

async fn save(desk: Desk, mut sheet: Sheet) -> Answer {
    let view = desk.query(CallRulesCard {}).await?;
    let mut scripts = sheet.words_over("scripts", &view.rules.scripts, &desk.shop.languages);
    // What was left as the program says it stays the program's.
    scripts.0.retain(|lang, text| view.standard.0.get(lang).is_none_or(|own| own.trim() != text.trim()));
    let mut minute = |name: &str, most: i64| {
        let read = read_clock(sheet.text(name)).filter(|minute| *minute <= most);
        if read.is_none() {
            let text = desk.say("admin-form-clock");
            sheet.wrong(name, text);
        }
        read
    };
    let (opens, closes) = (minute("opens", 1_439), minute("closes", 1_440));
    let command = UpdateCallRules {
        rev: sheet.whole(&desk.visit, "rev").unwrap_or_default(),
        opens,
        closes,
        auto_cancel: Some(sheet.flag("auto_cancel")),
        scripts: Some(scripts),
    };
    match desk.run(&mut sheet, command).await {
        Some(_) => desk.done("/calls/rules", "settings-saved"),
        None => {
            if sheet.is_refused_with("confirmation.rules_changed") {
                sheet.set("rev", view.rev.to_string());
            }
            sheet.renamed(|field| field.replace("scripts.", "scripts_"));
            page(&desk, &view, &sheet).await
        }
    }
}

fn clock(minute: i64) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

/// Minutes of `8:30`, `08:30`, `24:00`, in any digits.
fn read_clock(typed: &str) -> Option<i64> {
    let plain: String = typed.trim().chars().map(souk_core::text::ascii_digit).collect();
    let (hour, minute) = plain.split_once(':').unwrap_or((&plain, "0"));
    let (hour, minute): (i64, i64) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_are_read_as_people_write_them() {
        for (typed, minutes) in [("8", 480), ("08:30", 510), ("٢١:٠٠", 1_260), ("24:00", 1_440), ("0:05", 5)]
        {
            assert_eq!(read_clock(typed), Some(minutes), "{typed}");
        }
        for typed in ["", "25", "8:60", "-1", "eight"] {
            assert_eq!(read_clock(typed), None, "{typed}");
        }
        assert_eq!(clock(510), "08:30");
    }
}
