//! What the platform gives away: a part of the first paid month, orders for who brought whom.

use souk_core::{Result, params};
use souk_engine::{Reader, Tx, sql};
use souk_shops::ShopId;

use super::bills::{USUAL_MONTHS, later};
use crate::changes::{AddCredit, CreditAdded, CreditOrdered, OrderCredit, Rearm};
use crate::model::invoice::Term;
use crate::model::level::threshold;
use crate::queries::{PlanVersion, platform_settings, standing};
use crate::refusals::CREDIT_DECIDED;

/// How a gift is recorded in the place of a payment's method.
pub(crate) const REFERRAL: &str = "referral";

/// Has the shop ever paid for a plan?
pub(crate) fn has_paid(db: &mut Reader<'_>, shop: ShopId) -> Result<bool> {
    let paid: Option<(i64,)> = db.one(
        sql!(
            "select cast(count(*) as bigint) from plan_invoices
             where shop_id = $1 and purpose = 'plan' and state = 'completed' and due > 0"
        ),
        params![shop],
    )?;
    Ok(paid.is_some_and(|(count,)| count > 0))
}

/// What is taken off a month that is the first to be paid, in whole units of the currency.
pub(crate) fn first_month_off(
    db: &mut Reader<'_>,
    shop: ShopId,
    plan: &PlanVersion,
    term: Term,
) -> Result<i64> {
    let percent = platform_settings(db)?.0.first_month_off;
    if percent == 0 || term != Term::Month || has_paid(db, shop)? {
        return Ok(0);
    }
    let unit = plan.terms.currency.unit().max(1);
    let off = i128::from(plan.terms.price_month) * i128::from(percent) / 100;
    Ok(i64::try_from(off).unwrap_or(0) / unit * unit)
}

/// Orders that nobody paid. A shop that is closed or has no plan gets none.
pub(crate) fn gift(tx: &mut Tx<'_, '_>, shop: ShopId, orders: i64) -> Result<i64> {
    let now = tx.cx().now;
    let Some(card) = souk_shops::card(tx, shop)?.filter(|card| !card.closed) else { return Ok(0) };
    let Some(before) = standing(tx, shop, now, None)? else { return Ok(0) };
    let (purchase, currency) = (tx.cx().id(), before.currency);
    let event = CreditOrdered { shop, purchase, orders, price_minor: 0, currency, package: None };
    let months = Some(USUAL_MONTHS);
    tx.make(&OrderCredit { event: &event, method: REFERRAL, reference: None, reason: "", months })?;
    let added = CreditAdded {
        shop,
        credit: tx.cx().id(),
        purchase,
        orders,
        price_minor: 0,
        currency,
        expires_at: Some(later(&card.zone, now, USUAL_MONTHS)),
    };
    tx.must(&AddCredit(added), &CREDIT_DECIDED)?;
    if let Some(period) = &before.period {
        let allowance = before.allowance().map(|allowance| allowance + orders);
        tx.make(&Rearm { shop, key: period, reached: threshold(before.used(), allowance) })?;
    }
    Ok(orders)
}
