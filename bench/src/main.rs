//! `bench [--on sqlite|postgres] [--full] [--as-built]`: what the program does in a second, beside what the
//! machine could do at most with the same statements and the same bytes. A table for each database.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rig::place::On;
use rig::program::Programs;
use rig::{Outcome, Saying};

mod captured;
mod ceiling;
mod clones;
mod inside;
mod measure;
mod pgbench;
mod scale;
mod table;

use measure::Bench;

struct Asked {
    on: Vec<On>,
    as_built: bool,
    full: bool,
}

fn read(mut words: impl Iterator<Item = String>) -> Outcome<Asked> {
    let mut asked = Asked { on: vec![On::Sqlite, On::Postgres], as_built: false, full: false };
    while let Some(word) = words.next() {
        match word.as_str() {
            "--on" => {
                let on = words.next().as_deref().and_then(On::parse).ok_or("--on sqlite|postgres")?;
                asked.on = vec![on];
            }
            "--as-built" => asked.as_built = true,
            "--full" => asked.full = true,
            _ => return Err(format!("unknown: {word}; bench [--on sqlite|postgres] [--full] [--as-built]")),
        }
    }
    Ok(asked)
}

fn main() -> ExitCode {
    let ran = read(std::env::args().skip(1)).and_then(|asked| {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.saying("no runtime")?.block_on(run(&asked))
    });
    match ran {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            eprintln!("bench: {why}");
            ExitCode::FAILURE
        }
    }
}

async fn run(asked: &Asked) -> Outcome<()> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let root = here.parent().unwrap_or(here);
    let programs = if asked.as_built { Programs::built(root) } else { Programs::build(root)? };
    let under: PathBuf = root.join("target/proof/data");
    std::fs::create_dir_all(&under).saying(under.display())?;
    let setting = |wanted: &str| std::env::vars().find(|(name, _)| name == wanted).map(|(_, value)| value);
    for on in &asked.on {
        let bench = Bench {
            programs: programs.clone(),
            on: *on,
            server: setting("SOUK_TEST_POSTGRES"),
            pgbench: setting("SOUK_PGBENCH").map(PathBuf::from),
            under: under.clone(),
            full: asked.full,
        };
        println!("{}\n", measure::measure(&bench).await?);
    }
    Ok(())
}
