//! The command line, made from the registry: every listed command and query under its name, its fields as
//! flags.

use std::collections::BTreeMap;

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value};
use souk_core::{Error, Lang};
use souk_engine::Registry;
use souk_web::door::{Shapes, shapes, typed_object};

use crate::console::Order;

/// One listed thing behind a name such as `orders confirm`.
struct Listed {
    cli: &'static str,
    name: &'static str,
    about: &'static str,
    is_command: bool,
    dry_run: bool,
    shapes: Shapes,
}

fn listed(registry: &Registry) -> Vec<Listed> {
    let commands = registry.commands().filter(|command| !command.cli.is_empty()).map(|command| Listed {
        cli: command.cli,
        name: command.name,
        about: command.about,
        is_command: true,
        dry_run: command.policy.dry_run,
        shapes: shapes(command.input),
    });
    let queries = registry.queries().filter(|query| !query.cli.is_empty()).map(|query| Listed {
        cli: query.cli,
        name: query.name,
        about: query.about,
        is_command: false,
        dry_run: false,
        shapes: shapes(query.input),
    });
    commands.chain(queries).collect()
}

/// Adds the listed names below `root`: `souk orders confirm`, `souk check-online-orders-limit`.
pub fn add_listed(mut root: Command, registry: &Registry) -> Command {
    let mut nouns: BTreeMap<&str, Vec<Command>> = BTreeMap::new();
    for entry in listed(registry) {
        match entry.cli.split_once(' ') {
            Some((noun, verb)) => nouns.entry(noun).or_default().push(leaf(verb, &entry)),
            None => root = root.subcommand(leaf(entry.cli, &entry)),
        }
    }
    for (noun, verbs) in nouns {
        let about = format!("{} {noun}", verbs.iter().map(Command::get_name).collect::<Vec<_>>().join(", "));
        root = root.subcommand(
            Command::new(noun.to_owned()).about(about).subcommand_required(true).subcommands(verbs),
        );
    }
    root
}

fn leaf(name: &str, entry: &Listed) -> Command {
    let mut leaf = Command::new(name.to_owned()).about(entry.about);
    for field in entry.shapes.keys() {
        let flag = field.replace('_', "-");
        leaf = leaf.arg(Arg::new(field.clone()).long(flag).value_name("VALUE").allow_hyphen_values(true));
    }
    for (name, help) in [
        ("shop", "The shop, by slug or id"),
        ("lang", "Language of sentences: ar, en"),
        ("key", "Idempotency key"),
    ] {
        if !entry.shapes.contains_key(name) {
            leaf = leaf
                .arg(Arg::new(format!("souk.{name}")).long(name).value_name(name.to_uppercase()).help(help));
        }
    }
    if entry.dry_run {
        leaf = leaf.arg(
            Arg::new("souk.dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help("Show what would happen; keep nothing"),
        );
    }
    leaf.arg(Arg::new("souk.json").long("json").action(ArgAction::SetTrue).help("Answer as one line of JSON"))
}

/// The order that a parsed line means; `None` when it is none of the listed names.
pub fn order(registry: &Registry, matches: &ArgMatches) -> Option<Result<(Order, bool), Error>> {
    let (first, below) = matches.subcommand()?;
    let (name, matches) = match below.subcommand() {
        Some((verb, matches)) => (format!("{first} {verb}"), matches),
        None => (first.to_owned(), below),
    };
    let entry = listed(registry).into_iter().find(|entry| entry.cli == name)?;
    Some(read(&entry, matches))
}

fn read(entry: &Listed, matches: &ArgMatches) -> Result<(Order, bool), Error> {
    let given = entry.shapes.keys().filter_map(|field| {
        let value = matches.try_get_one::<String>(field).ok().flatten()?;
        Some((field.clone(), value.clone()))
    });
    let input: Map<String, Value> = typed_object(&entry.shapes, given)?;
    let text = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let flag = |name: &str| matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false);
    let order = Order {
        name: entry.name.to_owned(),
        is_command: entry.is_command,
        shop: text("souk.shop"),
        lang: text("souk.lang").and_then(|text| Lang::parse(&text)).unwrap_or(Lang::En),
        key: text("souk.key"),
        dry_run: flag("souk.dry-run"),
        input: Value::Object(input),
    };
    Ok((order, flag("souk.json")))
}

/// An answer for people: fields one a line, lists as lines of their fields.
pub fn print_human(value: &Value) -> String {
    let mut out = String::new();
    print_into(&mut out, value, 0);
    out
}

fn print_into(out: &mut String, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(map) => {
            for (name, inner) in map {
                match inner {
                    Value::Object(inside) if !inside.is_empty() => {
                        out.push_str(&format!("{indent}{name}:\n"));
                        print_into(out, inner, depth + 1);
                    }
                    Value::Array(items) if items.iter().any(Value::is_object) => {
                        out.push_str(&format!("{indent}{name}: {}\n", items.len()));
                        print_into(out, inner, depth + 1);
                    }
                    other => out.push_str(&format!("{indent}{name}: {}\n", plain(other))),
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                let line = match item {
                    Value::Object(map) => {
                        let fields = map.iter().filter(|(_, value)| !value.is_null());
                        fields
                            .map(|(name, value)| format!("{name}={}", plain(value)))
                            .collect::<Vec<_>>()
                            .join("  ")
                    }
                    other => plain(other),
                };
                out.push_str(&format!("{indent}{line}\n"));
            }
        }
        other => out.push_str(&format!("{indent}{}\n", plain(other))),
    }
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
