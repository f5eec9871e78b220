//! Invoices of the platform and how they are paid: each is decided once.

use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, RawId, Result, UserId, params};
use souk_engine::{Change, Event, FileId, Rows, sql};
use souk_shops::ShopId;

use crate::model::PurchaseId;
use crate::model::invoice::{InvoiceId, InvoiceState, PaymentId, PaymentState, Purpose, Term};
use crate::refusals::{ALREADY_DECIDED, INVOICE_OPEN, REFERENCE_TAKEN};

/// An invoice as it is written down.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvoiceMade {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub number: i64,
    pub purpose: Purpose,
    pub plan: Option<String>,
    pub version: Option<i64>,
    pub term: Option<Term>,
    pub months: Option<i64>,
    pub package: Option<String>,
    pub orders: Option<i64>,
    pub purchase: Option<PurchaseId>,
    pub currency: Currency,
    pub price_minor: i64,
    pub discount_minor: i64,
    pub deducted_minor: i64,
    pub due_minor: i64,
    pub kept_minor: i64,
    pub payable_until: Moment,
    /// The plan that ran when extra orders were asked for.
    #[serde(default)]
    pub running: Option<String>,
}

impl Event for InvoiceMade {
    const NAME: &'static str = "plan_invoice.made";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.invoice.raw()
    }
}

/// Pending, until it is paid.
pub(crate) struct MakeInvoice<'a>(pub &'a InvoiceMade);

impl Change for MakeInvoice<'_> {
    type Event = InvoiceMade;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InvoiceMade>> {
        let made = self.0;
        rows.insert(
            sql!(
                "insert into plan_invoices (shop_id, id, number, purpose, plan_code, plan_version, period,
                 months,
                                            package, orders, purchase_id, currency, price, discount, deducted,
                                            due, kept, state, made_at, payable_until, settled_at, open_mark,
                                            before_plan)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17,
                 'pending',
                         $18, $19, null, $20, $21)"
            ),
            params![
                made.shop,
                made.invoice,
                made.number,
                made.purpose,
                made.plan,
                made.version,
                made.term,
                made.months,
                made.package,
                made.orders,
                made.purchase,
                made.currency,
                made.price_minor,
                made.discount_minor,
                made.deducted_minor,
                made.due_minor,
                made.kept_minor,
                rows.now(),
                made.payable_until,
                made.purpose.mark(),
                made.running
            ],
            &[("plan_invoices", "shop_id, open_mark", &INVOICE_OPEN)],
        )?;
        Ok(Some(made.clone()))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InvoiceSettled {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub purpose: Purpose,
    pub state: InvoiceState,
}

impl Event for InvoiceSettled {
    const NAME: &'static str = "plan_invoice.settled";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.invoice.raw()
    }
}

/// The one decision about a pending invoice; whoever comes second changes nothing.
pub(crate) struct Settle {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub purpose: Purpose,
    pub state: InvoiceState,
}

impl Change for Settle {
    type Event = InvoiceSettled;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InvoiceSettled>> {
        let changed = rows.run(
            sql!(
                "update plan_invoices set state = $3, settled_at = $4, open_mark = null
                 where shop_id = $1 and id = $2 and state = 'pending'"
            ),
            params![self.shop, self.invoice, self.state, rows.now()],
        )?;
        Ok((changed == 1).then_some(InvoiceSettled {
            shop: self.shop,
            invoice: self.invoice,
            purpose: self.purpose,
            state: self.state,
        }))
    }
}

/// The time that a bill of a plan paid.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TimePaid {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub from: Moment,
    pub until: Moment,
}

impl Event for TimePaid {
    const NAME: &'static str = "plan_invoice.time_paid";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.invoice.raw()
    }
}

/// Notes beside the bill what it paid, and what ran before: figures of later months are counted from it.
pub(crate) struct Cover {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub before: (String, i64),
    pub from: Moment,
    pub until: Moment,
}

impl Change for Cover {
    type Event = TimePaid;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<TimePaid>> {
        let Self { shop, invoice, from, until, .. } = *self;
        rows.put(
            sql!(
                "update plan_invoices set before_plan = $3, before_price = $4, begins_at = $5, ends_at = $6
                 where shop_id = $1 and id = $2"
            ),
            params![shop, invoice, self.before.0, self.before.1, from, until],
        )?;
        Ok(Some(TimePaid { shop, invoice, from, until }))
    }
}

/// A payment was sent, or recorded by whoever took it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PaymentSent {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub payment: PaymentId,
    pub state: PaymentState,
}

impl Event for PaymentSent {
    const NAME: &'static str = "plan_payment.sent";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.payment.raw()
    }
}

/// Whoever sends a payment holds the invoice first: one that was decided or taken back a moment ago takes
/// none any more, and whoever decides next finds what was sent.
fn hold_pending(rows: &mut Rows<'_, '_>, shop: ShopId, invoice: InvoiceId) -> Result<bool> {
    let held = rows.run(
        sql!(
            "update plan_invoices set state = 'pending' where shop_id = $1 and id = $2 and state = 'pending'"
        ),
        params![shop, invoice],
    )?;
    Ok(held == 1)
}

/// What waits for a decision hangs on a pending invoice; what was taken and approved is noted beside it.
pub(crate) struct SendPayment<'a> {
    pub event: PaymentSent,
    pub method: &'a str,
    pub reference: Option<&'a str>,
    pub note: &'a str,
    pub receipt: Option<FileId>,
    pub by: Option<UserId>,
}

impl Change for SendPayment<'_> {
    type Event = PaymentSent;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PaymentSent>> {
        let PaymentSent { shop, invoice, payment, state } = self.event;
        let decided_at = (state != PaymentState::Waiting).then(|| rows.now());
        if state == PaymentState::Waiting && !hold_pending(rows, shop, invoice)? {
            return Ok(None);
        }
        if let Some(receipt) = self.receipt {
            rows.hold_file(receipt)?;
        }
        rows.insert(
            sql!(
                "insert into plan_payments (shop_id, id, invoice_id, method, reference, reference_mark, note,
                                            receipt_id, state, reason, sent_at, decided_at, decided_by)
                 values ($1, $2, $3, $4, $5, $5, $6, $7, $8, '', $9, $10, $11)"
            ),
            params![
                shop,
                payment,
                invoice,
                self.method,
                self.reference.map(str::to_owned),
                self.note,
                self.receipt,
                state,
                rows.now(),
                decided_at,
                self.by
            ],
            &[
                ("plan_payments", "shop_id, reference_mark", &REFERENCE_TAKEN),
                ("plan_payments", "shop_id, invoice_id", &ALREADY_DECIDED),
            ],
        )?;
        Ok(Some(self.event.clone()))
    }
}

/// A better receipt in the place of one that could not be read, while nobody decided without it.
pub(crate) struct SendAgain<'a> {
    pub event: PaymentSent,
    pub method: &'a str,
    pub reference: Option<&'a str>,
    pub note: &'a str,
    pub receipt: Option<FileId>,
    pub before: Option<FileId>,
}

impl Change for SendAgain<'_> {
    type Event = PaymentSent;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PaymentSent>> {
        let PaymentSent { shop, invoice, payment, .. } = self.event;
        if !hold_pending(rows, shop, invoice)? {
            return Ok(None);
        }
        let taken = &[("plan_payments", "shop_id, reference_mark", &REFERENCE_TAKEN)];
        let sent = rows.change(
            sql!(
                "update plan_payments set method = $3, reference = $4, reference_mark = $4, note = $5,
                        receipt_id = $6, state = 'waiting', sent_at = $7, decided_at = null, decided_by = null
                 where shop_id = $1 and id = $2 and state = 'better_receipt'"
            ),
            params![
                shop,
                payment,
                self.method,
                self.reference.map(str::to_owned),
                self.note,
                self.receipt,
                rows.now()
            ],
            taken,
        )?;
        if sent == 0 {
            return Ok(None);
        }
        if let Some(receipt) = self.receipt {
            rows.hold_file(receipt)?;
        }
        if let Some(before) = self.before {
            rows.release_file(before)?;
        }
        Ok(Some(self.event.clone()))
    }
}

/// What a platform admin said to a payment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PaymentDecided {
    pub shop: ShopId,
    pub invoice: InvoiceId,
    pub payment: PaymentId,
    pub purpose: Purpose,
    pub state: PaymentState,
    pub reason: String,
}

impl Event for PaymentDecided {
    const NAME: &'static str = "plan_payment.decided";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.payment.raw()
    }
}

pub(crate) struct Decide<'a> {
    pub event: &'a PaymentDecided,
    pub by: Option<UserId>,
}

impl Change for Decide<'_> {
    type Event = PaymentDecided;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PaymentDecided>> {
        let PaymentDecided { shop, payment, state, reason, .. } = self.event;
        let changed = rows.run(
            sql!(
                "update plan_payments set state = $3, reason = $4, decided_at = $5, decided_by = $6,
                        reference_mark = case when $7 then null else reference_mark end
                 where shop_id = $1 and id = $2
                   and (state = 'waiting' or (state = 'better_receipt' and $3 <> 'better_receipt'))"
            ),
            params![*shop, *payment, *state, reason, rows.now(), self.by, *state == PaymentState::Rejected],
        )?;
        Ok((changed == 1).then(|| self.event.clone()))
    }
}
