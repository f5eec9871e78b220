//! What is due is looked for by reading, and leased by writing under a new fence. A look costs the same
//! however much waits: it goes over the oldest, and over one part of the rest, another each time.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde_json::Value;
use souk_core::{Moment, RawId, Result, TenantId, params};
use souk_store::{Lane, Reach, Reader, Tx, row, sql};

use crate::engine::Engine;
use crate::jobs::JobId;
use crate::turns::{Busy, Turn};

/// How long a lease lasts; see [`crate::worker`] for what lengthens it.
pub(crate) const LEASE: i64 = 60 * Moment::SECOND;
pub(crate) const MOST_ATTEMPTS: i64 = 12;
const NEVER_ENDED: &str = "no attempt came to its end";

/// Each look goes over so many of the oldest …
const OLDEST: usize = 128;
/// … and where those are not for now, over so many of the rest.
const PART: usize = 1_024;
/// Not more often: every piece of work that ends brings the next look.
const BETWEEN_PARTS: Duration = Duration::from_millis(200);

row! {
    #[derive(Debug, Clone)]
    struct Found {
        shop: TenantId,
        id: JobId,
        name: String,
        attempts: i64,
        fence: i64,
        run_at: Moment,
        kind: String,
        subject: Option<RawId>,
        /// A delivery about the same thing stands before it.
        waits: bool,
    }
}

impl Found {
    fn turn(&self) -> Turn {
        let subject = self.subject.filter(|_| self.kind == "job").map(|subject| subject.0);
        Turn { shop: self.shop, name: self.name.clone(), subject }
    }
}

/// A piece of work that is ours until its lease ends.
#[derive(Debug)]
pub(crate) struct Due {
    pub shop: TenantId,
    pub id: JobId,
    pub name: String,
    pub payload: Value,
    pub attempts: i64,
    pub fence: i64,
    /// The end of the lease.
    pub until: Moment,
    pub turn: Turn,
}

/// Where a look ended: behind what is due then, and with this id.
type Place = (Moment, JobId);

/// When the rest was last looked at, and where that goes on.
#[derive(Debug, Default, Clone, Copy)]
struct Rest {
    looked: Option<Instant>,
    place: Option<Place>,
}

#[derive(Debug, Default)]
pub(crate) struct Leases(Mutex<Rest>);

impl Leases {
    /// At most so many of those that are due; `busy` with others, each kind and shop has only its share.
    pub async fn take(&self, engine: &Engine, most: usize, busy: Option<Busy>) -> Result<Vec<Due>> {
        if most == 0 {
            return Ok(Vec::new());
        }
        let (now, rest) = (engine.now(), *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let look = engine.0.db.read(Lane::Bulk, Reach::Platform, move |db| {
            let mut choice = Choice { most, busy: busy.clone(), chosen: Vec::new() };
            let rest = look_around(db, now, rest, &mut choice)?;
            Ok((choice.chosen, rest))
        });
        let (found, rest) = look.await?;
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = rest;
        if found.is_empty() {
            return Ok(Vec::new());
        }
        let write =
            engine.0.db.write(Lane::Bulk, Reach::Platform, move |tx| lease_each(tx, now, found.clone()));
        let (leased, dead) = write.await.map_err(crate::execute::settle)?;
        for due in dead {
            tracing::warn!(job = %due.id, name = due.name, attempt = due.attempts, state = "dead",
                error = NEVER_ENDED, "a job failed");
        }
        Ok(leased)
    }
}

struct Choice {
    most: usize,
    busy: Option<Busy>,
    chosen: Vec<Found>,
}

impl Choice {
    fn is_full(&self) -> bool {
        self.chosen.len() >= self.most
    }
    fn of(&mut self, found: Vec<Found>) {
        for one in found {
            if self.is_full() {
                return;
            }
            if one.waits || self.chosen.iter().any(|other| other.id == one.id) {
                continue;
            }
            if let Some(busy) = &mut self.busy {
                if !busy.has_room(one.id, &one.turn()) {
                    continue;
                }
                busy.add(one.id, one.turn());
            }
            self.chosen.push(one);
        }
    }
}

/// Answers where the next look goes on with the rest.
fn look_around(db: &mut Reader<'_>, now: Moment, rest: Rest, choice: &mut Choice) -> Result<Rest> {
    // While a lease runs, `run_at` is its end: an abandoned one becomes due by itself.
    choice.of(look(db, "leased", now, None, OLDEST)?);
    let oldest = look(db, "ready", now, None, OLDEST)?;
    let end = end_of(&oldest, OLDEST);
    choice.of(oldest);
    let Some(end) = end else { return Ok(Rest::default()) };
    // Whoever works one after the other looks at all of it.
    let all = choice.busy.is_none();
    if choice.is_full() || (!all && rest.looked.is_some_and(|at| at.elapsed() < BETWEEN_PARTS)) {
        return Ok(rest);
    }
    let mut place = rest.place.filter(|_| !all).map_or(end, |place| place.max(end));
    loop {
        let part = look(db, "ready", now, Some(place), PART)?;
        let end = end_of(&part, PART);
        choice.of(part);
        match end {
            Some(end) if all && !choice.is_full() => place = end,
            end => return Ok(Rest { looked: Some(Instant::now()), place: end }),
        }
    }
}

/// The last of a part that is not the last part.
fn end_of(found: &[Found], most: usize) -> Option<Place> {
    found.last().filter(|_| found.len() == most).map(|last| (last.run_at, last.id))
}

fn look(
    db: &mut Reader<'_>,
    state: &'static str,
    now: Moment,
    after: Option<Place>,
    most: usize,
) -> Result<Vec<Found>> {
    let (run_at, id) = after.unwrap_or((Moment(0), JobId::from_raw(RawId([0; 16]))));
    db.rows(
        sql!(
            "select j.shop_id, j.id, j.name, j.attempts, j.fence, j.run_at, j.kind, j.subject,
                    (j.kind <> 'job' and exists (
                        select 1 from jobs e where e.shop_id = j.shop_id and e.name = j.name
                           and e.subject = j.subject and e.state in ('ready', 'leased') and e.id < j.id))
             from jobs j where j.state = $1 and j.run_at <= $2 and (j.run_at, j.id) > ($3, $4)
             order by j.run_at, j.id limit $5"
        ),
        params![state, now, run_at, id, i64::try_from(most).unwrap_or(i64::MAX)],
    )
}

/// Under a new fence; what never came to an end is set aside. What somebody else took meanwhile is theirs.
fn lease_each(tx: &mut Tx<'_>, now: Moment, found: Vec<Found>) -> Result<(Vec<Due>, Vec<Found>)> {
    let (mut leased, mut dead) = (Vec::new(), Vec::new());
    let until = now.plus(LEASE);
    for one in found {
        if one.attempts >= MOST_ATTEMPTS {
            // Its worker ended each time before it could say how the job did.
            tx.put(
                sql!(
                    "update jobs set state = 'dead', last_error = $4, lease_until = null
                     where shop_id = $1 and id = $2 and fence = $3"
                ),
                params![one.shop, one.id, one.fence, NEVER_ENDED],
            )?;
            dead.push(one);
            continue;
        }
        let taken: Option<(Value,)> = tx.reader().one(
            sql!(
                "update jobs set state = 'leased', run_at = $4, lease_until = $4, fence = fence + 1,
                                 attempts = attempts + 1
                 where shop_id = $1 and id = $2 and fence = $3 and state in ('ready', 'leased')
                 returning payload"
            ),
            params![one.shop, one.id, one.fence, until],
        )?;
        if let Some((payload,)) = taken {
            let turn = one.turn();
            let Found { shop, id, name, .. } = one;
            let (attempts, fence) = (one.attempts + 1, one.fence + 1);
            leased.push(Due { shop, id, name, payload, attempts, fence, until, turn });
        }
    }
    Ok((leased, dead))
}
