//! The API for people to read: one page for each noun, made from the same description that programs read
//! (`/api/v1/openapi.json`), and one page with what holds everywhere.

use std::collections::BTreeMap;

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Response;
use axum::routing::get;
use serde::Serialize;
use serde_json::{Map, Value, json};
use souk_core::Lang;
use souk_engine::refusals;

use super::page::Visit;
use super::{Web, openapi};
use crate::look::View;

pub(super) fn routes() -> Router<Web> {
    Router::new().route("/api/docs", get(index)).route("/api/docs/{noun}", get(noun))
}

/// What a page shows of one path.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Operation {
    id: String,
    method: String,
    path: String,
    about: String,
    /// Anybody may ask, without a key.
    open: bool,
    fields: Vec<Field>,
    status: String,
    answer: String,
    curl: String,
}

#[derive(Debug, Clone, Serialize)]
struct Field {
    name: String,
    /// `path`, `query`, `body`.
    place: &'static str,
    kind: String,
    required: bool,
    about: String,
}

/// Operations by the noun of their path.
pub(super) type Nouns = BTreeMap<String, Vec<Operation>>;

impl Web {
    fn nouns(&self) -> &Nouns {
        self.0
            .nouns
            .get_or_init(|| nouns(&openapi::describe(self.engine().registry()), &self.settings().public_url))
    }
}

async fn index(State(web): State<Web>, visit: Visit) -> Response {
    let nouns = web.nouns().iter().map(|(name, operations)| json!({ "name": name, "n": operations.len() }));
    let data = json!({ "nouns": nouns.collect::<Vec<_>>(), "base": base(&web.settings().public_url) });
    visit.render(200, "api/index.html", &view(&visit), data)
}

async fn noun(State(web): State<Web>, visit: Visit, Path(name): Path<String>) -> Response {
    let Some(operations) = web.nouns().get(&name) else {
        return visit.failed(&refusals::PAGE_NOT_FOUND.refuse());
    };
    visit.render(200, "api/noun.html", &view(&visit), json!({ "noun": name, "operations": operations }))
}

/// The description is written in English, whatever the reader's language is.
fn view(visit: &Visit) -> View {
    View { lang: Lang::En, languages: vec![Lang::En], ..visit.bare_view() }
}

fn base(public_url: &str) -> &str {
    public_url.trim_end_matches('/')
}

/// What a path is about. The platform's paths would be one long page, so each of their own nouns has one.
fn noun_of(path: &str) -> String {
    let mut parts = path.split('/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        ("platform", Some(below)) if !below.starts_with('{') => format!("platform-{below}"),
        (noun, _) => noun.to_owned(),
    }
}

fn nouns(described: &Value, public_url: &str) -> Nouns {
    let empty = Map::new();
    let object = |pointer: &str| described.pointer(pointer).and_then(Value::as_object).unwrap_or(&empty);
    let schemas = Schemas(object("/components/schemas"));
    let mut nouns = Nouns::new();
    for (path, methods) in object("/paths") {
        let rest = path.strip_prefix("/api/v1/").unwrap_or(path.trim_start_matches('/'));
        let noun = noun_of(rest);
        for (method, operation) in methods.as_object().unwrap_or(&empty) {
            let shown = schemas.operation(method, path, operation, base(public_url));
            nouns.entry(noun.clone()).or_default().push(shown);
        }
    }
    nouns
}

struct Schemas<'a>(&'a Map<String, Value>);

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

impl Schemas<'_> {
    fn operation(&self, method: &str, path: &str, described: &Value, base: &str) -> Operation {
        let (mut fields, mut writes) = (Vec::new(), false);
        for parameter in described.get("parameters").and_then(Value::as_array).into_iter().flatten() {
            let (name, schema) = (text(parameter, "name"), parameter.get("schema").unwrap_or(&Value::Null));
            let place = match text(parameter, "in") {
                "path" => "path",
                // What holds for every change stands on the first page.
                "header" => {
                    writes = true;
                    continue;
                }
                _ if name == "dry_run" => continue,
                _ => "query",
            };
            let required = parameter.get("required").and_then(Value::as_bool).unwrap_or_default();
            fields.push(self.field(name, place, schema, required));
        }
        let body = described.pointer("/requestBody/content/application~1json/schema");
        let required: Vec<&str> = body
            .and_then(|body| body.get("required")?.as_array())
            .map_or(Vec::new(), |names| names.iter().filter_map(Value::as_str).collect());
        let properties = body.and_then(|body| body.get("properties")?.as_object());
        for (name, schema) in properties.into_iter().flatten() {
            fields.push(self.field(name, "body", schema, required.contains(&name.as_str())));
        }
        let responses = described.get("responses").and_then(Value::as_object);
        let success = responses.and_then(|all| all.iter().find(|(status, _)| status.starts_with('2')));
        let answer = success.and_then(|(_, it)| it.pointer("/content/application~1json/schema"));
        let open = described.get("security").and_then(Value::as_array);
        let open = open.is_some_and(|ways| ways.is_empty() || ways.contains(&json!({})));
        let sample = body.map(|_| {
            let sent = properties.into_iter().flatten();
            let sent = sent.filter(|(name, _)| required.is_empty() || required.contains(&name.as_str()));
            Value::Object(sent.take(8).map(|(name, schema)| (name.clone(), self.sample(schema, 0))).collect())
        });
        let method = method.to_uppercase();
        Operation {
            id: text(described, "operationId").to_owned(),
            curl: curl(&method, &format!("{base}{path}"), open, writes, sample.as_ref()),
            method,
            path: path.to_owned(),
            about: text(described, "summary").to_owned(),
            open,
            fields,
            status: success.map(|(status, _)| status.clone()).unwrap_or_default(),
            answer: answer.map(|schema| self.kind(schema)).unwrap_or_default(),
        }
    }

    fn field(&self, name: &str, place: &'static str, schema: &Value, required: bool) -> Field {
        let (name, about) = (name.to_owned(), text(schema, "description").to_owned());
        Field { name, place, kind: self.kind(schema), required, about }
    }

    fn resolved<'s>(&'s self, schema: &'s Value) -> &'s Value {
        let name = text(schema, "$ref").rsplit('/').next().unwrap_or_default();
        self.0.get(name).unwrap_or(schema)
    }

    /// What a value is, in few words: `text`, `list of OrderLine`, `one of home, desk`.
    fn kind(&self, schema: &Value) -> String {
        let own = self.resolved(schema);
        if let Some(choices) = own.get("enum").and_then(Value::as_array) {
            let words: Vec<&str> = choices.iter().filter_map(Value::as_str).collect();
            return format!("one of {}", words.join(", "));
        }
        let name = text(schema, "$ref").rsplit('/').next().unwrap_or_default();
        for group in ["anyOf", "oneOf"] {
            let Some(kinds) = own.get(group).and_then(Value::as_array) else { continue };
            let kinds = kinds.iter().filter(|kind| text(kind, "type") != "null");
            let kinds: Vec<String> =
                kinds.map(|kind| self.kind(kind)).filter(|kind| !kind.is_empty()).collect();
            return if name.is_empty() { kinds.join(" or ") } else { name.to_owned() };
        }
        let types = match own.get("type") {
            Some(Value::Array(types)) => types.iter().filter_map(Value::as_str).find(|kind| *kind != "null"),
            Some(Value::String(kind)) => Some(kind.as_str()),
            _ => None,
        };
        match types {
            Some("string") => "text".to_owned(),
            Some("integer") => "whole number".to_owned(),
            Some("array") => {
                format!("list of {}", own.get("items").map_or_else(String::new, |items| self.kind(items)))
            }
            Some("object") if !name.is_empty() => name.to_owned(),
            Some(other) => other.to_owned(),
            None => name.to_owned(),
        }
    }

    /// Something of this shape, to copy and change.
    fn sample(&self, schema: &Value, depth: u8) -> Value {
        let own = self.resolved(schema);
        if let Some(first) = own.get("enum").and_then(Value::as_array).and_then(|all| all.first()) {
            return first.clone();
        }
        if let Some(first) = ["anyOf", "oneOf"].iter().find_map(|group| own.get(*group)?.as_array()?.first())
        {
            return if depth < 4 { self.sample(first, depth + 1) } else { Value::Null };
        }
        let kind = own.get("type").map(|kind| kind.as_array().and_then(|all| all.first()).unwrap_or(kind));
        match kind.and_then(Value::as_str) {
            Some("integer" | "number") => json!(1),
            Some("boolean") => json!(true),
            Some("array") if depth < 4 => {
                json!([own.get("items").map_or(Value::Null, |items| self.sample(items, depth + 1))])
            }
            Some("object") if depth < 4 => {
                let required = own.get("required").and_then(Value::as_array).cloned().unwrap_or_default();
                let properties = own.get("properties").and_then(Value::as_object).into_iter().flatten();
                let must = properties.filter(|(name, _)| required.iter().any(|it| it == name.as_str()));
                Value::Object(must.map(|(name, it)| (name.clone(), self.sample(it, depth + 1))).collect())
            }
            Some("string") => json!("…"),
            _ => Value::Null,
        }
    }
}

fn curl(method: &str, url: &str, open: bool, writes: bool, body: Option<&Value>) -> String {
    let mut line = match method {
        "GET" => format!("curl '{url}'"),
        other => format!("curl -X {other} '{url}'"),
    };
    let mut add = |part: String| line.push_str(&format!(" \\\n  {part}"));
    if !open {
        add("-H 'Authorization: Bearer souk_live_…'".to_owned());
    }
    if writes {
        add("-H \"Idempotency-Key: $(uuidgen)\"".to_owned());
    }
    if let Some(body) = body {
        add("-H 'Content-Type: application/json'".to_owned());
        add(format!("-d '{body}'"));
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_words_that_can_be_copied() {
        let line = json!({"$ref": "#/components/schemas/Line"});
        let kind = json!({"$ref": "#/components/schemas/Kind"});
        let schemas = json!({
            "Kind": {"type": "string", "enum": ["a", "b"]},
            "Line": {"type": "object", "required": ["kind"], "properties": {"kind": kind}},
        });
        let text = json!({"type": "string"});
        let body = json!({"required": ["lines"], "properties": {
            "lines": {"type": "array", "items": line},
            "note": {"type": ["string", "null"], "description": "For members."},
        }});
        let post = json!({
            "operationId": "make_thing", "summary": "Makes it.",
            "parameters": [
                {"name": "id", "in": "path", "required": true, "schema": text},
                {"name": "Idempotency-Key", "in": "header", "required": true, "schema": text},
            ],
            "requestBody": {"content": {"application/json": {"schema": body}}},
            "responses": {"201": {"content": {"application/json": {"schema": line}}}},
            "security": [{"key": []}],
        });
        let described = json!({
            "components": {"schemas": schemas}, "paths": {"/api/v1/things/{id}": {"post": post}},
        });
        let nouns = nouns(&described, "https://souk.example/");
        let operation = &nouns["things"][0];
        let kinds: Vec<_> = operation.fields.iter().map(|it| (it.name.as_str(), it.kind.as_str())).collect();
        assert_eq!(kinds, [("id", "text"), ("lines", "list of Line"), ("note", "text")]);
        assert_eq!((operation.status.as_str(), operation.answer.as_str()), ("201", "Line"));
        let curl = &operation.curl;
        assert!(curl.starts_with("curl -X POST 'https://souk.example/api/v1/things/{id}' \\\n"), "{curl}");
        assert!(curl.ends_with("-d '{\"lines\":[{\"kind\":\"a\"}]}'"), "{curl}");
        assert!(curl.contains("Idempotency-Key") && curl.contains("Bearer"), "{curl}");
    }
}
