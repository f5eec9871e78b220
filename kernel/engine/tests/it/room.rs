//! A room made for tests: counters that may not pass their limit.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Condvar, Mutex};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Kind, RawId, RefusalDef, Result, params};
use souk_engine::{
    Change, Command, CommandDef, Context, Done, Entitled, Event, EventDef, Job, JobContext, JobDef, Limit,
    LimitSubject, MessageChannel, Migration, MigrationSet, Modes, NewMessage, Policy, Query, QueryDef,
    Reaction, ReactionDef, Reader, Room, Rows, Tx, sql,
};

souk_core::id_type!(CounterId, "cnt");

pub const FULL: RefusalDef = RefusalDef::new("counter.full", Kind::Conflict);
pub static RUNS: AtomicU32 = AtomicU32::new(0);
pub static FAILURES_LEFT: AtomicU32 = AtomicU32::new(0);

/// Adds to the shop's counter, which holds ten at most.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Count {
    pub by: i64,
}

#[derive(Debug, Serialize, Deserialize, JsonSchema, PartialEq)]
pub struct Counted {
    pub total: i64,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct CounterMoved {
    pub shop: souk_core::TenantId,
    pub by: i64,
}

impl Event for CounterMoved {
    const NAME: &'static str = "counter.moved";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

struct Moved(i64);

impl Change for Moved {
    type Event = CounterMoved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CounterMoved>> {
        rows.put(
            sql!(
                "insert into counters (shop_id, total, reacted) values ($1, 0, 0)
                 on conflict (shop_id) do nothing"
            ),
            params![rows.shop()],
        )?;
        rows.claim(
            sql!("update counters set total = total + $2 where shop_id = $1 and total + $2 <= 10"),
            params![rows.shop(), self.0],
            &FULL,
        )?;
        Ok(Some(CounterMoved { shop: rows.shop(), by: self.0 }))
    }
}

impl Command for Count {
    const NAME: &'static str = "count";
    const POLICY: Policy = Policy::visitor("counters.manage", Modes::Normal, Entitled::To("counters"));
    type Prepared = ();
    type Output = Counted;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Counted> {
        tx.make(&Moved(self.by))?;
        if self.by == 7 {
            tx.enqueue(&Flaky { name: "seven".to_owned() }, None)?;
        }
        if self.by == AWAKENS {
            tx.awaken(OnMovedAwake::NAME)?;
        }
        if self.by == 6 {
            tx.enqueue(&Slow {}, None)?;
        }
        let total: Option<(i64,)> =
            tx.one(sql!("select total from counters where shop_id = $1"), params![cx.shop])?;
        Ok(Counted { total: total.map_or(0, |(total,)| total) })
    }
}

/// A guess that may be made three times an hour.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Guess {
    pub word: String,
}

impl Command for Guess {
    const NAME: &'static str = "guess";
    const POLICY: Policy = Policy::visitor("counters.manage", Modes::Any, Entitled::Free).limited(&[Limit {
        name: "guess",
        subject: LimitSubject::Field("word"),
        count: 3,
        seconds: 3600,
    }]);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, _: &mut Tx<'_, '_>) -> Result<()> {
        Err(FULL.refuse())
    }
}

/// A visitor may do it twice an hour from one address.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Knock {}

impl Command for Knock {
    const NAME: &'static str = "knock";
    const POLICY: Policy = Policy::visitor("counters.manage", Modes::Any, Entitled::Free).limited(&[
        Limit { name: "knocks", subject: LimitSubject::Visitors, count: 2, seconds: 3600 },
        Limit { name: "one_knocks", subject: LimitSubject::Principal, count: 7, seconds: 3600 },
    ]);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, _: &mut Tx<'_, '_>) -> Result<()> {
        Ok(())
    }
}

/// Fails as often as it is told to, then counts its runs.
#[derive(Debug, Serialize, Deserialize)]
pub struct Flaky {
    pub name: String,
}

impl Job for Flaky {
    const NAME: &'static str = "counters.flaky";
    async fn run(self, _: JobContext) -> Result<Done> {
        let failing = FAILURES_LEFT
            .fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1))
            .is_ok();
        if failing {
            return Err(souk_core::Error::fault("flaky"));
        }
        RUNS.fetch_add(1, Ordering::SeqCst);
        Ok(Done::Done)
    }
}

/// Counts its starts, then waits until it is let go.
#[derive(Debug, Serialize, Deserialize)]
pub struct Slow {}

pub static STARTS: AtomicU32 = AtomicU32::new(0);
pub static LET_GO: tokio::sync::Notify = tokio::sync::Notify::const_new();
pub static GIVEN_UP: AtomicU32 = AtomicU32::new(0);

/// Counts those that were given up before their end.
struct Begun;

impl Drop for Begun {
    fn drop(&mut self) {
        GIVEN_UP.fetch_add(1, Ordering::SeqCst);
    }
}

impl Job for Slow {
    const NAME: &'static str = "counters.slow";
    async fn run(self, _: JobContext) -> Result<Done> {
        STARTS.fetch_add(1, Ordering::SeqCst);
        let begun = Begun;
        LET_GO.notified().await;
        std::mem::forget(begun);
        Ok(Done::Done)
    }
}

/// Visits every shop, and each again while `again` says so; fails in the one shop.
#[derive(Debug, Serialize, Deserialize)]
pub struct Visits {
    pub fails_in: Option<souk_core::TenantId>,
    pub again: bool,
}

pub static VISITED: Mutex<Vec<souk_core::TenantId>> = Mutex::new(Vec::new());

impl Job for Visits {
    const NAME: &'static str = "counters.visits";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let shops = sql!(
            "select shop_id from tenants where shop_id >= $1 and created_at <= $2 order by shop_id limit 1"
        );
        let (fails_in, again) = (self.fails_in, self.again);
        let step = |cx: JobContext| async move {
            VISITED.lock().unwrap().push(cx.shop);
            tokio::task::yield_now().await;
            if fails_in == Some(cx.shop) {
                Err(souk_core::Error::fault("this shop's trouble"))
            } else {
                Ok(again)
            }
        };
        cx.each_shop(shops, cx.engine.now(), step).await
    }
}

/// Leaves a message with a link.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Tell {
    pub path: String,
}

impl Command for Tell {
    const NAME: &'static str = "tell";
    const POLICY: Policy = Policy::shop("counters.manage", Modes::Any, Entitled::Free).secret();
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        let message = NewMessage {
            channel: MessageChannel::Email,
            receiver: "lila@example.dz".to_owned(),
            lang: souk_core::Lang::Ar,
            template: "test".to_owned(),
            args: serde_json::json!({}),
        };
        souk_engine::send_with_link(tx, message, &self.path)
    }
}

/// Leaves [`Visits`] for the worker.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    pub fails_in: Option<souk_core::TenantId>,
    pub again: bool,
}

impl Command for Visit {
    const NAME: &'static str = "visit";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        tx.enqueue(&Visits { fails_in: self.fails_in, again: self.again }, None)
    }
}

/// Notes that the event arrived, in a command of its own.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteReaction {}

struct Noted;

impl Change for Noted {
    type Event = CounterNoted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<CounterNoted>> {
        rows.put(sql!("update counters set reacted = reacted + 1 where shop_id = $1"), params![rows.shop()])?;
        Ok(Some(CounterNoted { shop: rows.shop() }))
    }
}

#[derive(Debug, Serialize, Deserialize)]
pub struct CounterNoted {
    pub shop: souk_core::TenantId,
}

impl Event for CounterNoted {
    const NAME: &'static str = "counter.noted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

impl Command for NoteReaction {
    const NAME: &'static str = "note_reaction";
    const POLICY: Policy = Policy::shop("counters.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = ();
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<()> {
        tx.make(&Noted).map(|_| ())
    }
}

/// A move by so many concerns nobody.
pub const NOBODYS: i64 = 4;

pub struct OnMoved;

impl Reaction<CounterMoved> for OnMoved {
    const NAME: &'static str = "counters.on_moved";
    fn concerns(event: &CounterMoved) -> bool {
        event.by != NOBODYS
    }
    async fn react(_: CounterMoved, cx: JobContext) -> Result<()> {
        cx.execute("note", NoteReaction {}).await
    }
}

/// A move by so many wakes who sleeps.
pub const AWAKENS: i64 = 3;

pub struct OnMovedAwake;

impl Reaction<CounterMoved> for OnMovedAwake {
    const NAME: &'static str = "counters.on_moved_awake";
    const SLEEPS: bool = true;
    async fn react(_: CounterMoved, _: JobContext) -> Result<()> {
        Ok(())
    }
}

/// What the counter stands at.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Total {}

impl Query for Total {
    const NAME: &'static str = "total";
    const POLICY: Policy = Policy::shop("counters.view", Modes::Any, Entitled::Free);
    type Output = i64;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<i64> {
        let row: Option<(i64,)> =
            db.one(sql!("select total from counters where shop_id = $1"), params![cx.shop])?;
        Ok(row.map_or(0, |(total,)| total))
    }
}

/// What the counter stands at, said when the gate is open and it is below five.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SlowTotal {
    pub who: i64,
}

pub static LOOKS: AtomicU32 = AtomicU32::new(0);
pub static GATE: (Mutex<bool>, Condvar) = (Mutex::new(true), Condvar::new());

impl Query for SlowTotal {
    const NAME: &'static str = "slow_total";
    const POLICY: Policy = Policy::shop("counters.view", Modes::Any, Entitled::Free);
    type Output = i64;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<i64> {
        let total = Total {}.answer(cx, db)?;
        LOOKS.fetch_add(1, Ordering::SeqCst);
        let open = GATE.0.lock().unwrap();
        drop(GATE.1.wait_while(open, |open| !*open).unwrap());
        if total < 5 { Ok(total) } else { FULL.with().err() }
    }
}

pub static ROOM: Room = Room {
    commands: &[
        CommandDef::new::<Count>("Adds to the counter.", &[], ""),
        CommandDef::new::<Guess>("Guesses.", &[], ""),
        CommandDef::new::<NoteReaction>("Notes a reaction.", &[], ""),
        CommandDef::new::<Knock>("Knocks.", &[], ""),
        CommandDef::new::<Tell>("Leaves a message.", &[], ""),
        CommandDef::new::<Visit>("Visits every shop.", &[], ""),
    ],
    queries: &[
        QueryDef::new::<Total>("What the counter stands at.", &[], ""),
        QueryDef::new::<SlowTotal>("What the counter stands at, in a while.", &[], ""),
    ],
    events: &[EventDef::new::<CounterMoved>("It moved."), EventDef::new::<CounterNoted>("It was noted.")],
    reactions: &[
        ReactionDef::new::<CounterMoved, OnMoved>(),
        ReactionDef::new::<CounterMoved, OnMovedAwake>(),
    ],
    jobs: &[JobDef::new::<Flaky>(), JobDef::new::<Slow>(), JobDef::new::<Visits>()],
    refusals: &[FULL],
    ..Room::named(
        "counters",
        MigrationSet {
            room: "counters",
            migrations: &[Migration {
                name: "0001_counters",
                sql: "create table counters (
    shop_id id not null,
    total int not null,
    reacted int not null,
    primary key (shop_id),
    constraint counters_limit check (total <= 10)
);
",
            }],
        },
    )
};
