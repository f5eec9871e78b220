//! Order requests: keeping a checkout, reading one back, making an order of it.

use serde_json::json;
use souk_core::{Error, Fault, Lang, Moment, Principal, Quantity, Result, params};
use souk_customers::Ordering;
use souk_engine::{Context, MessageChannel, Mode, NewMessage, Reader, Tx, Vault, row, sql};
use souk_plans::Standing;
use souk_shops::ShopId;

use crate::OrderId;
use crate::changes::{Accept, BeginBurst, CountRequest, EndRequest, KeepRequest, NewOrder};
use crate::model::bill::Bill;
use crate::model::channel::Channel;
use crate::model::form::{Checked, LineForm};
use crate::model::request::{Asker, RequestKind, RequestState};
use crate::model::risk::{Risk, Weighed};
use crate::refusals::{REQUEST_DECIDED, REQUEST_NOT_FOUND, TOO_MANY_OPEN};
use crate::steps::placing::basket::Chosen;
use crate::steps::placing::shop::ShopSide;
use crate::steps::placing::taking::{accept, hold_goods, take_number};
use crate::steps::placing::{Basket, Destination};

/// So many screened requests may wait whatever the plan says: a burst must not lose those who mean it.
const SCREENED_AT_LEAST: i64 = 500;

/// What the sealed part is bound to.
fn place(shop: ShopId, id: OrderId) -> Vec<u8> {
    [b"order_requests.sealed".as_slice(), &shop.raw().0, &id.raw().0].concat()
}

fn seal(vault: &Vault, shop: ShopId, id: OrderId, asker: &Asker) -> Result<Vec<u8>> {
    let plain =
        serde_json::to_vec(asker).map_err(|error| Fault::caused("an asker has no JSON form", error))?;
    vault.seal(&plain, &place(shop, id))
}

pub fn open(vault: &Vault, shop: ShopId, id: OrderId, sealed: &[u8]) -> Result<Asker> {
    let plain = vault.open(sealed, &place(shop, id))?;
    serde_json::from_slice(&plain)
        .map_err(|error| Fault::caused("a sealed request was not readable", error).into())
}

/// A checkout that is to be kept.
pub struct Kept<'a> {
    pub id: OrderId,
    pub code: &'a str,
    pub kind: RequestKind,
    pub channel: Channel,
    pub side: &'a ShopSide,
    pub bill: Bill,
    pub basket: &'a Basket,
    pub risk: &'a Risk,
    pub asker: Asker,
}

/// Keeps it; `None` where as many wait as may.
pub fn keep(tx: &mut Tx<'_, '_>, cx: &Context, standing: &Standing, kept: &Kept<'_>) -> Result<Option<()>> {
    let settings = &kept.side.settings;
    let share = standing.included().map(|limit| limit.saturating_mul(settings.request_percent) / 100);
    let most = match kept.kind {
        RequestKind::Quota => share.unwrap_or(i64::MAX),
        RequestKind::Screening => share.unwrap_or(i64::MAX).max(SCREENED_AT_LEAST),
    };
    if tx.make(&CountRequest { kind: kept.kind, most })?.is_none() {
        return Ok(None);
    }
    must_not_have_too_many(kept)?;
    let sealed = seal(&*cx.service::<Vault>()?, cx.shop, kept.id, &kept.asker)?;
    let number = tx.next_number("order_requests")?;
    tx.make(&KeepRequest {
        id: kept.id,
        number,
        code: kept.code,
        kind: kept.kind,
        mark: &kept.side.mark,
        sealed: &sealed,
        channel: kept.channel,
        bill: kept.bill,
        basket: kept.basket,
        risk: kept.risk,
        expires_at: cx.now.plus(settings.request_hours.saturating_mul(Moment::HOUR)),
    })?;
    Ok(Some(()))
}

/// Open orders and waiting requests of a telephone together.
fn must_not_have_too_many(kept: &Kept<'_>) -> Result<()> {
    let side = kept.side;
    let open = side.customer.map_or(0, |customer| customer.open_orders);
    let limit = side.settings.open_orders_per_customer;
    if !kept.channel.limits_open_orders() || open + side.requests < limit {
        return Ok(());
    }
    TOO_MANY_OPEN.with().arg("limit", limit).err()
}

/// A burst begins, and the owner learns it.
pub fn begin_burst(tx: &mut Tx<'_, '_>, cx: &Context, minutes: i64) -> Result<()> {
    let until = cx.now.plus(minutes.saturating_mul(Moment::MINUTE));
    if tx.make(&BeginBurst { until })?.is_none() {
        return Ok(());
    }
    let owner: Option<(String, Lang, String)> = tx.one(
        sql!(
            "select m.email, m.lang, s.slug from v_shops s
             join v_members m on m.shop_id = s.shop_id and m.user_id = s.owner_id where s.shop_id = $1"
        ),
        params![cx.shop],
    )?;
    let Some((receiver, lang, shop)) = owner else { return Ok(()) };
    let message = NewMessage {
        channel: MessageChannel::Email,
        receiver,
        lang,
        template: "orders-mail-burst".to_owned(),
        args: json!({ "shop": shop, "minutes": minutes }),
    };
    souk_engine::send(tx, message)
}

row! {
    /// A request as its row stands.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        pub id: OrderId,
        pub number: i64,
        pub code: String,
        pub kind: RequestKind,
        pub state: RequestState,
        pub expires_at: Moment,
        sealed: Option<Vec<u8>>,
        channel: Channel,
        currency: souk_core::Currency,
        goods: i64,
        discount: i64,
        delivery_fee: i64,
        rounding: i64,
        total: i64,
        risk: i64,
        risk_reasons: souk_core::Json<Vec<Weighed>>,
        actor_kind: String,
        actor_id: souk_core::RawId,
    }
}

impl Waiting {
    /// The request, if it still waits.
    pub fn load(db: &mut Reader<'_>, cx: &Context, id: OrderId) -> Result<Self> {
        let found: Option<Self> = db.one(
            sql!(
                "select id, number, code, kind, state, expires_at, sealed, channel, currency, goods, discount,
                        delivery_fee, rounding, total, risk, risk_reasons, actor_kind, actor_id
                 from order_requests where shop_id = $1 and id = $2"
            ),
            params![cx.shop, id],
        )?;
        let found = found.ok_or_else(|| REQUEST_NOT_FOUND.refuse())?;
        let state = found.state.at(found.expires_at, cx.now);
        if state == RequestState::Waiting {
            return Ok(found);
        }
        REQUEST_DECIDED.with().arg("state", state.as_str()).err()
    }

    pub fn end(&self, tx: &mut Tx<'_, '_>, state: RequestState, reason: &str) -> Result<()> {
        let end = EndRequest { id: self.id, number: self.number, kind: self.kind, state, reason };
        tx.must(&end, &REQUEST_DECIDED).map(drop)
    }

    fn bill(&self) -> Bill {
        Bill {
            goods_minor: self.goods,
            discount_minor: self.discount,
            delivery_fee_minor: self.delivery_fee,
            rounding_minor: self.rounding,
            total_minor: self.total,
            currency: self.currency,
        }
    }

    /// What was ordered as it is sold now, at the prices that were seen.
    fn basket(&self, tx: &mut Tx<'_, '_>, cx: &Context) -> Result<Basket> {
        let seen: Vec<(souk_catalog::VariantId, Quantity, i64, i64)> = tx.rows(
            sql!(
                "select variant_id, quantity, unit_price, total from order_request_lines
                 where shop_id = $1 and request_id = $2 order by line"
            ),
            params![cx.shop, self.id],
        )?;
        let form = |variant: &souk_catalog::VariantId| LineForm {
            variant_id: Some(variant.to_string()),
            ..LineForm::default()
        };
        let lines: Vec<LineForm> = seen.iter().map(|(variant, ..)| form(variant)).collect();
        let quantities: Vec<Quantity> = seen.iter().map(|(_, quantity, ..)| *quantity).collect();
        let chosen = Chosen::read(tx, cx, &lines)?;
        let known = tx.ask(chosen.asked(cx))?;
        let mut basket = Basket::of(chosen.priced(cx, &known, &lines, &quantities))?;
        for (item, (_, _, unit_price, total)) in basket.items.iter_mut().zip(&seen) {
            (item.unit_price, item.total) = (*unit_price, *total);
        }
        Ok(basket)
    }

    fn asker(&self, cx: &Context) -> Result<Asker> {
        let sealed =
            self.sealed.as_deref().ok_or_else(|| Error::fault("a waiting request without its part"))?;
        open(&*cx.service::<Vault>()?, cx.shop, self.id, sealed)
    }

    /// Is the customer, or the telephone whoever has it, blocked by now?
    pub fn is_of_blocked(&self, db: &mut Reader<'_>, cx: &Context) -> Result<bool> {
        let phone = self.asker(cx)?.phone;
        let known = souk_customers::known_by_phone(db, cx.shop, &phone, cx.now)?;
        Ok(known.is_some_and(|known| known.blocked)
            || souk_customers::is_phone_blocked(db, cx.shop, &phone, cx.now)?)
    }

    /// Makes the order: goods, a unit and a number are taken as by any other, at the prices seen.
    pub fn into_order(self, tx: &mut Tx<'_, '_>, cx: &Context) -> Result<OrderId> {
        let asker = self.asker(cx)?;
        let basket = self.basket(tx, cx)?;
        let settings = souk_shops::settings(tx, cx.shop)?;
        let known = souk_customers::known_by_phone(tx, cx.shop, &asker.phone, cx.now)?;
        let ordering = Ordering {
            known: known.map(|known| known.id),
            e164: &asker.phone,
            name: &asker.name,
            lang: asker.lang,
            // It was let in when it came.
            most_open: i64::MAX,
            counts: true,
        };
        let (customer, _) = souk_customers::meet_ordering(tx, &ordering, &TOO_MANY_OPEN)?;
        let standing = souk_plans::standing(tx, cx.shop, cx.now, None)?;
        let standing = souk_plans::open_standing(standing, cx.now)?;
        hold_goods(tx, cx, &settings, None, (self.id.raw(), &basket))?;
        self.end(tx, RequestState::Accepted, "")?;
        souk_plans::take_unit(tx, &standing, self.id.raw(), self.channel.as_str())?;
        let number = take_number(tx)?;
        let form = checked(&asker);
        let destination = destination(&asker);
        let risk = Risk { score: self.risk, reasons: self.risk_reasons.0.clone() };
        let order = NewOrder {
            id: self.id,
            number,
            code: &self.code,
            customer,
            channel: self.channel,
            form: &form,
            bill: self.bill(),
            destination,
            basket,
        };
        let order = Accept {
            order,
            lang: asker.lang,
            form_data: asker.form_data.as_ref(),
            metadata: asker.metadata.as_ref(),
            in_maintenance: cx.tenant.mode == Mode::Maintenance,
            risk: &risk,
            placed_by: (&self.actor_kind, self.actor_id),
        };
        accept(tx, &order)?;
        Ok(self.id)
    }
}

fn checked(asker: &Asker) -> Checked {
    Checked {
        name: asker.name.clone(),
        phone: asker.phone.clone(),
        quantities: Vec::new(),
        option: asker.option,
        address: asker.address.clone(),
        city: asker.city.clone(),
        note: asker.note.clone(),
        form_data: asker.form_data.clone(),
    }
}

fn destination(asker: &Asker) -> Destination {
    Destination {
        place: souk_places::Place {
            municipality: asker.municipality,
            province: asker.province,
            map: asker.map,
            municipality_words: asker.municipality_words.clone(),
            province_words: asker.province_words.clone(),
        },
        carrier: asker.carrier.clone(),
        stop_desk: asker.stop_desk.clone(),
    }
}

/// Who asks, as orders remember it.
pub fn placed_by(principal: &Principal) -> (&str, souk_core::RawId) {
    (principal.kind, principal.id)
}
