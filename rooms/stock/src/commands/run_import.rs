//! A previewed import is started; a stopped one goes on where it stopped.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{AdvanceRun, Command, Context, Entitled, Modes, NewRun, Policy, Run, RunId, RunState, Tx};

use crate::jobs::ImportBatch;
use crate::refusals;
use crate::steps::import::items::Counts;
use crate::steps::import::{PLAN, RUN, UNDO};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunImport {
    /// The plan, as `import_products` answered it.
    pub id: RunId,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct RunStarted {
    pub run: RunId,
}

impl Command for RunImport {
    const NAME: &'static str = "run_import";
    const POLICY: Policy = Policy::shop("imports.run", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = RunStarted;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RunStarted> {
        Ok(RunStarted { run: start(tx, cx, self.id)? })
    }
    fn subject(&self, output: &RunStarted) -> Option<RawId> {
        Some(output.run.raw())
    }
}

/// Opens the run that applies a plan, once, and leaves its first batch to the worker.
pub(crate) fn start(tx: &mut Tx<'_, '_>, cx: &Context, plan: RunId) -> Result<RunId> {
    let plan = Run::load(tx, cx.shop, plan)?;
    if plan.kind != PLAN || plan.state != RunState::Previewed {
        return Err(refusals::IMPORT_NOT_PREVIEWED.refuse());
    }
    let run: RunId = cx.id();
    let name = plan.options.get("name").cloned().unwrap_or_default();
    let options = serde_json::json!({ "plan": plan.id, "name": name });
    tx.make(&NewRun {
        id: run,
        kind: RUN,
        state: RunState::Running,
        options,
        size: plan.size,
        undo_of: None,
    })?;
    let planned = Counts::of(&plan.totals);
    // What the file amounts to and what was wrong with it is known; what becomes of the rest is counted as it
    // happens.
    let totals = Counts { created: 0, updated: 0, unchanged: 0, skipped: 0, ..planned };
    let opened = Run::load(tx, cx.shop, run)?;
    tx.make(&AdvanceRun {
        run: opened,
        state: RunState::Running,
        position: 0,
        totals: totals.json(),
        items: Vec::new(),
    })?;
    let (position, totals) = (plan.position, plan.totals.clone());
    tx.must(
        &AdvanceRun { run: plan, state: RunState::Done, position, totals, items: Vec::new() },
        &refusals::IMPORT_NOT_PREVIEWED,
    )?;
    tx.enqueue(&ImportBatch { run, position: 0 }, Some(run.raw()))?;
    Ok(run)
}

/// Goes on where a run was stopped.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResumeImport {
    pub id: RunId,
}

impl Command for ResumeImport {
    const NAME: &'static str = "resume_import";
    const POLICY: Policy = Policy::shop("imports.run", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = RunStarted;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RunStarted> {
        let run = Run::load(tx, cx.shop, self.id)?;
        let (id, position, totals) = (run.id, run.position, run.totals.clone());
        if run.state != RunState::Stopped || (run.kind != RUN && run.kind != UNDO) {
            return Err(refusals::IMPORT_NOT_STOPPED.refuse());
        }
        let change = AdvanceRun { run, state: RunState::Running, position, totals, items: Vec::new() };
        tx.must(&change, &refusals::IMPORT_NOT_STOPPED)?;
        tx.enqueue(&ImportBatch { run: id, position }, Some(id.raw()))?;
        Ok(RunStarted { run: id })
    }
    fn subject(&self, output: &RunStarted) -> Option<RawId> {
        Some(output.run.raw())
    }
}
