//! What this machine has: programs, the PostgreSQL server, Chromium. What is missing is installed from the
//! distribution when we may, else the refusal says exactly what to install.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const OLDEST_POSTGRES: u32 = 15;

/// The cargo that runs us, so that no second toolchain gets into the work.
pub fn cargo() -> OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}

/// A setting of the run. Tools have no configuration of their own: the environment is their command line.
pub fn setting(name: &str) -> Option<String> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the ban keeps the product from ambient settings; this is a tool"
    )]
    let value = std::env::var(name);
    value.ok().filter(|text| !text.is_empty())
}

/// The first folder of PATH that holds the program.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}

pub fn has_nextest() -> bool {
    let mut asked = Command::new(cargo());
    asked.args(["nextest", "--version"]).stdout(Stdio::null()).stderr(Stdio::null());
    asked.status().is_ok_and(|status| status.success())
}

pub fn is_root() -> bool {
    answer(Command::new("id").arg("-u")).is_ok_and(|uid| uid == "0")
}

/// What a command prints, or a sentence about why it did not.
pub fn answer(command: &mut Command) -> Result<String, String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output =
        command.stdin(Stdio::null()).output().map_err(|why| format!("{name} could not be started: {why}"))?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned());
    }
    Err(format!("{name} failed ({}): {}", output.status, String::from_utf8_lossy(&output.stderr).trim()))
}

/// The folder with `initdb` and `pg_ctl`; the server is installed when it is missing and we may.
pub fn postgres() -> Result<PathBuf, String> {
    let wanted = format!("a PostgreSQL server of version {OLDEST_POSTGRES} or newer");
    found_or_installed(&wanted, "postgresql", find_postgres)
}

/// The browser for the journeys.
pub fn chromium() -> Result<PathBuf, String> {
    found_or_installed("Chromium", "chromium", || {
        ["chromium", "chromium-browser", "google-chrome"].iter().find_map(|name| program(name))
    })
}

/// What steers the browser; it comes in a package of its own, of the browser's version.
pub fn chromedriver() -> Result<PathBuf, String> {
    found_or_installed("Chromium's driver", "chromium-driver", || program("chromedriver"))
}

fn found_or_installed(
    wanted: &str,
    package: &str,
    find: impl Fn() -> Option<PathBuf>,
) -> Result<PathBuf, String> {
    if let Some(found) = find() {
        return Ok(found);
    }
    let by_hand =
        format!("{wanted} is missing. Install it: on Debian and its kin `apt-get install {package}`");
    if !is_root() || program("apt-get").is_none() {
        return Err(by_hand);
    }
    eprintln!("{wanted} is missing: installing {package} from the distribution");
    apt(&["update"])?;
    apt(&["install", "--yes", "--no-install-recommends", package])?;
    find().ok_or_else(|| format!("{by_hand} (done just now, and it is still not there)"))
}

fn apt(words: &[&str]) -> Result<(), String> {
    let mut command = Command::new("apt-get");
    answer(command.arg("-q").args(words).env("DEBIAN_FRONTEND", "noninteractive")).map(drop)
}

fn find_postgres() -> Option<PathBuf> {
    let listed = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let asked = answer(Command::new("pg_config").arg("--bindir")).ok().map(PathBuf::from);
    let mut servers: Vec<(u32, PathBuf)> = listed
        .map(|entry| entry.path().join("bin"))
        .chain(asked)
        .filter_map(|folder| Some((postgres_version(&folder)?, folder)))
        .filter(|(version, _)| *version >= OLDEST_POSTGRES)
        .collect();
    servers.sort();
    servers.pop().map(|(_, folder)| folder)
}

fn postgres_version(folder: &Path) -> Option<u32> {
    if !folder.join("initdb").is_file() || !folder.join("psql").is_file() {
        return None;
    }
    let said = answer(Command::new(folder.join("postgres")).arg("--version")).ok()?;
    major(&said)
}

/// `postgres (PostgreSQL) 15.19 (Debian 15.19-0+deb12u1)` is 15.
fn major(said: &str) -> Option<u32> {
    let number = said.split_once("(PostgreSQL) ")?.1;
    number.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_a_server_is_read_from_what_it_says() {
        assert_eq!(major("postgres (PostgreSQL) 15.19 (Debian 15.19-0+deb12u1)"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("bash: postgres: command not found"), None);
    }

    #[test]
    fn a_program_that_is_nowhere_is_not_found() {
        assert!(program("sh").is_some());
        assert_eq!(program("souk-has-no-such-program"), None);
    }

    #[test]
    fn a_failing_command_answers_with_what_it_complained_of() {
        let why = answer(Command::new("sh").args(["-c", "echo no room >&2; exit 3"])).unwrap_err();
        assert!(why.contains("no room") && why.contains('3'), "{why}");
    }
}
