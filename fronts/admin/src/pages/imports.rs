//! Importing products: choose a file; its preview is a run that waits for a yes.

use axum::routing::{get, post};
use serde_json::json;
use souk_stock::{FileRef, ImportProducts};
use souk_web::door::{Accept, Route};

use crate::desk::Desk;
use crate::failed::Answer;
use crate::sheet::Sheet;
use crate::upload::{Received, Sent, unbounded};

pub fn routes() -> Vec<Route> {
    vec![
        Route::new("GET", "/admin/imports/new", get(new)),
        Route::new("POST", "/admin/imports/new", post(preview).layer(unbounded())),
    ]
}

async fn new(desk: Desk) -> Answer {
    page(&desk, &Sheet::default().with("rule", "create_and_update"))
}

fn page(desk: &Desk, sheet: &Sheet) -> Answer {
    let data = json!({
        "rules": desk.hinted("admin-import-rule", ["create_and_update", "create_only", "update_only"]),
        "marks": desk.choices("admin-import-mark", ["point", "comma"]),
    });
    desk.page_with("admin/import.html", sheet, data)
}

async fn preview(desk: Desk, sent: Sent) -> Answer {
    let Received { mut sheet, files } = sent.receive(&desk, Accept::Any).await?;
    let Some(file) = files.first() else {
        if !sheet.is_refused() {
            sheet.wrong("file", desk.say("admin-form-file"));
        }
        return page(&desk, &sheet);
    };
    let command = ImportProducts {
        name: file.name.clone(),
        source: FileRef::FileId(file.id),
        rule: serde_json::from_value(json!(sheet.text("rule"))).unwrap_or_default(),
        decimal_mark: serde_json::from_value(json!(sheet.given("mark"))).unwrap_or_default(),
        start: false,
    };
    match desk.run(&mut sheet, command).await.and_then(|preview| preview.plan) {
        Some(plan) => desk.done(&format!("/runs/{plan}"), "import-read"),
        None => page(&desk, &sheet),
    }
}
