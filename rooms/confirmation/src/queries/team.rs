//! The team: who is on the telephone with whom, and what each one's calls brought.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{BusinessDay, Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use super::line::{LeaseRow, leases};
use crate::refusals::DAY_INVALID;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct CallTeam {
    /// First day, in the shop's zone: `2026-11-20`; today unless told.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct TeamView {
    pub from: String,
    pub to: String,
    pub leases: Vec<LeaseRow>,
    pub members: Vec<MemberFigures>,
}

row! {
    struct Cells {
        kind: String,
        name: String,
        calls: i64,
        reached: i64,
        confirmed: i64,
        fake: i64,
        seconds: i64,
        timed: i64,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberFigures {
    /// `member`, `api_key`, `console`.
    pub kind: String,
    /// Empty for programs, and for whoever works here no more.
    pub name: String,
    pub calls: i64,
    /// Calls that decided something: neither unanswered nor put off.
    pub decided: i64,
    pub confirmed: i64,
    /// Confirmed of those decided, in percent; none where nothing was.
    pub confirmed_percent: Option<i64>,
    pub fake: i64,
    /// On average, of the calls whose time was taken.
    pub seconds_per_call: Option<i64>,
}

impl Query for CallTeam {
    const NAME: &'static str = "call_team";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::To("confirmation.team"));
    type Output = TeamView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<TeamView> {
        let today = cx.tenant.zone.day(cx.now);
        let from = day("from", self.from.as_deref())?.unwrap_or(today);
        let to = day("to", self.to.as_deref())?.unwrap_or(today);
        let (start, end) = (cx.tenant.zone.day_bounds(from).0, cx.tenant.zone.day_bounds(to).1);
        Ok(TeamView {
            from: from.to_string(),
            to: to.to_string(),
            leases: leases(db, cx)?,
            members: figures(db, cx, start, end)?,
        })
    }
}

fn day(field: &str, typed: Option<&str>) -> Result<Option<BusinessDay>> {
    let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else { return Ok(None) };
    match BusinessDay::parse(typed) {
        Some(day) => Ok(Some(day)),
        None => {
            let value: String = typed.chars().take(40).collect();
            DAY_INVALID.with().arg("value", value).field(field, DAY_INVALID.code).err()
        }
    }
}

fn figures(db: &mut Reader<'_>, cx: &Context, start: Moment, end: Moment) -> Result<Vec<MemberFigures>> {
    let rows: Vec<Cells> = db.rows(
        sql!(
            "select f.actor_kind, coalesce(m.name, ''), f.calls, f.reached, f.confirmed, f.fake, f.seconds,
                    f.timed
             from (select a.shop_id, a.actor_kind, a.actor_id, cast(count(*) as bigint) as calls,
                          cast(sum(case when a.outcome in ('no_answer', 'busy', 'unreachable', 'postponed')
                                        then 0 else 1 end) as bigint) as reached,
                          cast(sum(case when a.outcome = 'confirmed' then 1 else 0 end) as bigint)
                               as confirmed,
                          cast(sum(case when a.outcome = 'fake' then 1 else 0 end) as bigint) as fake,
                          cast(sum(a.seconds) as bigint) as seconds,
                          cast(sum(case when a.seconds > 0 then 1 else 0 end) as bigint) as timed
                   from call_attempts a where a.shop_id = $1 and a.at >= $2 and a.at < $3
                   group by a.shop_id, a.actor_kind, a.actor_id) f
             left join v_members m on m.shop_id = $1 and m.user_id = f.actor_id and f.actor_kind = 'member'
             order by f.calls desc, f.actor_id limit 200"
        ),
        params![cx.shop, start, end],
    )?;
    Ok(rows.into_iter().map(MemberFigures::from).collect())
}

impl From<Cells> for MemberFigures {
    fn from(row: Cells) -> Self {
        let share = |part: i64, whole: i64| (whole > 0).then(|| (part * 200 + whole) / (whole * 2));
        Self {
            kind: row.kind,
            name: row.name,
            calls: row.calls,
            decided: row.reached,
            confirmed: row.confirmed,
            confirmed_percent: share(row.confirmed, row.reached),
            fake: row.fake,
            seconds_per_call: (row.timed > 0).then(|| (row.seconds * 2 + row.timed) / (row.timed * 2)),
        }
    }
}
