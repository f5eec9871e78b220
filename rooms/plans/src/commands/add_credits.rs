//! Gives a shop extra orders against a recorded payment. They count at once and survive the month.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Error, Moment, Money, RawId, Result, text};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::model::CreditId;
use crate::model::invoice::{InvoiceId, Purpose};
use crate::model::sentence::say;
use crate::queries::{PackageRow, invoice, package, standing};
use crate::refusals::{NOT_SUBSCRIBED, PRICE_MISMATCH};
use crate::steps::{Brought, Paid, clear_the_way, complete, order_credit, record};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddOnlineOrdersCredits {
    pub organization_id: ShopId,
    pub orders: i64,
    /// What was paid, as decimal text: `1000` or `1000.00`.
    pub amount: String,
    /// How it was paid: `transfer`, `cash` …
    #[serde(default)]
    pub method: String,
    /// The payment's own reference; one credit for each.
    #[serde(default)]
    pub reference: Option<String>,
    /// Why number and amount are no package's; needs `credits.override`.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CreditCard {
    pub success: bool,
    pub message: String,
    pub credit: CreditId,
    /// The allowance now; none = no limit.
    pub new_limit: Option<i64>,
    pub amount_paid: String,
    pub currency: Currency,
    pub expires_at: Option<Moment>,
    /// The bill.
    pub invoice: InvoiceId,
}

impl AddOnlineOrdersCredits {
    /// What is paid for, if it may be sold so: a package, or with a reason and the right to.
    fn offer(&self, cx: &Context, tx: &mut Tx<'_, '_>, currency: Currency) -> Result<PackageRow> {
        let mismatch =
            || PRICE_MISMATCH.with().arg("orders", self.orders).arg("amount", self.amount.as_str());
        let amount =
            Money::parse(&self.amount, currency).filter(|amount| amount.minor >= 0).ok_or_else(mismatch)?;
        if !(1..=100_000).contains(&self.orders) {
            return mismatch().err();
        }
        let (code, months) = match package(tx, currency, self.orders, amount.minor)? {
            Some(package) => package,
            None if self.reason.trim().is_empty() || !cx.grants.allow("credits.override") => {
                return mismatch().err();
            }
            None => (String::new(), None),
        };
        Ok(PackageRow { code, orders: self.orders, price_minor: amount.minor, currency, months })
    }
}

impl Command for AddOnlineOrdersCredits {
    const NAME: &'static str = "add_online_orders_credits";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = CreditCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CreditCard> {
        let shop = self.organization_id;
        souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let before = standing(tx, shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let package = self.offer(cx, tx, before.currency)?;
        clear_the_way(tx, shop, Purpose::Credits)?;
        let line = |typed: &str| text::line(typed, 200).unwrap_or_default();
        let reference = self.reference.as_deref().map(line).filter(|text| !text.is_empty());
        let (method, reason) = (line(&self.method), line(&self.reason));
        let paid = Paid { method: &method, reference: reference.as_deref(), note: &reason, receipt: None };
        let made = order_credit(tx, shop, &package, &paid, &before.plan_code)?;
        if made.due_minor > 0 {
            record(tx, shop, made.invoice, &paid)?;
        }
        let row = invoice(tx, shop, made.invoice)?;
        let Brought::Credits(added, new_limit) = complete(tx, &row, &method)? else {
            return Err(Error::fault("extra orders were paid and a plan came"));
        };
        let args = [("orders", self.orders.to_string())];
        let paid = Money::new(package.price_minor, package.currency);
        Ok(CreditCard {
            success: true,
            message: say(cx.lang, "plans-credit-added", &args),
            credit: added.credit,
            new_limit,
            amount_paid: paid.decimal(),
            currency: paid.currency,
            expires_at: added.expires_at,
            invoice: made.invoice,
        })
    }
    fn subject(&self, output: &CreditCard) -> Option<RawId> {
        Some(output.credit.raw())
    }
}
