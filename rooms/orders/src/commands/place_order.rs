//! Placing an order: all checks in their fixed order, then goods, quota and number are taken, in one
//! transaction.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use souk_core::{Currency, Error, Moment, RawId, Result};
use souk_customers::{CustomerId, Ordering};
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Mode, Modes, Policy, Reader, Tx};
use souk_places::DeliveryOption;
use souk_plans::LimitInfo;
use souk_shops::HoldStock;

use crate::OrderId;
use crate::changes::{Accept, NewOrder};
use crate::model::bill::Bill;
use crate::model::channel::Channel;
use crate::model::code;
use crate::model::form::{Buyer, Checked, DeliveryForm, Expected, Form, LineForm};
use crate::model::status::{PaymentStatus, Status};
use crate::refusals::{METHOD_NOT_FOUND, TOO_MANY_OPEN};
use crate::steps::placing::Basket;
use crate::steps::placing::basket::Chosen;
use crate::steps::placing::delivery::{self, Reached, check_expected, quote};
use crate::steps::placing::guard::Recent;
use crate::steps::placing::shop::ShopSide;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlaceOrder {
    pub customer: Buyer,
    pub lines: Vec<LineForm>,
    pub delivery: DeliveryForm,
    /// `cash_on_delivery` (or `cod`), also when empty.
    pub payment_method: String,
    pub note: String,
    /// The merchant's own fields.
    pub form_data: Option<Map<String, Value>>,
    /// Campaign, referrer: never shown to customers.
    pub metadata: Option<Map<String, Value>>,
    pub expected: Expected,
    /// "Yes, order the same again."
    pub confirm_duplicate: bool,
    /// The shop it is meant for; another than the asker's is as absent.
    pub shop_id: Option<String>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlacedOrder {
    pub order_id: OrderId,
    pub code: String,
    /// For members and programs; customers go by the code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub number: Option<i64>,
    pub status: Status,
    pub payment_status: PaymentStatus,
    pub goods_minor: i64,
    pub delivery_fee_minor: i64,
    pub rounding_minor: i64,
    pub total_minor: i64,
    pub currency: Currency,
    pub status_url: String,
    /// How much of the quota is left: for members and programs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub limit_info: Option<LimitInfo>,
}

/// Mobile networks share an address among many: far more than they order, far fewer than a robot does.
pub const CHECKOUTS: Limit =
    Limit { name: "checkouts", subject: LimitSubject::Visitors, count: 60, seconds: 3600 };

/// The payment methods there are so far.
pub const CASH_ON_DELIVERY: &str = "cash_on_delivery";

impl Command for PlaceOrder {
    const NAME: &'static str = "place_order";
    const POLICY: Policy =
        Policy::visitor("orders.manage", Modes::Inside, Entitled::To("storefront")).limited(&[CHECKOUTS]);
    type Prepared = ();
    type Output = PlacedOrder;

    /// Reads in two trips, and one more each where a line names a product only and where the customer has
    /// ordered before; checks in the fixed order; then takes in the order in which rows are locked.
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PlacedOrder> {
        self.check_shop(cx)?;
        let channel = Channel::of(&cx.actor);
        let phone = souk_customers::phone::normal(&self.customer.phone);
        let (side, code) = self.shop_side(cx, tx, phone.as_deref())?;
        let form = self.form().check(&side.form_rules())?;
        if side.customer.is_some_and(|customer| customer.blocked) {
            return Err(souk_customers::refusals::BLOCKED.refuse());
        }
        let chosen = Chosen::read(tx, cx, &self.lines)?;
        let place = delivery::place(cx, &side.settings, &self.delivery);
        let (known, levels, rates, desks, standing) = tx.ask((
            chosen.asked(cx),
            souk_stock::levels_of(cx.shop, chosen.ids()),
            delivery::rates(cx, &place),
            delivery::desks(cx, &place, form.option == DeliveryOption::Desk)?,
            souk_plans::standing_of(cx.shop, cx.now, None),
        ))?;
        let basket = Basket::of(chosen.priced(cx, &known?, &self.lines, &form.quantities))?;
        cx.tenant.gate(if channel.is_member() { Modes::NotEmergency } else { Modes::Normal })?;
        let (customer, new) = self.hold_customer(cx, tx, &side, &form, channel)?;
        let recent = if new { Recent::default() } else { Recent::read(tx, cx, customer, &basket)? };
        if !self.confirm_duplicate {
            recent.check_same_again(cx)?;
        }
        self.check_method()?;
        let reached = Reached { place: place?, rates: rates?, desks: desks? };
        if form.option == DeliveryOption::Desk {
            reached.check_desk(cx, tx, &self.delivery)?;
        }
        let (destination, bill) = quote(cx, &side.settings, &self.delivery, form.option, &reached, &basket)?;
        check_expected(&self.expected, &self.lines, &basket, &bill)?;
        let standing = if channel.is_member() {
            standing?.ok_or_else(|| souk_plans::refusals::BLOCKED.refuse())?
        } else {
            recent.check_daily(side.settings.daily_order_limit)?;
            souk_plans::open_standing(standing?, cx.now).map_err(|error| neutral(cx, error))?
        };
        let id: OrderId = cx.id();
        if side.settings.hold_stock_from == HoldStock::Placed {
            let until = cx.now.plus(side.settings.pending_hours.saturating_mul(Moment::HOUR));
            souk_stock::reserve_from(tx, levels?, id.raw(), &basket.demand(), Some(until))?;
        }
        let taken = souk_plans::take_unit(tx, &standing, id.raw(), channel.as_str())
            .map_err(|error| neutral(cx, error))?;
        let number = tx.next_number("orders")?;
        if number == 1 {
            souk_shops::lock_currency(tx)?;
        }
        let order =
            NewOrder { id, number, code: &code, customer, channel, form: &form, bill, destination, basket };
        self.accept(cx, tx, order)?;
        let limit_info = match cx.actor.is_visitor() {
            true => None,
            false => {
                let (tenant, at) = (&cx.tenant, (cx.shop, cx.now));
                Some(souk_plans::limit_after(tx, standing, taken.as_ref(), tenant, at)?)
            }
        };
        Ok(answer(cx, id, &code, number, &bill, &side.slug, limit_info))
    }

    fn subject(&self, output: &PlacedOrder) -> Option<RawId> {
        Some(output.order_id.raw())
    }
    fn again(order: RawId, cx: &Context, db: &mut Reader<'_>) -> Result<Option<PlacedOrder>> {
        crate::queries::placed_again(db, cx, order)
    }
}

impl PlaceOrder {
    fn form(&self) -> Form<'_> {
        Form {
            buyer: &self.customer,
            lines: &self.lines,
            delivery: &self.delivery,
            note: &self.note,
            form_data: self.form_data.as_ref(),
            metadata: self.metadata.as_ref(),
        }
    }

    /// Another shop than the key's looks like none.
    fn check_shop(&self, cx: &Context) -> Result<()> {
        let meant = self.shop_id.as_deref().map(str::trim).filter(|id| !id.is_empty());
        match meant {
            Some(id) if souk_shops::ShopId::parse(id) != Some(cx.shop) => {
                Err(souk_engine::refusals::SHOP_NOT_FOUND.refuse())
            }
            _ => Ok(()),
        }
    }

    fn check_method(&self) -> Result<()> {
        match self.payment_method.trim() {
            "" | "cod" | CASH_ON_DELIVERY => Ok(()),
            _ => METHOD_NOT_FOUND.with().field("payment_method", METHOD_NOT_FOUND.code).err(),
        }
    }

    /// The shop's side, with a code for the order that is free in the shop.
    fn shop_side(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        phone: Option<&str>,
    ) -> Result<(ShopSide, String)> {
        loop {
            let code = cx.ids.letters(code::ALPHABET, code::LENGTH);
            let side = ShopSide::read(tx, cx.shop, phone, &code, cx.now)?;
            if !side.code_taken {
                return Ok((side, code));
            }
        }
    }

    /// The customer's row, one more open order counted on it and locked; and whether they are new here.
    fn hold_customer(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        side: &ShopSide,
        form: &Checked,
        channel: Channel,
    ) -> Result<(CustomerId, bool)> {
        let limit = side.settings.open_orders_per_customer;
        let ordering = Ordering {
            known: side.customer.map(|known| known.id),
            e164: &form.phone,
            name: &form.name,
            lang: self.customer.lang.unwrap_or(cx.lang),
            most_open: if channel.limits_open_orders() { limit } else { i64::MAX },
        };
        souk_customers::meet_ordering(tx, &ordering, &TOO_MANY_OPEN).map_err(|error| with_limit(error, limit))
    }

    fn accept(&self, cx: &Context, tx: &mut Tx<'_, '_>, order: NewOrder<'_>) -> Result<()> {
        let accept = Accept {
            order,
            lang: self.customer.lang.unwrap_or(cx.lang),
            form_data: self.form_data.as_ref(),
            metadata: self.metadata.as_ref(),
            in_maintenance: cx.tenant.mode == Mode::Maintenance,
        };
        tx.make(&accept)?;
        for (product, lines) in accept.order.basket.products() {
            souk_catalog::open_lines(tx, product, lines)?;
        }
        Ok(())
    }
}

fn answer(
    cx: &Context,
    id: OrderId,
    code: &str,
    number: i64,
    bill: &Bill,
    slug: &str,
    limit_info: Option<LimitInfo>,
) -> PlacedOrder {
    PlacedOrder {
        order_id: id,
        code: code.to_owned(),
        number: (!cx.actor.is_visitor()).then_some(number),
        status: Status::Pending,
        payment_status: PaymentStatus::Due,
        goods_minor: bill.goods_minor,
        delivery_fee_minor: bill.delivery_fee_minor,
        rounding_minor: bill.rounding_minor,
        total_minor: bill.total_minor,
        currency: bill.currency,
        status_url: format!("/shop/{slug}/o?code={code}"),
        limit_info,
    }
}

/// Plan, debt and reason of a shop are nobody's business but its own.
fn neutral(cx: &Context, error: Error) -> Error {
    match error {
        Error::Refused(mut refusal) if cx.actor.is_visitor() => {
            refusal.args.clear();
            Error::Refused(refusal)
        }
        other => other,
    }
}

fn with_limit(error: Error, limit: i64) -> Error {
    match error {
        Error::Refused(mut refusal) => {
            refusal.args.insert("limit".to_owned(), limit.into());
            Error::Refused(refusal)
        }
        other => other,
    }
}
