//! Every operation that the description of the API names is asked with valid and mutated inputs: none breaks,
//! every answer is what the description says, and every refusal has a known code.

mod chance;
mod flawed;
mod schema;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};
use souk_engine::{Api, Dialect};

use crate::examples::Case;
use crate::house::House;
use crate::http::{Call, Door, Got, call_of};
use crate::walk::{paths, stop};
use chance::Chance;
use schema::Schemas;

const SEED: u64 = 20_261_120;
/// What ends or turns the shop that all cases share is only rehearsed.
const ENDING: &[&str] = &[
    "close_shop",
    "set_mode",
    "remove_member",
    "change_role",
    "revoke_permission",
    "update_shop",
    "update_settings",
];

struct Operation {
    name: &'static str,
    api: &'static Api,
    case: Case,
    status: u16,
    answer: Value,
    /// What kind of file it answers, where that is no JSON.
    file: Option<String>,
    body: Value,
    dry_run: bool,
}

#[derive(Default)]
struct Report {
    found: BTreeSet<String>,
    /// Cases and those that were served, by operation.
    reached: BTreeMap<String, (usize, usize)>,
}

fn operation(stop: crate::walk::Stop, description: &Value) -> Operation {
    let method = stop.api.method.as_str().to_lowercase();
    let described = &description["paths"][stop.api.path][&method];
    let status = stop.api.status;
    let content = |of: &Value| of["content"]["application/json"]["schema"].clone();
    let kinds =
        described["responses"][status.to_string()]["content"].as_object().cloned().unwrap_or_default();
    let parameters = described["parameters"].as_array().cloned().unwrap_or_default();
    Operation {
        name: stop.name,
        api: stop.api,
        case: stop.case,
        status,
        answer: content(&described["responses"][status.to_string()]),
        file: kinds.keys().next().filter(|_| !kinds.contains_key("application/json")).cloned(),
        body: content(&described["requestBody"]),
        dry_run: parameters.iter().any(|parameter| parameter["name"] == "dry_run"),
    }
}

struct Fuzz<'a> {
    door: Door<'a>,
    schemas: Schemas,
    codes: BTreeSet<&'static str>,
    report: Report,
}

impl Fuzz<'_> {
    fn find(&mut self, operation: &Operation, call: &Call, what: &str) {
        let body = String::from_utf8_lossy(call.body.as_deref().unwrap_or_default()).into_owned();
        let place = format!("{} {}", operation.api.method.as_str(), operation.api.path);
        // One of each kind is told.
        if !self.report.found.iter().any(|known| known.starts_with(&format!("{place}: {}", kind(what)))) {
            let sent: String = format!("{} {body}", call.path).chars().take(400).collect();
            self.report.found.insert(format!("{place}: {what}\n    sent {sent}"));
        }
    }

    fn judge(&mut self, operation: &Operation, call: &Call, got: &Got, dry: bool) {
        let status = got.status.as_u16();
        if status >= 500 {
            return self.find(operation, call, &format!("broken: {status} {}", got.text()));
        }
        if let Some(kind) = operation.file.as_ref().filter(|_| got.status.is_success()) {
            let told = got.headers.get("content-type").and_then(|told| told.to_str().ok());
            if told != Some(kind) {
                self.find(operation, call, &format!("undescribed: {told:?} instead of {kind}"));
            }
            return;
        }
        if got.status.is_success() {
            let body = got.json();
            let (body, wanted) = if dry { (body["answer"].clone(), 200) } else { (body, operation.status) };
            if status != wanted {
                self.find(operation, call, &format!("status: {status} instead of {wanted}"));
            }
            if let Err(why) = self.schemas.check(&operation.answer, &body) {
                self.find(operation, call, &format!("undescribed: {why}"));
            }
            return;
        }
        let code = got.code();
        if !got.is_problem() || !self.codes.contains(code.as_str()) {
            self.find(
                operation,
                call,
                &format!("code: {status} {:?} {}", got.headers.get("content-type"), got.text()),
            );
        }
    }

    /// The example itself, then what grows out of it.
    async fn operation(&mut self, operation: &Operation, cases: usize, chance: &mut Chance) {
        let credentials = self.door.credentials(&operation.case.ask).await;
        let described = operation.answer.is_object() || operation.file.is_some();
        assert!(described, "{} has no described answer", operation.api.path);
        let mut served = 0;
        for number in 0..cases {
            let input = match number {
                0 => operation.case.input.clone(),
                _ if chance.one_in(4) && operation.body.is_object() => {
                    let made = chance.value_of(&self.schemas, &operation.body, 0);
                    merged(&operation.case.input, made)
                }
                _ => chance.mutated(&operation.case.input),
            };
            let rehearsed =
                operation.dry_run && number > 0 && (ENDING.contains(&operation.name) || !chance.one_in(3));
            let Some(call) = call_of(operation.api, &input, rehearsed) else { continue };
            let got = self.door.call(&call, &credentials).await;
            served += usize::from(got.status.is_success());
            self.judge(operation, &call, &got, rehearsed);
        }
        let place = format!("{} {}", operation.api.method.as_str(), operation.api.path);
        self.report.reached.insert(place, (cases, served));
    }
}

fn kind(what: &str) -> &str {
    what.split(':').next().unwrap_or(what)
}

/// What stands in the path stays what it is.
fn merged(seed: &Value, made: Value) -> Value {
    let mut object: Map<String, Value> = seed.as_object().unwrap().clone();
    object.extend(made.as_object().cloned().unwrap_or_default());
    Value::Object(object)
}

async fn fuzz(house: &House, cases: usize, share: (usize, usize)) -> Report {
    let registry = house.engine().registry();
    let description = souk_web::door::describe(registry);
    let all = paths(house);
    assert!(all.len() > 60, "{} operations", all.len());
    let codes = registry.rooms.iter().flat_map(|room| room.refusals).map(|refusal| refusal.code).collect();
    let schemas = Schemas::of(&description);
    let mut fuzz = Fuzz { door: Door::new(house), schemas, codes, report: Report::default() };
    for (index, path) in all.into_iter().enumerate().filter(|(index, _)| index % share.1 == share.0) {
        let operation = operation(stop(house, path).await, &description);
        fuzz.operation(&operation, cases, &mut Chance::new(SEED + index as u64)).await;
    }
    fuzz.report
}

/// One share of the operations, so that shares run beside each other.
async fn a_share(dialect: Dialect, cases: usize, share: (usize, usize)) {
    let house = House::new(dialect, &[]).await;
    let report = fuzz(&house, cases, share).await;
    let told: Vec<_> = report.found.iter().map(String::as_str).collect();
    assert!(told.is_empty(), "seed {SEED}, {} findings:\n{}", told.len(), told.join("\n"));
    let served: usize = report.reached.values().map(|(_, served)| served).sum();
    println!("seed {SEED}: {} operations of {cases} cases, {served} served", report.reached.len());
    let unreached: Vec<_> = report.reached.iter().filter(|(_, (_, served))| *served == 0).collect();
    assert!(unreached.len() * 10 <= report.reached.len(), "never served: {unreached:?}");
}

macro_rules! shares {
    ($($name:ident $dialect:ident $cases:literal $at:literal;)+) => {$(
        #[tokio::test(flavor = "multi_thread")]
        async fn $name() {
            a_share(Dialect::$dialect, $cases, ($at, 6)).await;
        }
    )+};
}

shares! {
    every_operation_answers_as_described_1 Sqlite 200 0;
    every_operation_answers_as_described_2 Sqlite 200 1;
    every_operation_answers_as_described_3 Sqlite 200 2;
    every_operation_answers_as_described_4 Sqlite 200 3;
    every_operation_answers_as_described_5 Sqlite 200 4;
    every_operation_answers_as_described_6 Sqlite 200 5;
    every_operation_answers_on_postgresql_1 Postgres 200 0;
    every_operation_answers_on_postgresql_2 Postgres 200 1;
    every_operation_answers_on_postgresql_3 Postgres 200 2;
    every_operation_answers_on_postgresql_4 Postgres 200 3;
    every_operation_answers_on_postgresql_5 Postgres 200 4;
    every_operation_answers_on_postgresql_6 Postgres 200 5;
}

/// A door that breaks, one that tells a field too much, and one that lies about a type are found.
#[tokio::test(flavor = "multi_thread")]
async fn planted_defects_are_found() {
    let house = House::new(Dialect::Sqlite, &[&flawed::ROOM]).await;
    let door = Door::new(&house);
    let description = souk_web::door::describe(house.engine().registry());
    let codes = BTreeSet::from(["request.invalid"]);
    let mut fuzz = Fuzz { door, schemas: Schemas::of(&description), codes, report: Report::default() };
    for query in flawed::ROOM.queries {
        let case = Case { ask: house.a.ask_owner(), input: json!({}), internal: false };
        let stop = crate::walk::Stop {
            name: query.name,
            scope: query.policy.scope,
            api: &query.api[0],
            other: case.clone(),
            case,
        };
        let operation = operation(stop, &description);
        fuzz.operation(&operation, 20, &mut Chance::new(SEED)).await;
    }
    let told = fuzz.report.found.into_iter().collect::<Vec<_>>().join("\n");
    for (path, what) in flawed::EXPECTED {
        assert_eq!(told.contains(&format!("GET {path}: ")), what.is_some(), "{path} in {told}");
        if let Some(what) = what {
            assert!(told.contains(&format!("GET {path}: {what}")), "{path} {what} in {told}");
        }
    }
}
