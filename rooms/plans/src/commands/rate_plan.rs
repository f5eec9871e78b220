//! Whoever looks after a shop's plan says how content they are with it: 1 to 5, once in ninety days.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, sql};

use crate::changes::Rate;
use crate::model::RatingId;
use crate::queries::standing;
use crate::refusals::{NOT_SUBSCRIBED, RATED_ALREADY, STARS_INVALID};

/// How long a rating stands before the next.
const BETWEEN: i64 = 90 * Moment::DAY;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RatePlan {
    /// 1 to 5.
    pub stars: i64,
    #[serde(default)]
    pub note: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RatingCard {
    pub id: RatingId,
    pub plan: String,
    pub stars: i64,
    /// When the next may follow.
    pub next_from: Moment,
}

impl Command for RatePlan {
    const NAME: &'static str = "rate_plan";
    // Alone: of two at once the second sees the first.
    const POLICY: Policy = Policy::shop("plans.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = RatingCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RatingCard> {
        if !(1..=5).contains(&self.stars) {
            return STARS_INVALID.with().field("stars", STARS_INVALID.code).err();
        }
        let found = standing(tx, cx.shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let last: Option<(Option<Moment>,)> =
            tx.one(sql!("select max(rated_at) from plan_ratings where shop_id = $1"), params![cx.shop])?;
        let next = last.and_then(|(at,)| at).map(|at| at.plus(BETWEEN));
        if let Some(next) = next.filter(|next| cx.now < *next) {
            let day = cx.tenant.zone.day(next.plus(Moment::DAY - 1)).to_string();
            return RATED_ALREADY.with().arg("day", day).err();
        }
        let note = text::lines(&self.note, 500).unwrap_or_default();
        let (id, plan) = (cx.id(), found.plan_code);
        tx.make(&Rate { id, plan: &plan, stars: self.stars, note: &note })?;
        Ok(RatingCard { id, plan, stars: self.stars, next_from: cx.now.plus(BETWEEN) })
    }
    fn subject(&self, output: &RatingCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
