//! "No" on the wire: problem+json (RFC 9457) for programs.

use axum::body::Body;
use axum::http::{HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};
use souk_core::{Error, Kind, Lang, Refusal};
use souk_engine::refusals;

use super::Web;

/// A failed request, with what is needed to tell of it.
pub struct Problem<'a> {
    pub web: &'a Web,
    pub lang: Lang,
    pub request: &'a str,
}

/// The body: `type`, `title`, `status`, `code`, `request`, the refusal's particulars, and `errors` by field.
pub fn problem_json(web: &Web, lang: Lang, request: &str, error: &Error) -> (u16, Value) {
    let texts = web.texts();
    match error {
        Error::Refused(refusal) => {
            let status = status_of(refusal);
            let errors: Vec<Value> = refusal
                .fields
                .iter()
                .map(|field| {
                    let sentence = texts.field_error(lang, field);
                    json!({"field": field.field, "code": field.code, "detail": sentence, "args": field.args})
                })
                .collect();
            let mut body = json!({
                "type": format!("urn:souk:refusal:{}", refusal.code),
                "title": texts.refusal(lang, refusal),
                "status": status,
                "code": refusal.code,
                "kind": refusal.kind,
                "request": request,
            });
            if let Some(map) = body.as_object_mut() {
                for (name, value) in &refusal.args {
                    map.entry(name.clone()).or_insert_with(|| value.clone());
                }
                if !errors.is_empty() {
                    map.insert("errors".to_owned(), Value::Array(errors));
                }
            }
            (status, body)
        }
        Error::Fault(fault) => {
            tracing::error!(request, %fault, "fault");
            let args = serde_json::Map::from_iter([("reference".to_owned(), Value::from(request))]);
            let title = texts.say(lang, "refusal-system-fault", &args);
            let body = json!({
                "type": "urn:souk:fault", "title": title, "status": 500, "code": "system.fault",
                "reference": request, "request": request,
            });
            (500, body)
        }
    }
}

fn status_of(refusal: &Refusal) -> u16 {
    if refusal.code == refusals::METHOD_NOT_ALLOWED.code { 405 } else { refusal.kind.status() }
}

impl Problem<'_> {
    pub fn answer(&self, error: &Error) -> Response<Body> {
        let (status, body) = problem_json(self.web, self.lang, self.request, error);
        let mut response = Response::new(Body::from(body.to_string()));
        *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if let Some(refusal) = error.refusal() {
            let wait = refusal.args.get("retry_after").and_then(Value::as_i64);
            let wait = wait.or_else(|| matches!(refusal.kind, Kind::Busy | Kind::TooMany).then_some(1));
            if let Some(seconds) = wait {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
            }
            if refusal.kind == Kind::Unauthenticated {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
        }
        response
    }
}
