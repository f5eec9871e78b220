//! Opens the running period of every shop that may sell. Nothing depends on it: the first order of a month
//! opens its own. Any number of runs leave the same state.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, Zone, params};
use souk_engine::{Command, Context, Policy, Tx, sql};
use souk_shops::ShopId;

use crate::jobs::OpenMonths;
use crate::queries::{everywhere, standing};
use crate::steps::open_period;

/// Counts what stands and what is to be opened, and leaves the opening to the worker, shop by shop: no order
/// waits for another shop's month.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetMonthlyOnlineOrders {}

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ResetCard {
    pub shops: i64,
    /// Shops that may sell and whose month was not open yet: the worker opens them now.
    pub periods_opened: i64,
    /// Those of them whose last month was used up, extra orders too.
    pub quota_blocks_lifted: i64,
    pub still_blocked: i64,
    /// Their first reasons, with how many shops have each.
    #[serde(default)]
    pub blocked_by: BTreeMap<String, i64>,
    /// The latest month that runs in a shop.
    #[serde(default)]
    pub period: String,
}

impl Command for ResetMonthlyOnlineOrders {
    const NAME: &'static str = "reset_monthly_online_orders";
    const POLICY: Policy = Policy::platform("platform.operate").bulk();
    type Prepared = ();
    type Output = ResetCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ResetCard> {
        let mut shops = everywhere(tx, cx.now)?;
        shops.retain(|shop| !shop.closed);
        let full = used_up(tx, cx.now)?;
        let mut card =
            ResetCard { shops: i64::try_from(shops.len()).unwrap_or(i64::MAX), ..ResetCard::default() };
        for shop in shops {
            #[cfg(feature = "twins")]
            forgotten(tx, shop.shop)?;
            if let Some(reason) = shop.reasons.first() {
                card.still_blocked += 1;
                *card.blocked_by.entry(reason.as_str().to_owned()).or_default() += 1;
            } else if !shop.runs {
                card.periods_opened += 1;
                let lifted = shop.credits_left == 0 && full.contains(&shop.shop);
                card.quota_blocks_lifted += i64::from(lifted);
            }
        }
        let zones: Vec<(Zone,)> =
            tx.rows(sql!("select distinct zone from v_tenants where closed_at is null"), &[])?;
        let months = zones.iter().map(|(zone,)| zone.month(cx.now).0.to_string());
        card.period = months.max().unwrap_or_default();
        if card.periods_opened > 0 {
            tx.enqueue(&OpenMonths {}, None)?;
        }
        Ok(card)
    }
}

/// The twin forgets what was used, as a timer would.
#[cfg(feature = "twins")]
fn forgotten(tx: &mut Tx<'_, '_>, shop: ShopId) -> Result<()> {
    use souk_core::twins::{Twin, is_out};
    let last = is_out(Twin::Reset).then(|| crate::queries::last_period(tx, shop)).transpose()?.flatten();
    if let Some(last) = last {
        tx.make(&crate::changes::Correct { shop, key: &last.key, used: 0, credit_used: 0 })?;
    }
    Ok(())
}

/// Shops whose latest period is over and had its whole limit used.
fn used_up(tx: &mut Tx<'_, '_>, now: Moment) -> Result<BTreeSet<ShopId>> {
    let shops: Vec<(ShopId,)> = tx.rows(
        sql!(
            "select p.shop_id from usage_periods p
             join (select shop_id, max(ends_at) as ends_at from usage_periods group by shop_id) l
               on l.shop_id = p.shop_id and l.ends_at = p.ends_at
             where p.ends_at <= $1 and p.included_limit is not null and p.used >= p.included_limit"
        ),
        params![now],
    )?;
    Ok(shops.into_iter().map(|(shop,)| shop).collect())
}

/// Opens one shop's running month, if it may sell and its month is not open. A clock's work: the first order
/// does it as well.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OpenMonth {
    pub shop: ShopId,
}

impl Command for OpenMonth {
    const NAME: &'static str = "open_month";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = bool;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<bool> {
        let Some(found) = standing(tx, self.shop, cx.now, None)? else { return Ok(false) };
        // What a shop may not use is not opened for it: it would keep the limit of a plan that nobody paid.
        if found.period.is_some() || !found.sells(cx.now) {
            return Ok(false);
        }
        let Some(card) = souk_shops::card(tx, self.shop)? else { return Ok(false) };
        open_period(tx, self.shop, &card.zone).map(|(_, opened)| opened)
    }
    fn subject(&self, _: &bool) -> Option<RawId> {
        Some(self.shop.raw())
    }
}
