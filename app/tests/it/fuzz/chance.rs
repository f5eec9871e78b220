//! Inputs by chance, the same for the same seed: mutations of a good input, and values that a schema
//! describes.

use serde_json::{Map, Value, json};

use super::schema::Schemas;

/// SplitMix64.
pub struct Chance(u64);

const NASTY: [&str; 16] = [
    "",
    " ",
    "\u{0}",
    "a\u{202e}b",
    "\u{feff}",
    "٣",
    "-1",
    "0",
    "1e400",
    "99999999999999999999",
    "' or 1=1 --",
    "<script>alert(1)</script>",
    "../../etc/passwd",
    "2026-13-45T99:99:99Z",
    "ord_00000000000000000000000000",
    "{}",
];

impl Chance {
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
    pub fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
    pub fn one_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }
    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    /// One to three places of the input are something else.
    pub fn mutated(&mut self, input: &Value) -> Value {
        let mut input = input.clone();
        for _ in 0..=self.below(3) {
            let mut places = Vec::new();
            collect(&input, "", &mut places);
            if places.is_empty() || self.one_in(8) {
                let name = *self.pick(&["zzz", "id", "limit", "after", "rev", "dry_run"]);
                let value = self.odd();
                input.as_object_mut().unwrap().insert(name.to_owned(), value);
                continue;
            }
            let place = self.pick(&places).clone();
            let (parent, name) = place.rsplit_once('/').unwrap();
            let removed = self.one_in(6);
            match input.pointer_mut(parent) {
                Some(Value::Object(map)) if removed => {
                    drop(map.remove(&name.replace("~1", "/").replace("~0", "~")))
                }
                _ => {
                    let odd = self.odd();
                    if let Some(slot) = input.pointer_mut(&place) {
                        *slot = self.bent(slot.clone(), odd);
                    }
                }
            }
        }
        input
    }

    /// A little off, or something else altogether.
    fn bent(&mut self, value: Value, odd: Value) -> Value {
        match value {
            Value::String(text) if self.one_in(2) => match self.below(4) {
                0 => json!(text.to_uppercase()),
                1 => json!(text.chars().rev().collect::<String>()),
                2 => json!(format!("{text}{text}")),
                _ => json!(text.chars().take(text.chars().count() / 2).collect::<String>()),
            },
            Value::Number(number) if self.one_in(2) => json!(number.as_i64().unwrap_or(0).wrapping_neg()),
            Value::Array(items) if self.one_in(2) => {
                json!(items.iter().chain(&items).collect::<Vec<_>>())
            }
            _ => odd,
        }
    }

    fn odd(&mut self) -> Value {
        match self.below(12) {
            0 => Value::Null,
            1 => json!(true),
            2 => json!([]),
            3 => json!({}),
            4 => json!(i64::MAX),
            5 => json!(i64::MIN),
            6 => json!(0.5),
            7 => json!("x".repeat(3_000)),
            8 => json!([[["deep"]]]),
            9 => json!(-1),
            _ => json!(*self.pick(&NASTY)),
        }
    }

    /// Something that the schema allows.
    pub fn value_of(&mut self, schemas: &Schemas, schema: &Value, depth: usize) -> Value {
        let schema = schemas.resolve(schema);
        if let Some(choices) = schema["enum"].as_array() {
            return self.pick(choices).clone();
        }
        if !schema["const"].is_null() {
            return schema["const"].clone();
        }
        for several in ["anyOf", "oneOf"] {
            if let Some(choices) = schema[several].as_array().filter(|choices| !choices.is_empty()) {
                let choice = self.pick(choices).clone();
                return self.value_of(schemas, &choice, depth + 1);
            }
        }
        let kinds: Vec<&str> = match &schema["type"] {
            Value::String(kind) => vec![kind],
            Value::Array(kinds) => kinds.iter().filter_map(Value::as_str).collect(),
            _ => vec!["string"],
        };
        match *self.pick(&kinds) {
            "object" => self.object_of(schemas, &schema, depth),
            "array" if depth > 4 => json!([]),
            "array" => {
                let count = self.below(3);
                json!(
                    (0..count)
                        .map(|_| self.value_of(schemas, &schema["items"], depth + 1))
                        .collect::<Vec<_>>()
                )
            }
            "integer" => json!(*self.pick(&[0, 1, 2, 7, 100, 9_999, -1, 1_000_000_000])),
            "number" => json!(*self.pick(&[0.0, 1.5, -2.25, 1e9])),
            "boolean" => json!(self.one_in(2)),
            "null" => Value::Null,
            _ if self.one_in(3) => json!(*self.pick(&NASTY)),
            _ => json!(*self.pick(&[
                "Robe",
                "فستان",
                "a@souk.example",
                "2026-11-20T10:00:00Z",
                "1",
                "12.50",
                "16",
                "DZD"
            ])),
        }
    }

    fn object_of(&mut self, schemas: &Schemas, schema: &Value, depth: usize) -> Value {
        let mut object = Map::new();
        let required: Vec<&str> = schema["required"]
            .as_array()
            .map_or(Vec::new(), |names| names.iter().filter_map(Value::as_str).collect());
        for (name, field) in schema["properties"].as_object().into_iter().flatten() {
            if required.contains(&name.as_str()) || (depth < 4 && self.one_in(2)) {
                object.insert(name.clone(), self.value_of(schemas, field, depth + 1));
            }
        }
        if object.is_empty() && schema["additionalProperties"].is_object() && depth < 4 {
            let value = self.value_of(schemas, &schema["additionalProperties"], depth + 1);
            object.insert((*self.pick(&["en", "ar", "zz"])).to_owned(), value);
        }
        Value::Object(object)
    }
}

/// Pointers to everything below the top.
fn collect(value: &Value, at: &str, places: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            for (name, item) in map {
                let place = format!("{at}/{}", name.replace('~', "~0").replace('/', "~1"));
                places.push(place.clone());
                collect(item, &place, places);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                places.push(format!("{at}/{index}"));
                collect(item, &format!("{at}/{index}"), places);
            }
        }
        _ => {}
    }
}
