//! One parcel with its order and its story: all that a label needs.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_orders::queries::{CustomerPart, DeliveryPart, LineView};
use souk_orders::{OrderId, Status};
use souk_places::{AtCarrier, Called, Places};

use super::account_list::{AccountCard, AccountRow};
use crate::ParcelId;
use crate::model::size::Size;
use crate::model::state::{Reason, State};
use crate::refusals::PARCEL_NOT_FOUND;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ParcelCard {
    pub id: ParcelId,
}

row! {
    struct Cells {
        id: ParcelId,
        order_id: OrderId,
        account_id: crate::AccountId,
        reference: String,
        attempt: i64,
        amount: i64,
        currency: Currency,
        weight_g: Option<i64>,
        length_cm: Option<i64>,
        width_cm: Option<i64>,
        height_cm: Option<i64>,
        state: State,
        state_at: Moment,
        is_damaged: bool,
        return_fee: i64,
        created_at: Moment,
        rev: i64,
    }
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct ParcelEventRow {
        pub from: State,
        pub to: State,
        pub reason: Option<Reason>,
        pub note: String,
        pub actor_kind: String,
        pub at: Moment,
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ParcelView {
    pub id: ParcelId,
    pub reference: String,
    pub attempt: i64,
    pub state: State,
    pub state_at: Moment,
    /// Where it may be put from here.
    pub next: Vec<State>,
    pub account: AccountCard,
    /// What is to be collected.
    pub amount_minor: i64,
    pub currency: Currency,
    pub size: Size,
    pub billable_kg: i64,
    /// What its carrier takes for the weight beyond 5 kg.
    pub oversize_minor: i64,
    pub damaged: bool,
    pub return_fee_minor: i64,
    pub order_id: OrderId,
    pub order_number: i64,
    pub order_code: String,
    pub order_status: Status,
    pub customer: CustomerPart,
    pub delivery: DeliveryPart,
    /// What its carrier calls the place, where it has names of its own.
    pub at_carrier: Option<CarrierWords>,
    pub lines: Vec<LineView>,
    pub note: String,
    pub created_at: Moment,
    pub history: Vec<ParcelEventRow>,
    pub rev: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CarrierWords {
    pub municipality: Option<String>,
    pub province: Option<String>,
}

fn words(found: AtCarrier) -> Option<CarrierWords> {
    match found {
        AtCarrier::Called(Called { municipality, province }) => {
            let any = municipality.is_some() || province.is_some();
            any.then_some(CarrierWords { municipality, province })
        }
        AtCarrier::Unmapped { .. } => None,
    }
}

impl Query for ParcelCard {
    const NAME: &'static str = "parcel_card";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = ParcelView;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ParcelView> {
        parcel_view(db, cx, self.id)
    }
}

pub fn parcel_view(db: &mut Reader<'_>, cx: &Context, id: ParcelId) -> Result<ParcelView> {
    let cells: Option<Cells> = db.one(
        sql!(
            "select id, order_id, account_id, reference, attempt, amount, currency, weight_g, length_cm,
                    width_cm, height_cm, state, state_at, is_damaged, return_fee, created_at, rev
             from parcels where shop_id = $1 and id = $2"
        ),
        params![cx.shop, id],
    )?;
    let cells = cells.ok_or_else(|| PARCEL_NOT_FOUND.refuse())?;
    let history = db.rows(
        sql!(
            "select from_state, to_state, reason, note, actor_kind, at from parcel_events
             where shop_id = $1 and parcel_id = $2 order by rev"
        ),
        params![cx.shop, id],
    )?;
    let account = AccountRow::load(db, cx, cells.account_id)?.card(cx);
    let order = souk_orders::queries::view(db, cx, cells.order_id)?;
    let places = cx.service::<Places>()?;
    let (carrier, to) = (&account.carrier, order.delivery.municipality);
    let at_carrier = words(souk_places::at_carrier(db, &places, cx.shop, carrier, to)?);
    let each_kg = souk_places::oversize_fee(db, cx.shop, &account.carrier)?;
    let size = Size {
        weight_g: cells.weight_g,
        length_cm: cells.length_cm,
        width_cm: cells.width_cm,
        height_cm: cells.height_cm,
    };
    Ok(ParcelView {
        id: cells.id,
        reference: cells.reference,
        attempt: cells.attempt,
        state: cells.state,
        state_at: cells.state_at,
        next: cells.state.next().to_vec(),
        account,
        amount_minor: cells.amount,
        currency: cells.currency,
        size,
        billable_kg: size.billable_kg(),
        oversize_minor: souk_places::overweight(size.billable_kg(), each_kg),
        damaged: cells.is_damaged,
        return_fee_minor: cells.return_fee,
        order_id: order.id,
        order_number: order.number,
        order_code: order.code,
        order_status: order.status,
        customer: order.customer,
        delivery: order.delivery,
        at_carrier,
        lines: order.lines,
        note: order.note,
        created_at: cells.created_at,
        history,
        rev: cells.rev,
    })
}
