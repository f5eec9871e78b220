//! What holds of every command and query, whoever wrote it. Each check has a name; the dishonest room shows
//! that each can turn red.

use serde_json::{Value, json};
use souk_core::{Actor, Error, Kind, Result};
use souk_engine::{Answer, Ask, CommandDef, Policy, QueryDef, Scope};

use crate::examples::Case;
use crate::eyes::{Eyes, Sight, TRACES, changed};
use crate::house::{House, ids, member, visitor};

/// A check that failed, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub check: &'static str,
    pub of: &'static str,
    pub what: String,
}

/// Commands and queries that need no permission, and why.
pub const OPEN: &[(&str, &str)] = &[
    ("set_up_installation", "there is nobody yet who could have a right"),
    ("sign_in", "whoever signs in has no session yet"),
    ("sign_out", "the session's token is the right"),
    ("accept_invitation", "the invitation's token is the right"),
    ("change_password", "one's own"),
    ("choose_shop", "one's own session"),
    ("open_shop", "whoever has an account may open a shop"),
    ("move_plan", "whoever looks after the named shop's plan, asked inside"),
    ("buy_plan", "whoever looks after the named shop's plan, asked inside"),
    ("buy_credits", "whoever looks after the named shop's plan, asked inside"),
    ("cheapest_cover", "whoever sees the named shop's plan, asked inside"),
    ("limit_report", "whoever sees the named shop's plan, asked inside"),
    ("referral_list", "whoever sees the named shop's plan, asked inside"),
    ("platform_contacts", "whoever sees the named shop's plan, asked inside"),
    ("me", "one's own"),
    ("my_shops", "one's own"),
    ("plan_list", "what is for sale is public"),
    ("place_list", "a map of the country is public"),
    ("place_order", "customers order without an account"),
    ("public_list", "the storefront"),
    ("public_site_page", "the storefront"),
    ("public_product", "the storefront"),
    ("category_list", "the storefront"),
    ("delivery_fees", "the storefront says what delivery costs"),
    ("stop_desk_list", "the storefront says where customers can collect"),
    ("quote_cart", "the storefront says what a cart costs"),
    ("public_order_status", "telephone and code are the right"),
    ("form_fields", "the storefront asks them"),
    ("keep_lead", "customers order without an account, and tick that they may be called"),
    ("withdraw_lead", "taking a word back asks no more than giving it did"),
    ("ask_for_call", "telephone and code are the right, or the signed link"),
    ("withdraw_order_request", "telephone and code are the right, or the signed link"),
];

/// Their heavy part looks at the input before the key is claimed: a wrong one is told instead of a used key.
const LOOK_FIRST: &[&str] = &[
    "sign_in",
    "accept_invitation",
    "change_password",
    "import_delivery_rates",
    "import_places",
    "import_stop_desks",
];

/// One command or query under check.
pub struct Check<'a> {
    pub house: &'a House,
    pub eyes: &'a Eyes,
    pub name: &'static str,
    pub policy: Policy,
    pub case: &'a Case,
    /// The same made from the other shop's things.
    pub other: Option<&'a Case>,
    pub found: Vec<Finding>,
}

impl<'a> Check<'a> {
    pub fn new(
        house: &'a House,
        eyes: &'a Eyes,
        name: &'static str,
        policy: Policy,
        case: &'a Case,
        other: Option<&'a Case>,
    ) -> Self {
        Self { house, eyes, name, policy, case, other, found: Vec::new() }
    }

    fn find(&mut self, check: &'static str, what: impl Into<String>) {
        self.found.push(Finding { check, of: self.name, what: what.into() });
    }

    fn expect_code<T>(&mut self, check: &'static str, outcome: &Result<T>, code: &str) {
        let said = said(outcome);
        if said != code {
            self.find(check, format!("{said} instead of {code}"));
        }
    }

    async fn unchanged(&mut self, check: &'static str, before: &Sight, except: &[&str]) {
        let tables = changed(before, &self.eyes.see(None).await, except);
        if !tables.is_empty() {
            self.find(check, format!("rows changed in {tables:?}"));
        }
    }

    fn is_listed(&mut self) {
        let open = matches!(self.policy.scope, Scope::Visitor | Scope::User | Scope::Open);
        if open != OPEN.iter().any(|(name, _)| *name == self.name) {
            self.find(
                "open",
                format!("scope {:?} and the list of what needs no right disagree", self.policy.scope),
            );
        }
    }

    /// Who has no right here, and what each is told.
    fn strangers(&self) -> Vec<(&'static str, Ask, &'static str)> {
        let shop = &self.house.a;
        let key = shop.keys.iter().find(|(held, _)| *held != self.policy.permission).unwrap().1;
        let key = Ask::new(Actor::ApiKey { key, shop: shop.id }, "test");
        let removed = member(shop.removed, shop.id);
        match self.policy.scope {
            Scope::Shop => vec![
                ("denied", key, "permission.denied"),
                ("nobody", visitor(shop.id), "session.required"),
                ("removed", removed, "shop.not_found"),
            ],
            Scope::Visitor => {
                vec![("denied", key, "permission.denied"), ("removed", removed, "shop.not_found")]
            }
            Scope::Platform => vec![
                ("denied", shop.ask_owner(), "permission.denied"),
                ("nobody", visitor(shop.id), "session.required"),
            ],
            Scope::User => vec![("nobody", visitor(shop.id), "session.required")],
            Scope::Open => Vec::new(),
        }
    }

    /// The other shop's inputs with one id of this shop in each, and with all of them.
    pub fn foreign(&self) -> Vec<(String, Value)> {
        // Whoever runs the platform may name any shop.
        if self.policy.scope == Scope::Platform {
            return Vec::new();
        }
        let Some(other) = self.other else { return Vec::new() };
        foreign_inputs(&self.case.input, &other.input)
    }
}

pub fn foreign_inputs(ours: &Value, theirs: &Value) -> Vec<(String, Value)> {
    let mine = ids(ours);
    let mut inputs: Vec<(String, Value)> = Vec::new();
    for (pointer, id) in &mine {
        let mut input = theirs.clone();
        if let Some(place) = input.pointer_mut(pointer).filter(|place| **place != json!(id)) {
            *place = json!(id);
            inputs.push((pointer.clone(), input));
        }
    }
    if mine.len() > 1 {
        inputs.push(("all".to_owned(), ours.clone()));
    }
    inputs
}

/// The code of a refusal, `fault …`, or `done`.
pub fn said<T>(outcome: &Result<T>) -> String {
    match outcome {
        Ok(_) => "done".to_owned(),
        Err(error @ Error::Refused(_)) => error.code().to_owned(),
        Err(Error::Fault(fault)) => format!("fault {fault}"),
    }
}

/// As if it were not there.
pub fn is_absent<T>(outcome: &Result<T>) -> bool {
    match outcome {
        Err(Error::Refused(refusal)) => refusal.kind == Kind::NotFound || refusal.code.ends_with("not_found"),
        _ => false,
    }
}

/// Of many at once each is answered for itself: every row says that there is no such thing.
fn each_row_is_absent(outcome: &Result<Answer>) -> bool {
    let told = |answer: &Answer| serde_json::from_slice::<Value>(&answer.body).unwrap_or_default();
    outcome.as_ref().map(told).is_ok_and(|answer| rows_are_absent(&answer))
}

pub fn rows_are_absent(answer: &Value) -> bool {
    let absent = |row: &Value| row["problem"].as_str().is_some_and(|code| code.ends_with("not_found"));
    answer["rows"].as_array().is_some_and(|rows| !rows.is_empty() && rows.iter().all(absent))
}

/// A filter by somebody else's id finds nothing, and a cart says of each line whether it can be had.
pub fn only_filters(query: &str) -> bool {
    query.ends_with("_list") || query.starts_with("stock_") || query == "quote_cart"
}

fn with_unknown_field(input: &Value) -> Value {
    let mut input = input.clone();
    input.as_object_mut().unwrap().insert("no_such_field".to_owned(), json!(1));
    input
}

/// Inputs that differ in one leaf and may still be read.
fn others(input: &Value) -> Vec<Value> {
    fn leaves(value: &Value, at: &str, found: &mut Vec<(String, Value)>) {
        match value {
            Value::String(text) => found.push((at.to_owned(), json!(format!("{text}1")))),
            Value::Number(number) => found.push((at.to_owned(), json!(number.as_i64().unwrap_or(0) + 1))),
            Value::Bool(flag) => found.push((at.to_owned(), json!(!flag))),
            Value::Array(items) => {
                items
                    .iter()
                    .enumerate()
                    .for_each(|(index, item)| leaves(item, &format!("{at}/{index}"), found));
            }
            Value::Object(map) => {
                map.iter().for_each(|(name, item)| leaves(item, &format!("{at}/{name}"), found))
            }
            Value::Null => {}
        }
    }
    let mut found = Vec::new();
    leaves(input, "", &mut found);
    // A word of a closed set is none with a letter more; another of the set is read.
    if input["step"] == "form" {
        found.push(("/step".to_owned(), json!("domain")));
    }
    // An id that is none any more is not read; another id of the same kind is.
    for (pointer, id) in ids(input) {
        let last = if id.ends_with('0') { '1' } else { '0' };
        found.push((pointer, json!(format!("{}{last}", &id[..id.len() - 1]))));
    }
    let changed = found.into_iter().map(|(pointer, leaf)| {
        let mut other = input.clone();
        *other.pointer_mut(&pointer).unwrap() = leaf;
        other
    });
    changed.collect()
}

/// Everything that must hold of a command.
pub async fn command(mut check: Check<'_>, def: &CommandDef) -> Vec<Finding> {
    let engine = check.house.engine();
    let run = |ask: Ask, input: Value| engine.execute_named(def.name, ask, input);
    let case = check.case;
    check.is_listed();
    let before = check.eyes.see(None).await;
    for (name, ask, code) in check.strangers() {
        let outcome = run(ask, case.input.clone()).await;
        check.expect_code(name, &outcome, code);
    }
    let outcome = run(case.ask.clone(), with_unknown_field(&case.input)).await;
    check.expect_code("unknown", &outcome, "request.invalid");
    if let Some(other) = check.other {
        for (pointer, input) in check.foreign() {
            let outcome = run(other.ask.clone(), input).await;
            if !is_absent(&outcome) && !each_row_is_absent(&outcome) && !case.internal {
                check.find("foreign", format!("{pointer}: {}", said(&outcome)));
            }
        }
    }
    check.unchanged("strangers", &before, TRACES).await;
    let dry = run(case.ask.clone().dry(), case.input.clone()).await;
    if def.policy.dry_run && !case.ask.actor.is_visitor() {
        match &dry {
            Ok(answer) if answer.planned.is_some() => {}
            _ => check.find("dry", format!("a dry run says {}", said(&dry))),
        }
    } else {
        check.expect_code("dry", &dry, "request.dry_run_unsupported");
    }
    check.unchanged("dry", &before, TRACES).await;
    keys(check, def, run).await
}

/// The example commits, once for its key; nothing of it reaches another shop.
async fn keys<F>(mut check: Check<'_>, def: &CommandDef, run: impl Fn(Ask, Value) -> F) -> Vec<Finding>
where
    F: Future<Output = Result<Answer>>,
{
    let case = check.case;
    let elsewhere = check.eyes.see(Some(check.house.b.id)).await;
    let ask = case.ask.clone().keyed(format!("key-{}", def.name));
    let first = match run(ask.clone(), case.input.clone()).await {
        Ok(first) => first,
        Err(error) => {
            check.find("commits", said::<()>(&Err(error)));
            return check.found;
        }
    };
    let tables = changed(&elsewhere, &check.eyes.see(Some(check.house.b.id)).await, TRACES);
    if !tables.is_empty() && def.policy.scope != Scope::Platform {
        check.find("elsewhere", format!("rows of another shop changed in {tables:?}"));
    }
    let before = check.eyes.see(None).await;
    let again = run(ask.clone(), case.input.clone()).await;
    if let Some(what) = not_the_same(&first, &again) {
        check.find("replay", what);
    }
    check.unchanged("replay", &before, TRACES).await;
    let mut codes = Vec::new();
    for input in others(&case.input) {
        let outcome = run(ask.clone(), input.clone()).await;
        if outcome.is_ok() {
            check.find("reused", format!("another input under the same key: {input}"));
        }
        codes.push(said(&outcome));
    }
    let told = codes.iter().any(|code| code == "request.key_reused") || LOOK_FIRST.contains(&def.name);
    if !told && !codes.is_empty() {
        check.find("reused", format!("no other input was told so: {codes:?}"));
    }
    check.unchanged("reused", &before, TRACES).await;
    check.found
}

/// Why the second answer under a key is not the first one.
pub fn not_the_same(first: &Answer, again: &Result<Answer>) -> Option<String> {
    match again {
        Ok(again) if again.replayed && again.body == first.body && !first.replayed => None,
        Ok(again) => Some(format!("replayed {}, equal {}", again.replayed, again.body == first.body)),
        other => Some(said(other)),
    }
}

/// Everything that must hold of a query.
pub async fn query(mut check: Check<'_>, def: &QueryDef) -> Vec<Finding> {
    let engine = check.house.engine();
    let run = |ask: Ask, input: Value| engine.ask_named(def.name, ask, input);
    let case = check.case;
    check.is_listed();
    let before = check.eyes.see(None).await;
    for (name, ask, code) in check.strangers() {
        let outcome = run(ask, case.input.clone()).await;
        check.expect_code(name, &outcome, code);
    }
    let outcome = run(case.ask.clone(), with_unknown_field(&case.input)).await;
    check.expect_code("unknown", &outcome, "request.invalid");
    if let Some(other) = check.other {
        for (pointer, input) in check.foreign() {
            let outcome = run(other.ask.clone(), input).await;
            let empty = outcome
                .as_ref()
                .is_ok_and(|bytes| !String::from_utf8_lossy(bytes).contains(check.house.a.mark));
            let harmless = is_absent(&outcome) || (empty && only_filters(def.name));
            if !harmless {
                check.find("foreign", format!("{pointer}: {}", said(&outcome)));
            }
        }
    }
    let outcome = run(case.ask.clone(), case.input.clone()).await;
    if outcome.is_err() {
        check.find("answers", said(&outcome));
    }
    check.unchanged("asking", &before, TRACES).await;
    check.found
}
