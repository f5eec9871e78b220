//! Who brings parcels well where, and what carriers have of the shop's money, by its age.

use axum::routing::get;
use serde_json::{Value, json};
use souk_parcels::queries::{CarrierOutcome, OutcomeRow, Receivable, ReceivableByAge, Receivables};
use souk_places::model::Places;
use souk_web::door::Route;

use super::delivery_map::province_name;
use super::orders::carrier;
use super::parcel_board::tabs;
use crate::desk::Desk;
use crate::failed::Answer;

pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/admin/parcels/outcome", get(show))]
}

/// The whole length of a bar.
const WHOLE: i64 = 1_000;
/// From the youngest money to the oldest.
const TONES: [&str; 5] = ["good", "info", "warn", "bad", "fake"];

async fn show(desk: Desk) -> Answer {
    let asked = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let found = desk.query(CarrierOutcome { from: asked("from"), to: asked("to") }).await?;
    let due = desk.permitted(ReceivableByAge {}).await?;
    let places = match desk.visit.web.engine().services().get::<Places>() {
        Ok(places) => places,
        Err(error) => return Err(desk.failed(&error)),
    };
    let row = |one: &OutcomeRow| {
        json!({
            "province": province_name(&places, one.province, desk.lang()),
            "option": desk.word("admin-delivery", &one.option),
            "driver": one.driver,
            "delivered": one.delivered,
            "returned": one.returned,
            "share": format!("{} %", one.delivered_percent),
            "days": one.days_tenths.map_or_else(|| "–".to_owned(), |it| format!("{}.{}", it / 10, it % 10)),
            "fee": desk.money(one.fee_minor),
            "suggested": if one.suggested { desk.say("admin-brings-suggested") } else { String::new() },
        })
    };
    let data = json!({
        "tabs": tabs(&desk, "outcome"),
        "from": found.from,
        "to": found.to,
        "rows": found.rows.iter().map(row).collect::<Vec<_>>(),
        "due": due.as_ref().map(|due| bars(&desk, due)),
    });
    desk.page("admin/outcome.html", data)
}

fn bars(desk: &Desk, due: &Receivables) -> Value {
    let most = due.carriers.iter().map(|one| one.by_age_minor.iter().sum::<i64>()).max().unwrap_or(1).max(1);
    let name = |one: &Receivable| one.driver.clone().unwrap_or_else(|| carrier(desk, &one.holder));
    let bar = |one: &Receivable| {
        let pieces = pieces(&one.by_age_minor, most);
        let ages = one.by_age_minor.iter().zip(0..).map(|(minor, age)| (format!("age{age}"), *minor));
        let mut row = json!({
            "name": name(one),
            "total": desk.money(one.total_minor),
            "pieces": pieces.into_iter().map(|(x, width, tone)| json!([x, width, tone])).collect::<Vec<_>>(),
        });
        if let Some(row) = row.as_object_mut() {
            row.extend(ages.map(|(age, minor)| (age, json!(desk.money(minor)))));
        }
        row
    };
    let ages: Vec<String> = age_names(desk, &due.ages_days);
    json!({
        "total": desk.money(due.total_minor),
        "carriers": due.carriers.iter().map(bar).collect::<Vec<_>>(),
        "ages": ages.iter().zip(TONES).map(|(text, tone)| json!({ "text": text, "tone": tone }))
            .collect::<Vec<_>>(),
    })
}

fn age_names(desk: &Desk, days: &[i64]) -> Vec<String> {
    let mut first = 0;
    let mut names = Vec::new();
    for end in days {
        let said = [("first", first.into()), ("last", (*end).into())];
        names.push(desk.say_with("admin-due-days", said));
        first = *end;
    }
    names.push(desk.say_with("admin-due-older", [("days", first.into())]));
    names
}

/// One bar: where each age begins, how long it is, and its colour; bars are as long as their money.
fn pieces(ages: &[i64], most: i64) -> Vec<(i64, i64, &'static str)> {
    let (mut before, mut pieces) = (0, Vec::new());
    let place = |sum: i64| i64::try_from(i128::from(sum) * i128::from(WHOLE) / i128::from(most)).unwrap_or(0);
    for (minor, tone) in ages.iter().zip(TONES) {
        let (x, end) = (place(before), place(before + minor));
        before += minor;
        if *minor > 0 {
            pieces.push((x, (end - x).max(1), tone));
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_are_as_long_as_their_money_and_ages_follow_each_other() {
        let seen = pieces(&[100, 0, 300, 0, 600], 1_000);
        assert_eq!(seen, [(0, 100, "good"), (100, 300, "warn"), (400, 600, "fake")]);
        assert_eq!(pieces(&[50, 0, 0, 0, 0], 1_000), [(0, 50, "good")]);
        assert_eq!(pieces(&[0; 5], 1_000), []);
        assert_eq!(pieces(&[1, 0, 0, 0, 0], i64::MAX), [(0, 1, "good")], "what is due is seen");
    }
}
