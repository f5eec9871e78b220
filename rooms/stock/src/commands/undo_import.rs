//! A member takes an import back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{
    Command, Context, Entitled, Modes, NewRun, Policy, Run, RunId, RunState, Tx, refusals as kernel,
};

use crate::commands::run_import::RunStarted;
use crate::jobs::ImportBatch;
use crate::refusals;
use crate::steps::import::{RUN, UNDO};

/// Products that the import created and nobody touched go; changed ones get their values back; stock by
/// reversals. What somebody changed since stays and is listed.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UndoImport {
    pub id: RunId,
}

impl Command for UndoImport {
    const NAME: &'static str = "undo_import";
    const POLICY: Policy = Policy::shop("imports.run", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = RunStarted;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RunStarted> {
        let import = Run::load(tx, cx.shop, self.id)?;
        match import.state {
            _ if import.kind != RUN => return Err(refusals::IMPORT_NOT_DONE.refuse()),
            RunState::Undone | RunState::PartlyUndone => return Err(kernel::RUN_ALREADY_UNDONE.refuse()),
            RunState::Done | RunState::DoneWithErrors | RunState::Stopped => {}
            _ => return Err(refusals::IMPORT_NOT_DONE.refuse()),
        }
        let run: RunId = cx.id();
        let options = serde_json::json!({ "name": import.options.get("name") });
        let undo_of = Some(import.id);
        tx.make(&NewRun {
            id: run,
            kind: UNDO,
            state: RunState::Running,
            options,
            size: import.position,
            undo_of,
        })?;
        tx.enqueue(&ImportBatch { run, position: 0 }, Some(run.raw()))?;
        Ok(RunStarted { run })
    }
    fn subject(&self, output: &RunStarted) -> Option<RawId> {
        Some(output.run.raw())
    }
}
