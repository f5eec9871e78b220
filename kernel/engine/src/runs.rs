//! Runs: one bulk work with plan, progress, report and, where possible, undo. A room plans by a pure function
//! and applies by small commands; the run remembers how far it came.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Moment, RawId, Result, TenantId, params};
use souk_store::{Reader, row, sql};

use crate::context::Context;
use crate::list::{ByAge, Cursor, PageSize, Slice};
use crate::policy::{Entitled, Modes, Policy};
use crate::refusals;
use crate::traits::{Change, Command, Event, Query};
use crate::tx::{Rows, Tx};

souk_core::id_type!(
    /// One bulk work.
    RunId,
    "run"
);

souk_core::text_enum! {
    pub enum RunState {
        Previewed => "previewed",
        Running => "running",
        Done => "done",
        DoneWithErrors => "done_with_errors",
        Stopped => "stopped",
        Broken => "broken",
        Undone => "undone",
        PartlyUndone => "partly_undone",
    }
}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct Run {
        pub id: RunId,
        pub kind: String,
        pub state: RunState,
        pub options: Value,
        /// Items done so far, and in all.
        pub position: i64,
        pub size: i64,
        /// Counts by result and reason.
        pub totals: Value,
        pub undo_of: Option<RunId>,
        pub created_at: Moment,
        pub ended_at: Option<Moment>,
    }
}

row! {
    #[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
    pub struct RunItem {
        pub position: i64,
        pub subject: Option<RawIdText>,
        pub label: String,
        pub result: String,
        pub reason: Option<String>,
        pub detail: Value,
    }
}

/// The id of whatever an item is about, as text without a prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RawIdText(pub RawId);

impl souk_core::Cell for RawIdText {
    fn read(raw: souk_core::Raw<'_>) -> std::result::Result<Self, souk_core::CellError> {
        RawId::read(raw).map(Self)
    }
    fn write(&self) -> souk_core::Value {
        self.0.write()
    }
}
impl Serialize for RawIdText {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.encode())
    }
}
impl<'de> Deserialize<'de> for RawIdText {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        RawId::decode(&text).map(Self).ok_or_else(|| serde::de::Error::custom("expected 26 letters"))
    }
}
impl JsonSchema for RawIdText {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "RawId".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "pattern": "^[0-9A-HJKMNP-TV-Z]{26}$"})
    }
}

/// Opens a run. Only one of a kind runs in a shop at a time.
pub struct NewRun {
    pub id: RunId,
    pub kind: &'static str,
    pub state: RunState,
    pub options: Value,
    pub size: i64,
    pub undo_of: Option<RunId>,
}

/// The run moved on: `position`, counts, state.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RunChanged {
    pub id: RunId,
    pub kind: String,
    pub state: RunState,
}

impl Event for RunChanged {
    const NAME: &'static str = "run.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

impl Change for NewRun {
    type Event = RunChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<RunChanged>> {
        let running: Option<(RunId,)> = rows.one(
            sql!(
                "select id from runs where shop_id = $1 and kind = $2 and state = 'running' order by id
                    limit 1"
            ),
            params![rows.shop(), self.kind],
        )?;
        if let Some((id,)) = running {
            return refusals::RUN_IN_PROGRESS.with().arg("run", id.to_string()).err();
        }
        let principal = rows.cx().actor.principal();
        rows.put(
            sql!(
                "insert into runs (shop_id, id, kind, state, options, position, size, totals, actor_kind,
                 actor_id,
                                   undo_of, file_id, created_at, ended_at, rev)
                 values ($1, $2, $3, $4, $5, 0, $6, $7, $8, $9, $10, null, $11, null, 1)"
            ),
            params![
                rows.shop(),
                self.id,
                self.kind,
                self.state,
                self.options,
                self.size,
                serde_json::json!({}),
                principal.kind,
                principal.id,
                self.undo_of,
                rows.now()
            ],
        )?;
        Ok(Some(RunChanged { id: self.id, kind: self.kind.to_owned(), state: self.state }))
    }
}

/// Writes items and moves the run on, from the state it was seen in.
pub struct AdvanceRun {
    pub run: Run,
    pub state: RunState,
    pub position: i64,
    pub totals: Value,
    pub items: Vec<RunItem>,
}

impl Change for AdvanceRun {
    type Event = RunChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<RunChanged>> {
        let ended = (!matches!(self.state, RunState::Running | RunState::Previewed)).then_some(rows.now());
        let changed = rows.run(
            sql!(
                "update runs set state = $3, position = $4, totals = $5, ended_at = $6, rev = rev + 1
                 where shop_id = $1 and id = $2 and state = $7 and position = $8"
            ),
            params![
                rows.shop(),
                self.run.id,
                self.state,
                self.position,
                self.totals,
                ended,
                self.run.state,
                self.run.position
            ],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        for item in &self.items {
            rows.put(
                sql!(
                    "insert into run_items (shop_id, run_id, position, subject, label, result, reason, detail)
                     values ($1, $2, $3, $4, $5, $6, $7, $8)"
                ),
                params![
                    rows.shop(),
                    self.run.id,
                    item.position,
                    item.subject,
                    item.label,
                    item.result,
                    item.reason,
                    item.detail
                ],
            )?;
        }
        Ok(Some(RunChanged { id: self.run.id, kind: self.run.kind.clone(), state: self.state }))
    }
}

impl Run {
    pub fn load(db: &mut Reader<'_>, shop: TenantId, id: RunId) -> Result<Self> {
        let run = db.one(
            sql!(
                "select id, kind, state, options, position, size, totals, undo_of, created_at, ended_at from
                 runs
                 where shop_id = $1 and id = $2"
            ),
            params![shop, id],
        )?;
        run.ok_or_else(|| refusals::RUN_NOT_FOUND.refuse())
    }
    /// Items from `from` on, in order.
    pub fn items(
        db: &mut Reader<'_>,
        shop: TenantId,
        id: RunId,
        from: i64,
        limit: i64,
    ) -> Result<Vec<RunItem>> {
        db.rows(
            sql!(
                "select position, subject, label, result, reason, detail from run_items
                 where shop_id = $1 and run_id = $2 and position >= $3 order by position limit $4"
            ),
            params![shop, id, from, limit],
        )
    }
}

/// The shop's runs.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RunList {
    pub kind: Option<String>,
    pub state: Option<RunState>,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

macro_rules! runs {
    () => {
        "select id, kind, state, options, position, size, totals, undo_of, created_at, ended_at from runs
         where shop_id = $1 and (cast($2 as text) is null or kind = $2)
           and (cast($5 as text) is null or state = $5) "
    };
}

impl Query for RunList {
    const NAME: &'static str = "run_list";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = Slice<Run>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<Run>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let asked = params![cx.shop, self.kind, after.id, self.limit.fetch(), self.state];
        let text = match self.sort {
            ByAge::Newest => sql!(runs!(), "and id < $3 order by id desc limit $4"),
            ByAge::Oldest => sql!(runs!(), "and id > $3 order by id limit $4"),
        };
        let rows: Vec<Run> = db.rows(text, asked)?;
        Ok(Slice::sorted(self.sort, rows, self.limit, |run| Cursor::at(run.created_at, run.id.raw())))
    }
}

/// One run with a page of its items.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunCard {
    pub id: RunId,
    /// First item to show.
    #[serde(default)]
    pub from: i64,
}

#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RunReport {
    pub run: Run,
    pub items: Vec<RunItem>,
}

impl Query for RunCard {
    const NAME: &'static str = "run_card";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = RunReport;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<RunReport> {
        let run = Run::load(db, cx.shop, self.id)?;
        Ok(RunReport { run, items: Run::items(db, cx.shop, self.id, self.from, 200)? })
    }
}

/// Stops a running run after its present batch.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct StopRun {
    pub id: RunId,
}

impl Command for StopRun {
    const NAME: &'static str = "stop_run";
    const POLICY: Policy = Policy::shop("imports.run", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = Run;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Run> {
        let run = Run::load(tx, cx.shop, self.id)?;
        if run.state == RunState::Running {
            let (position, totals) = (run.position, run.totals.clone());
            tx.make(&AdvanceRun { run, state: RunState::Stopped, position, totals, items: Vec::new() })?;
        }
        Run::load(tx, cx.shop, self.id)
    }
}
