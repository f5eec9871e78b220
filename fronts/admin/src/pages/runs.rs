//! Runs: long work with its preview, progress, report and undo; and the work that failed too often.

use axum::extract::Path;
use axum::routing::{get, post};
use serde_json::{Value, json};
use souk_engine::{
    ByAge, DeadLetterList, JobId, RetryJob, Run, RunCard, RunId, RunItem, RunList, RunState, StopRun,
};
use souk_stock::{Counts, ResumeImport, RunImport, UndoImport};
use souk_web::door::Route;

use crate::choices::Badge;
use crate::desk::Desk;
use crate::failed::{Answer, Failed};
use crate::sheet::Sheet;

/// Items on a page, as the query gives them.
const ITEMS: i64 = 200;

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/runs", get(list)),
        Route::new("GET", "/admin/runs/{id}", get(show)),
        Route::new("GET", "/admin/runs/{id}/progress", get(progress)),
        Route::new("POST", "/admin/runs/{id}/start", post(start)),
        Route::new("POST", "/admin/runs/{id}/stop", post(stop)),
        Route::new("POST", "/admin/runs/{id}/resume", post(resume)),
        Route::new("POST", "/admin/runs/{id}/undo", post(undo)),
        Route::new("GET", "/admin/dead-letters", get(dead_letters)),
        Route::new("POST", "/admin/dead-letters", post(retry)),
    ]
}

fn state_badge(desk: &Desk, state: RunState) -> Badge {
    let tone = match state {
        RunState::Previewed | RunState::Running => "info",
        RunState::Done => "good",
        RunState::DoneWithErrors | RunState::Stopped | RunState::PartlyUndone => "warn",
        RunState::Broken => "bad",
        RunState::Undone => "plain",
    };
    desk.badge("admin-run-state", state.as_str(), tone)
}

/// What the run is about: the file's name, else its kind.
fn name(desk: &Desk, run: &Run) -> String {
    let name = run.options.get("name").and_then(Value::as_str).filter(|name| !name.is_empty());
    name.map_or_else(|| desk.word("admin-run-kind", &run.kind), str::to_owned)
}

async fn list(desk: Desk) -> Answer {
    let after = desk.visit.asked("after").map(str::to_owned);
    let state = desk.visit.asked("state").and_then(RunState::parse);
    let sort = desk.sorted(ByAge::parse);
    let page = desk.query(RunList { state, sort, after, ..RunList::default() }).await?;
    let rows: Vec<Value> = page
        .items
        .iter()
        .map(|run| {
            json!({
                "href": format!("/admin/runs/{}", run.id),
                "name": name(&desk, run),
                "kind": desk.word("admin-run-kind", &run.kind),
                "state": state_badge(&desk, run.state),
                "done": format!("{} / {}", run.position, run.size),
                "at": run.created_at,
            })
        })
        .collect();
    desk.page(
        "admin/runs.html",
        json!({
            "rows": rows,
            "filtered": !desk.query_without(&["lang", "done"]).is_empty(),
            "sorts": desk.sorts(ByAge::ALL, sort),
            "state": state,
            "states": desk.choices("admin-run-state", RunState::ALL.iter().map(|state| state.as_str())),
            "next": desk.next("/admin/runs", page.next.as_ref()),
            "file": desk.file("runs", &[("state", "state"), ("sort", "sort")]),
        }),
    )
}

fn id_of(desk: &Desk, id: &str) -> Result<RunId, Failed> {
    RunId::parse(id).ok_or_else(|| desk.nothing_here())
}

async fn show(desk: Desk, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default(), "admin/run.html").await
}

/// The part of the page that moves, for the script.
async fn progress(desk: Desk, Path(id): Path<String>) -> Answer {
    card(&desk, id_of(&desk, &id)?, &Sheet::default(), "admin/run_progress.html").await
}

async fn card(desk: &Desk, id: RunId, sheet: &Sheet, template: &str) -> Answer {
    let from = desk.visit.asked("from").and_then(|from| from.parse().ok()).unwrap_or(0);
    let report = desk.query(RunCard { id, from }).await?;
    let run = &report.run;
    let counts = Counts::of(&run.totals);
    let shown = |(label, n): (&str, i64)| (n > 0).then(|| json!({ "label": desk.say(label), "value": n }));
    let tiles = [
        ("admin-run-total", counts.total),
        ("admin-run-created", counts.created),
        ("admin-run-updated", counts.updated),
        ("admin-run-unchanged", counts.unchanged),
        ("admin-run-skipped", counts.skipped),
        ("admin-run-bad", counts.bad),
        ("admin-run-cleared", counts.cleared),
        ("admin-run-over-limit", counts.over_limit),
        ("admin-run-pictures", counts.pictures),
        ("admin-run-undone", counts.undone),
    ];
    let next = report.items.last().filter(|_| i64::try_from(report.items.len()) == Ok(ITEMS));
    let data = json!({
        "id": id,
        "name": name(desk, run),
        "kind": run.kind,
        "kind_name": desk.word("admin-run-kind", &run.kind),
        "state": run.state,
        "badge": state_badge(desk, run.state),
        "at": run.created_at,
        "ended_at": run.ended_at,
        "position": run.position,
        "size": run.size,
        "pieces": counts.pieces,
        "prices": (counts.price_minor_sum > 0).then(|| desk.money(counts.price_minor_sum)),
        "tiles": tiles.into_iter().filter_map(shown).collect::<Vec<_>>(),
        "items": report.items.iter().map(|item| shown_item(desk, item)).collect::<Vec<_>>(),
        "next": next.map(|item| format!("/admin/runs/{id}?from={}", item.position + 1)),
    });
    desk.page_with(template, sheet, data)
}

fn shown_item(desk: &Desk, item: &RunItem) -> Value {
    let tone = match item.result.as_str() {
        "created" => "good",
        "updated" | "undone" => "info",
        "bad" => "bad",
        "skipped" => "warn",
        _ => "plain",
    };
    json!({
        "label": item.label,
        "result": desk.badge("admin-run-result", &item.result, tone),
        "reason": item.reason.as_deref().map(|reason| reason_sentence(desk, reason, &item.detail)),
    })
}

/// A refusal's sentence where the reason is one, else our own word for it.
fn reason_sentence(desk: &Desk, reason: &str, detail: &Value) -> String {
    let texts = desk.visit.web.texts();
    let args = detail.as_object().cloned().unwrap_or_default();
    let refusal = souk_web::texts::refusal_id(reason);
    let own = format!("stock-reason-{}", reason.replace(['_', '.'], "-"));
    let id = [refusal, own].into_iter().find(|id| texts.knows(souk_core::Lang::En, id));
    let place = detail.get("line").and_then(Value::as_u64);
    let sentence = id.map_or_else(|| reason.to_owned(), |id| texts.say(desk.lang(), &id, &args));
    place.map_or(sentence.clone(), |line| {
        format!("{}: {sentence}", desk.say_with("admin-run-line", [("line", line.into())]))
    })
}

async fn start(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, RunImport { id }).await {
        Some(started) => desk.done(&format!("/runs/{}", started.run), "run-started"),
        None => card(&desk, id, &sheet, "admin/run.html").await,
    }
}

async fn stop(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, StopRun { id }).await {
        Some(_) => desk.done(&format!("/runs/{id}"), "run-stopped"),
        None => card(&desk, id, &sheet, "admin/run.html").await,
    }
}

async fn resume(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, ResumeImport { id }).await {
        Some(started) => desk.done(&format!("/runs/{}", started.run), "run-started"),
        None => card(&desk, id, &sheet, "admin/run.html").await,
    }
}

async fn undo(desk: Desk, Path(id): Path<String>, mut sheet: Sheet) -> Answer {
    let id = id_of(&desk, &id)?;
    match desk.run(&mut sheet, UndoImport { id }).await {
        Some(started) => desk.done(&format!("/runs/{}", started.run), "run-started"),
        None => card(&desk, id, &sheet, "admin/run.html").await,
    }
}

async fn dead_letters(desk: Desk) -> Answer {
    dead_page(&desk, &Sheet::default()).await
}

async fn dead_page(desk: &Desk, sheet: &Sheet) -> Answer {
    let letters = desk.query(DeadLetterList {}).await?;
    desk.page_with("admin/dead_letters.html", sheet, json!({ "letters": letters }))
}

async fn retry(desk: Desk, mut sheet: Sheet) -> Answer {
    let Some(id) = JobId::parse(sheet.text("id")) else { return Err(desk.nothing_here()) };
    match desk.run(&mut sheet, RetryJob { id }).await {
        Some(_) => desk.done("/dead-letters", "job-retried"),
        None => dead_page(&desk, &sheet).await,
    }
}
