//! PostgreSQL: not yet.
use crate::job::Ask;
use crate::stats::Counters;
use crate::{Lane, MigrationReport, MigrationSet, Options};
use souk_core::Fault;
use std::sync::Arc;
use tokio_postgres::Config;

pub(crate) struct Postgres {}
impl Postgres {
    pub async fn open(_: &Config, _: &Options, _: &Arc<Counters>) -> Result<Self, Fault> {
        Err(Fault::new("not yet"))
    }
    pub fn ask(&self, _: Ask) -> bool {
        false
    }
    pub async fn migrate(&self, _: &[MigrationSet]) -> Result<MigrationReport, Fault> {
        Err(Fault::new("not yet"))
    }
    pub fn depth(&self, _: Lane) -> usize {
        0
    }
    pub fn close(&self) -> Vec<std::thread::JoinHandle<()>> {
        Vec::new()
    }
}
