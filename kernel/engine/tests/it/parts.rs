//! Bulk work: each part stands or falls by itself, and a repeated key repeats none.

use std::sync::atomic::{AtomicU32, Ordering};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Kind, RefusalDef, Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Parts, Policy, Tx, sql};
use souk_testkit::{Setup, both};

use crate::room::{Count, ROOM};

const EMPTY: RefusalDef = RefusalDef::new("counter.empty", Kind::Invalid);
static ASKED: AtomicU32 = AtomicU32::new(0);

/// Counts by each of these.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct CountAll {
    by: Vec<i64>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
struct CountedAll {
    totals: Vec<Option<i64>>,
    problems: Vec<String>,
}

impl Command for CountAll {
    const NAME: &'static str = "count_all";
    const POLICY: Policy = Policy::shop("counters.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = CountedAll;
    const HAS_PARTS: bool = true;
    fn run(&self, (): &(), _: &Context, _: &mut Tx<'_, '_>) -> Result<CountedAll> {
        ASKED.fetch_add(1, Ordering::SeqCst);
        if self.by.is_empty() {
            return Err(EMPTY.refuse());
        }
        Ok(CountedAll { totals: vec![None; self.by.len()], problems: Vec::new() })
    }
    async fn finish(&self, mut output: CountedAll, parts: &Parts<'_>) -> Result<CountedAll> {
        for (number, (by, total)) in self.by.iter().zip(&mut output.totals).enumerate() {
            match parts.execute(number, Count { by: *by }).await {
                Ok(counted) => *total = Some(counted.total),
                Err(error) => output.problems.push(error.code().to_owned()),
            }
        }
        Ok(output)
    }
}

#[tokio::test]
async fn a_part_that_is_refused_takes_no_other_back() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let (engine, owner) = (&world.engine, world.owner());
        let all = || CountAll { by: vec![3, 99, 2] };
        let counted = engine.execute(owner.clone(), all()).await.unwrap();
        let expected =
            CountedAll { totals: vec![Some(3), None, Some(5)], problems: vec!["counter.full".to_owned()] };
        assert_eq!(counted, expected);
        let none = engine.execute(owner.clone(), CountAll { by: Vec::new() }).await.unwrap_err();
        assert_eq!(none.code(), "counter.empty");
        let dry = engine.execute_answer(owner.clone().dry(), all()).await.unwrap();
        let planned = dry.planned.unwrap();
        assert_eq!(planned.events.len(), 2, "what the parts would have done is told");
        let total: Vec<(i64,)> =
            world.rows(sql!("select total from counters where shop_id = $1"), params![world.shop]).await;
        assert_eq!(total, [(5,)], "and nothing is done");
    })
    .await;
}

/// Red where the parts have keys of their own each time.
#[tokio::test]
async fn a_repeated_key_repeats_no_part() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let all = || CountAll { by: vec![1, 2] };
        let key = world.owner().keyed("once".repeat(50));
        let first = world.engine.execute(key.clone(), all()).await.unwrap();
        let again = world.engine.execute(key, all()).await.unwrap();
        assert_eq!((first.totals.as_slice(), &again), ([Some(1), Some(3)].as_slice(), &first));
        let other = world.engine.execute(world.owner().keyed("another"), all()).await.unwrap();
        assert_eq!(other.totals, [Some(4), Some(6)]);
        let counted =
            sql!("select cast(count(*) as bigint) from journal where shop_id = $1 and command = 'count'");
        let rows: Vec<(i64,)> = world.rows(counted, params![world.shop]).await;
        assert_eq!(rows, [(4,)], "each part is in the journal");
    })
    .await;
}

/// Red where a part that was refused is tried anew by whoever repeats the whole.
#[tokio::test]
async fn what_was_refused_is_not_done_by_repeating_the_request() {
    both(Setup::rooms(&[&ROOM]), |world| async move {
        let all = || CountAll { by: vec![99, 2] };
        let key = world.owner().keyed("full-the-first-time");
        let first = world.engine.execute(key.clone(), all()).await.unwrap();
        assert_eq!(
            (first.totals.as_slice(), first.problems),
            ([None, Some(2)].as_slice(), vec!["counter.full".to_owned()])
        );
        // There is room for it by now.
        world.engine.execute(world.owner(), Count { by: -99 }).await.unwrap();
        let again = world.engine.execute(key, all()).await.unwrap();
        let expected = (vec![None, Some(2)], vec!["request.not_repeated".to_owned()]);
        assert_eq!((again.totals, again.problems), expected);
        let total: Vec<(i64,)> =
            world.rows(sql!("select total from counters where shop_id = $1"), params![world.shop]).await;
        assert_eq!(total, [(-97,)], "the answer is told again and nothing is done");
    })
    .await;
}
