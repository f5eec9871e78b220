//! What the platform gives away: a part of the first paid month, orders for who brought whom.

use souk_core::{Result, TenantId, params};
use souk_engine::{Reader, Tx, Vault, sql};
use souk_shops::ShopId;

use super::bills::{USUAL_MONTHS, later};
use crate::changes::{AddCredit, CreditAdded, CreditOrdered, OrderCredit, Rearm, TakeOffer};
use crate::model::contact;
use crate::model::invoice::Term;
use crate::model::level::threshold;
use crate::queries::{PlanVersion, platform_settings, standing};
use crate::refusals::{CHANGED_MEANWHILE, CREDIT_DECIDED};

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

/// Has the shop bought a plan, for money or for what the offer made nothing of?
fn has_bought(db: &mut Reader<'_>, shop: ShopId) -> Result<bool> {
    let bought: Option<(i64,)> = db.one(
        sql!(
            "select cast(count(*) as bigint) from plan_invoices
             where shop_id = $1 and purpose = 'plan' and state = 'completed' and (due > 0 or discount > 0)"
        ),
        params![shop],
    )?;
    Ok(bought.is_some_and(|(count,)| count > 0))
}

/// The offers that are had once by each person.
pub(crate) const FIRST_MONTH: &str = "first_month";
pub(crate) const BROUGHT: &str = "brought";

/// What a shop's owner and the shop are reached by, as far as it tells one person from another.
pub(crate) fn contacts(db: &mut Reader<'_>, shop: ShopId) -> Result<Vec<String>> {
    let Some(card) = souk_shops::card(db, shop)? else { return Ok(Vec::new()) };
    let owner = souk_identity::user(db, card.owner)?;
    let email = owner.map(|owner| contact::email(&owner.email));
    Ok(email.into_iter().chain(card.phone.as_deref().map(contact::phone)).collect())
}

/// Are two shops the same person's?
pub(crate) fn share_contacts(db: &mut Reader<'_>, one: ShopId, other: ShopId) -> Result<bool> {
    let others = contacts(db, other)?;
    Ok(contacts(db, one)?.iter().any(|contact| others.contains(contact)))
}

/// Only whether it is the same one again is ever asked, so nobody's address is kept.
fn marks(tx: &mut Tx<'_, '_>, shop: ShopId) -> Result<Vec<Vec<u8>>> {
    let contacts = contacts(tx, shop)?;
    let vault = tx.cx().service::<Vault>()?;
    Ok(contacts.iter().map(|contact| vault.sign("plans.offer", contact.as_bytes())).collect())
}

/// Did another shop of the same person have the offer?
pub(crate) fn had_elsewhere(tx: &mut Tx<'_, '_>, shop: ShopId, offer: &str) -> Result<bool> {
    for mark in marks(tx, shop)? {
        let has: Option<(ShopId,)> = tx.one(
            sql!("select taken_by from offers_taken where shop_id = $1 and offer = $2 and mark = $3"),
            params![TenantId::INSTALLATION, offer, mark],
        )?;
        if has.is_some_and(|(by,)| by != shop) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The offer is this shop's from now on, paid or not: no other of the same person has it.
pub(crate) fn take_offer(tx: &mut Tx<'_, '_>, shop: ShopId, offer: &str) -> Result<()> {
    let marks = marks(tx, shop)?;
    tx.must(&TakeOffer { shop, offer, marks: &marks }, &CHANGED_MEANWHILE).map(|_| ())
}

/// What is taken off a month that is the first to be paid, in whole units of the currency.
pub(crate) fn first_month_off(
    tx: &mut Tx<'_, '_>,
    shop: ShopId,
    plan: &PlanVersion,
    term: Term,
) -> Result<i64> {
    let percent = platform_settings(tx)?.0.first_month_off;
    if percent == 0 || term != Term::Month || has_bought(tx, shop)? || had_elsewhere(tx, shop, FIRST_MONTH)? {
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
