//! As much of JSON Schema as the description of the API uses. An object is closed: a field that no part of
//! its schema names is undescribed.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

pub struct Schemas(Map<String, Value>);

impl Schemas {
    pub fn of(description: &Value) -> Self {
        Self(description["components"]["schemas"].as_object().cloned().unwrap_or_default())
    }

    /// The schema that a reference names, else the schema itself.
    pub fn resolve(&self, schema: &Value) -> Value {
        let mut schema = schema.clone();
        while let Some(name) = schema["$ref"].as_str().and_then(|path| path.rsplit('/').next()) {
            schema = self.0.get(name).cloned().unwrap_or_else(|| panic!("no schema {name}"));
        }
        schema
    }

    pub fn check(&self, schema: &Value, value: &Value) -> Result<(), String> {
        self.fits(schema, value, "", true)
    }

    fn fits(&self, schema: &Value, value: &Value, at: &str, closed: bool) -> Result<(), String> {
        let Some(map) = schema.as_object() else {
            return if schema == &Value::Bool(false) {
                Err(format!("{at}: nothing may stand here"))
            } else {
                Ok(())
            };
        };
        if map.contains_key("$ref") {
            self.fits(&self.resolve(schema), value, at, closed)?;
        }
        self.kind(schema, value, at)?;
        for part in schema["allOf"].as_array().into_iter().flatten() {
            self.fits(part, value, at, false)?;
        }
        for several in ["anyOf", "oneOf"] {
            if let Some(choices) = schema[several].as_array() {
                let tried: Vec<_> =
                    choices.iter().map(|choice| self.fits(choice, value, at, closed)).collect();
                if !tried.iter().any(Result::is_ok) {
                    let whys: Vec<String> = tried.into_iter().filter_map(Result::err).collect();
                    return Err(format!("{at}: none of {several} ({})", whys.join("; ")));
                }
            }
        }
        match value {
            Value::Object(object) => self.object(schema, object, at, closed),
            Value::Array(items) => items.iter().enumerate().try_for_each(|(index, item)| {
                self.fits(&schema["items"], item, &format!("{at}/{index}"), true)
            }),
            _ => Ok(()),
        }
    }

    fn kind(&self, schema: &Value, value: &Value, at: &str) -> Result<(), String> {
        let is = |kind: &str| match kind {
            "object" => value.is_object(),
            "array" => value.is_array(),
            "string" => value.is_string(),
            "integer" => value.is_i64() || value.is_u64(),
            "number" => value.is_number(),
            "boolean" => value.is_boolean(),
            "null" => value.is_null(),
            _ => false,
        };
        let fits = match &schema["type"] {
            Value::String(kind) => is(kind),
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).any(is),
            _ => true,
        };
        if !fits {
            return Err(format!("{at}: {value} is no {}", schema["type"]));
        }
        if schema["enum"].as_array().is_some_and(|choices| !choices.contains(value)) {
            return Err(format!("{at}: {value} is none of {}", schema["enum"]));
        }
        if schema.as_object().is_some_and(|map| map.get("const").is_some_and(|only| only != value)) {
            return Err(format!("{at}: {value} is not {}", schema["const"]));
        }
        let number = value.as_f64();
        let beyond = |limit: &Value, over: fn(f64, f64) -> bool| {
            number.zip(limit.as_f64()).is_some_and(|(n, l)| over(n, l))
        };
        if beyond(&schema["minimum"], |n, l| n < l) || beyond(&schema["maximum"], |n, l| n > l) {
            return Err(format!("{at}: {value} is out of bounds"));
        }
        Ok(())
    }

    fn object(
        &self,
        schema: &Value,
        object: &Map<String, Value>,
        at: &str,
        closed: bool,
    ) -> Result<(), String> {
        for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            if !object.contains_key(name) {
                return Err(format!("{at}: {name} is missing"));
            }
        }
        for (name, item) in object {
            if let Some(field) = schema["properties"].get(name) {
                self.fits(field, item, &format!("{at}/{name}"), true)?;
            } else if schema["additionalProperties"].is_object() {
                self.fits(&schema["additionalProperties"], item, &format!("{at}/{name}"), true)?;
            }
        }
        let mut named = BTreeSet::new();
        let open = self.names(schema, &mut named);
        if closed
            && !open
            && let Some(extra) = object.keys().find(|name| !named.contains(*name))
        {
            return Err(format!("{at}: {extra} is not described"));
        }
        Ok(())
    }

    /// All names that a schema gives to fields; true where it leaves them open.
    fn names(&self, schema: &Value, named: &mut BTreeSet<String>) -> bool {
        let schema = self.resolve(schema);
        let fields = schema["properties"].as_object();
        named.extend(fields.into_iter().flatten().map(|(name, _)| name.clone()));
        let mut open =
            schema["additionalProperties"].is_object() || schema["additionalProperties"] == Value::Bool(true);
        let mut parts = 0;
        for several in ["allOf", "anyOf", "oneOf"] {
            for part in schema[several].as_array().into_iter().flatten() {
                parts += 1;
                open |= self.names(part, named);
            }
        }
        // `{"type": "object"}` or no schema at all says nothing of fields.
        open || (fields.is_none() && parts == 0)
    }
}

#[test]
fn schemas_are_read_closely() {
    use serde_json::json;
    let schemas = Schemas::of(&json!({"components": {"schemas": {
        "Card": {"type": "object", "required": ["id"], "properties": {
            "id": {"type": "string"}, "n": {"type": ["integer", "null"]},
            "of": {"anyOf": [{"$ref": "#/x/Card"}, {"type": "null"}]},
        }},
    }}}));
    let card = json!({"$ref": "#/components/schemas/Card"});
    assert_eq!(schemas.check(&card, &json!({"id": "a", "n": null, "of": {"id": "b"}})), Ok(()));
    for wrong in [
        json!({}),
        json!({"id": 1}),
        json!({"id": "a", "n": 0.5}),
        json!({"id": "a", "x": 1}),
        json!({"id": "a", "of": {"id": 2}}),
    ] {
        assert!(schemas.check(&card, &wrong).is_err(), "{wrong}");
    }
}
