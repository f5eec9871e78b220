//! A member gives a file: it is read and compared as a whole before anything is written, then applied in
//! batches.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::ImportRule;
use souk_catalog::model::files;
use souk_catalog::model::price::DecimalMark;
use souk_core::{RawId, Result};
use souk_engine::refusals::FILE_TYPE_REFUSED;
use souk_engine::{
    AdvanceRun, Command, Context, Entitled, FileId, Modes, NewRun, Outside, Policy, Run, RunId, RunState, Tx,
};

use crate::commands::run_import::start;
use crate::refusals;
use crate::steps::import::items::Counts;
use crate::steps::import::plan::{self, FilePlan};
use crate::steps::import::{PLAN, undo};

/// Largest content that may come inside the request.
const MAX_INLINE: usize = 8 * 1024 * 1024;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportProducts {
    pub source: FileRef,
    /// What people call it; for the report.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub rule: ImportRule,
    /// What stands before decimal places, where the file leaves a doubt.
    #[serde(default)]
    pub decimal_mark: Option<Mark>,
    /// False: only the preview; `run_import` starts it.
    #[serde(default = "yes")]
    pub start: bool,
}

const fn yes() -> bool {
    true
}

/// Where the file is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum FileRef {
    /// An uploaded file: of any size and encoding that can be read.
    FileId(FileId),
    /// Its text, for small ones.
    Content(String),
}

souk_core::text_enum! {
    pub enum Mark {
        Point => "point",
        Comma => "comma",
    }
}

/// What the file would do, or does now.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ImportPreview {
    /// Its items say product by product what is planned; none in a dry run.
    pub plan: Option<RunId>,
    /// The run that applies it, where it was started.
    pub run: Option<RunId>,
    pub counts: Counts,
    pub currency: String,
    pub encoding: String,
    pub columns_seen: Vec<String>,
    /// Kept with the products for the next export.
    pub unknown_columns: Vec<String>,
    /// The first ones: line, column, value, code.
    pub errors: Vec<serde_json::Value>,
    pub warnings: Vec<serde_json::Value>,
}

impl FileRef {
    fn bytes(&self, cx: &Context, outside: &Outside) -> Result<Vec<u8>> {
        let too_large = |most: usize| files::refusals::TOO_LARGE.with().arg("allowed", most).err();
        match self {
            Self::Content(text) if text.len() > MAX_INLINE => too_large(MAX_INLINE),
            Self::Content(text) => Ok(text.clone().into_bytes()),
            Self::FileId(id) => {
                let (file, unread) = outside.file(cx, *id)?;
                if file.kind != "text/plain" {
                    return Err(FILE_TYPE_REFUSED.refuse());
                }
                if usize::try_from(file.size).unwrap_or(usize::MAX) > files::MAX_BYTES {
                    return too_large(files::MAX_BYTES);
                }
                unread.bytes()
            }
        }
    }
}

impl Command for ImportProducts {
    const NAME: &'static str = "import_products";
    const POLICY: Policy = Policy::shop("imports.run", Modes::NotEmergency, Entitled::Free).bulk();
    const PREPARES: bool = true;
    type Prepared = FilePlan;
    type Output = ImportPreview;

    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<FilePlan> {
        let mark = match self.decimal_mark {
            None => DecimalMark::Ask,
            Some(Mark::Point) => DecimalMark::Point,
            Some(Mark::Comma) => DecimalMark::Comma,
        };
        // Quantities go to the first location, as everywhere where none is named.
        let (file, drafts) = plan::read(&self.source.bytes(cx, outside)?, cx, mark, 1)?;
        let ground = plan::Ground::of(cx, self.rule);
        outside.read(move |db| plan::compare(file, &drafts, &ground, db))
    }

    fn run(&self, file: &FilePlan, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ImportPreview> {
        if file.items.is_empty() {
            return Err(refusals::IMPORT_EMPTY.refuse());
        }
        let name = souk_core::text::line(&self.name, 200).unwrap_or_default();
        let id: RunId = cx.id();
        let size = i64::try_from(file.items.len()).unwrap_or(i64::MAX);
        let options = serde_json::json!({ "name": name });
        tx.make(&NewRun { id, kind: PLAN, state: RunState::Previewed, options, size, undo_of: None })?;
        let run = Run::load(tx, cx.shop, id)?;
        tx.make(&AdvanceRun {
            run,
            state: RunState::Previewed,
            position: size,
            totals: file.counts.json(),
            items: file.items.clone(),
        })?;
        let run = if self.start { Some(start(tx, cx, id)?) } else { None };
        let kept = |id: RunId| (!cx.dry_run).then_some(id);
        Ok(ImportPreview {
            plan: kept(id),
            run: run.and_then(kept),
            counts: file.counts.clone(),
            currency: cx.tenant.currency.to_string(),
            encoding: file.encoding.clone(),
            columns_seen: file.columns_seen.clone(),
            unknown_columns: file.unknown_columns.clone(),
            errors: file.errors.clone(),
            warnings: file.warnings.clone(),
        })
    }
    fn subject(&self, output: &ImportPreview) -> Option<RawId> {
        output.run.or(output.plan).map(RunId::raw)
    }
}

/// The plan that a run applies.
pub(crate) fn plan_of(run: &Run) -> Result<RunId> {
    undo::id_in(&run.options, "plan")
}
