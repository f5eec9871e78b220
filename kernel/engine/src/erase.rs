//! Personal data: rooms declare which columns hold it and how it is forgotten; the kernel walks the
//! declarations, in small steps, for a shop that closed long ago or for one person who asks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, TenantId, Value, params};
use souk_store::{Lane, Reach, Sql, sql};

use crate::context::Context;
use crate::jobs::{Done, JobContext};
use crate::policy::{Entitled, Modes, Policy};
use crate::registry::Registry;
use crate::traits::{Change, Command, Event, Job};
use crate::tx::{Rows, Tx};

/// What a table holds of persons.
pub struct Personal {
    pub table: &'static str,
    /// Names of the columns, with blanks between.
    pub columns: &'static str,
    /// Forgets some hundreds of rows of the shop `$1`; run until no row changes. None where the rows are not
    /// a shop's.
    pub of_shop: Option<fn() -> &'static Sql>,
    /// Forgets what belongs to these ids (`$2`) in the shop `$1`. None where no row is about a customer.
    pub of_person: Option<fn() -> &'static Sql>,
}

/// How long a closed shop's data can still be fetched.
pub const KEPT_AFTER_CLOSING: i64 = 90 * Moment::DAY;

/// All declarations. The last room comes first: its rows name those of the rooms before it.
pub(crate) struct Declared(Vec<&'static Personal>);

impl Declared {
    pub fn of(registry: &Registry) -> Self {
        Self(registry.rooms.iter().rev().flat_map(|room| room.personal).collect())
    }
}

/// Rows of one table were forgotten.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonalDataErased {
    pub shop: TenantId,
    pub table: String,
    pub rows: u64,
}

impl Event for PersonalDataErased {
    const NAME: &'static str = "personal_data.erased";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

struct Forget {
    table: &'static str,
    statement: &'static Sql,
    ids: Option<Vec<RawId>>,
}

impl Change for Forget {
    type Event = PersonalDataErased;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PersonalDataErased>> {
        let shop = rows.shop();
        let count = match &self.ids {
            None => rows.run(self.statement, params![shop])?,
            Some(ids) => {
                let ids = Value::Ids(ids.iter().map(|id| id.0).collect());
                rows.run(self.statement, params![shop, ids])?
            }
        };
        Ok((count > 0).then(|| PersonalDataErased { shop, table: self.table.to_owned(), rows: count }))
    }
}

/// Forgets one person of the present shop: every declared row of these ids now, what the journal kept of them
/// soon after.
pub fn erase_person(tx: &mut Tx<'_, '_>, ids: &[RawId]) -> Result<()> {
    for personal in &tx.cx().service::<Declared>()?.0 {
        if let Some(statement) = personal.of_person {
            let ids = Some(ids.to_vec());
            tx.make(&Forget { table: personal.table, statement: statement(), ids })?;
        }
    }
    tx.enqueue(&ErasePersonsJournal { ids: ids.iter().map(|id| id.encode()).collect() }, None)
}

/// The shop's personal data is gone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopErased {
    pub shop: TenantId,
}

impl Event for ShopErased {
    const NAME: &'static str = "shop.erased";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

struct NoteErased;

impl Change for NoteErased {
    type Event = ShopErased;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopErased>> {
        let changed = rows.run(
            sql!("update tenants set erased_at = $2 where shop_id = $1 and erased_at is null"),
            params![rows.shop(), rows.now()],
        )?;
        Ok((changed == 1).then(|| ShopErased { shop: rows.shop() }))
    }
}

/// One step of forgetting a shop that closed long ago; with which table the next one begins.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EraseShop {
    /// Place in the list of declarations: nothing is left in those before it.
    #[serde(default)]
    pub table: u32,
}

impl Command for EraseShop {
    const NAME: &'static str = "erase_shop";
    const POLICY: Policy = Policy::shop("platform.operate", Modes::Any, Entitled::Free).bulk();
    type Prepared = ();
    type Output = Option<u32>;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Option<u32>> {
        if cx.tenant.closed_at.is_none_or(|closed| cx.now.since(closed) < KEPT_AFTER_CLOSING) {
            return Ok(None);
        }
        let declared = cx.service::<Declared>()?;
        for (table, personal) in (0..).zip(&declared.0).filter(|(table, _)| *table >= self.table) {
            let Some(statement) = personal.of_shop else { continue };
            let forget = Forget { table: personal.table, statement: statement(), ids: None };
            if tx.make(&forget)?.is_some() {
                return Ok(Some(table));
            }
        }
        tx.make(&NoteErased)?;
        Ok(None)
    }
}

/// Forgets every shop whose time has come; begun anew, it goes on where it was.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EraseClosedShops {}

impl Job for EraseClosedShops {
    const NAME: &'static str = "erase_closed_shops";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let closed = sql!(
            "select shop_id from tenants where shop_id >= $1 and closed_at <= $2 and erased_at is null
             order by shop_id limit 200"
        );
        let before = cx.engine.now().plus(-KEPT_AFTER_CLOSING);
        cx.each_shop(closed, before, |cx| async move {
            while !cx.stopping() && crate::retain::cut(&cx.engine, cx.shop, cx.engine.now()).await? {}
            let mut step = EraseShop::default();
            while !cx.stopping() {
                match cx.engine.execute(cx.ask(), step).await? {
                    Some(table) => step = EraseShop { table },
                    None => return Ok(false),
                }
            }
            Ok(true)
        })
        .await
    }
}

/// What the journal kept of a person: entries about these ids, in the shop of the job.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ErasePersonsJournal {
    pub ids: Vec<String>,
}

impl Job for ErasePersonsJournal {
    const NAME: &'static str = "erase_persons_journal";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let ids: Vec<[u8; 16]> = self.ids.iter().filter_map(|id| RawId::decode(id)).map(|id| id.0).collect();
        let shop = cx.shop;
        while !cx.stopping() {
            let ids = ids.clone();
            // What retention has cut already is not written again.
            let step = cx.engine.db().write(Lane::Bulk, Reach::Shop(shop), move |tx| {
                let kept: Vec<(RawId,)> = tx.reader().rows(
                    sql!(
                        "select j.id from journal j where j.shop_id = $1 and j.subject in_list($2)
                            and (j.input is not null or j.events is not null or j.answer is not null)
                         order by j.id limit $3"
                    ),
                    params![shop, Value::Ids(ids.clone()), STEP],
                )?;
                crate::journal::cut(tx, shop, &kept)?;
                Ok(kept.len())
            });
            if step.await.map_err(crate::execute::settle)? == 0 {
                return Ok(Done::Done);
            }
        }
        Ok(Done::Again(cx.engine.now()))
    }
}

/// How many entries one step cuts at most.
const STEP: i64 = 500;
