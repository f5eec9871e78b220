//! The next batch of an import or of its undo. The position tells a repeated one from a new one.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Fault, RawId, Result};
use souk_engine::{AdvanceRun, Command, Context, Entitled, Modes, Policy, Run, RunId, RunState, Tx};

use crate::commands::import_products::plan_of;
use crate::jobs::ImportBatch;
use crate::refusals;
use crate::steps::import::items::Counts;
use crate::steps::import::{BATCH, RUN, UNDO, apply, undo};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApplyImportBatch {
    pub run: RunId,
    pub position: i64,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct BatchDone {
    pub state: RunState,
    pub position: i64,
}

impl Command for ApplyImportBatch {
    const NAME: &'static str = "apply_import_batch";
    const POLICY: Policy = Policy::shop("imports.run", Modes::NotEmergency, Entitled::Free).bulk();
    type Prepared = ();
    type Output = BatchDone;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<BatchDone> {
        let run = Run::load(tx, cx.shop, self.run)?;
        if run.state != RunState::Running || run.position != self.position {
            return Ok(BatchDone { state: run.state, position: run.position });
        }
        let mut counts = Counts::of(&run.totals);
        let (items, import) = match run.kind.as_str() {
            RUN => {
                let planned = Run::items(tx, cx.shop, plan_of(&run)?, run.position, BATCH)?;
                let bad_before =
                    planned.iter().filter(|item| item.result == crate::steps::import::items::BAD).count();
                counts.bad -= i64::try_from(bad_before).unwrap_or_default();
                (apply::batch(tx, cx, &run, planned)?, None)
            }
            UNDO => {
                let import = run.undo_of.ok_or_else(|| Fault::new("an undo names no import"))?;
                let import = Run::load(tx, cx.shop, import)?;
                let written = Run::items(tx, cx.shop, import.id, run.position, BATCH)?;
                (undo::batch(tx, cx, &import, written)?, Some(import))
            }
            other => return Err(Fault::new(format!("{other} has no batches here")).into()),
        };
        for item in &items {
            counts.add(&item.result);
        }
        let position = (run.position + BATCH).min(run.size);
        let clean = counts.bad == 0 && counts.skipped == 0;
        let state = match (position < run.size, clean) {
            (true, _) => RunState::Running,
            (false, true) => RunState::Done,
            (false, false) => RunState::DoneWithErrors,
        };
        if state == RunState::Running {
            tx.enqueue(&ImportBatch { run: run.id, position }, Some(run.id.raw()))?;
        } else if let Some(import) = import {
            end(tx, import, clean)?;
        }
        let change = AdvanceRun { run, state, position, totals: counts.json(), items };
        // Somebody stopped the run meanwhile: nothing of this batch is kept.
        tx.must(&change, &refusals::CHANGED_MEANWHILE)?;
        Ok(BatchDone { state, position })
    }
    fn subject(&self, _: &BatchDone) -> Option<RawId> {
        Some(self.run.raw())
    }
}

/// The import itself says from now on that it was taken back.
fn end(tx: &mut Tx<'_, '_>, import: Run, clean: bool) -> Result<()> {
    let (position, totals) = (import.position, import.totals.clone());
    let state = if clean { RunState::Undone } else { RunState::PartlyUndone };
    let change = AdvanceRun { run: import, state, position, totals, items: Vec::new() };
    tx.must(&change, &refusals::CHANGED_MEANWHILE).map(|_| ())
}
