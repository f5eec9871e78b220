//! The program as a library, so that its tests meet what its user meets: the same rooms, doors and order.

pub mod audit;
pub mod backup;
pub mod cli;
pub mod config;
pub mod console;
pub mod demo;
pub mod doorman;
pub mod features;
pub mod hooks;
pub mod keys;
mod listed;
pub mod names;
pub mod post;
pub mod print;
pub mod reference;
pub mod rooms;
pub mod serve;
pub mod start;
pub mod starter_ui;
#[cfg(feature = "twins")]
mod twins;
pub mod watching;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Arg, ArgAction, ArgMatches, Command};
use souk_core::Error;

use config::Config;
use start::Schema;

fn root() -> Command {
    let json = || Arg::new("json").long("json").action(ArgAction::SetTrue).help("Answer as one line of JSON");
    let file =
        || Arg::new("file").required(true).value_name("FILE").value_parser(clap::value_parser!(PathBuf));
    Command::new("souk")
        .about("One catalog, one stock, one order book and one ledger per shop, and many doors into them.")
        .version(env!("CARGO_PKG_VERSION"))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .arg(
            Arg::new("config")
                .long("config")
                .global(true)
                .value_name("FILE")
                .value_parser(clap::value_parser!(PathBuf)),
        )
        .arg(
            Arg::new("data")
                .long("data")
                .global(true)
                .value_name("DIR")
                .value_parser(clap::value_parser!(PathBuf))
                .help("The data folder"),
        )
        .subcommand(
            Command::new("serve")
                .about("Opens the doors: storefronts, admin, API; and works.")
                .arg(listen_arg()),
        )
        .subcommand(
            Command::new("work")
                .about("Works only: jobs and deliveries, beside copies that serve (PostgreSQL)."),
        )
        .subcommand(
            Command::new("demo")
                .about("Opens a demo shop with a catalog and sample orders.")
                .arg(listen_arg())
                .arg(json()),
        )
        .subcommand(starter_ui::command())
        .subcommand(Command::new("migrate").about("Brings the database up to date.").arg(json()))
        .subcommand(
            Command::new("audit").about("Proves the invariants of every room over all rows.").arg(json()),
        )
        .subcommand(
            Command::new("backup")
                .about("Writes a copy of the embedded database, media and key fingerprint.")
                .arg(file()),
        )
        .subcommand(Command::new("restore").about("Puts a backup into an empty data folder.").arg(file()))
        .subcommand(
            Command::new("config")
                .about("Settings.")
                .subcommand_required(true)
                .subcommand(Command::new("show").about("Every setting as it is in force.")),
        )
        .subcommand(
            Command::new("reference")
                .about("Writes the reference of commands, refusals and paths.")
                .arg(Arg::new("out").long("out").required(true).value_parser(clap::value_parser!(PathBuf))),
        )
}

fn listen_arg() -> Arg {
    Arg::new("listen").long("listen").value_name("ADDR").help("Address and port, 127.0.0.1:8080")
}

/// Exit 0 done, 1 refused, 2 fault or wrong usage.
pub fn main() -> ExitCode {
    let variables: BTreeMap<String, String> = std::env::vars().collect();
    #[cfg(feature = "twins")]
    let variables = twins::follow(variables);
    let registry = match rooms::registry() {
        Ok(registry) => registry,
        Err(error) => return failed(&error),
    };
    let line: Vec<String> = std::env::args_os().filter_map(|word| word.into_string().ok()).collect();
    let matches = cli::add_listed(root(), &registry, &line).get_matches();
    let config = match load(&matches, &variables) {
        Ok(config) => config,
        Err(why) => {
            eprintln!("souk: {why}");
            return ExitCode::from(2);
        }
    };
    let long = matches!(matches.subcommand_name(), Some("serve" | "work"));
    let watching = if long { watching::open(&config) } else { Ok(None) };
    let (listener, reporter) = match watching {
        Ok(watching) => watching.unzip(),
        Err(fault) => return failed(&fault.into()),
    };
    log_to_stderr(&config, long, listener);
    let runtime = match tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&souk_core::Fault::caused("no runtime", error).into()),
    };
    runtime.block_on(async {
        let telling = watching::Telling::begin(reporter);
        let code = match run(&registry, &config, &matches).await {
            Ok(code) => code,
            Err(error) => failed(&error),
        };
        telling.end().await;
        code
    })
}

fn load(matches: &ArgMatches, variables: &BTreeMap<String, String>) -> Result<Config, String> {
    let file = matches.get_one::<PathBuf>("config").map(PathBuf::as_path);
    let mut config = Config::load(file, variables)?;
    if let Some(data) = matches.get_one::<PathBuf>("data") {
        config.data_dir = Some(data.clone());
    }
    let listen =
        matches.subcommand().and_then(|(_, below)| below.try_get_one::<String>("listen").ok().flatten());
    if let Some(listen) = listen {
        config.listen = Some(
            listen
                .parse()
                .map_err(|_| format!("--listen wants an address such as 127.0.0.1:8080, not {listen:?}"))?,
        );
    }
    Ok(config)
}

/// JSON lines where the program runs for long; silence below warnings where it answers one question.
fn log_to_stderr(config: &Config, long: bool, listener: Option<souk_watch::Listener>) {
    use tracing_subscriber::filter::{LevelFilter, Targets};
    use tracing_subscriber::layer::SubscriberExt;
    use tracing_subscriber::util::SubscriberInitExt;
    let level = config.log.clone().unwrap_or_else(|| if long { "info" } else { "warn" }.to_owned());
    let filter: Targets = level.parse().unwrap_or_else(|_| Targets::new().with_default(LevelFilter::INFO));
    // A line that cannot be written (a full disk) is lost. Complaining on the same stderr would panic.
    let log = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).log_internal_errors(false);
    let filtered = tracing_subscriber::registry().with(filter).with(listener);
    if long { filtered.with(log.json()).init() } else { filtered.with(log).init() }
}

async fn run(
    registry: &souk_engine::Registry,
    config: &Config,
    matches: &ArgMatches,
) -> Result<ExitCode, Error> {
    if let Some(asked) = cli::order(registry, matches) {
        return Ok(listed::run(config, asked?).await);
    }
    match matches.subcommand() {
        Some(("serve", _)) => {
            let engine = start::open(config, Schema::Migrate).await?;
            let running = serve::start(config, engine).await?;
            tracing::info!(address = %running.address, "serving");
            if let Some(link) = running.set_up_link(config).await? {
                // Whoever opens the link runs the installation: more people read logs than the output.
                tracing::warn!("nobody has set this installation up yet; its link stands on the output");
                println!("Set this installation up: {link}");
            }
            serve::asked_to_stop().await;
            running.stop().await;
        }
        Some(("work", _)) => serve::work(start::open(config, Schema::Expect).await?).await,
        Some(("demo", below)) => demo::run(config, below.get_flag("json")).await?,
        Some(("test-ecommerce-starter-ui", below)) => {
            let usual = || starter_ui::STATES.map(|state| state.to_string()).join(",");
            let states = below.get_one::<String>("states").cloned().unwrap_or_else(usual);
            let (force, json) = (below.get_flag("force"), below.get_flag("json"));
            return starter_ui::run(config, &states, force, json).await;
        }
        Some(("migrate", below)) => {
            let report = start::migrate(config).await?;
            println!("{}", print::migrated(&report, below.get_flag("json")));
        }
        Some(("audit", below)) => return audit::run(config, below.get_flag("json")).await,
        Some(("backup", below)) => backup::backup(config, path_of(below)).await?,
        Some(("restore", below)) => backup::restore(config, path_of(below)).await?,
        Some(("config", _)) => println!("{:#}", config.shown()),
        Some(("reference", below)) => {
            let out = below.get_one::<PathBuf>("out").cloned().unwrap_or_default();
            reference::write(registry, &out)?;
        }
        _ => return Ok(ExitCode::from(2)),
    }
    Ok(ExitCode::SUCCESS)
}

fn path_of(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("file").cloned().unwrap_or_default()
}

fn failed(error: &Error) -> ExitCode {
    eprintln!("souk: {error}");
    ExitCode::from(if error.refusal().is_some() { 1 } else { 2 })
}
