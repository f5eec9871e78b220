//! What a shop may do, and how much of it is used.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, TenantId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Question, Reader, row, sql};

use crate::refusals::NOT_INCLUDED;

row! {
    /// One key: what the plan gives, what was given instead, what holds and what is used.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct EntitlementLine {
        pub key: String,
        /// What holds.
        pub allowed: bool,
        /// None = no limit.
        pub max: Option<i64>,
        pub used: i64,
        pub plan_allowed: bool,
        pub plan_max: Option<i64>,
        /// None = the plan's value holds.
        pub override_allowed: Option<bool>,
        pub override_max: Option<i64>,
        pub override_reason: Option<String>,
        pub override_until: Option<Moment>,
    }
}

row! {
    /// One key with its effective value.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct EntitlementRow {
        pub key: String,
        pub allowed: bool,
        /// None = no limit.
        pub max: Option<i64>,
        pub used: i64,
    }
}

/// The row of one key with what holds now, where the shop's plan has any: an override ends at its moment,
/// taken away by the clock's work or not yet.
pub fn value(shop: TenantId, key: &str, now: Moment) -> Question<Option<EntitlementRow>> {
    Question::one(
        sql!(
            "select key, case when override_until <= $3 then plan_allowed else allowed end,
                    case when override_until <= $3 then plan_max else max end, used
             from entitlements where shop_id = $1 and key = $2"
        ),
        params![shop, key, now],
    )
}

/// How many of a counted thing the plan allows (no limit: the largest number) and how many there are; `None`
/// where the shop's plan says nothing.
pub fn max_and_used(
    db: &mut Reader<'_>,
    shop: TenantId,
    key: &str,
    now: Moment,
) -> Result<Option<(i64, i64)>> {
    let found = db.ask(value(shop, key, now))?;
    let most = |row: &EntitlementRow| if row.allowed { row.max.unwrap_or(i64::MAX) } else { 0 };
    Ok(found.map(|row| (most(&row), row.used)))
}

/// `plan.not_included`, naming the key, where the plan does not allow it; a key without a row is not allowed.
pub fn check(shop: TenantId, key: &'static str, now: Moment) -> Question<()> {
    value(shop, key, now).map(move |row| match row {
        Some(row) if row.allowed => Ok(()),
        _ => NOT_INCLUDED.with().arg("key", key).err(),
    })
}

/// What a shop's plan says yes to.
pub fn included(shop: TenantId, now: Moment) -> Question<Vec<String>> {
    let rows = Question::rows(
        sql!(
            "select key from entitlements
             where shop_id = $1 and case when override_until <= $2 then plan_allowed else allowed end = true"
        ),
        params![shop, now],
    );
    rows.map(|rows: Vec<(String,)>| Ok(rows.into_iter().map(|(key,)| key).collect()))
}

/// Every key of a shop.
pub fn lines(db: &mut Reader<'_>, shop: TenantId, now: Moment) -> Result<Vec<EntitlementLine>> {
    db.rows(
        sql!(
            "select key, case when override_until <= $2 then plan_allowed else allowed end,
                    case when override_until <= $2 then plan_max else max end, used,
                    coalesce(plan_allowed, allowed),
                    case when plan_allowed is null then max else plan_max end,
                    case when override_until <= $2 then null else override_allowed end,
                    case when override_until <= $2 then null else override_max end,
                    case when override_until <= $2 then null else override_reason end,
                    case when override_until <= $2 then null else override_until end
             from entitlements where shop_id = $1 order by key"
        ),
        params![shop, now],
    )
}

/// Everything the shop's plan says.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EntitlementList {}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Entitlements {
    pub items: Vec<EntitlementLine>,
}

impl Query for EntitlementList {
    const NAME: &'static str = "entitlement_list";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Output = Entitlements;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Entitlements> {
        Ok(Entitlements { items: lines(db, cx.shop, cx.now)? })
    }
}
