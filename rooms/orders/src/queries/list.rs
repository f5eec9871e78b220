//! The order book, newest or oldest first: one index serves both.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{BusinessDay, Currency, Moment, RawId, Result, Value, Words, fold, params};
use souk_customers::{CustomerId, phone};
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql,
};
use souk_places::DeliveryOption;

use crate::OrderId;
use crate::model::channel::Channel;
use crate::model::code;
use crate::model::confirmation::Confirmation;
use crate::model::status::{Class, PaymentStatus, Status};
use crate::refusals::FILTER_INVALID;

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
    pub sort: ByAge,
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

/// What is looked for, in the forms that are stored.
#[derive(Debug, Default, PartialEq, Eq)]
struct Sought {
    phone: Option<String>,
    code: Option<String>,
    number: Option<i64>,
    name: Option<String>,
}

impl Query for OrderList {
    const NAME: &'static str = "order_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<OrderRow>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<OrderRow>> {
        let Some(sought) = self.sought() else { return Ok(Slice { items: Vec::new(), next: None }) };
        let (from, to) = self.days(cx)?;
        let after = self.sort.enter(self.after.as_deref())?;
        let asked = Asked { cx, list: self, sought: &sought, after: &after, from, to };
        let rows = match sought.among(cx, self.customer, db)? {
            Some(orders) => asked.among(db, orders)?,
            None => asked.all(db)?,
        };
        Ok(Slice::sorted(self.sort, rows, self.limit, |row| Cursor::at(row.placed_at, row.id.raw())))
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
         from orders o "
    };
}

/// What every statement of the list asks of an order.
macro_rules! fits {
    () => {
        " and o.status in_list($2) and o.placed_at >= $5 and o.placed_at < $6
          and (cast($7 as text) is null or o.channel = $7)
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
    fn params(&self) -> Vec<Value> {
        let statuses = self.list.statuses().map(|status| status.as_str().to_owned()).collect();
        let (start, end) = self.sought.names().unzip();
        params![
            self.cx.shop,
            Value::Texts(statuses),
            self.after.moment(),
            self.after.id,
            self.from.map_or(Moment(i64::MIN), |(start, _)| start),
            self.to.map_or(Moment(i64::MAX), |(_, end)| end),
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

    /// Of all orders, entered where the page begins.
    fn all(&self, db: &mut Reader<'_>) -> Result<Vec<OrderRow>> {
        let text = match self.list.sort {
            ByAge::Newest => sql!(columns!(), "where o.shop_id = $1", fits!(), newest!()),
            ByAge::Oldest => sql!(columns!(), "where o.shop_id = $1", fits!(), oldest!()),
        };
        db.rows(text, &self.params())
    }

    fn among(&self, db: &mut Reader<'_>, orders: Vec<RawId>) -> Result<Vec<OrderRow>> {
        let text = match self.list.sort {
            ByAge::Newest => {
                sql!(columns!(), "where o.shop_id = $1 and o.id in_list($15)", fits!(), newest!())
            }
            ByAge::Oldest => {
                sql!(columns!(), "where o.shop_id = $1 and o.id in_list($15)", fits!(), oldest!())
            }
        };
        let mut params = self.params();
        params.push(Value::Ids(orders.iter().map(|id| id.0).collect()));
        db.rows(text, &params)
    }
}

/// So many customers of one name are looked up one by one; of more, the newest orders are found soon enough.
const NAMESAKES: i64 = 500;

impl Sought {
    /// Everything that begins with the name lies before the name with the greatest character behind it.
    fn names(&self) -> Option<(String, String)> {
        self.name.as_ref().map(|name| (name.clone(), format!("{name}\u{10ffff}")))
    }

    /// Ids of the only orders that can be meant, each found by an index of its own; `None` where any may be.
    fn among(
        &self,
        cx: &Context,
        customer: Option<CustomerId>,
        db: &mut Reader<'_>,
    ) -> Result<Option<Vec<RawId>>> {
        let mut found: Option<Vec<RawId>> = None;
        let mut narrow = |rows: Vec<(RawId,)>| {
            let ids: Vec<RawId> = rows.into_iter().map(|(id,)| id).collect();
            found = Some(match found.take() {
                Some(before) => before.into_iter().filter(|id| ids.contains(id)).collect(),
                None => ids,
            });
        };
        if let Some(code) = &self.code {
            let text = sql!("select id from orders where shop_id = $1 and code = $2");
            narrow(db.rows(text, params![cx.shop, code])?);
        }
        if let Some(number) = self.number {
            let text = sql!("select id from orders where shop_id = $1 and number = $2");
            narrow(db.rows(text, params![cx.shop, number])?);
        }
        if let Some(phone) = &self.phone {
            // Whoever ordered is known by the telephone that they ordered with.
            let text = sql!(
                "select o.id from v_customer_identities i
                 join orders o on o.shop_id = i.shop_id and o.customer_id = i.customer_id
                 where i.shop_id = $1 and i.kind = 'phone' and i.value = $2 and o.phone = $2"
            );
            narrow(db.rows(text, params![cx.shop, phone])?);
        }
        let text = sql!("select id from orders where shop_id = $1 and customer_id in_list($2)");
        if let Some(customer) = customer {
            narrow(db.rows(text, params![cx.shop, Value::Ids(vec![customer.raw().0])])?);
        }
        if let Some((start, end)) = self.names() {
            let named: Vec<(RawId,)> = db.rows(
                sql!(
                    "select c.id from v_customers c
                     where c.shop_id = $1 and c.name_fold >= $2 and c.name_fold < $3 limit $4"
                ),
                params![cx.shop, start, end, NAMESAKES + 1],
            )?;
            if i64::try_from(named.len()).is_ok_and(|count| count <= NAMESAKES) {
                let named = named.into_iter().map(|(id,)| id.0).collect();
                narrow(db.rows(text, params![cx.shop, Value::Ids(named)])?);
            }
        }
        Ok(found)
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

    /// `None`: what is asked for cannot be anything, so nothing is found.
    fn sought(&self) -> Option<Sought> {
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
        };
        let mut sought = Sought { number: self.number, ..Sought::default() };
        if let Some(typed) = given(&self.phone) {
            sought.phone = Some(phone::normal(&typed)?);
        }
        if let Some(typed) = given(&self.code) {
            sought.code = Some(code::read(&typed)?);
        }
        let Some(q) = given(&self.q) else { return Some(sought) };
        let digits: String = q.trim_start_matches('#').chars().map(souk_core::text::ascii_digit).collect();
        if let Some(phone) = phone::normal(&q) {
            sought.phone = Some(phone);
        } else if let (true, Ok(number)) = (digits.len() < code::LENGTH, digits.parse()) {
            sought.number = Some(number);
        } else if let (true, Some(code)) = (looks_like_code(&q), code::read(&q)) {
            sought.code = Some(code);
        } else {
            sought.name = Some(fold(&q));
        }
        Some(sought)
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

/// Names may be eight letters too; a code has a digit nearly always, and capitals where it was copied.
fn looks_like_code(q: &str) -> bool {
    q.chars().any(|c| c.is_ascii_digit()) || q.chars().all(|c| c.is_ascii_uppercase() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Sought {
        OrderList { q: Some(text.to_owned()), ..OrderList::default() }.sought().unwrap()
    }

    #[test]
    fn one_field_finds_by_whatever_is_typed() {
        assert_eq!(q("0551 23 45 67").phone.as_deref(), Some("+213551234567"));
        assert_eq!(q("#128").number, Some(128));
        assert_eq!(q("١٢٨").number, Some(128));
        assert_eq!(q("k7m2 xq4b").code.as_deref(), Some("K7M2XQ4B"));
        assert_eq!(q("Mahmoudi").name.as_deref(), Some("mahmoudi"));
        assert_eq!(q("  "), Sought::default());
    }

    #[test]
    fn what_cannot_be_a_telephone_or_code_finds_nothing() {
        assert_eq!(OrderList { phone: Some("hello".to_owned()), ..OrderList::default() }.sought(), None);
        assert_eq!(OrderList { code: Some("?".to_owned()), ..OrderList::default() }.sought(), None);
    }

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
