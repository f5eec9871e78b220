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
  proof [ARGS]     the proofs on both databases; --on sqlite|postgres, --full, --only NAME
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
        "bench" => driven(&root, "souk-bench", &rest),
        "proof" => driven(&root, "proof", &rest),
        "docs" if rest.is_empty() => {
            let product = ["run", "--bin", "souk", "--", "reference", "--out", "docs/reference"];
            let proofs = [
                "run",
                "--package",
                "souk-journeys",
                "--bin",
                "proof",
                "--",
                "--table",
                "docs/reference/proofs.md",
            ];
            cargo(&root, &product, &[]).and_then(|good| Ok(good && cargo(&root, &proofs, &[])?))
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

/// Proofs or benchmarks, on both databases or on the one that was named. A server is started for them, unless
/// one is named by the environment; its own benchmark comes with it.
fn driven(root: &Path, program: &str, rest: &[String]) -> Result<bool, String> {
    let sqlite_alone = rest.windows(2).any(|two| two == ["--on", "sqlite"]);
    let named = machine::setting(suites::TEST_POSTGRES).is_some();
    let cluster = if sqlite_alone || named { None } else { Some(Cluster::start()?) };
    // As one workspace, like the programs that it drives: one package alone would have everything built anew.
    if !cargo(root, &["build", "--profile", "proof", "--workspace", "--bin", program], &[])? {
        return Ok(false);
    }
    let mut command = Command::new(root.join("target/proof").join(program));
    command.args(rest).current_dir(root);
    if let Some(cluster) = &cluster {
        command.env(suites::TEST_POSTGRES, cluster.url());
    }
    if !sqlite_alone {
        command.env("SOUK_PGBENCH", machine::postgres()?.join("pgbench"));
    }
    let status = command.status().map_err(|why| format!("{program} could not be started: {why}"))?;
    Ok(status.success())
}

fn stay_up() -> Result<bool, String> {
    let cluster = Cluster::start_quick()?;
    println!("export SOUK_TEST_POSTGRES='{}'", cluster.url());
    eprintln!("The cluster lives in {} until Ctrl+C.", cluster.folder().display());
    loop {
        // Ends by a signal only; the cluster's guardian then stops the server and removes the folder.
        std::thread::park();
    }
}
