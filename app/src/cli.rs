//! The command line, made from the registry: every listed command and query under its name, its fields as
//! flags.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command};
use serde_json::{Map, Value};
use souk_core::{Error, Fault, Lang};
use souk_engine::{Cli, QueryDef, Registry};
use souk_web::door::{Shape, Shapes, shapes, typed_object};

use crate::console::Order;

const LARGEST_FILE: u64 = 64 << 20;

/// One listed thing behind a name such as `orders confirm`.
struct Listed {
    cli: Cli,
    name: &'static str,
    about: &'static str,
    is_command: bool,
    dry_run: bool,
    /// Long work: how long it took is told with the answer.
    bulk: bool,
    /// The query behind a file that a flag names, with its columns.
    table: Option<&'static QueryDef>,
    shapes: Box<dyn Fn() -> Shapes>,
}

fn listed(registry: &Registry) -> Vec<Listed> {
    let commands = registry.commands().filter(|command| !command.cli.name.is_empty());
    let commands = commands.map(|command| Listed {
        cli: command.cli,
        name: command.name,
        about: command.about,
        is_command: true,
        dry_run: command.policy.dry_run,
        bulk: command.policy.bulk,
        table: command.cli.table.and_then(|(name, _)| registry.query(name)),
        shapes: Box::new(|| shapes(command.input)),
    });
    let queries = registry.queries().filter(|query| !query.cli.name.is_empty()).map(|query| Listed {
        cli: query.cli,
        name: query.name,
        about: query.about,
        is_command: false,
        dry_run: false,
        bulk: query.policy.bulk,
        table: None,
        shapes: Box::new(|| shapes(query.input)),
    });
    commands.chain(queries).collect()
}

/// Adds the listed names below `root`: `souk orders confirm`, `souk check-online-orders-limit`. Flags are
/// made for what the line names: those of everything else would be most of what a server has in memory.
pub fn add_listed(mut root: Command, registry: &Registry, line: &[String]) -> Command {
    let mut nouns: BTreeMap<&str, Vec<Command>> = BTreeMap::new();
    let entries = listed(registry);
    for (entry, name) in entries.iter().flat_map(|entry| entry.cli.names().map(move |name| (entry, name))) {
        let named = |word: &str, leaf: Command| {
            if line.iter().any(|typed| typed == word) { flagged(leaf, entry) } else { leaf }
        };
        match name.split_once(' ') {
            Some((noun, verb)) => nouns.entry(noun).or_default().push(named(noun, leaf(verb, entry))),
            None => root = root.subcommand(named(name, leaf(name, entry))),
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
    Command::new(name.to_owned()).about(entry.about)
}

fn flagged(mut leaf: Command, entry: &Listed) -> Command {
    let shapes = (entry.shapes)();
    let by_file = |flag: &str| entry.cli.files.iter().any(|(named, _)| *named == flag);
    for (field, shape) in &shapes {
        let flag = field.replace('_', "-");
        if by_file(&flag) {
            continue;
        }
        let arg = Arg::new(field.clone()).long(flag).value_name("VALUE");
        // `--repair` alone says yes.
        leaf = leaf.arg(match shape {
            Shape::Bool => arg.num_args(0..=1).default_missing_value("true"),
            _ => arg.allow_hyphen_values(true),
        });
    }
    if !entry.cli.argument.is_empty() {
        let name = entry.cli.argument.to_uppercase();
        leaf = leaf.arg(Arg::new("souk.argument").value_name(name).conflicts_with(entry.cli.argument));
    }
    for (flag, field) in entry.cli.files {
        let file = Arg::new(of_file(flag)).long(*flag).value_name("FILE").help("Its text, in UTF-8");
        let file = file.value_parser(clap::value_parser!(PathBuf));
        leaf = leaf.arg(if flag == field { file } else { file.conflicts_with(*field) });
    }
    if let Some((_, flag)) = entry.cli.table {
        let file =
            Arg::new(of_file(flag)).long(flag).value_name("FILE").help("Write the table there, as CSV");
        leaf = leaf.arg(file.value_parser(clap::value_parser!(PathBuf)));
    }
    for (name, help) in [
        ("shop", "The shop, by slug or id"),
        ("lang", "Language of sentences: ar, en"),
        ("key", "Idempotency key"),
    ] {
        if !shapes.contains_key(name) {
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

fn of_file(flag: &str) -> String {
    format!("souk.file.{flag}")
}

/// What a parsed line means.
pub struct Asked {
    pub order: Order,
    pub json: bool,
    /// Tells the answer to people.
    pub told: Option<fn(&Value) -> String>,
    pub timed: bool,
    pub table: Option<Table>,
}

/// A list that is written into a file after the order was done.
pub struct Table {
    pub file: PathBuf,
    pub query: &'static QueryDef,
    /// What both ask for.
    pub input: Map<String, Value>,
}

/// The order that a parsed line means; `None` when it is none of the listed names.
pub fn order(registry: &Registry, matches: &ArgMatches) -> Option<Result<Asked, Error>> {
    let (first, below) = matches.subcommand()?;
    let (name, matches) = match below.subcommand() {
        Some((verb, matches)) => (format!("{first} {verb}"), matches),
        None => (first.to_owned(), below),
    };
    let entry = listed(registry).into_iter().find(|entry| entry.cli.names().any(|known| known == name))?;
    Some(read(&entry, matches))
}

fn read(entry: &Listed, matches: &ArgMatches) -> Result<Asked, Error> {
    let text = |name: &str| matches.try_get_one::<String>(name).ok().flatten().cloned();
    let flag = |name: &str| matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false);
    let shapes = (entry.shapes)();
    let mut given: Vec<(String, String)> =
        shapes.keys().filter_map(|field| Some((field.clone(), text(field)?))).collect();
    given.extend(text("souk.argument").map(|value| (entry.cli.argument.to_owned(), value)));
    for (flag, field) in entry.cli.files {
        if let Some(file) = matches.try_get_one::<PathBuf>(&of_file(flag)).ok().flatten() {
            given.push(((*field).to_owned(), text_of(file)?));
        }
    }
    let input: Map<String, Value> = typed_object(&shapes, given.into_iter())?;
    let order = Order {
        name: entry.name.to_owned(),
        is_command: entry.is_command,
        shop: text("souk.shop"),
        lang: text("souk.lang").and_then(|text| Lang::parse(&text)).unwrap_or(Lang::En),
        key: text("souk.key"),
        dry_run: flag("souk.dry-run"),
        input: Value::Object(input),
    };
    let told = entry.cli.told;
    let table = entry.cli.table.and_then(|(_, flag)| {
        let file = matches.try_get_one::<PathBuf>(&of_file(flag)).ok().flatten()?.clone();
        let query = entry.table?;
        let asked = (souk_web::door::shapes(query.input)).into_keys();
        let shared = asked.filter_map(|field| Some((field.clone(), order.input.get(&field)?.clone())));
        Some(Table { file, query, input: shared.collect() })
    });
    let timed = entry.bulk && told.is_some() && !order.dry_run;
    Ok(Asked { json: flag("souk.json"), timed, told, table, order })
}

/// What a file says that was named; a larger one than any command takes is not read.
fn text_of(file: &Path) -> Result<String, Error> {
    let failed = |error| Error::from(Fault::caused(format!("{} cannot be read", file.display()), error));
    let mut text = String::new();
    std::fs::File::open(file)
        .map_err(failed)?
        .take(LARGEST_FILE)
        .read_to_string(&mut text)
        .map_err(failed)?;
    Ok(text)
}
