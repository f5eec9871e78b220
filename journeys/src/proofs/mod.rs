//! The proofs: each breaks one promise on purpose, sees that it holds, and sees its twin, whose guard is
//! taken out, fail.

pub mod backup;
pub mod crash;
pub mod disk;
pub mod hang_up;
pub mod import;
pub mod keys;
pub mod quota;
pub mod race;
pub mod server;

use std::path::PathBuf;

use crate::Outcome;
use crate::line::Line;
use crate::place::{self, On, Place};
use crate::program::Programs;

/// What every proof is given.
#[derive(Debug)]
pub struct Rig {
    pub programs: Programs,
    pub on: On,
    /// The PostgreSQL server on which databases are made.
    pub server: Option<String>,
    /// Where data folders lie.
    pub under: PathBuf,
    pub seed: u64,
    pub full: bool,
}

impl Rig {
    pub async fn place(&self, name: &str) -> Outcome<Place> {
        place::on_disk(&self.under)?;
        Place::make(&self.under, self.on, self.server.as_deref(), name).await
    }

    pub fn line(&self, name: &'static str) -> Line {
        Line::new(name, self.seed)
    }

    /// The figure of a full run, or that of a short one.
    pub const fn size(&self, short: usize, full: usize) -> usize {
        if self.full { full } else { short }
    }
}

/// The proofs by name, in their order.
pub const NAMES: [&str; 8] = ["import", "race", "quota", "keys", "crash", "hang-up", "disk-full", "backup"];

/// Runs one. A proof that could not be carried through has failed.
pub async fn run(rig: &Rig, name: &str) -> Line {
    let ran = match name {
        "import" => import::prove(rig).await,
        "race" => race::prove(rig).await,
        "quota" => quota::prove(rig).await,
        "keys" => keys::prove(rig).await,
        "crash" => crash::prove(rig).await,
        "hang-up" => hang_up::prove(rig).await,
        "disk-full" => disk::prove(rig).await,
        "backup" => backup::prove(rig).await,
        _ => Err(format!("there is no proof {name}")),
    };
    ran.unwrap_or_else(|why| {
        let mut line = Line::new("not carried through", rig.seed);
        line.wrong.push(format!("{name}: {why}"));
        line
    })
}
