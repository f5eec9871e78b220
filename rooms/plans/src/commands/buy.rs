//! A shop asks for a plan or for extra orders: a bill, with figures that hold for some days. Nothing begins
//! before it is paid; what earlier payments cover whole begins at once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use super::move_plan::{admit, named};
use crate::model::catalogue::OWN;
use crate::model::invoice::{PaymentMethod, Purpose, Term};
use crate::queries::{InvoiceView, invoice, sold_package, standing};
use crate::refusals::{NOT_FOUND, NOT_SUBSCRIBED, PACKAGE_NOT_FOUND};
use crate::steps::{
    Draft, Paid, Payment, begun_standing, clear_the_way, complete, first_month_off, issue, order_credit, sold,
};

/// The catalogue belongs to the installation, so this is a person's own command; the shop is the one they
/// work in unless they name it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BuyPlan {
    #[serde(default)]
    pub shop: Option<ShopId>,
    pub plan: String,
    /// `month` unless told.
    #[serde(default)]
    pub term: Option<Term>,
}

impl Command for BuyPlan {
    const NAME: &'static str = "buy_plan";
    const POLICY: Policy = Policy::user();
    type Prepared = ();
    type Output = InvoiceView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvoiceView> {
        let shop = named(cx, self.shop)?;
        admit(cx, tx, shop)?;
        clear_the_way(tx, shop, Purpose::Plan)?;
        let before = begun_standing(tx, shop)?;
        let card =
            souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        if self.plan == OWN {
            return NOT_FOUND.with().arg("plan", self.plan.as_str()).err();
        }
        let plan = sold(tx, &before, &self.plan)?;
        let term = self.term.unwrap_or(Term::Month);
        let discount = first_month_off(tx, shop, &plan, term)?;
        let payment = Payment {
            shop,
            zone: &card.zone,
            before: &before,
            plan: &plan,
            term,
            discount,
            told_at: cx.now,
            paid_at: cx.now,
            now: cx.now,
        };
        let bill = payment.bill()?;
        let made = issue(tx, shop, &Draft::Plan { plan: &plan, term, bill: &bill })?;
        if made.due_minor == 0 {
            let row = invoice(tx, shop, made.invoice)?;
            complete(tx, &row, PaymentMethod::Other.as_str())?;
        }
        Ok(invoice(tx, shop, made.invoice)?.view(cx.now))
    }
    fn subject(&self, output: &InvoiceView) -> Option<RawId> {
        Some(output.invoice.id.raw())
    }
}

/// Extra orders by package.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BuyCredits {
    #[serde(default)]
    pub shop: Option<ShopId>,
    pub package: String,
}

impl Command for BuyCredits {
    const NAME: &'static str = "buy_credits";
    const POLICY: Policy = Policy::user();
    type Prepared = ();
    type Output = InvoiceView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvoiceView> {
        let shop = named(cx, self.shop)?;
        admit(cx, tx, shop)?;
        clear_the_way(tx, shop, Purpose::Credits)?;
        let before = standing(tx, shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let package = sold_package(tx, &self.package)?.filter(|package| package.currency == before.currency);
        let package =
            package.ok_or_else(|| PACKAGE_NOT_FOUND.with().arg("package", self.package.as_str()))?;
        let unpaid = Paid { method: "", reference: None, note: "", receipt: None };
        let made = order_credit(tx, shop, &package, &unpaid, &before.plan_code)?;
        if made.due_minor == 0 {
            let row = invoice(tx, shop, made.invoice)?;
            complete(tx, &row, PaymentMethod::Other.as_str())?;
        }
        Ok(invoice(tx, shop, made.invoice)?.view(cx.now))
    }
    fn subject(&self, output: &InvoiceView) -> Option<RawId> {
        Some(output.invoice.id.raw())
    }
}
