//! The online order limit as every counter, card, notice and blocker reads it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, PeriodKey, Result};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, Tenant};
use souk_shops::ShopId;

use super::standing::{Standing, blocked_alone, standing};
use crate::changes::UnitTaken;
use crate::model::level::{Level, level, percent};
use crate::model::sentence::say;
use crate::model::standing::Reason;

/// The contract of `useOnlineOrdersLimit()`. `None` in a maximum = no limit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LimitInfo {
    pub can_order: bool,
    pub current_orders: i64,
    pub max_orders: Option<i64>,
    pub remaining_orders: Option<i64>,
    pub is_blocked: bool,
    pub message: String,
    pub level: Level,
    pub percent: i64,
    pub period: PeriodKey,
    pub period_end: Moment,
    pub credits_remaining: i64,
    /// All that hold, in order of precedence; the quota among them.
    pub reasons: Vec<Reason>,
    /// What a member may do about it: `pay`, `buy_credits`, `upgrade`, `ask_support`.
    pub actions: Vec<String>,
}

impl LimitInfo {
    /// As anybody may read it: level and figures. What a shop owes, and why it is kept from selling, is told
    /// to its members alone.
    #[must_use]
    pub fn neutral(mut self) -> Self {
        self.reasons.retain(|reason| *reason == Reason::QuotaReached);
        if self.is_blocked && self.level != Level::Blocked {
            self.reasons.clear();
        }
        self.actions.retain(|action| action == "buy_credits" || action == "upgrade");
        self
    }
    /// The sentence of this state in a language: the first reason's, else the level's.
    pub fn sentence(&self, lang: Lang) -> String {
        let text = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
        let args = [
            ("used", self.current_orders.to_string()),
            ("max", text(self.max_orders)),
            ("left", text(self.remaining_orders)),
        ];
        let id = match (self.reasons.first(), self.max_orders) {
            (None, _) if self.is_blocked => "refusal-plan-blocked".to_owned(),
            (Some(reason), _) => format!("plans-reason-{}", reason.as_str().replace('_', "-")),
            (None, None) => "plans-limit-none".to_owned(),
            (None, Some(_)) => format!("plans-limit-{}", self.level),
        };
        say(lang, &id, &args)
    }
}

fn actions(reasons: &[Reason], level: Level) -> Vec<String> {
    let mut actions: Vec<&str> = Vec::new();
    for reason in reasons {
        actions.extend(match reason {
            Reason::AdminBlocked => &["ask_support"][..],
            Reason::QuotaReached => &["buy_credits", "upgrade"],
            _ => &["pay"],
        });
    }
    if level != Level::Normal {
        actions.extend(["buy_credits", "upgrade"]);
    }
    let mut seen = Vec::new();
    actions.retain(|action| {
        !seen.contains(action) && {
            seen.push(*action);
            true
        }
    });
    actions.into_iter().map(str::to_owned).collect()
}

/// Where the shop stands now. Changes nothing, opens no period.
pub fn limit_info(db: &mut Reader<'_>, shop: ShopId, tenant: &Tenant, now: Moment) -> Result<LimitInfo> {
    let found = standing(db, shop, now, None)?;
    limit_info_of(db, found.as_ref(), shop, tenant, now)
}

/// [`limit_info`] of a standing that was read already.
pub(super) fn limit_info_of(
    db: &mut Reader<'_>,
    found: Option<&Standing>,
    shop: ShopId,
    tenant: &Tenant,
    now: Moment,
) -> Result<LimitInfo> {
    let reasons = match found {
        Some(standing) => standing.reasons(now),
        None => blocked_alone(db, shop, now)?,
    };
    Ok(info(found, reasons, tenant, now))
}

/// Where the shop stands after an order took what it took; nothing is read where the period was running.
pub fn limit_after(
    db: &mut Reader<'_>,
    standing: Standing,
    taken: Option<&UnitTaken>,
    tenant: &Tenant,
    (shop, now): (ShopId, Moment),
) -> Result<LimitInfo> {
    if standing.period.is_none() {
        return limit_info(db, shop, tenant, now);
    }
    let standing = match taken {
        Some(taken) => standing.after(taken),
        None => standing,
    };
    let reasons = standing.reasons(now);
    Ok(info(Some(&standing), reasons, tenant, now))
}

fn info(found: Option<&Standing>, reasons: Vec<Reason>, tenant: &Tenant, now: Moment) -> LimitInfo {
    let used = found.map_or(0, Standing::used);
    let allowance = found.map_or(Some(0), Standing::allowance);
    let (key, _, month_end) = tenant.zone.month(now);
    let running = found.and_then(|standing| standing.period.clone().zip(standing.period_ends_at));
    let (period, period_end) = running.unwrap_or((key, month_end));
    let level = level(used, allowance);
    let mut info = LimitInfo {
        can_order: reasons.is_empty(),
        current_orders: used,
        max_orders: allowance,
        remaining_orders: allowance.map(|allowance| (allowance - used).max(0)),
        is_blocked: !reasons.is_empty(),
        message: String::new(),
        level,
        percent: percent(used, allowance),
        period,
        period_end,
        credits_remaining: found.map_or(0, |standing| standing.credits_left),
        actions: actions(&reasons, level),
        reasons,
    };
    info.message = info.sentence(tenant.lang());
    info
}

/// The present shop's limit.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LimitInfoQuery {
    /// Must be the present shop where it is given.
    pub organization_id: Option<ShopId>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct LimitAnswer {
    #[serde(rename = "limitInfo")]
    pub limit_info: LimitInfo,
    pub loading: bool,
    pub error: Option<String>,
}

impl Query for LimitInfoQuery {
    const NAME: &'static str = "limit_info";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = LimitAnswer;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<LimitAnswer> {
        if self.organization_id.is_some_and(|named| named != cx.shop) {
            return Err(souk_engine::refusals::SHOP_NOT_FOUND.refuse());
        }
        let mut limit_info = limit_info(db, cx.shop, &cx.tenant, cx.now)?;
        limit_info.message = limit_info.sentence(cx.lang);
        Ok(LimitAnswer { limit_info, loading: false, error: None })
    }
}
