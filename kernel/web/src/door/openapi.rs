//! The API described from the registry: OpenAPI 3.1 at `/api/v1/openapi.json`.

use schemars::generate::SchemaSettings;
use serde_json::{Map, Value, json};
use souk_engine::{Api, Method, Registry, Scope};

/// The whole description. Deterministic: checked in and compared.
pub fn describe(registry: &Registry) -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with(|settings| settings.definitions_path = "/components/schemas".into());
    let mut generator = settings.into_generator();
    let mut paths: Map<String, Value> = Map::new();
    for command in registry.commands() {
        let (input, output) = ((command.input)(&mut generator), (command.output)(&mut generator));
        for api in command.api {
            let (input, output) = (input.clone().to_value(), output.clone().to_value());
            let operation = Operation {
                name: command.name,
                about: command.about,
                scope: command.policy.scope,
                writes: true,
                file: false,
                api,
                input,
                output,
            };
            put(&mut paths, &operation, &generator);
        }
    }
    for query in registry.queries() {
        let (input, output) = ((query.input)(&mut generator), (query.output)(&mut generator));
        for api in query.api {
            let (input, output) = (input.clone().to_value(), output.clone().to_value());
            let operation = Operation {
                name: query.name,
                about: query.about,
                scope: query.policy.scope,
                writes: false,
                file: api.method == Method::Get && super::sheet::columns(query).is_some(),
                api,
                input,
                output,
            };
            put(&mut paths, &operation, &generator);
        }
    }
    let schemas = generator.take_definitions(true);
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Souk", "version": "1",
            "description": "One catalog, one stock, one order book and one ledger per shop. \
                            Amounts named `…_minor` are \
                            minor units of the currency beside them; moments are RFC 3339 in UTC.",
        },
        "paths": paths,
        "components": {
            "schemas": schemas_with_problem(schemas),
            "responses": {"Problem": {
                "description": "Refused: `code` is stable, `title` is a sentence in the asker's language.",
                "content": {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}},
            }},
            "securitySchemes": {
                "key": {"type": "http", "scheme": "bearer", "description": "A key of a shop or platform."},
                "session": {"type": "apiKey", "in": "cookie", "name": "souk_session"},
            },
        },
    })
}

const PROBLEM: &str = "#/components/responses/Problem";

struct Operation<'a> {
    name: &'static str,
    about: &'static str,
    scope: Scope,
    writes: bool,
    /// A list, which is had as a file too.
    file: bool,
    api: &'a Api,
    input: Value,
    output: Value,
}

fn put(paths: &mut Map<String, Value>, operation: &Operation<'_>, generator: &schemars::SchemaGenerator) {
    let resolved = resolve(&operation.input, generator);
    let properties = resolved.get("properties").and_then(Value::as_object).cloned().unwrap_or_default();
    let required: Vec<&str> = resolved
        .get("required")
        .and_then(Value::as_array)
        .map_or(Vec::new(), |names| names.iter().filter_map(Value::as_str).collect());
    let in_path: Vec<&str> = operation
        .api
        .path
        .split('/')
        .filter_map(|part| part.strip_prefix('{').and_then(|part| part.strip_suffix('}')))
        .collect();
    let reads = operation.api.method == Method::Get;
    let mut parameters: Vec<Value> = Vec::new();
    for (name, schema) in &properties {
        let place = if in_path.contains(&name.as_str()) {
            "path"
        } else if reads {
            "query"
        } else {
            continue;
        };
        let must = place == "path" || required.contains(&name.as_str());
        parameters.push(json!({"name": name, "in": place, "required": must, "schema": schema}));
    }
    if operation.writes {
        parameters.push(json!({
            "name": "Idempotency-Key", "in": "header", "required": true,
            "schema": {"type": "string", "minLength": 1, "maxLength": 200},
        }));
        parameters.push(
            json!({"name": "dry_run", "in": "query", "required": false, "schema": {"type": "boolean"}}),
        );
    }
    if operation.file {
        parameters.push(json!({
            "name": "format", "in": "query", "required": false,
            "schema": {"type": "string", "enum": ["json", "csv"]},
        }));
    }
    // What `present` makes of an answer has a shape of its own.
    let answer =
        if operation.api.present.is_some() { json!({"type": "object"}) } else { operation.output.clone() };
    let mut success = json!({"description": "Done.", "content": {"application/json": {"schema": answer}}});
    if let (true, Some(content)) = (operation.file, success.get_mut("content").and_then(Value::as_object_mut))
    {
        content.insert("text/csv".to_owned(), json!({"schema": {"type": "string"}}));
    }
    if let Some(drawing) = operation.api.drawing {
        let file = json!({"schema": {"type": "string", "format": "binary"}});
        success = json!({"description": "Done.", "content": {drawing.content_type: file}});
    }
    let mut described = json!({
        "operationId": operation_id(operation),
        "summary": operation.about,
        "parameters": parameters,
        "responses": {operation.api.status.to_string(): success, "default": {"$ref": PROBLEM}},
        "security": security(operation.scope),
    });
    if let (Some(body), Some(map)) =
        (request_body(operation, &properties, &required, &in_path), described.as_object_mut())
    {
        map.insert("requestBody".to_owned(), body);
    }
    let path = paths.entry(operation.api.path.to_owned()).or_insert_with(|| json!({}));
    if let Some(methods) = path.as_object_mut() {
        methods.insert(operation.api.method.as_str().to_lowercase(), described);
    }
}

/// What a command wants in its body: its fields but for those in the path.
fn request_body(
    operation: &Operation<'_>,
    properties: &Map<String, Value>,
    required: &[&str],
    in_path: &[&str],
) -> Option<Value> {
    let fields = properties.iter().filter(|(name, _)| !in_path.contains(&name.as_str()));
    let body: Map<String, Value> = fields.map(|(name, schema)| (name.clone(), schema.clone())).collect();
    if operation.api.method == Method::Get || operation.api.adapter.is_some() || body.is_empty() {
        return None;
    }
    let must: Vec<&&str> = required.iter().filter(|name| !in_path.contains(*name)).collect();
    let mut schema = json!({"type": "object", "properties": body, "additionalProperties": false});
    if let (Some(map), false) = (schema.as_object_mut(), must.is_empty()) {
        map.insert("required".to_owned(), json!(must));
    }
    Some(json!({"required": !must.is_empty(), "content": {"application/json": {"schema": schema}}}))
}

/// A command with several doors has an id for each.
fn operation_id(operation: &Operation<'_>) -> String {
    let tail: String = operation
        .api
        .path
        .rsplit('/')
        .find(|part| !part.starts_with('{'))
        .unwrap_or_default()
        .replace('-', "_");
    if tail == operation.name { operation.name.to_owned() } else { format!("{}__{tail}", operation.name) }
}

fn security(scope: Scope) -> Value {
    match scope {
        Scope::Open => json!([]),
        Scope::Visitor => json!([{}, {"key": []}, {"session": []}]),
        Scope::Shop | Scope::Platform => json!([{"key": []}, {"session": []}]),
        Scope::User => json!([{"session": []}]),
    }
}

fn resolve(schema: &Value, generator: &schemars::SchemaGenerator) -> Value {
    let Some(name) = schema.get("$ref").and_then(Value::as_str).and_then(|path| path.rsplit('/').next())
    else {
        return schema.clone();
    };
    generator.definitions().get(name).cloned().unwrap_or_else(|| schema.clone())
}

fn schemas_with_problem(mut schemas: Map<String, Value>) -> Value {
    schemas.insert(
        "Problem".to_owned(),
        json!({
            "type": "object", "description": "RFC 9457",
            "required": ["type", "title", "status", "code"],
            "properties": {
                "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
                "code": {"type": "string"}, "kind": {"type": "string"}, "request": {"type": "string"},
                "errors": {"type": "array", "items": {"type": "object"}},
            },
        }),
    );
    Value::Object(schemas)
}
