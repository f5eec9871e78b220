//! Rates as a table of provinces, and pasted from a spreadsheet. Nothing is saved before its difference was
//! looked at.

use std::collections::BTreeMap;

use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_core::{Lang, Words};
use souk_places::commands::{ImportDeliveryRates, RateDifference, RatesReport, RemoveDeliveryRate};
use souk_places::model::{MapVersion, MatchBy, Pasted, ZeroMeans};
use souk_places::queries::{DeliveryGrid, Grid, GridCell};
use souk_places::{DeliveryOption, RateId};
use souk_web::door::Route;

use super::delivery::problems;
use super::orders::carrier;
use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/delivery/grid", get(show)),
        Route::new("POST", "/admin/delivery/grid", post(compare)),
        Route::new("GET", "/admin/delivery/paste", get(paste)),
        Route::new("POST", "/admin/delivery/paste", post(pasted)),
        Route::new("POST", "/admin/delivery/changes", post(save)),
    ]
}

/// A rate that is taken away, as it was looked at.
type Gone = (RateId, i64);

/// The shop's way of counting provinces.
async fn map(desk: &Desk) -> Result<MapVersion, crate::failed::Failed> {
    Ok(MapVersion::parse(&desk.settings().await?.map_version).unwrap_or_default())
}

async fn grid_of(desk: &Desk, code: Option<String>) -> Result<Grid, crate::failed::Failed> {
    desk.query(DeliveryGrid { carrier: code, map: map(desk).await? }).await
}

/// As it stands in a field: a number, a dash for "not served", empty where the rate for everywhere holds.
fn written(desk: &Desk, cell: Option<&GridCell>) -> String {
    match cell.map(|cell| cell.fee_minor) {
        None => String::new(),
        Some(None) => "-".to_owned(),
        Some(Some(minor)) => plain(desk, minor),
    }
}

/// As it is typed: whole amounts without decimals.
fn plain(desk: &Desk, minor: i64) -> String {
    let decimal = desk.money(minor).decimal();
    decimal.strip_suffix(".00").map_or_else(|| decimal.clone(), str::to_owned)
}

async fn show(desk: Desk) -> Answer {
    let grid = grid_of(&desk, desk.visit.asked("carrier").map(str::to_owned)).await?;
    grid_page(&desk, &grid, &Sheet::default())
}

fn grid_page(desk: &Desk, grid: &Grid, sheet: &Sheet) -> Answer {
    let default = |cell: Option<&GridCell>| written(desk, cell);
    let field = |option: &str, province: i64, cell: Option<&GridCell>| {
        let name = format!("{option}_{province}");
        let typed = sheet.given(&name).unwrap_or_else(|| written(desk, cell));
        let kind = match cell {
            None => "inherited",
            Some(GridCell { fee_minor: None, .. }) => "closed",
            Some(_) => "own",
        };
        json!({ "name": name, "value": typed, "kind": kind })
    };
    let rows = grid.rows.iter().map(|row| {
        json!({
            "no": format!("{:02}", row.province),
            "name": row.name,
            "home": field("home", row.province, row.home.as_ref()),
            "desk": field("desk", row.province, row.desk.as_ref()),
        })
    });
    let tab = |code: &String| {
        let text = carrier(desk, code);
        let href = format!("/admin/delivery/grid?carrier={code}");
        json!({ "text": text, "href": href, "current": *code == grid.carrier })
    };
    let data = json!({
        "tabs": grid.carriers.iter().map(tab).collect::<Vec<_>>(),
        "carrier": grid.carrier,
        "rows": rows.collect::<Vec<_>>(),
        "all_home": field("home", 0, grid.home.as_ref()),
        "all_desk": field("desk", 0, grid.desk.as_ref()),
        "home_default": default(grid.home.as_ref()),
        "desk_default": default(grid.desk.as_ref()),
        "municipalities": grid.municipalities,
        "seen": grid.seen,
        "currency": desk.visit.web.texts().currency(desk.lang(), grid.currency),
    });
    desk.page_with("admin/delivery_grid.html", sheet, data)
}

/// What the form would change: rows of a file, and rates that are taken away.
fn changed(desk: &Desk, grid: &Grid, sheet: &Sheet) -> (String, Vec<Gone>) {
    let mut content = "province_number,province_name,option,fee,free_above\n".to_owned();
    let mut removed = Vec::new();
    let mut look = |province: i64, name: &str, option: DeliveryOption, cell: Option<&GridCell>| {
        let typed = sheet.text(&format!("{option}_{province}")).trim().to_owned();
        if typed == written(desk, cell) {
            return;
        }
        if typed.is_empty() {
            removed.extend(cell.map(|cell| (cell.id, cell.rev)));
            return;
        }
        let fee = if matches!(typed.as_str(), "-" | "–" | "x" | "X") { "" } else { typed.as_str() };
        let above = cell.and_then(|cell| cell.free_above_minor).map(|minor| plain(desk, minor));
        let number = if province == 0 { String::new() } else { province.to_string() };
        let row = [number.as_str(), name, option.as_str(), fee, above.as_deref().unwrap_or_default()];
        let row = row.map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        content.push_str(&row.join(","));
        content.push('\n');
    };
    look(0, "", DeliveryOption::Home, grid.home.as_ref());
    look(0, "", DeliveryOption::Desk, grid.desk.as_ref());
    for row in &grid.rows {
        look(row.province, &row.name, DeliveryOption::Home, row.home.as_ref());
        look(row.province, &row.name, DeliveryOption::Desk, row.desk.as_ref());
    }
    (content, removed)
}

async fn compare(desk: Desk, mut sheet: Sheet) -> Answer {
    let grid = grid_of(&desk, sheet.given("carrier")).await?;
    // What was typed was meant for the table as it was looked at.
    if sheet.text("seen") != grid.seen {
        let mut anew = Sheet::default();
        anew.notice(409, desk.say("admin-grid-stale"));
        return grid_page(&desk, &grid, &anew);
    }
    let (content, removed) = changed(&desk, &grid, &sheet);
    let rows = content.lines().count() > 1;
    if !rows && removed.is_empty() {
        sheet.notice(200, desk.say("admin-grid-nothing"));
        return grid_page(&desk, &grid, &sheet);
    }
    let file = File {
        content,
        carrier: grid.carrier.clone(),
        zero: Some(ZeroMeans::Free),
        seen: grid.seen.clone(),
        ..File::default()
    };
    let report = if rows { Some(desk.rehearsal(file.command(map(&desk).await?)).await) } else { None };
    match report.transpose() {
        Ok(report) => {
            let gone = grid.rows.iter().flat_map(|row| {
                let name = row.name.clone();
                [("home", &row.home), ("desk", &row.desk)].map(|(option, cell)| (name.clone(), option, cell))
            });
            let everywhere = desk.say("admin-delivery-everywhere");
            let gone = gone.chain(
                [("home", &grid.home), ("desk", &grid.desk)]
                    .map(|(option, cell)| (everywhere.clone(), option, cell)),
            );
            let gone = gone.filter_map(|(name, option, cell)| {
                let cell = cell.as_ref().filter(|cell| removed.contains(&(cell.id, cell.rev)))?;
                Some(json!({
                    "place": name,
                    "option": desk.word("admin-delivery", option),
                    "was": fee(&desk, Some(cell.fee_minor)),
                    "becomes": desk.say("admin-grid-as-everywhere"),
                }))
            });
            changes_page(&desk, &file, report.as_ref(), gone.collect(), &removed)
        }
        Err(error) => {
            sheet.refused(&desk.visit, &error);
            if sheet.is_refused_with("delivery.file_refused") {
                sheet.forget_fields(desk.say("admin-grid-wrong"));
            }
            grid_page(&desk, &grid, &sheet)
        }
    }
}

/// What is to be taken over, as it goes from page to page.
#[derive(Default)]
struct File {
    content: String,
    carrier: String,
    zero: Option<ZeroMeans>,
    match_by: MatchBy,
    provinces: BTreeMap<String, i64>,
    municipalities: BTreeMap<String, i64>,
    /// The rates as they were looked at; empty where none were.
    seen: String,
}

impl File {
    fn of(sheet: &Sheet) -> Self {
        let confirmed = |name: &str| {
            let said = sheet.all(name);
            let pair = |text: &String| {
                let (id, typed) = text.split_once('|')?;
                Some((typed.to_owned(), id.parse().ok()?))
            };
            said.iter().filter_map(pair).collect()
        };
        Self {
            content: sheet.text("content").to_owned(),
            carrier: sheet.given("carrier").unwrap_or_else(|| "own".to_owned()),
            zero: ZeroMeans::parse(sheet.text("zero_means")),
            match_by: MatchBy::parse(sheet.text("match")).unwrap_or(MatchBy::Name),
            provinces: confirmed("province"),
            municipalities: confirmed("municipality"),
            seen: sheet.text("seen").to_owned(),
        }
    }
    fn command(&self, map: MapVersion) -> ImportDeliveryRates {
        ImportDeliveryRates {
            content: self.content.clone(),
            carrier: Some(self.carrier.clone()),
            zero_means: self.zero,
            match_by: self.match_by,
            map,
            provinces: self.provinces.clone(),
            municipalities: self.municipalities.clone(),
            seen: Some(self.seen.clone()).filter(|seen| !seen.is_empty()),
        }
    }
    /// Everything of it but the content, for a form.
    fn hidden(&self) -> Vec<Value> {
        let pair = |name: &str, value: String| json!({ "name": name, "value": value });
        let mut hidden = vec![
            pair("carrier", self.carrier.clone()),
            pair("zero_means", self.zero.map(|zero| zero.to_string()).unwrap_or_default()),
            pair("match", self.match_by.to_string()),
            pair("seen", self.seen.clone()),
        ];
        let said = self.provinces.iter().map(|it| ("province", it));
        for (name, (typed, id)) in said.chain(self.municipalities.iter().map(|it| ("municipality", it))) {
            hidden.push(pair(name, format!("{id}|{typed}")));
        }
        hidden
    }
}

fn fee(desk: &Desk, was: Option<Option<i64>>) -> String {
    match was {
        None => "–".to_owned(),
        Some(None) => desk.say("admin-delivery-not-served"),
        Some(Some(0)) => desk.say("admin-delivery-free"),
        Some(Some(minor)) => desk.visit.web.texts().money(desk.lang(), desk.money(minor)),
    }
}

fn changes_page(
    desk: &Desk,
    file: &File,
    report: Option<&RatesReport>,
    gone: Vec<Value>,
    removed: &[Gone],
) -> Answer {
    let row = |one: &RateDifference| {
        let everywhere = one.place.is_empty();
        json!({
            "place": if everywhere { desk.say("admin-delivery-everywhere") } else { one.place.clone() },
            "option": desk.word("admin-delivery", one.option.as_str()),
            "was": fee(desk, one.stood.then_some(one.was_minor)),
            "becomes": fee(desk, Some(one.becomes_minor)),
        })
    };
    let differences = report.map(|report| report.differences.as_slice()).unwrap_or_default();
    let count = report.map_or(0, |report| report.changed) + removed.len();
    let data = json!({
        "rows": differences.iter().map(row).chain(gone).collect::<Vec<_>>(),
        "count": count,
        "more": report.map_or(0, |report| report.changed.saturating_sub(report.differences.len())),
        "unchanged": report.map_or(0, |report| report.unchanged),
        "carrier": carrier(desk, &file.carrier),
        "content": if report.is_some() { file.content.as_str() } else { "" },
        "hidden": file.hidden(),
        "removed": removed.iter().map(|(id, rev)| format!("{id}|{rev}")).collect::<Vec<_>>(),
        "back": format!("/admin/delivery/grid?carrier={}", file.carrier),
    });
    desk.page("admin/delivery_changes.html", data)
}

async fn paste(desk: Desk) -> Answer {
    paste_page(&desk, &Sheet::default().with("match", "name"), None)
}

fn paste_page(desk: &Desk, sheet: &Sheet, pasted: Option<&Pasted>) -> Answer {
    let mut wrong = problems(desk, sheet);
    for row in &mut wrong {
        let line = row.get("line").and_then(Value::as_str).and_then(|line| line.parse().ok());
        if let (Some(line), Some(pasted), Some(row)) = (line, pasted, row.as_object_mut()) {
            row.insert("line".to_owned(), json!(pasted.line(line).to_string()));
        }
    }
    let data = json!({
        "zeros": desk.choices("admin-rates-zero", ["not-served", "free"]),
        "problems": wrong,
        "suggestions": suggestions(desk, sheet),
    });
    desk.page_with("admin/delivery_paste.html", sheet, data)
}

/// Names that are nearly one of ours: a member says which.
fn suggestions(desk: &Desk, sheet: &Sheet) -> Vec<Value> {
    let fields = sheet.refusal().map(|refusal| refusal.fields.as_slice()).unwrap_or_default();
    let mut seen = std::collections::BTreeSet::new();
    let of = |field: &souk_core::FieldError| {
        let kind = match field.field.rsplit('.').next()? {
            "province_name" => "province",
            "municipality" => "municipality",
            _ => return None,
        };
        let typed = field.args.get("value")?.as_str()?;
        let candidates = field.args.get("candidates")?.as_array()?;
        if candidates.is_empty() || !seen.insert((kind, typed.to_owned())) {
            return None;
        }
        let choice = |one: &Value| {
            let words: Words = serde_json::from_value(one.get(format!("{kind}_words"))?.clone()).ok()?;
            let id = one.get(kind)?.as_i64()?;
            let name = words.get(desk.lang(), &[Lang::Fr]).to_owned();
            Some(json!({ "value": format!("{id}|{typed}"), "text": name }))
        };
        let choices: Vec<Value> = candidates.iter().filter_map(choice).collect();
        Some(json!({ "name": kind, "typed": typed, "choices": choices }))
    };
    fields.iter().filter_map(of).collect()
}

async fn pasted(desk: Desk, mut sheet: Sheet) -> Answer {
    let pasted = Pasted::read(sheet.text("rates"));
    let mut file = File::of(&sheet);
    file.content = pasted.text.clone();
    match desk.rehearsal(file.command(map(&desk).await?)).await {
        Ok(report) if report.changed == 0 => {
            sheet.notice(200, desk.say("admin-grid-nothing"));
            paste_page(&desk, &sheet, Some(&pasted))
        }
        Ok(report) => changes_page(&desk, &file, Some(&report), Vec::new(), &[]),
        Err(error) => {
            sheet.refused(&desk.visit, &error);
            if sheet.is_refused_with("delivery.file_refused") {
                sheet.forget_fields(desk.say("admin-rates-refused"));
            }
            paste_page(&desk, &sheet, Some(&pasted))
        }
    }
}

/// The same content as was looked at, over the rates as they were then: whatever was decided meanwhile stays.
async fn save(desk: Desk, mut sheet: Sheet) -> Answer {
    let file = File::of(&sheet);
    let gone = |text: &String| {
        let (id, rev) = text.split_once('|')?;
        Some((RateId::parse(id)?, rev.parse().ok()?))
    };
    let removed: Vec<Gone> = sheet.all("removed").iter().filter_map(gone).collect();
    let mut fine = true;
    if !file.content.trim().is_empty() {
        fine = desk.run_part(&mut sheet, "rates", file.command(map(&desk).await?)).await.is_some();
    }
    for (number, (id, rev)) in removed.into_iter().enumerate() {
        // Gone already is as good.
        fine = fine
            && (desk
                .run_part(&mut sheet, &format!("gone{number}"), RemoveDeliveryRate { id, rev: Some(rev) })
                .await
                .is_some()
                || sheet.is_refused_with("delivery.rate_not_found"));
    }
    if fine {
        return desk.done(&format!("/delivery/grid?carrier={}", file.carrier), "rates-saved");
    }
    let grid = grid_of(&desk, Some(file.carrier)).await?;
    grid_page(&desk, &grid, &sheet)
}
