//! Gives a shop extra orders against a recorded payment. They count at once and survive the month.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Money, RawId, Result, Zone, text};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::changes::{AddCredit, CreditAdded, Rearm};
use crate::model::CreditId;
use crate::model::billing::{billing_day, next_month};
use crate::model::level::threshold;
use crate::model::sentence::say;
use crate::queries::{package, standing};
use crate::refusals::{NOT_SUBSCRIBED, PRICE_MISMATCH};

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
}

/// Months later in the shop's zone, the same day of the month.
fn later(zone: &Zone, now: Moment, months: i64) -> Moment {
    let day = billing_day(zone, now);
    (0..months).fold(now, |moment, _| next_month(zone, moment, day))
}

impl AddOnlineOrdersCredits {
    /// What is paid for, if it may be sold so: a package, or with a reason and the right to.
    fn offer(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        currency: Currency,
    ) -> Result<(Money, Option<String>, Option<i64>)> {
        let mismatch =
            || PRICE_MISMATCH.with().arg("orders", self.orders).arg("amount", self.amount.as_str());
        let amount =
            Money::parse(&self.amount, currency).filter(|amount| amount.minor >= 0).ok_or_else(mismatch)?;
        if !(1..=100_000).contains(&self.orders) {
            return mismatch().err();
        }
        if let Some((code, months)) = package(tx, currency, self.orders, amount.minor)? {
            return Ok((amount, Some(code), months));
        }
        if self.reason.trim().is_empty() || !cx.grants.allow("credits.override") {
            return mismatch().err();
        }
        Ok((amount, None, Some(12)))
    }
}

impl Command for AddOnlineOrdersCredits {
    const NAME: &'static str = "add_online_orders_credits";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = CreditCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<CreditCard> {
        let shop = self.organization_id;
        let card =
            souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let before = standing(tx, shop, cx.now, None)?.ok_or_else(|| NOT_SUBSCRIBED.refuse())?;
        let (amount, package, months) = self.offer(cx, tx, before.currency)?;
        let expires_at = months.map(|months| later(&card.zone, cx.now, months));
        let line = |typed: &str| text::line(typed, 200).unwrap_or_default();
        let reference = self.reference.as_deref().map(line).filter(|text| !text.is_empty());
        let credit = cx.id();
        tx.make(&AddCredit {
            event: CreditAdded {
                shop,
                credit,
                purchase: cx.id(),
                orders: self.orders,
                price_minor: amount.minor,
                currency: amount.currency,
                expires_at,
            },
            package: package.as_deref(),
            method: &line(&self.method),
            reference: reference.as_deref(),
            reason: &line(&self.reason),
        })?;
        let allowance = before.allowance().map(|allowance| allowance + self.orders);
        if let Some(period) = &before.period {
            tx.make(&Rearm { shop, key: period, reached: threshold(before.used(), allowance) })?;
        }
        let args = [("orders", self.orders.to_string())];
        Ok(CreditCard {
            success: true,
            message: say(cx.lang, "plans-credit-added", &args),
            credit,
            new_limit: allowance,
            amount_paid: amount.decimal(),
            currency: amount.currency,
            expires_at,
        })
    }
    fn subject(&self, output: &CreditCard) -> Option<RawId> {
        Some(output.credit.raw())
    }
}
