//! `bench --on sqlite|postgres [--as-built]`: what the program does in a second, beside what the machine
//! could do at most with the same statements and the same bytes. One table; ratios, since machines differ.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rig::bench::{self, Bench};
use rig::place::On;
use rig::program::Programs;
use rig::{Outcome, Saying};

fn read(mut words: impl Iterator<Item = String>) -> Outcome<(On, bool)> {
    let (mut on, mut as_built) = (On::Sqlite, false);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--on" => on = words.next().as_deref().and_then(On::parse).ok_or("--on sqlite|postgres")?,
            "--as-built" => as_built = true,
            _ => return Err(format!("unknown: {word}; bench --on sqlite|postgres [--as-built]")),
        }
    }
    Ok((on, as_built))
}

fn main() -> ExitCode {
    let ran = read(std::env::args().skip(1)).and_then(|(on, as_built)| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.saying("no runtime")?.block_on(run(on, as_built))
    });
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(on: On, as_built: bool) -> Outcome<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.parent().unwrap_or(here);
    let programs = if as_built { Programs::built(root) } else { Programs::build(root)? };
    let under: PathBuf = root.join("target/proof/data");
    std::fs::create_dir_all(&under).saying(under.display())?;
    let server = std::env::vars().find(|(name, _)| name == "SOUK_TEST_POSTGRES").map(|(_, url)| url);
    let bench = Bench { programs, on, server, under };
    println!("{}", bench::measure(&bench).await?);
    Ok(())
}
