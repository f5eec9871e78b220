//! Parcels, newest or oldest first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, Result, Value, Words, params};
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql,
};
use souk_orders::OrderId;
use souk_places::Places;

use crate::model::state::State;
use crate::refusals::PARCEL_NOT_FOUND;
use crate::{AccountId, ParcelId};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ParcelList {
    pub state: Option<State>,
    /// Only those that somebody is still to do something about.
    pub open: bool,
    pub account: Option<AccountId>,
    pub order: Option<OrderId>,
    /// A reference, whole.
    pub reference: Option<String>,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    /// What a move must know of its parcel.
    #[derive(Debug, Clone)]
    pub struct ParcelRow {
        pub id: ParcelId,
        pub order_id: OrderId,
        pub account_id: AccountId,
        pub reference: String,
        pub amount: i64,
        pub currency: Currency,
        pub state: State,
        pub rev: i64,
    }
}

impl ParcelRow {
    pub(crate) fn load(db: &mut Reader<'_>, cx: &Context, id: ParcelId) -> Result<Self> {
        let found: Option<Self> = db.one(
            sql!(
                "select id, order_id, account_id, reference, amount, currency, state, rev from parcels
                 where shop_id = $1 and id = $2"
            ),
            params![cx.shop, id],
        )?;
        found.ok_or_else(|| PARCEL_NOT_FOUND.refuse())
    }
}

row! {
    pub(super) struct Cells {
        pub id: ParcelId,
        pub order_id: OrderId,
        pub number: i64,
        pub customer_name: String,
        pub municipality: i64,
        pub account_id: AccountId,
        pub account: String,
        pub reference: String,
        pub amount: i64,
        pub currency: Currency,
        pub state: State,
        pub state_at: Moment,
        pub created_at: Moment,
    }
}

impl Cells {
    pub(super) fn item(self, places: &Places) -> ParcelItem {
        ParcelItem {
            place: places.words_of(self.municipality),
            id: self.id,
            order_id: self.order_id,
            order_number: self.number,
            customer_name: self.customer_name,
            account_id: self.account_id,
            account: self.account,
            reference: self.reference,
            amount_minor: self.amount,
            currency: self.currency,
            state: self.state,
            state_at: self.state_at,
            created_at: self.created_at,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ParcelItem {
    pub id: ParcelId,
    pub order_id: OrderId,
    pub order_number: i64,
    pub customer_name: String,
    pub place: Option<Words>,
    pub account_id: AccountId,
    pub account: String,
    pub reference: String,
    /// What is to be collected.
    pub amount_minor: i64,
    pub currency: Currency,
    pub state: State,
    pub state_at: Moment,
    pub created_at: Moment,
}

macro_rules! parcels {
    () => {
        "select p.id, p.order_id, o.number, o.customer_name, o.municipality, p.account_id, a.label,
                p.reference, p.amount, p.currency, p.state, p.state_at, p.created_at
         from parcels p
         join v_orders o on o.shop_id = p.shop_id and o.id = p.order_id
         join carrier_accounts a on a.shop_id = p.shop_id and a.id = p.account_id
         where p.shop_id = $1 and p.state in_list($2)
           and ($3 = false or p.account_id = $4)
           and ($5 = false or p.order_id = $6)
           and (cast($7 as text) is null or p.reference = $7)
           and (p.created_at, p.id) "
    };
}

impl Query for ParcelList {
    const NAME: &'static str = "parcel_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<ParcelItem>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<ParcelItem>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let states = State::ALL.iter().filter(|state| {
            self.state.is_none_or(|asked| asked == **state) && (!self.open || state.is_open())
        });
        let reference = self.reference.as_deref().map(|typed| typed.trim().to_uppercase());
        let text = match self.sort {
            ByAge::Newest => {
                sql!(parcels!(), "< ($8, $9) order by p.created_at desc, p.id desc limit $10")
            }
            ByAge::Oldest => sql!(parcels!(), "> ($8, $9) order by p.created_at, p.id limit $10"),
        };
        let rows: Vec<Cells> = db.rows(
            text,
            params![
                cx.shop,
                Value::Texts(states.map(|state| state.as_str().to_owned()).collect()),
                self.account.is_some(),
                self.account.map(AccountId::raw).unwrap_or_default(),
                self.order.is_some(),
                self.order.map(OrderId::raw).unwrap_or_default(),
                reference,
                after.moment(),
                after.id,
                self.limit.fetch()
            ],
        )?;
        let places = cx.service::<Places>()?;
        let slice =
            Slice::sorted(self.sort, rows, self.limit, |row| Cursor::at(row.created_at, row.id.raw()));
        Ok(slice.map(|row| row.item(&places)))
    }
}
