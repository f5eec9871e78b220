//! The order book in one of its orders: by age one index serves both ways, by total another.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{BusinessDay, Currency, Moment, Result, Value, Words, params};
use souk_customers::CustomerId;
use souk_engine::{
    Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, Sort, Sql, row, sql,
};
use souk_places::DeliveryOption;

use super::sought::Sought;
use crate::OrderId;
use crate::model::channel::Channel;
use crate::model::confirmation::Confirmation;
use crate::model::status::{Class, PaymentStatus, Status};
use crate::refusals::FILTER_INVALID;

souk_core::text_enum! {
    /// In which order orders are listed; an index serves each.
    #[derive(Default)]
    pub enum OrderSort {
        #[default]
        Newest => "newest",
        Oldest => "oldest",
        /// By their total.
        Dearest => "dearest",
        Cheapest => "cheapest",
    }
}

impl Sort for OrderSort {
    fn name(self) -> &'static str {
        self.as_str()
    }
}

impl OrderSort {
    fn enter(self, after: Option<&str>) -> Result<Cursor> {
        let place = self.place(after)?;
        match self {
            Self::Newest | Self::Dearest => Cursor::below(place),
            Self::Oldest | Self::Cheapest => Cursor::above(place),
        }
    }
    fn cursor(self, row: &OrderRow) -> Cursor {
        let id = row.id.raw();
        match self {
            Self::Newest | Self::Oldest => Cursor::at(row.placed_at, id),
            Self::Dearest | Self::Cheapest => Cursor { number: row.total_minor, id },
        }
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrderList {
    pub status: Option<Status>,
    pub class: Option<Class>,
    pub channel: Option<Channel>,
    /// What the calls to the customer brought.
    pub confirmation: Option<Confirmation>,
    pub customer: Option<CustomerId>,
    /// Any spelling.
    pub phone: Option<String>,
    pub code: Option<String>,
    pub number: Option<i64>,
    /// Where it goes: the number of a province, 1 to 69.
    pub province: Option<i64>,
    /// The same, by our id of a municipality.
    pub municipality: Option<i64>,
    /// Who carries it: `own`, or a carrier's code.
    pub carrier: Option<String>,
    /// First day, in the shop's zone: `2026-11-20`.
    pub from: Option<String>,
    /// Last day.
    pub to: Option<String>,
    /// A code, number, telephone, or the beginning of a customer's name.
    pub q: Option<String>,
    /// None that was placed after this moment: whoever does something with all that they saw means no others.
    pub placed_until: Option<Moment>,
    pub sort: OrderSort,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct OrderRow {
        pub id: OrderId,
        pub number: i64,
        pub code: String,
        pub channel: Channel,
        pub status: Status,
        pub payment_status: PaymentStatus,
        pub customer_id: CustomerId,
        pub customer_name: String,
        pub phone: String,
        pub delivery_option: DeliveryOption,
        pub carrier: String,
        pub province: i64,
        pub province_words: Words,
        pub municipality_words: Words,
        pub goods_minor: i64,
        pub delivery_fee_minor: i64,
        pub total_minor: i64,
        pub currency: Currency,
        pub placed_at: Moment,
        pub status_at: Moment,
        pub rev: i64,
        /// How likely it is that nobody means it, 0 to 100.
        pub risk: i64,
        /// What the calls to the customer brought.
        pub confirmation: Confirmation,
        /// The desk at which the customer collects.
        pub stop_desk: Option<String>,
    }
}

impl Query for OrderList {
    const NAME: &'static str = "order_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<OrderRow>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<OrderRow>> {
        let Some(sought) = Sought::of(self) else { return Ok(Slice { items: Vec::new(), next: None }) };
        let (from, to) = self.days(cx)?;
        let after = self.sort.enter(self.after.as_deref())?;
        let asked = Asked { cx, list: self, sought: &sought, after: &after, from, to };
        let among = sought.among(cx, self.customer, db)?;
        let mut params = asked.params();
        params.extend(among.iter().map(|orders| Value::Ids(orders.iter().map(|id| id.0).collect())));
        let rows = db.rows(self.sort.statement(among.is_some()), &params)?;
        Ok(Slice::sorted(self.sort, rows, self.limit, |row| self.sort.cursor(row)))
    }
}

/// What every statement of the list says of an order.
macro_rules! columns {
    () => {
        "select o.id, o.number, o.code, o.channel, o.status, o.payment_status, o.customer_id,
                o.customer_name, o.phone, o.delivery_option, o.carrier, o.province, o.province_words,
                o.municipality_words, o.goods, o.delivery_fee, o.total, o.currency, o.placed_at,
                o.status_at, o.rev, o.risk,
                case when o.confirmation = 'new' and o.status <> 'pending' then 'not_needed'
                     else o.confirmation end, o.stop_desk
         from orders o where o.shop_id = $1"
    };
}

/// Status and time, by an index of them.
macro_rules! aged {
    () => {
        " and o.status in_list($2) and o.placed_at >= $5 and o.placed_at < $6"
    };
}

/// The same of a list that is entered by another index: a database that took this one would sort it all.
macro_rules! costed {
    () => {
        " and o.status || '' in_list($2) and o.placed_at + 0 >= $5 and o.placed_at + 0 < $6"
    };
}

/// What every statement of the list asks of an order.
macro_rules! fits {
    () => {
        " and (cast($7 as text) is null or o.channel = $7)
          and (cast($8 as text) is null or $8 = case
               when o.confirmation = 'new' and o.status <> 'pending' then 'not_needed'
               else o.confirmation end)
          and (cast($9 as bigint) is null or o.province = $9)
          and (cast($10 as text) is null or o.carrier = $10)
          and (cast($14 as bigint) is null or o.municipality = $14)
          and (cast($11 as text) is null or exists (
               select 1 from v_customers c where c.shop_id = o.shop_id and c.id = o.customer_id
                  and c.name_fold >= $11 and c.name_fold < $12)) "
    };
}

macro_rules! only {
    () => {
        " and o.id in_list($15)"
    };
}

/// Where a page begins, and how it goes on.
macro_rules! newest {
    () => {
        " and (o.placed_at, o.id) < ($3, $4) order by o.placed_at desc, o.id desc limit $13"
    };
}

macro_rules! oldest {
    () => {
        " and (o.placed_at, o.id) > ($3, $4) order by o.placed_at, o.id limit $13"
    };
}

macro_rules! dearest {
    () => {
        " and (o.total, o.id) < ($3, $4) order by o.total desc, o.id desc limit $13"
    };
}

macro_rules! cheapest {
    () => {
        " and (o.total, o.id) > ($3, $4) order by o.total, o.id limit $13"
    };
}

impl OrderSort {
    /// `only`: among those that are named.
    fn statement(self, only: bool) -> &'static Sql {
        match (self, only) {
            (Self::Newest, false) => sql!(columns!(), aged!(), fits!(), newest!()),
            (Self::Newest, true) => sql!(columns!(), only!(), aged!(), fits!(), newest!()),
            (Self::Oldest, false) => sql!(columns!(), aged!(), fits!(), oldest!()),
            (Self::Oldest, true) => sql!(columns!(), only!(), aged!(), fits!(), oldest!()),
            (Self::Dearest, false) => sql!(columns!(), costed!(), fits!(), dearest!()),
            (Self::Dearest, true) => sql!(columns!(), only!(), aged!(), fits!(), dearest!()),
            (Self::Cheapest, false) => sql!(columns!(), costed!(), fits!(), cheapest!()),
            (Self::Cheapest, true) => sql!(columns!(), only!(), aged!(), fits!(), cheapest!()),
        }
    }
}

/// A list that is asked for, and where its page begins.
struct Asked<'a> {
    cx: &'a Context,
    list: &'a OrderList,
    sought: &'a Sought,
    after: &'a Cursor,
    from: Day,
    to: Day,
}

/// When a day begins and when it is over.
type Day = Option<(Moment, Moment)>;

impl Asked<'_> {
    /// Behind the last that is meant.
    fn ends(&self) -> Moment {
        let day = self.to.map_or(Moment(i64::MAX), |(_, end)| end);
        self.list.placed_until.map_or(day, |last| day.min(last.plus(1)))
    }

    fn params(&self) -> Vec<Value> {
        let statuses = self.list.statuses().map(|status| status.as_str().to_owned()).collect();
        let (start, end) = self.sought.names().unzip();
        params![
            self.cx.shop,
            Value::Texts(statuses),
            self.after.number,
            self.after.id,
            self.from.map_or(Moment(i64::MIN), |(start, _)| start),
            self.ends(),
            self.list.channel,
            self.list.confirmation,
            self.list.province,
            self.list.carrier,
            start,
            end,
            self.list.limit.fetch(),
            self.list.municipality
        ]
        .to_vec()
    }
}

impl OrderList {
    fn statuses(&self) -> impl Iterator<Item = Status> {
        let fits = |status: &Status| {
            self.status.is_none_or(|asked| asked == *status)
                && self.class.is_none_or(|class| class == status.class())
        };
        Status::ALL.iter().copied().filter(fits)
    }

    pub(super) fn days(&self, cx: &Context) -> Result<(Day, Day)> {
        let day = |field: &str, typed: &Option<String>| self.day(cx, field, typed.as_deref());
        Ok((day("from", &self.from)?, day("to", &self.to)?))
    }

    fn day(&self, cx: &Context, field: &str, typed: Option<&str>) -> Result<Day> {
        let Some(typed) = typed.map(str::trim).filter(|typed| !typed.is_empty()) else { return Ok(None) };
        match BusinessDay::parse(typed) {
            Some(day) => Ok(Some(cx.tenant.zone.day_bounds(day))),
            None => FILTER_INVALID.with().arg("value", typed).field(field, FILTER_INVALID.code).err(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn status_and_class_narrow_each_other() {
        let count = |list: OrderList| list.statuses().count();
        assert_eq!(count(OrderList::default()), Status::ALL.len());
        assert_eq!(count(OrderList { class: Some(Class::Failed), ..OrderList::default() }), 2);
        let neither =
            OrderList { class: Some(Class::Failed), status: Some(Status::Pending), ..OrderList::default() };
        assert_eq!(count(neither), 0);
    }
}
