//! What shops are asked to pay the platform: a shop's own, and all of them to be decided.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, RawId, Result, TenantId, UserId, Words, params};
use souk_engine::{
    Context, Entitled, FileId, Modes, PageSize, Policy, Query, Reader, Slice, refusals, row, sql, stored_file,
};
use souk_shops::ShopId;

use crate::model::PurchaseId;
use crate::model::invoice::{InvoiceId, InvoiceState, PaymentId, PaymentState, Purpose, Term};
use crate::refusals::INVOICE_NOT_FOUND;

row! {
    /// An invoice with its payment, if there is one.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct InvoiceRow {
        pub shop: ShopId,
        pub id: InvoiceId,
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
        /// What was left of earlier payments, taken off.
        pub deducted_minor: i64,
        pub due_minor: i64,
        /// What is left of them still, for the next payment.
        pub kept_minor: i64,
        pub state: InvoiceState,
        pub made_at: Moment,
        pub payable_until: Moment,
        pub settled_at: Option<Moment>,
        pub payment: Option<PaymentId>,
        pub method: Option<String>,
        pub reference: Option<String>,
        pub note: Option<String>,
        pub receipt: Option<FileId>,
        pub payment_state: Option<PaymentState>,
        /// What the platform wrote to its decision.
        pub reason: Option<String>,
        pub sent_at: Option<Moment>,
        pub decided_at: Option<Moment>,
        pub decided_by: Option<UserId>,
    }
}

/// One line of a bill.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct BillLine {
    /// `plan`, `credits`, `discount` or `deducted`.
    pub kind: String,
    /// Months of the plan, or extra orders.
    pub count: Option<i64>,
    pub amount_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InvoiceView {
    pub invoice: InvoiceRow,
    pub lines: Vec<BillLine>,
    /// Its figures hold no more: nobody paid in time.
    pub lapsed: bool,
}

impl InvoiceRow {
    /// May the shop send a payment, or another receipt, now?
    pub fn is_payable(&self, now: Moment) -> bool {
        match self.payment_state {
            Some(state) => self.state == InvoiceState::Pending && state == PaymentState::BetterReceipt,
            None => self.state == InvoiceState::Pending && now < self.payable_until,
        }
    }

    /// Do the figures count that were told? Whoever sent a payment in time has them; what nobody paid in
    /// time, or with a receipt that could not be read, costs what it costs now.
    pub(crate) fn is_held(&self, now: Moment) -> bool {
        let sent = self.sent_at.filter(|_| self.payment_state == Some(PaymentState::Waiting));
        sent.unwrap_or(now) < self.payable_until
    }

    fn lines(&self) -> Vec<BillLine> {
        let count = match self.purpose {
            Purpose::Plan => self.months,
            Purpose::Credits => self.orders,
        };
        let mut lines =
            vec![BillLine { kind: self.purpose.to_string(), count, amount_minor: self.price_minor }];
        for (kind, minor) in [("discount", self.discount_minor), ("deducted", self.deducted_minor)] {
            if minor > 0 {
                lines.push(BillLine { kind: kind.to_owned(), count: None, amount_minor: -minor });
            }
        }
        lines
    }

    pub fn view(self, now: Moment) -> InvoiceView {
        let lapsed =
            self.state == InvoiceState::Pending && self.payment.is_none() && now >= self.payable_until;
        InvoiceView { lines: self.lines(), lapsed, invoice: self }
    }
}

/// One invoice, or as if there were none.
pub(crate) fn invoice(db: &mut Reader<'_>, shop: ShopId, id: InvoiceId) -> Result<InvoiceRow> {
    let found: Option<InvoiceRow> = db.one(
        sql!(
            "select i.shop_id, i.id, i.number, i.purpose, i.plan_code, i.plan_version, i.period, i.months,
             i.package,
                    i.orders, i.purchase_id, i.currency, i.price, i.discount, i.deducted, i.due, i.kept,
                    i.state, i.made_at, i.payable_until, i.settled_at, p.id, p.method, p.reference, p.note,
                    p.receipt_id, p.state, p.reason, p.sent_at, p.decided_at, p.decided_by
             from plan_invoices i left join plan_payments p on p.shop_id = i.shop_id and p.invoice_id = i.id
             where i.shop_id = $1 and i.id = $2"
        ),
        params![shop, id],
    )?;
    found.ok_or_else(|| INVOICE_NOT_FOUND.refuse())
}

/// The open invoice of a purpose.
pub(crate) fn open_invoice(
    db: &mut Reader<'_>,
    shop: ShopId,
    purpose: Purpose,
) -> Result<Option<InvoiceRow>> {
    let open: Option<(InvoiceId,)> = db.one(
        sql!("select id from plan_invoices where shop_id = $1 and open_mark = $2"),
        params![shop, purpose.mark()],
    )?;
    open.map(|(id,)| invoice(db, shop, id)).transpose()
}

/// The hash of a receipt's picture; doors read its bytes by it.
pub fn receipt_bytes(db: &mut Reader<'_>, shop: ShopId, id: InvoiceId) -> Result<Vec<u8>> {
    let receipt = invoice(db, shop, id)?.receipt.ok_or_else(|| refusals::FILE_NOT_FOUND.refuse())?;
    Ok(stored_file(db, shop, receipt)?.0)
}

/// The present shop's invoices, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct InvoiceList {
    /// The number of the last one seen.
    pub after: Option<i64>,
    pub limit: PageSize,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Invoices {
    pub items: Vec<InvoiceView>,
    /// Give it as `after` to get the next page.
    pub next: Option<i64>,
}

impl Query for InvoiceList {
    const NAME: &'static str = "plan_invoice_list";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Output = Invoices;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Invoices> {
        let rows: Vec<InvoiceRow> = db.rows(
            sql!(
                "select i.shop_id, i.id, i.number, i.purpose, i.plan_code, i.plan_version, i.period, i.months,
                        i.package, i.orders, i.purchase_id, i.currency, i.price, i.discount, i.deducted,
                        i.due,
                        i.kept, i.state, i.made_at, i.payable_until, i.settled_at, p.id, p.method,
                        p.reference,
                        p.note, p.receipt_id, p.state, p.reason, p.sent_at, p.decided_at, p.decided_by
                 from plan_invoices i
                 left join plan_payments p on p.shop_id = i.shop_id and p.invoice_id = i.id
                 where i.shop_id = $1 and (cast($2 as bigint) is null or i.number < $2)
                 order by i.number desc limit $3"
            ),
            params![cx.shop, self.after, self.limit.fetch()],
        )?;
        Ok(page(rows, self.limit, cx.now))
    }
}

fn page(mut rows: Vec<InvoiceRow>, limit: PageSize, now: Moment) -> Invoices {
    let wanted = usize::try_from(limit.rows()).unwrap_or(usize::MAX);
    let more = rows.len() > wanted;
    rows.truncate(wanted);
    let next = rows.last().map(|row| row.number).filter(|_| more);
    Invoices { items: rows.into_iter().map(|row| row.view(now)).collect(), next }
}

/// One invoice of the present shop.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InvoiceCard {
    pub id: InvoiceId,
}

impl Query for InvoiceCard {
    const NAME: &'static str = "plan_invoice_card";
    const POLICY: Policy = Policy::shop("plans.view", Modes::Any, Entitled::Free);
    type Output = InvoiceView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<InvoiceView> {
        Ok(invoice(db, cx.shop, self.id)?.view(cx.now))
    }
}

souk_core::text_enum! {
    /// Which invoices of the platform are looked at.
    pub enum Desk {
        /// Paid, as the shop says: to be looked at.
        ToDecide => "to_decide",
        Unpaid => "unpaid",
        Completed => "completed",
        Failed => "failed",
        Cancelled => "cancelled",
        All => "all",
    }
}

/// Invoices of all shops. Those to be decided come in the order of their numbers, others newest first.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlatformInvoices {
    pub desk: Desk,
    /// This shop's alone.
    pub shop: Option<ShopId>,
    pub after: Option<i64>,
    pub limit: PageSize,
}

impl Default for PlatformInvoices {
    fn default() -> Self {
        Self { desk: Desk::ToDecide, shop: None, after: None, limit: PageSize::default() }
    }
}

row! {
    /// One line of the platform's list.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct PlatformInvoice {
        pub shop: ShopId,
        pub slug: String,
        pub name: Words,
        pub id: InvoiceId,
        pub number: i64,
        pub purpose: Purpose,
        pub plan: Option<String>,
        pub term: Option<Term>,
        pub months: Option<i64>,
        pub orders: Option<i64>,
        pub currency: Currency,
        pub due_minor: i64,
        pub state: InvoiceState,
        pub made_at: Moment,
        pub method: Option<String>,
        pub payment_state: Option<PaymentState>,
        pub sent_at: Option<Moment>,
    }
}

impl Query for PlatformInvoices {
    const NAME: &'static str = "platform_invoice_list";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Slice<PlatformInvoice>;
    fn answer(&self, _: &Context, db: &mut Reader<'_>) -> Result<Slice<PlatformInvoice>> {
        let (state, sent) = match self.desk {
            Desk::ToDecide => (Some(InvoiceState::Pending), Some(true)),
            Desk::Unpaid => (Some(InvoiceState::Pending), Some(false)),
            Desk::Completed => (Some(InvoiceState::Completed), None),
            Desk::Failed => (Some(InvoiceState::Failed), None),
            Desk::Cancelled => (Some(InvoiceState::Cancelled), None),
            Desk::All => (None, None),
        };
        let turn = if self.desk == Desk::ToDecide { -1 } else { 1 };
        let mut rows: Vec<PlatformInvoice> = db.rows(
            sql!(
                "select i.shop_id, s.slug, s.name, i.id, i.number, i.purpose, i.plan_code, i.period, i.months,
                        i.orders, i.currency, i.due, i.state, i.made_at, p.method, p.state, p.sent_at
                 from plan_invoices i join v_shops s on s.shop_id = i.shop_id
                 left join plan_payments p on p.shop_id = i.shop_id and p.invoice_id = i.id
                 where (cast($1 as text) is null or i.state = $1)
                   and (cast($2 as bigint) is null or i.number * $3 < $2 * $3)
                   and (cast($4 as text) is null
                        or ($4 = 'sent' and p.state = 'waiting')
                        or ($4 = 'unsent' and (p.state is null or p.state = 'better_receipt')))
                   and ($5 = false or i.shop_id = $6)
                 order by i.number * $3 desc limit $7"
            ),
            params![
                state,
                // Numbers begin with 1; below them nothing is asked for, and the lowest has no opposite.
                self.after.map(|number| number.max(0)),
                turn,
                sent.map(|sent| if sent { "sent".to_owned() } else { "unsent".to_owned() }),
                self.shop.is_some(),
                self.shop.map(ShopId::raw).unwrap_or_default(),
                self.limit.fetch()
            ],
        )?;
        let wanted = usize::try_from(self.limit.rows()).unwrap_or(usize::MAX);
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(|row| row.number.to_string());
        Ok(Slice { items: rows, next })
    }
}

/// One invoice of any shop, with whose it is.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlatformInvoiceCard {
    pub shop: ShopId,
    pub invoice: InvoiceId,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlatformInvoiceView {
    pub view: InvoiceView,
    pub slug: String,
    pub name: Words,
    /// E-mail of the owner.
    pub owner: String,
    /// E-mail of whoever decided.
    pub decided_by: Option<String>,
}

impl Query for PlatformInvoiceCard {
    const NAME: &'static str = "platform_invoice_card";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = PlatformInvoiceView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<PlatformInvoiceView> {
        let card = souk_shops::card(db, self.shop)?.ok_or_else(|| refusals::SHOP_NOT_FOUND.refuse())?;
        let view = invoice(db, self.shop, self.invoice)?.view(cx.now);
        let mut email = |id: RawId| -> Result<Option<String>> {
            let row: Option<(String,)> = db.one(
                sql!("select email from v_users where shop_id = $1 and id = $2"),
                params![TenantId::INSTALLATION, id],
            )?;
            Ok(row.map(|(email,)| email))
        };
        let owner = email(card.owner.raw())?.unwrap_or_default();
        let decided_by = match view.invoice.decided_by {
            Some(user) => email(user.raw())?,
            None => None,
        };
        Ok(PlatformInvoiceView { view, slug: card.slug, name: card.name, owner, decided_by })
    }
}
