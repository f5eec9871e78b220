//! `cargo xtask test`: the one list of what must hold, the same at home and in CI. Every suite runs even when
//! an earlier one failed, and a suite that ran nothing has failed.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};

use crate::cluster::Cluster;
use crate::guardian::Guardian;
use crate::machine;
use crate::tally::{Count, Reads, Tally};
use crate::tidy;

/// Tests find their PostgreSQL by this; when it is already set, that cluster is used and none is started.
pub const TEST_POSTGRES: &str = "SOUK_TEST_POSTGRES";
/// Journeys find their browser by this.
const CHROMIUM: &str = "SOUK_CHROMIUM";
/// And by this the driver through which they steer it.
const CHROMEDRIVER: &str = "SOUK_CHROMEDRIVER";
/// Journeys that need the browser lie in this test binary of this crate, so that they can be counted apart.
const JOURNEYS: &str = "souk-journeys";
const BROWSER_SOURCES: [&str; 2] = ["journeys/tests/browser.rs", "journeys/tests/browser/main.rs"];

#[derive(Debug)]
struct Suite {
    name: &'static str,
    work: Work,
    needs: &'static [Need],
}

#[derive(Debug)]
enum Work {
    /// The house rules run in this process.
    Tidy,
    /// Words for cargo, and where its numbers stand.
    Cargo(Vec<&'static str>, Reads),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Need {
    Postgres,
    /// Whose commits outlive the machine's power.
    Durable,
    Scratch,
    Chromium,
    Chromedriver,
}

/// What was found or started for the suites: the environment they get, or why they cannot have it.
struct Supplies {
    postgres: Result<String, String>,
    durable: Result<String, String>,
    scratch: Result<String, String>,
    chromium: Result<String, String>,
    chromedriver: Result<String, String>,
}

impl Supplies {
    fn of(&self, need: Need) -> (&'static str, &Result<String, String>) {
        match need {
            Need::Postgres => (TEST_POSTGRES, &self.postgres),
            Need::Durable => (TEST_POSTGRES, &self.durable),
            Need::Scratch => ("TMPDIR", &self.scratch),
            Need::Chromium => (CHROMIUM, &self.chromium),
            Need::Chromedriver => (CHROMEDRIVER, &self.chromedriver),
        }
    }
}

fn list(nextest: bool, has_browser: bool, rust_files: u64) -> Vec<Suite> {
    let cargo = |name, words: &[&'static str], reads, needs| {
        let work = Work::Cargo(words.to_vec(), reads);
        Suite { name, work, needs }
    };
    let tests: &[&str] = match (nextest, has_browser) {
        (true, true) => &["nextest", "run", "--workspace", "-E", "not binary_id(souk-journeys::browser)"],
        (true, false) => &["nextest", "run", "--workspace"],
        // Plain cargo test cannot leave one binary out: journeys then run here too.
        (false, _) => &["test", "--workspace", "--lib", "--bins", "--tests", "--no-fail-fast"],
    };
    // The whole workspace is what was built for the tests; one package alone would be built anew.
    let browser: &[&str] = if nextest {
        &["nextest", "run", "--workspace", "-E", "binary_id(souk-journeys::browser)"]
    } else {
        &["test", "-p", JOURNEYS, "--test", "browser", "--no-fail-fast"]
    };
    let runner = if nextest { Reads::Nextest } else { Reads::CargoTest };
    let proof = |on| ["xtask", "proof", "--on", on];
    let clippy = [
        "clippy",
        "--workspace",
        "--all-targets",
        "--keep-going",
        "--message-format=json",
        "--",
        "-D",
        "warnings",
    ];
    const ALL: &[Need] = &[Need::Postgres, Need::Scratch, Need::Chromium, Need::Chromedriver];
    // Without nextest the journeys are among the tests, and need their browser there.
    let tests_need: &[Need] = if nextest { &[Need::Postgres, Need::Scratch] } else { ALL };
    vec![
        cargo("format", &["fmt", "--all", "--check", "--", "--color=never"], Reads::Files(rust_files), &[]),
        cargo("lints", &clippy, Reads::Targets, &[]),
        Suite { name: "tidy", work: Work::Tidy, needs: &[] },
        cargo("unit and integration tests", tests, runner, tests_need),
        cargo("doc tests", &["test", "--doc", "--workspace"], Reads::CargoTest, &[]),
        cargo("proofs, SQLite, short", &proof("sqlite"), Reads::Closing, &[]),
        cargo("proofs, PostgreSQL, short", &proof("postgres"), Reads::Closing, &[Need::Durable]),
        cargo("browser journeys", browser, runner, ALL),
    ]
}

/// Runs every suite, prints the table and the closing line; true when nothing failed and nothing is missing.
pub fn run_all(root: &Path) -> Result<bool, String> {
    let tree = tidy::Tree::read(root)?;
    let rust_files = tree.files().iter().filter(|file| file.path.ends_with(".rs")).count();
    let has_browser = BROWSER_SOURCES.iter().any(|path| tree.file(path).is_some());
    let rust_files = u64::try_from(rust_files).map_err(|why| why.to_string())?;
    // Named for their whole life: the servers run until the last suite has ended.
    let given = machine::setting(TEST_POSTGRES);
    let clusters = given.is_none().then(|| [Cluster::start_quick(), Cluster::start()]);
    let [postgres, durable] = match &clusters {
        None => [0, 1].map(|_| Ok(given.clone().unwrap_or_default())),
        Some(both) => {
            both.each_ref().map(|one| one.as_ref().map(|it| it.url().to_owned()).map_err(Clone::clone))
        }
    };
    let folder = Guardian::scratch();
    let scratch = folder.as_ref().map(|it| it.folder().to_string_lossy().into_owned()).map_err(Clone::clone);
    let path = |found: PathBuf| found.to_string_lossy().into_owned();
    let (chromium, chromedriver) = (machine::chromium().map(path), machine::chromedriver().map(path));
    let supplies = Supplies { postgres, durable, scratch, chromium, chromedriver };
    let mut rows = Vec::new();
    for suite in list(machine::has_nextest(), has_browser, rust_files) {
        println!("\n== {} ==", suite.name);
        let began = Instant::now();
        let count = run(&suite, &supplies, root);
        rows.push((suite.name, count, began.elapsed()));
    }
    drop((clusters, folder));
    println!("\n{}", table(&rows));
    let (passed, failed) =
        rows.iter().fold((0, 0), |(p, f), (_, count, _)| (p + count.passed, f + count.failed));
    println!("{passed} passed, {failed} failed");
    Ok(failed == 0)
}

fn run(suite: &Suite, supplies: &Supplies, root: &Path) -> Count {
    let mut given = Vec::new();
    for (name, supply) in suite.needs.iter().map(|need| supplies.of(*need)) {
        match supply {
            Ok(value) => given.push((name, value)),
            Err(why) => {
                println!("{why}");
                return Count {
                    failed: 1,
                    note: "missing: see above what it needs".to_owned(),
                    ..Count::default()
                };
            }
        }
    }
    match &suite.work {
        Work::Tidy => tidy_count(root),
        Work::Cargo(words, reads) => {
            let mut command = Command::new(machine::cargo());
            command
                .args(words)
                .envs(given)
                .current_dir(root)
                .env("CARGO_TERM_COLOR", "never")
                // Everything is built once here, and nothing again after a small change.
                .env("CARGO_INCREMENTAL", "0")
                .stdin(Stdio::null());
            let mut tally = Tally::new(*reads);
            let succeeded = watch(command, &mut tally).unwrap_or_else(|why| {
                println!("{why}");
                false
            });
            tally.close(succeeded)
        }
    }
}

fn tidy_count(root: &Path) -> Count {
    let mut tally = Tally::new(Reads::Files(0));
    let mut clean = false;
    match tidy::print(root) {
        Ok(report) => {
            clean = report.is_clean();
            tally = Tally::new(Reads::Files(report.files));
        }
        Err(why) => println!("{why}"),
    }
    tally.close(clean)
}

/// Runs a command, showing its lines as they come and counting them; true when it succeeded.
fn watch(mut command: Command, tally: &mut Tally) -> Result<bool, String> {
    let started = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.map_err(|why| format!("cargo could not be started: {why}"))?;
    let (to_us, lines) = channel();
    if let Some(stdout) = child.stdout.take() {
        forward(stdout, to_us.clone());
    }
    if let Some(stderr) = child.stderr.take() {
        forward(stderr, to_us);
    }
    for line in lines {
        if let Some(shown) = tally.line(&line) {
            println!("{shown}");
        }
    }
    Ok(child.wait().map_err(|why| format!("cargo was lost: {why}"))?.success())
}

fn forward(from: impl Read + Send + 'static, to: Sender<String>) {
    std::thread::spawn(move || {
        for line in BufReader::new(from).split(b'\n').map_while(Result::ok) {
            if to.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
        }
    });
}

fn table(rows: &[(&str, Count, Duration)]) -> String {
    let mut lines = vec![format!(
        "{:<28}{:>8}{:>8}{:>9}{:>8}{:>8}",
        "suite", "passed", "failed", "skipped", "seen", "time"
    )];
    for (name, count, took) in rows {
        let time = format!("{} s", took.as_secs());
        let Count { passed, failed, skipped, seen, note } = count;
        let line = format!("{name:<28}{passed:>8}{failed:>8}{skipped:>9}{seen:>8}{time:>8}  {note}");
        lines.push(line.trim_end().to_owned());
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_has_every_suite_with_and_without_nextest() {
        for nextest in [true, false] {
            let names: Vec<_> = list(nextest, true, 1).iter().map(|suite| suite.name).collect();
            assert_eq!(
                names,
                [
                    "format",
                    "lints",
                    "tidy",
                    "unit and integration tests",
                    "doc tests",
                    "proofs, SQLite, short",
                    "proofs, PostgreSQL, short",
                    "browser journeys"
                ]
            );
        }
    }

    #[test]
    fn browser_journeys_are_not_counted_twice() {
        let words = |has_browser| match list(true, has_browser, 1).remove(3).work {
            Work::Cargo(words, _) => words,
            Work::Tidy => Vec::new(),
        };
        assert!(words(true).contains(&"not binary_id(souk-journeys::browser)"));
        assert!(!words(false).contains(&"-E"), "nextest refuses a filter that matches nothing");
    }

    #[test]
    fn a_suite_whose_server_is_missing_fails_without_running() {
        let found = Ok(String::new());
        let supplies = Supplies {
            postgres: Err("no server".to_owned()),
            durable: found.clone(),
            scratch: found.clone(),
            chromium: found.clone(),
            chromedriver: found,
        };
        let work = Work::Cargo(vec!["--version"], Reads::Files(1));
        let suite = Suite { name: "x", work, needs: &[Need::Postgres] };
        let count = run(&suite, &supplies, Path::new("."));
        assert_eq!((count.passed, count.failed), (0, 1));
        let suite = Suite { needs: &[Need::Chromium], ..suite };
        assert_eq!(run(&suite, &supplies, Path::new(".")).passed, 1);
    }

    #[test]
    fn lines_of_both_outputs_reach_the_tally() {
        let mut command = Command::new("sh");
        command.args(["-c", "echo '2 passed, 0 failed' >&2; exit 1"]);
        let mut tally = Tally::new(Reads::Closing);
        assert!(!watch(command, &mut tally).unwrap());
        let count = tally.close(false);
        assert_eq!((count.passed, count.failed), (2, 1));
    }

    #[test]
    fn the_table_names_what_is_missing() {
        let count = Count { failed: 1, note: "missing: it ran nothing".to_owned(), ..Count::default() };
        let text = table(&[("doc tests", count, Duration::from_secs(61))]);
        assert!(text.contains("doc tests") && text.contains("61 s  missing: it ran nothing"), "{text}");
    }
}
