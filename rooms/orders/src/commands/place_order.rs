//! Placing an order: all checks in their fixed order, then goods, quota and number are taken, in one
//! transaction. Where the quota is used up or somebody is to look first, a request is kept instead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use souk_core::{RawId, Refusal, Result};
use souk_customers::{CustomerId, Ordering};
use souk_engine::{Command, Context, Entitled, Limit, LimitSubject, Mode, Modes, Policy, Reader, Tx};
use souk_places::DeliveryOption;
use souk_plans::Standing;

use super::PlacedOrder;
use super::placed_order::{MAY_WAIT, may_wait, neutral, with_limit};
use crate::OrderId;
use crate::changes::{Accept, NewOrder};
use crate::model::channel::Channel;
use crate::model::code;
use crate::model::form::{Buyer, Checked, DeliveryForm, Expected, Form, LineForm};
use crate::model::request::{Asker, RequestKind};
use crate::model::risk::{Risk, RobotSign};
use crate::refusals::{BURST, METHOD_NOT_FOUND, TOO_MANY_OPEN};
use crate::steps::placing::basket::Chosen;
use crate::steps::placing::delivery::{self, Quoted, Reached, check_expected, quote};
use crate::steps::placing::guard::Recent;
use crate::steps::placing::screening::{Looks, Verdict};
use crate::steps::placing::shop::{ShopSide, tests_lately};
use crate::steps::placing::taking::{accept, hold_goods, see_goods, take_number};
use crate::steps::placing::{Basket, Destination};
use crate::steps::requesting::{Kept, begin_burst, keep, placed_by};

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
    /// Keep it as an order request that a member looks at first.
    pub screen: bool,
    /// Not of the input: what a page saw that people do not do. The same form is the same order, however long
    /// somebody looked at it.
    #[serde(skip)]
    pub robot_signs: Vec<RobotSign>,
    /// Not of the input: the page knows that a member tries the shop.
    #[serde(skip)]
    pub trial: bool,
    /// Not of the input: the second attempt knows why the first was refused.
    #[serde(skip)]
    pub way: Way,
}

/// What a checkout is to become: the second attempt knows why the first was refused.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Way {
    #[default]
    Order,
    /// No unit was left.
    Wait,
    /// It came with more orders than usually do.
    Burst,
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

    /// Of one telephone, whoever comes later counts what whoever came before has left, orders and requests
    /// alike. Reads in two trips, and one more each where a line names a product only and where the customer
    /// has ordered before; checks in the fixed order; then takes in the order in which rows are locked.
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PlacedOrder> {
        self.check_shop(cx)?;
        let channel = if self.trial { Channel::Test } else { Channel::of(&cx.actor) };
        let phone = souk_customers::phone::normal(&self.customer.phone);
        let (side, code) = self.shop_side(cx, tx, channel, phone.as_deref())?;
        let form = self.form().check(&side.form_rules(channel.is_member()))?;
        if side.is_blocked() && channel.is_member() {
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
        cx.tenant.gate(if channel.is_trusted() { Modes::NotEmergency } else { Modes::Normal })?;
        let verdict = Verdict::of(tx, cx, &side, &form, (channel, place.as_ref().ok()), self.looks(cx))?;
        let request = self.request(&verdict);
        let (customer, recent) = match request {
            None => self.hold_customer(cx, tx, &side, (&form, channel), &basket)?,
            Some(_) => (None, self.recent(cx, tx, &side, (side.customer_id(), &basket))?),
        };
        if !self.confirm_duplicate && !channel.is_trial() {
            recent.check_same_again(cx)?;
        }
        self.check_method()?;
        let reached = Reached { place: place?, rates: rates?, desks: desks? };
        if form.option == DeliveryOption::Desk {
            reached.check_desk(cx, tx, &self.delivery)?;
        }
        let quoted = quote(cx, &side.settings, &self.delivery, form.option, &reached, &basket)?;
        let Quoted { to: destination, bill, .. } = quoted;
        check_expected(&self.expected, &self.lines, &basket, &bill)?;
        #[cfg(feature = "twins")]
        let bill = delivery::believed(&self.expected, bill);
        let standing = if channel.is_trusted() {
            standing?.ok_or_else(|| souk_plans::refusals::BLOCKED.refuse())?
        } else {
            recent.check_daily(side.settings.daily_order_limit)?;
            souk_plans::open_standing(standing?, cx.now).map_err(|error| neutral(cx, error))?
        };
        let id: OrderId = cx.id();
        let Some(customer) = customer else {
            see_goods(&side.settings, levels?, &basket)?;
            let kind = request.unwrap_or(RequestKind::Screening);
            let (risk, asker) = (&verdict.risk, self.asker(cx, &form, &destination));
            let (code, basket, side) = (code.as_str(), &basket, &side);
            let kept = Kept { id, code, kind, channel, side, bill, basket, risk, asker };
            return self.keep(cx, tx, standing, &kept);
        };
        let order = NewOrder {
            id,
            number: 0,
            code: &code,
            customer,
            channel,
            form: &form,
            bill,
            destination,
            basket,
        };
        self.take(cx, tx, &side, (levels?, standing), (order, &verdict.risk))
    }

    fn instead(&self, refusal: &Refusal) -> Option<Self> {
        let way = match refusal.code {
            code if code == BURST.code => Way::Burst,
            _ if refusal.args.contains_key(MAY_WAIT) => Way::Wait,
            _ => return None,
        };
        (self.way == Way::Order).then(|| Self { way, ..self.clone() })
    }
    fn conceals(output: &PlacedOrder) -> bool {
        output.sealed
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
        channel: Channel,
        phone: Option<&str>,
    ) -> Result<(ShopSide, String)> {
        if let Some(phone) = phone.filter(|_| channel.limits_open_orders()) {
            tx.take_turn(phone)?;
        }
        loop {
            let code = cx.ids.letters(code::ALPHABET, code::LENGTH);
            let side = ShopSide::read(tx, cx, phone, &code)?;
            if !side.code_taken {
                return Ok((side, code));
            }
        }
    }

    fn looks(&self, cx: &Context) -> Looks {
        // Nobody who sends no page's form has its token. A shop front of the merchant's own has a key.
        let without_page = cx.actor.is_visitor() && cx.door == "api";
        Looks {
            robot: without_page || !self.robot_signs.is_empty(),
            asked: self.screen,
            burst: matches!(self.way, Way::Burst),
        }
    }

    /// Which request it becomes; none of an order.
    fn request(&self, verdict: &Verdict) -> Option<RequestKind> {
        match self.way {
            _ if verdict.screened => Some(RequestKind::Screening),
            Way::Wait => Some(RequestKind::Quota),
            Way::Order | Way::Burst => None,
        }
    }

    /// The customer's row, one more open order counted on it and locked; and what they ordered of late.
    fn hold_customer(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        side: &ShopSide,
        (form, channel): (&Checked, Channel),
        basket: &Basket,
    ) -> Result<(Option<CustomerId>, Recent)> {
        let limit = side.settings.open_orders_per_customer;
        let ordering = Ordering {
            known: side.customer_id(),
            e164: &form.phone,
            name: &form.name,
            lang: self.lang(cx),
            most_open: if channel.limits_open_orders() { limit - side.requests } else { i64::MAX },
            counts: !channel.is_trial(),
        };
        let held = souk_customers::meet_ordering(tx, &ordering, &TOO_MANY_OPEN);
        let (customer, new) = held.map_err(|error| with_limit(error, limit))?;
        let known = Some(customer).filter(|_| !new);
        Ok((Some(customer), self.recent(cx, tx, side, (known, basket))?))
    }

    /// What this telephone ordered of late: nothing where nobody has it and no request of it waits.
    fn recent(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        side: &ShopSide,
        (known, basket): (Option<CustomerId>, &Basket),
    ) -> Result<Recent> {
        let hours = side.settings.defences.same_again_hours;
        let recent = match known {
            Some(customer) => Recent::read(tx, cx, customer, basket, hours)?,
            None => Recent::default(),
        };
        if side.requests == 0 {
            return Ok(recent);
        }
        recent.and_requests(tx, cx, &side.mark, basket, hours)
    }

    fn lang(&self, cx: &Context) -> souk_core::Lang {
        self.customer.lang.unwrap_or(cx.lang)
    }

    fn asker(&self, cx: &Context, form: &Checked, to: &Destination) -> Asker {
        let place = to.place.clone();
        Asker {
            name: form.name.clone(),
            phone: form.phone.clone(),
            lang: self.lang(cx),
            option: form.option,
            carrier: to.carrier.clone(),
            stop_desk: to.stop_desk.clone(),
            municipality: place.municipality,
            province: place.province,
            map: place.map,
            municipality_words: place.municipality_words,
            province_words: place.province_words,
            address: form.address.clone(),
            city: form.city.clone(),
            note: form.note.clone(),
            form_data: form.form_data.clone(),
            metadata: self.metadata.clone(),
        }
    }

    /// Keeps the checkout as a request.
    fn keep(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        standing: Standing,
        kept: &Kept<'_>,
    ) -> Result<PlacedOrder> {
        if self.way == Way::Burst {
            begin_burst(tx, cx, kept.side.settings.defences.burst_minutes)?;
        }
        if keep(tx, cx, &standing, kept)?.is_none() {
            return Err(match kept.kind {
                RequestKind::Quota => souk_plans::refusals::QUOTA_EXHAUSTED.refuse(),
                RequestKind::Screening => souk_plans::refusals::BLOCKED.refuse(),
            });
        }
        let limit_info = match cx.actor.is_visitor() {
            true => None,
            false => Some(souk_plans::limit_info(tx, cx.shop, &cx.tenant, cx.now)?),
        };
        let Kept { id, code, kind, bill, .. } = kept;
        let placed = PlacedOrder::requested(*id, code, *kind, bill, &kept.side.slug, cx);
        Ok(PlacedOrder { limit_info, ..placed })
    }

    /// Takes goods, a unit and a number, and writes the order.
    fn take(
        &self,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
        side: &ShopSide,
        (levels, standing): (souk_stock::Levels, Standing),
        (mut order, risk): (NewOrder<'_>, &Risk),
    ) -> Result<PlacedOrder> {
        let (id, channel, settings) = (order.id, order.channel, &side.settings);
        if !channel.is_trial() {
            hold_goods(tx, cx, settings, Some(levels), (id.raw(), &order.basket))?;
        }
        let taken = souk_plans::take_unit(tx, &standing, id.raw(), channel.as_str())
            .map_err(|error| may_wait(neutral(cx, error), settings.when_blocked))?;
        order.number = take_number(tx)?;
        let number = order.number;
        if channel.limits_open_orders()
            && side.is_burst(number)
            && side.is_burst(number.saturating_sub(tests_lately(tx, cx.shop, cx.now)?))
            && side.is_stranger(tx, cx.shop)?
        {
            return Err(BURST.refuse());
        }
        let answer = PlacedOrder::plain(id, order.code, &order.bill, &side.slug);
        self.accept(cx, tx, order, risk)?;
        if cx.actor.is_visitor() {
            return Ok(answer);
        }
        let (tenant, at) = (&cx.tenant, (cx.shop, cx.now));
        let limit_info = souk_plans::limit_after(tx, standing, taken.as_ref(), tenant, at)?;
        Ok(PlacedOrder { number: Some(number), limit_info: Some(limit_info), ..answer })
    }

    fn accept(&self, cx: &Context, tx: &mut Tx<'_, '_>, order: NewOrder<'_>, risk: &Risk) -> Result<()> {
        let principal = cx.actor.principal();
        let order = Accept {
            lang: self.lang(cx),
            form_data: order.form.form_data.as_ref(),
            order,
            metadata: self.metadata.as_ref(),
            in_maintenance: cx.tenant.mode == Mode::Maintenance,
            risk,
            placed_by: placed_by(&principal),
        };
        accept(tx, &order)
    }
}
