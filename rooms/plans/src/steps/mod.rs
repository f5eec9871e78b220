//! What later rooms do to the quota inside their own commands.

mod bills;
mod offers;
mod pay;

use souk_core::{Error, Fault, Moment, PeriodKey, RawId, Result, Zone, params};
use souk_engine::{Reader, Tx, row, sql};
use souk_shops::ShopId;

use crate::changes::{
    BeginMove, ExtendPeriod, OpenPeriod, RaiseLimit, Rearm, ReturnUnit, TakeCredit, TakeIncluded,
    ThresholdCrossed, UnitTaken, Warn,
};
use crate::model::CreditId;
use crate::model::level::{THRESHOLDS, threshold};
use crate::queries::{OpenedPeriod, Standing, last_period, opened_periods, standing};
use crate::refusals::{NOT_SUBSCRIBED, QUOTA_EXHAUSTED};

pub(crate) use bills::{
    Brought, Draft, Paid, clear_the_way, complete, decided, end_invoice, issue, order_credit, record, sold,
};
pub(crate) use offers::{
    BROUGHT, FIRST_MONTH, first_month_off, gift, had_elsewhere, has_paid, share_contacts, take_offer,
};
pub(crate) use pay::Payment;

/// How long after the order a fake or duplicate gives its unit back.
const RETURN_WITHIN: i64 = 7 * Moment::DAY;

/// Takes one unit for an order of the present shop, as the last of all checks: of the included quota, else of
/// the credit that expires first, else `quota.exhausted`. Channels that do not count take nothing, nor does
/// an order that holds a unit already. What `standing` says only guides: each row's condition decides.
pub fn take_unit(
    tx: &mut Tx<'_, '_>,
    standing: &Standing,
    order: RawId,
    channel: &str,
) -> Result<Option<UnitTaken>> {
    if !standing.counts(channel) || standing.order_state.as_deref() == Some("counted") {
        return Ok(None);
    }
    let (shop, now) = (tx.cx().shop, tx.cx().now);
    if standing.waits_to_begin(now) {
        // No clock's work gives or takes quota: what was paid for counts from its moment on.
        begin(tx, shop)?;
    }
    let period = match standing.period.clone() {
        Some(running) => running,
        None => {
            let zone = tx.cx().tenant.zone.clone();
            open_period(tx, shop, &zone)?.0
        }
    };
    let included = tx.make(&TakeIncluded { order, period: &period, credits_left: standing.credits_left })?;
    let taken = match included {
        Some(taken) => Some(taken),
        None => tx.make(&TakeCredit { order, period: &period })?,
    };
    match taken {
        Some(taken) => warn(tx, &taken).map(|()| Some(taken)),
        None => Err(exhausted(tx, standing.period_ends_at)),
    }
}

/// Members read when the quota is renewed; whoever buys reads nothing of plans.
fn exhausted(tx: &Tx<'_, '_>, period_end: Option<Moment>) -> Error {
    let refusal = QUOTA_EXHAUSTED.with();
    if tx.cx().actor.is_visitor() {
        return refusal.into();
    }
    let end = period_end.unwrap_or_else(|| tx.cx().tenant.zone.month(tx.cx().now).2);
    refusal.arg("period_end", end.to_string()).into()
}

/// Tells each threshold that this unit reached and that was not told yet.
fn warn(tx: &mut Tx<'_, '_>, taken: &UnitTaken) -> Result<()> {
    let Some(allowance) = taken.allowance else { return Ok(()) };
    let reached = threshold(taken.used, taken.allowance);
    for threshold in THRESHOLDS.into_iter().filter(|percent| (taken.warned + 1..=reached).contains(percent)) {
        tx.make(&Warn(ThresholdCrossed {
            shop: taken.shop,
            period: taken.period.clone(),
            threshold,
            arm: taken.arm,
            used: taken.used,
            allowance,
        }))?;
    }
    Ok(())
}

/// The usage period of now, opened if it is not yet; and whether it was opened here. Half-open months of the
/// shop's zone that never overlap: a new zone counts from the next period on, and a clock set back opens
/// none.
pub(crate) fn open_period(tx: &mut Tx<'_, '_>, shop: ShopId, zone: &Zone) -> Result<(PeriodKey, bool)> {
    let now = tx.cx().now;
    let (key, month_start, ends_at) = zone.month(now);
    let Some(last) = last_period(tx, shop)? else {
        let opened = tx.make(&OpenPeriod { shop, key: &key, starts_at: month_start, ends_at })?.is_some();
        return Ok((key, opened));
    };
    if last.ends_at > now {
        return Ok((last.key, false));
    }
    if last.key >= key {
        tx.make(&ExtendPeriod { shop, key: &last.key, ends_at })?;
        return Ok((last.key, false));
    }
    let starts_at = month_start.max(last.ends_at);
    let opened = tx.make(&OpenPeriod { shop, key: &key, starts_at, ends_at })?.is_some();
    Ok((key, opened))
}

row! {
    struct UsageRow {
        period: PeriodKey,
        credit: Option<CreditId>,
        taken_at: Moment,
    }
}

fn usage(db: &mut Reader<'_>, shop: ShopId, order: RawId) -> Result<Option<UsageRow>> {
    db.one(
        sql!(
            "select period_key, credit_id, taken_at from usage_rows
             where shop_id = $1 and order_id = $2 and state = 'counted'"
        ),
        params![shop, order],
    )
}

/// Gives the unit of a fake or duplicate order back to its source: within seven days, at most a fifth of the
/// included limit per period. Answers whether it was given back.
pub fn give_back_unit(tx: &mut Tx<'_, '_>, order: RawId) -> Result<bool> {
    let (shop, now) = (tx.cx().shop, tx.cx().now);
    let Some(usage) = usage(tx, shop, order)? else { return Ok(false) };
    if now.since(usage.taken_at) > RETURN_WITHIN {
        return Ok(false);
    }
    let returned = tx.make(&ReturnUnit { order, period: &usage.period, credit: usage.credit })?;
    Ok(returned.is_some())
}

/// Writes the terms of a plan that has begun into their places; whether there was one.
pub(crate) fn begin(tx: &mut Tx<'_, '_>, shop: ShopId) -> Result<bool> {
    let now = tx.cx().now;
    let Some(found) = standing(tx, shop, now, None)? else { return Ok(false) };
    let (begun, coming): (Vec<_>, Vec<_>) =
        found.stretches()?.into_iter().partition(|stretch| stretch.from <= now);
    let Some(begun) = begun.last() else { return Ok(false) };
    if tx.make(&BeginMove { shop, begun, coming: &coming, rev: found.rev })?.is_none() {
        return Ok(false);
    }
    entitle(tx, shop, &begun.plan.terms)?;
    for period in opened_periods(tx, shop, now)? {
        raise_limit(tx, shop, &period, begun.plan.terms.orders_limit)?;
    }
    Ok(true)
}

/// A plan that allows more raises a period; thresholds above what is reached are told anew. The period is
/// one that was read while the subscription was held: whoever opens one holds it as well.
pub(crate) fn raise_limit(
    tx: &mut Tx<'_, '_>,
    shop: ShopId,
    period: &OpenedPeriod,
    limit: Option<i64>,
) -> Result<()> {
    match tx.make(&RaiseLimit { shop, key: &period.key, limit })? {
        Some(_) => rearm(tx, shop, period),
        None => Ok(()),
    }
}

/// Thresholds above what is reached will be told anew.
pub(crate) fn rearm(tx: &mut Tx<'_, '_>, shop: ShopId, period: &OpenedPeriod) -> Result<()> {
    let moment = tx.cx().now.max(period.starts_at);
    let after = standing(tx, shop, moment, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
    let reached = threshold(after.used(), after.allowance());
    tx.make(&Rearm { shop, key: &period.key, reached }).map(|_| ())
}

/// The standing once nothing is left to begin: what is decided by it overwrites no plan that has begun.
pub(crate) fn begun_standing(tx: &mut Tx<'_, '_>, shop: ShopId) -> Result<Standing> {
    begin(tx, shop)?;
    let now = tx.cx().now;
    standing(tx, shop, now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())
}

/// Gives a shop what a version's terms say, key by key.
pub(crate) fn entitle(tx: &mut Tx<'_, '_>, shop: ShopId, terms: &crate::queries::Terms) -> Result<()> {
    for (key, value) in &terms.entitlements {
        let (allowed, max) = match value {
            serde_json::Value::Bool(allowed) => (*allowed, None),
            serde_json::Value::Null => (true, None),
            number => {
                let max = number.as_i64().filter(|max| *max >= 0);
                (true, Some(max.ok_or_else(|| Fault::new(format!("{key} = {number} is no entitlement")))?))
            }
        };
        souk_entitlements::set(tx, shop, key, allowed, max)?;
    }
    Ok(())
}
