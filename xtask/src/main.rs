//! `cargo xtask COMMAND`: reads the command line and hands over.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use xtask::cluster::Cluster;
use xtask::{machine, suites, tidy};

const USAGE: &str = "cargo xtask COMMAND

  test             everything that must hold: format, lints, tidy, tests on both databases, proofs, journeys
  tidy             the house rules that no other tool checks
  pg               a throwaway PostgreSQL cluster until Ctrl+C; prints the value of SOUK_TEST_POSTGRES
  dev [ARGS]       the demo, built for development, with templates read from disk
  bench [ARGS]     the benchmarks on both databases, beside the machine's own ceilings; --full at scale
  proof [--full]   the proofs, short or at full size
  docs             writes docs/reference anew from the product's own lists";

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let command = words.next().unwrap_or_default();
    let rest: Vec<String> = words.collect();
    let root = root();
    let ended = match command.as_str() {
        "test" if rest.is_empty() => suites::run_all(&root),
        "tidy" if rest.is_empty() => tidy::print(&root).map(|report| report.is_clean()),
        "pg" if rest.is_empty() => stay_up(),
        "dev" => cargo(&root, &["run", "--bin", "souk", "--", "demo"], &rest),
        "bench" => bench(&root, &rest),
        "proof" => {
            cargo(&root, &["run", "--profile", "proof", "-p", "souk-journeys", "--bin", "proof", "--"], &rest)
        }
        "docs" if rest.is_empty() => {
            cargo(&root, &["run", "--bin", "souk", "--", "reference", "--out", "docs/reference"], &[])
        }
        "" | "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(true)
        }
        _ => {
            eprintln!("This is not a command of xtask: {command} {}\n\n{USAGE}", rest.join(" "));
            return ExitCode::from(2);
        }
    };
    match ended {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("xtask: {why}");
            ExitCode::from(2)
        }
    }
}

/// The tools were built where the sources lie; the current folder may be any folder below.
fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

fn cargo(root: &Path, words: &[&str], rest: &[String]) -> Result<bool, String> {
    let status = Command::new(machine::cargo())
        .args(words)
        .args(rest)
        .current_dir(root)
        .status()
        .map_err(|why| format!("cargo could not be started: {why}"))?;
    Ok(status.success())
}

/// The benchmarks on both databases, or on the one that was named; the server's own benchmark comes with it.
fn bench(root: &Path, rest: &[String]) -> Result<bool, String> {
    let sqlite_alone = rest.windows(2).any(|two| two == ["--on", "sqlite"]);
    let cluster = if sqlite_alone { None } else { Some(Cluster::start()?) };
    let mut command = Command::new(machine::cargo());
    command
        .args(["run", "--profile", "proof", "-p", "souk-journeys", "--bin", "bench", "--"])
        .args(rest)
        .current_dir(root);
    if let Some(cluster) = &cluster {
        command
            .env(suites::TEST_POSTGRES, cluster.url())
            .env("SOUK_PGBENCH", machine::postgres()?.join("pgbench"));
    }
    let status = command.status().map_err(|why| format!("cargo could not be started: {why}"))?;
    Ok(status.success())
}

fn stay_up() -> Result<bool, String> {
    let cluster = Cluster::start()?;
    println!("export SOUK_TEST_POSTGRES='{}'", cluster.url());
    eprintln!("The cluster lives in {} until Ctrl+C.", cluster.folder().display());
    loop {
        // Ends by a signal only; the cluster's guardian then stops the server and removes the folder.
        std::thread::park();
    }
}
