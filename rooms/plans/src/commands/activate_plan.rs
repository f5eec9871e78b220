//! A payment that whoever runs the platform took themselves: a month or a year of a plan, or as many months
//! as what is left of earlier payments covers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Error, Moment, RawId, Result, text};
use souk_engine::{Command, Context, Policy, Tx};
use souk_shops::ShopId;

use crate::model::invoice::{InvoiceId, PaymentMethod, Purpose, Term};
use crate::queries::invoice;
use crate::steps::{
    Brought, Draft, Paid, Payment, begun_standing, clear_the_way, complete, first_month_off, issue, record,
    sold,
};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ActivatePlan {
    pub id: ShopId,
    /// The plan that the shop has, unless told.
    #[serde(default)]
    pub plan: Option<String>,
    /// `month` unless told.
    #[serde(default)]
    pub term: Option<Term>,
    #[serde(default)]
    pub method: Option<PaymentMethod>,
    /// The payment's own reference; one payment for each.
    #[serde(default)]
    pub reference: Option<String>,
}

impl ActivatePlan {
    /// A month of the plan that the shop has.
    pub const fn of(id: ShopId) -> Self {
        Self { id, plan: None, term: None, method: None, reference: None }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PaidCard {
    pub shop: ShopId,
    pub plan: String,
    pub version: i64,
    /// How many were paid: more than one where what was left of earlier payments covers them.
    pub months: i64,
    /// Where the paid months begin.
    pub begins_at: Moment,
    pub paid_until: Moment,
    /// What was left of earlier payments, as far as it was taken off the price.
    pub deducted_minor: i64,
    pub due_minor: i64,
    /// What is left of them still, for the next payment.
    pub balance_minor: i64,
    pub currency: souk_core::Currency,
    /// The bill.
    pub invoice: Option<InvoiceId>,
}

impl Command for ActivatePlan {
    const NAME: &'static str = "activate_plan";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PaidCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PaidCard> {
        let (shop, now) = (self.id, cx.now);
        clear_the_way(tx, shop, Purpose::Plan)?;
        let before = begun_standing(tx, shop)?;
        let card =
            souk_shops::card(tx, shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let coming = before.coming(now)?.pop();
        let usual = coming.as_ref().map_or(&before.plan_code, |last| &last.plan.code);
        let plan = sold(tx, &before, self.plan.as_deref().unwrap_or(usual))?;
        let term = self.term.unwrap_or(Term::Month);
        let discount = first_month_off(tx, shop, &plan, term)?;
        let payment = Payment {
            shop,
            zone: &card.zone,
            before: &before,
            plan: &plan,
            term,
            discount,
            told_at: now,
            paid_at: now,
            now,
        };
        let bill = payment.bill()?;
        let made = issue(tx, shop, &Draft::Plan { plan: &plan, term, bill: &bill })?;
        let method = self.method.unwrap_or(PaymentMethod::Other).as_str();
        let line = |typed: &str| text::line(typed, 200).filter(|text| !text.is_empty());
        let reference = self.reference.as_deref().and_then(line);
        if made.due_minor > 0 {
            let paid = Paid { method, reference: reference.as_deref(), note: "", receipt: None };
            record(tx, shop, made.invoice, &paid)?;
        }
        let row = invoice(tx, shop, made.invoice)?;
        match complete(tx, &row, method)? {
            Brought::Plan(paid) => Ok(paid),
            Brought::Credits(..) => Err(Error::fault("a plan was paid and extra orders came")),
        }
    }
    fn subject(&self, output: &PaidCard) -> Option<RawId> {
        Some(output.shop.raw())
    }
}
