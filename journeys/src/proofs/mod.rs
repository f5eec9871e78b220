//! The proofs: each breaks one promise on purpose, sees that it holds, and sees its twin, whose guard is
//! taken out, fail.

pub mod backup;
pub mod busy;
pub mod calls;
pub mod crash;
pub mod disk;
pub mod front;
pub mod given_back;
pub mod hang_up;
pub mod import;
pub mod keys;
pub mod land;
pub mod larger;
pub mod monitor;
pub mod month;
pub mod plan;
pub mod prices;
pub mod quota;
pub mod race;
pub mod repairs;
pub mod server;
pub mod strangers;

use std::path::PathBuf;

use crate::Outcome;
use crate::line::Line;
use crate::place::{self, On, Place};
use crate::program::Programs;
use crate::world::Base;

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
    /// What the checks' installations are made from.
    pub base: tokio::sync::OnceCell<Base>,
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
pub const NAMES: [&str; 35] = [
    "import",
    "race",
    "quota",
    "keys",
    "crash",
    "hang-up",
    "disk-full",
    "backup",
    "catalogue",
    "thresholds",
    "credits",
    "last-unit",
    "ten-thousand",
    "month-border",
    "resets",
    "no-job",
    "sent-again",
    "upgrade",
    "plan-places",
    "blocks",
    "fakes",
    "waiting",
    "monitor",
    "storefront",
    "markup",
    "tampering",
    "one-order",
    "places",
    "rates",
    "calls",
    "burst",
    "people",
    "foreign-ids",
    "guesses",
    "repairs",
];

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
        "catalogue" => plan::catalogue(rig).await,
        "thresholds" => plan::thresholds(rig).await,
        "credits" => plan::credits(rig).await,
        "last-unit" => busy::last_unit(rig).await,
        "ten-thousand" => busy::many(rig).await,
        "month-border" => month::border(rig).await,
        "resets" => month::resets(rig).await,
        "no-job" => month::no_job(rig).await,
        "sent-again" => busy::again(rig).await,
        "upgrade" => larger::upgrade(rig).await,
        "plan-places" => larger::places(rig).await,
        "blocks" => plan::blocks(rig).await,
        "fakes" => given_back::fakes(rig).await,
        "waiting" => given_back::waiting(rig).await,
        "monitor" => monitor::prove(rig).await,
        "storefront" => front::storefront(rig).await,
        "markup" => front::markup(rig).await,
        "tampering" => prices::tampering(rig).await,
        "one-order" => prices::one_order(rig).await,
        "places" => land::places(rig).await,
        "rates" => land::rates(rig).await,
        "calls" => calls::prove(rig).await,
        "burst" => strangers::burst(rig).await,
        "people" => busy::people(rig).await,
        "foreign-ids" => strangers::foreign(rig).await,
        "guesses" => strangers::guesses(rig).await,
        "repairs" => repairs::prove(rig).await,
        _ => Err(format!("there is no proof {name}")),
    };
    ran.unwrap_or_else(|why| {
        let mut line = Line::new("not carried through", rig.seed);
        line.wrong.push(format!("{name}: {why}"));
        line
    })
}
