//! `proof [--on sqlite|postgres] [--full] [--seed N] [--only NAME]`: one line a proof, and how many failed,
//! on both databases or on the one that is named. `proof --table FILE` writes which proof makes which check.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use rig::chance::Chance;
use rig::place::On;
use rig::program::Programs;
use rig::proofs::{self, NAMES, Rig};
use rig::{Outcome, Saying};

const USAGE: &str =
    "proof [--on sqlite|postgres] [--full] [--seed N] [--only NAME] [--under DIR] [--as-built]";

struct Asked {
    on: Vec<On>,
    full: bool,
    seed: u64,
    only: Option<String>,
    under: Option<PathBuf>,
    as_built: bool,
}

fn read(mut words: impl Iterator<Item = String>) -> Outcome<Asked> {
    let (mut on, mut seed, mut full) = (vec![On::Sqlite, On::Postgres], Chance::seed(), false);
    let (mut only, mut under, mut as_built) = (None, None, false);
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| format!("{word} wants a value\n{USAGE}"));
        match word.as_str() {
            "--on" => on = vec![On::parse(&value()?).ok_or(USAGE)?],
            "--full" => full = true,
            "--as-built" => as_built = true,
            "--seed" => seed = value()?.parse().saying("--seed")?,
            "--only" => only = Some(value()?),
            "--under" => under = Some(PathBuf::from(value()?)),
            _ => return Err(format!("unknown: {word}\n{USAGE}")),
        }
    }
    if only.as_ref().is_some_and(|name| !NAMES.contains(&name.as_str())) {
        return Err(format!("proofs are {}", NAMES.join(", ")));
    }
    Ok(Asked { on, full, seed, only, under, as_built })
}

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    if let (Some("--table"), Some(file)) = (words.next().as_deref(), words.next()) {
        return match std::fs::write(&file, rig::checks::page()) {
            Ok(()) => ExitCode::SUCCESS,
            Err(why) => {
                eprintln!("{file}: {why}");
                ExitCode::FAILURE
            }
        };
    }
    let ran = read(std::env::args().skip(1)).and_then(|asked| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.saying("no runtime")?.block_on(run(asked))
    });
    match ran {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(why) => {
            eprintln!("proof: {why}");
            println!("0 passed, 1 failed");
            ExitCode::from(2)
        }
    }
}

async fn apart(rig: &Rig) -> Outcome<()> {
    let place = rig.place("apart").await?;
    rig.programs.apart(&place)?;
    place.clear().await
}

async fn run(asked: Asked) -> Outcome<usize> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.parent().unwrap_or(here);
    let programs = if asked.as_built { Programs::built(root) } else { Programs::build(root)? };
    let under = asked.under.clone().unwrap_or_else(|| root.join("target/proof/data"));
    std::fs::create_dir_all(&under).saying(under.display())?;
    let server = std::env::vars().find(|(name, _)| name == "SOUK_TEST_POSTGRES").map(|(_, url)| url);
    let (mut passed, mut failed) = (0, 0);
    for on in &asked.on {
        let (programs, server, under) = (programs.clone(), server.clone(), under.clone());
        let base = tokio::sync::OnceCell::new();
        let rig = Rig { programs, on: *on, server, under, seed: asked.seed, full: asked.full, base };
        println!("{}, data under {}", rig.on.name(), rig.under.display());
        let (good, bad) = all(&rig, asked.only.as_deref()).await;
        if let Some(base) = rig.base.into_inner() {
            base.clear().await?;
        }
        passed += good;
        failed += bad;
    }
    println!("{passed} passed, {failed} failed");
    Ok(failed)
}

/// How many passed and failed on one database.
async fn all(rig: &Rig, only: Option<&str>) -> (usize, usize) {
    let (mut passed, mut failed) = (0, 0);
    match apart(rig).await {
        Ok(()) => {
            println!("ok apart: the shipped program has no twins in it and hears of none");
            passed += 1;
        }
        Err(why) => {
            println!("FAILED apart: {why}");
            failed += 1;
        }
    }
    for name in NAMES.iter().filter(|name| only.is_none_or(|only| only == **name)) {
        let began = Instant::now();
        let line = proofs::run(rig, name).await;
        println!("{line} ({} s)", began.elapsed().as_secs());
        if line.passed() { passed += 1 } else { failed += 1 }
    }
    (passed, failed)
}
