//! Bills of the platform: made, paid into the platform's own books, and settled with what they pay for.

use souk_core::{Error, Moment, RefusalDef, Result, params};
use souk_engine::{FileId, Tx, sql};
use souk_ledger::{Account, Posting};
use souk_shops::ShopId;

use super::{FIRST_MONTH, Payment, begun_standing, take_offer};
use crate::changes::{
    AddCredit, Cover, CreditAdded, CreditOrdered, CreditRefused, FOR_EVER, InvoiceMade, MakeInvoice,
    OrderCredit, PaymentSent, Rearm, RefuseCredit, SendPayment, Settle,
};
use crate::commands::PaidCard;
use crate::model::PurchaseId;
use crate::model::billing::{Bill, billing_day, next_month};
use crate::model::invoice::{InvoiceId, InvoiceState, PAYABLE, PaymentMethod, PaymentState, Purpose, Term};
use crate::model::level::threshold;
use crate::queries::{
    InvoiceRow, PackageRow, PlanVersion, Standing, invoice, open_invoice, package_named, renewal, standing,
    version, version_numbered,
};
use crate::refusals::{
    ALREADY_DECIDED, CREDIT_DECIDED, INVOICE_OUTDATED, NOT_SUBSCRIBED, RETIRED, UNDER_REVIEW,
};

/// What an invoice is about to ask for.
pub(crate) enum Draft<'a> {
    Plan {
        plan: &'a PlanVersion,
        term: Term,
        bill: &'a Bill,
    },
    /// Under the plan that runs.
    Credits {
        package: &'a PackageRow,
        purchase: PurchaseId,
        running: &'a str,
    },
}

/// How it was paid, as whoever took the money recorded it.
pub(crate) struct Paid<'a> {
    pub method: &'a str,
    pub reference: Option<&'a str>,
    pub note: &'a str,
    pub receipt: Option<FileId>,
}

/// Makes an invoice with the next number of the installation.
pub(crate) fn issue(tx: &mut Tx<'_, '_>, shop: ShopId, draft: &Draft<'_>) -> Result<InvoiceMade> {
    let blank = InvoiceMade {
        shop,
        invoice: tx.cx().id(),
        number: 0,
        purpose: Purpose::Plan,
        plan: None,
        version: None,
        term: None,
        months: None,
        package: None,
        orders: None,
        purchase: None,
        currency: match draft {
            Draft::Plan { plan, .. } => plan.terms.currency,
            Draft::Credits { package, .. } => package.currency,
        },
        price_minor: 0,
        discount_minor: 0,
        deducted_minor: 0,
        due_minor: 0,
        kept_minor: 0,
        payable_until: tx.cx().now.plus(PAYABLE),
        running: None,
    };
    let mut made = match draft {
        Draft::Plan { plan, term, bill } => InvoiceMade {
            plan: Some(plan.code.clone()),
            version: Some(plan.number),
            term: Some(*term),
            months: Some(bill.months),
            price_minor: bill.price,
            discount_minor: bill.discount,
            deducted_minor: bill.deducted,
            due_minor: bill.due,
            kept_minor: bill.left,
            ..blank
        },
        Draft::Credits { package, purchase, running } => InvoiceMade {
            running: Some((*running).to_owned()),
            purpose: Purpose::Credits,
            package: Some(package.code.clone()).filter(|code| !code.is_empty()),
            orders: Some(package.orders),
            purchase: Some(*purchase),
            price_minor: package.price_minor,
            due_minor: package.price_minor,
            ..blank
        },
    };
    if made.discount_minor > 0 {
        take_offer(tx, shop, FIRST_MONTH)?;
    }
    made.number = tx.next_number("plan_invoice")?;
    tx.make(&MakeInvoice(&made))?;
    Ok(made)
}

/// Notes a payment that was taken and approved at once.
pub(crate) fn record(tx: &mut Tx<'_, '_>, shop: ShopId, invoice: InvoiceId, paid: &Paid<'_>) -> Result<()> {
    let event = PaymentSent { shop, invoice, payment: tx.cx().id(), state: PaymentState::Approved };
    let by = souk_identity::user_of(&tx.cx().actor);
    let Paid { method, reference, note, receipt } = *paid;
    tx.make(&SendPayment { event, method, reference, note, receipt, by }).map(|_| ())
}

/// What a settled invoice brought.
pub(crate) enum Brought {
    Plan(PaidCard),
    Credits(CreditAdded, Option<i64>),
}

/// Settles a pending invoice: what was paid for begins, and the money stands in the platform's books.
pub(crate) fn complete(tx: &mut Tx<'_, '_>, invoice: &InvoiceRow, method: &str) -> Result<Brought> {
    let InvoiceRow { shop, id, purpose, .. } = *invoice;
    let settling = Settle { shop, invoice: id, purpose, state: InvoiceState::Completed };
    tx.must(&settling, decided(purpose))?;
    let brought = match purpose {
        Purpose::Plan => Brought::Plan(begin_plan(tx, invoice)?),
        Purpose::Credits => begin_credit(tx, invoice)?,
    };
    if invoice.due_minor > 0 {
        let account = Account::cash(PaymentMethod::of(method).as_str());
        let posting = Posting::new("plan_invoice", id.raw(), "paid")
            .debit(account, invoice.due_minor)
            .credit(Account::plan_income(), invoice.due_minor);
        souk_ledger::post(tx, &posting, invoice.currency)?;
    }
    Ok(brought)
}

/// The figures are those that were told; where the subscription changed so that they would be others, nobody
/// decides silently.
fn begin_plan(tx: &mut Tx<'_, '_>, invoice: &InvoiceRow) -> Result<PaidCard> {
    let (shop, now) = (invoice.shop, tx.cx().now);
    let before = begun_standing(tx, shop)?;
    let card = souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
    let code = invoice.plan.as_deref().unwrap_or_default();
    let plan = version_numbered(tx, code, invoice.version.unwrap_or_default())?;
    let payment = Payment {
        shop,
        zone: &card.zone,
        before: &before,
        plan: &plan,
        term: invoice.term.unwrap_or(Term::Month),
        discount: invoice.discount_minor,
        told_at: if invoice.is_held(now) { invoice.made_at } else { now },
        paid_at: invoice.sent_at.unwrap_or(now),
        now,
    };
    let bill = payment.bill()?;
    if (bill.months, bill.due) != (invoice.months.unwrap_or_default(), invoice.due_minor) {
        return INVOICE_OUTDATED.with().arg("number", invoice.number).err();
    }
    let paid = payment.settle(tx, &bill)?;
    tx.make(&Cover {
        shop,
        invoice: invoice.id,
        before: (before.plan_code.clone(), before.price_month),
        from: paid.begins_at,
        until: paid.paid_until,
    })?;
    Ok(PaidCard { invoice: Some(invoice.id), ..paid })
}

/// Months later in the shop's zone, the same day of the month.
pub(super) fn later(zone: &souk_core::Zone, now: Moment, months: i64) -> Moment {
    let day = billing_day(zone, now);
    (0..months).fold(now, |moment, _| next_month(zone, moment, day))
}

/// Sold without a package, extra orders live for a year.
pub(super) const USUAL_MONTHS: i64 = 12;

/// How long extra orders live: as it was told when they were ordered; purchases of before follow their
/// package.
fn life(
    tx: &mut Tx<'_, '_>,
    shop: ShopId,
    purchase: PurchaseId,
    package: Option<&str>,
) -> Result<Option<i64>> {
    let told: Option<(Option<i64>,)> = tx.one(
        sql!("select months from credit_purchases where shop_id = $1 and id = $2"),
        params![shop, purchase],
    )?;
    match (told.and_then(|(months,)| months), package) {
        (Some(months), _) => Ok(Some(months).filter(|months| *months != FOR_EVER)),
        (None, Some(code)) => {
            Ok(package_named(tx, code)?.map_or(Some(USUAL_MONTHS), |package| package.months))
        }
        (None, None) => Ok(Some(USUAL_MONTHS)),
    }
}

fn begin_credit(tx: &mut Tx<'_, '_>, invoice: &InvoiceRow) -> Result<Brought> {
    let (shop, now) = (invoice.shop, tx.cx().now);
    let card = souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
    let before = standing(tx, shop, now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
    let (Some(orders), Some(purchase)) = (invoice.orders, invoice.purchase) else {
        return Err(Error::fault("an invoice for extra orders without them"));
    };
    let months = life(tx, shop, purchase, invoice.package.as_deref())?;
    let added = CreditAdded {
        shop,
        credit: tx.cx().id(),
        purchase,
        orders,
        price_minor: invoice.due_minor,
        currency: invoice.currency,
        expires_at: months.map(|months| later(&card.zone, now, months)),
    };
    let added = tx.must(&AddCredit(added), &CREDIT_DECIDED)?;
    let allowance = before.allowance().map(|allowance| allowance + orders);
    if let Some(period) = &before.period {
        tx.make(&Rearm { shop, key: period, reached: threshold(before.used(), allowance) })?;
    }
    Ok(Brought::Credits(added, allowance))
}

/// Notes that extra orders are to be paid, and asks for them.
pub(crate) fn order_credit(
    tx: &mut Tx<'_, '_>,
    shop: ShopId,
    package: &PackageRow,
    paid: &Paid<'_>,
    running: &str,
) -> Result<InvoiceMade> {
    let event = CreditOrdered {
        shop,
        purchase: tx.cx().id(),
        orders: package.orders,
        price_minor: package.price_minor,
        currency: package.currency,
        package: Some(package.code.clone()).filter(|code| !code.is_empty()),
    };
    let Paid { method, reference, note, .. } = *paid;
    let months = if package.code.is_empty() { Some(USUAL_MONTHS) } else { package.months };
    tx.make(&OrderCredit { event: &event, method, reference, reason: note, months })?;
    issue(tx, shop, &Draft::Credits { package, purchase: event.purchase, running })
}

/// What whoever comes second reads.
pub(crate) const fn decided(purpose: Purpose) -> &'static RefusalDef {
    match purpose {
        Purpose::Plan => &ALREADY_DECIDED,
        Purpose::Credits => &CREDIT_DECIDED,
    }
}

/// Ends an invoice that was not paid, and the purchase that hung on it.
pub(crate) fn end_invoice(tx: &mut Tx<'_, '_>, row: &InvoiceRow, state: InvoiceState) -> Result<()> {
    let InvoiceRow { shop, id, purpose, .. } = *row;
    tx.must(&Settle { shop, invoice: id, purpose, state }, decided(purpose))?;
    if let Some(purchase) = row.purchase {
        tx.make(&RefuseCredit(CreditRefused { shop, purchase, state }))?;
    }
    Ok(())
}

/// A new invoice takes the place of one that nobody paid; what was sent is decided first.
pub(crate) fn clear_the_way(tx: &mut Tx<'_, '_>, shop: ShopId, purpose: Purpose) -> Result<()> {
    let Some(open) = open_invoice(tx, shop, purpose)? else { return Ok(()) };
    end_invoice(tx, &open, InvoiceState::Cancelled)?;
    let open = invoice(tx, shop, open.id)?;
    match open.payment {
        Some(_) => UNDER_REVIEW.with().arg("number", open.number).err(),
        None => Ok(()),
    }
}

/// The version of a plan that a shop buys now: of one that it has, or has paid ahead, what renewals buy. What
/// it tries it may pay, though nobody else can buy it any more.
pub(crate) fn sold(tx: &mut Tx<'_, '_>, before: &Standing, code: &str) -> Result<PlanVersion> {
    let now = tx.cx().now;
    let ahead = before.bought(now)?.into_iter().rfind(|stretch| stretch.plan.code == code);
    let own = code == before.plan_code;
    let paid = own && before.instants().paid_until.is_some();
    match ahead.map(|stretch| stretch.plan.number).or(paid.then_some(before.version)) {
        Some(has) => renewal(tx, code, has, now),
        None => match version(tx, code, now) {
            Err(error) if own && error.code() == RETIRED.code => version_numbered(tx, code, before.version),
            found => found,
        },
    }
}
