//! What watches the program from outside: alive, ready, counters, and the description of the API.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use souk_engine::Reach;

use super::{Web, openapi};

pub(super) fn routes() -> Router<Web> {
    Router::new()
        .route("/health/live", get(|| async { "live\n" }))
        .route("/health/ready", get(ready))
        .route("/metrics", get(metrics))
        .route("/api/v1/openapi.json", get(description))
        .route("/assets/{name}", get(asset))
}

/// Ready = the database answers and its schema is the one this program knows.
async fn ready(State(web): State<Web>) -> Response {
    let migrations = web.engine().registry().migrations();
    let schema = web.engine().db().schema_state(&migrations).await;
    let answers = web
        .engine()
        .read(Reach::Platform, |db| souk_engine::Tenant::load(db, souk_core::TenantId::INSTALLATION))
        .await;
    match (schema, answers) {
        (Ok(souk_engine::SchemaState::Current), Ok(_)) => "ready\n".into_response(),
        (schema, answers) => {
            let why = format!(
                "not ready: schema {schema:?}, database {}\n",
                if answers.is_ok() { "answers" } else { "silent" }
            );
            (StatusCode::SERVICE_UNAVAILABLE, why).into_response()
        }
    }
}

async fn metrics(State(web): State<Web>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], web.metrics().text(web.engine())).into_response()
}

async fn description(State(web): State<Web>) -> Response {
    let text = openapi::describe(web.engine().registry()).to_string();
    ([(header::CONTENT_TYPE, "application/json")], text).into_response()
}

/// Files that pages load; their names change with their content, so browsers keep them for ever.
async fn asset(State(web): State<Web>, visit: super::Visit, Path(name): Path<String>) -> Response {
    let wanted = format!("/assets/{name}");
    match crate::look::ASSETS.iter().find(|asset| asset.path == wanted) {
        Some(asset) => {
            let headers = [
                (header::CONTENT_TYPE, asset.kind),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ];
            (headers, asset.body.clone()).into_response()
        }
        None => {
            super::page::nothing_here(
                State(web),
                visit,
                axum::extract::OriginalUri(wanted.parse().unwrap_or_default()),
            )
            .await
        }
    }
}
