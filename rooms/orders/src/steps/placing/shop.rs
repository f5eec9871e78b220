//! What an order must know first, of its shop and of whoever asks: one statement.

use souk_core::{Json, Moment, RawId, Result, params};
use souk_customers::model::customer::is_blocked;
use souk_customers::{CustomerId, CustomerRow};
use souk_engine::{Context, Reader, Vault, hex, row, sql};
use souk_shops::{Settings, ShopId};

use crate::model::fields::FieldDef;
use crate::model::form::FormRules;

/// Orders are counted over so long when a burst is looked for.
pub const BURST_WINDOW: i64 = 10 * Moment::MINUTE;

row! {
    struct Cells {
        slug: String,
        settings: Option<Json<Settings>>,
        customer: Option<CustomerId>,
        blocked_at: Option<Moment>,
        blocked_until: Option<Moment>,
        open_orders: Option<i64>,
        delivered: Option<i64>,
        returned: Option<i64>,
        phone_blocked_at: Option<Moment>,
        phone_blocked_until: Option<Moment>,
        median: Option<i64>,
        burst_until: Option<Moment>,
        number_before: Option<i64>,
        fields: Option<Json<Vec<FieldDef>>>,
        requests: i64,
        code_taken: bool,
    }
}

pub struct ShopSide {
    pub slug: String,
    pub settings: Settings,
    /// Whoever has the telephone, if it is one and somebody has.
    pub customer: Option<CustomerRow>,
    pub delivered: i64,
    pub returned: i64,
    /// The telephone itself is blocked, whoever has it.
    phone_blocked: bool,
    /// Usual number of orders in ten minutes.
    median: i64,
    /// Strangers are looked at first.
    pub bursting: bool,
    /// The last number that was given ten minutes ago.
    number_before: i64,
    fields: Vec<FieldDef>,
    /// Requests of this telephone that wait.
    pub requests: i64,
    /// What the telephone is known by where it must not be read.
    pub mark: String,
    /// The code that was asked about is taken; false where none was.
    pub code_taken: bool,
}

/// A telephone as it is known where it must not be read.
pub fn phone_mark(vault: &Vault, shop: ShopId, e164: &str) -> String {
    hex(&vault.sign("order_requests.phone", format!("{shop}.{e164}").as_bytes()))
}

/// The mark of the telephone behind a request, and when the request came; none where there is no such one.
pub fn request_mark(
    db: &mut Reader<'_>,
    shop: ShopId,
    id: crate::OrderId,
) -> Result<Option<(String, Moment)>> {
    db.one(
        sql!("select phone_mark, placed_at from order_requests where shop_id = $1 and id = $2"),
        params![shop, id],
    )
}

/// When a request of this telephone last came in, whatever became of it.
pub fn last_request_at(db: &mut Reader<'_>, shop: ShopId, mark: &str) -> Result<Option<Moment>> {
    let row: Option<(Option<Moment>,)> = db.one(
        sql!("select max(placed_at) from order_requests where shop_id = $1 and phone_mark = $2"),
        params![shop, mark.to_owned()],
    )?;
    Ok(row.and_then(|(at,)| at))
}

impl ShopSide {
    pub fn read(db: &mut Reader<'_>, cx: &Context, phone: Option<&str>, code: &str) -> Result<Self> {
        let vault = cx.service::<Vault>()?;
        let mark = phone.map(|phone| phone_mark(&vault, cx.shop, phone)).unwrap_or_default();
        Self::of(db, (cx.shop, cx.now), phone, mark, Some(code))
    }

    /// For a quote: no customer and no code are looked for.
    pub fn quoted(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<Self> {
        Self::of(db, (shop, now), None, String::new(), None)
    }

    fn of(
        db: &mut Reader<'_>,
        (shop, now): (ShopId, Moment),
        phone: Option<&str>,
        mark: String,
        code: Option<&str>,
    ) -> Result<Self> {
        let before = code.map(|_| now.plus(-BURST_WINDOW));
        let cells: Option<Cells> = db.one(
            sql!(
                "select s.slug, t.body, i.customer_id, c.blocked_at, c.blocked_until, c.open_orders,
                        c.delivered, c.returned,
                        case when b.lifted_at is null then b.blocked_at else null end, b.blocked_until,
                        g.median, g.burst_until,
                        (select w.number from orders w
                         where w.shop_id = s.shop_id and w.placed_at <= $4
                         order by w.placed_at desc, w.number desc limit 1),
                        f.fields,
                        (select cast(count(*) as bigint) from order_requests q
                         where q.shop_id = s.shop_id and q.phone_mark = $5 and q.state = 'waiting'
                           and q.expires_at > $6),
                        exists (select 1 from orders o where o.shop_id = s.shop_id and o.code = $3)
                        or exists (select 1 from order_requests r
                                   where r.shop_id = s.shop_id and r.code = $3)
                 from v_shops s
                 left join v_settings t on t.shop_id = s.shop_id
                 left join v_customer_identities i
                   on i.shop_id = s.shop_id and i.kind = 'phone' and i.value = $2
                 left join v_customers c on c.shop_id = i.shop_id and c.id = i.customer_id
                 left join v_blocked_phones b on b.shop_id = s.shop_id and b.phone = $2
                 left join order_forms f on f.shop_id = s.shop_id
                 left join order_guards g on g.shop_id = s.shop_id
                 where s.shop_id = $1"
            ),
            params![shop, phone.map(str::to_owned), code.map(str::to_owned), before, mark.clone(), now],
        )?;
        let cells = cells.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let settings = cells.settings.map_or_else(Settings::default, |Json(settings)| settings);
        let blocked = is_blocked(cells.blocked_at, cells.blocked_until, now);
        let customer = cells.customer.map(|id| CustomerRow {
            id,
            blocked,
            open_orders: cells.open_orders.unwrap_or_default(),
        });
        Ok(Self {
            slug: cells.slug,
            settings,
            customer,
            delivered: cells.delivered.unwrap_or_default(),
            returned: cells.returned.unwrap_or_default(),
            phone_blocked: is_blocked(cells.phone_blocked_at, cells.phone_blocked_until, now),
            median: cells.median.unwrap_or_default(),
            bursting: cells.burst_until.is_some_and(|until| now < until),
            number_before: cells.number_before.unwrap_or_default(),
            fields: cells.fields.map(|Json(fields)| fields).unwrap_or_default(),
            requests: cells.requests,
            mark,
            code_taken: cells.code_taken,
        })
    }

    pub fn form_rules(&self, by_member: bool) -> FormRules {
        FormRules {
            fields: self.fields.clone(),
            by_member,
            max_quantity: self.settings.max_quantity,
            address_required_home: self.settings.address_required_home,
        }
    }
    /// The customer or the telephone.
    pub fn is_blocked(&self) -> bool {
        self.phone_blocked || self.customer.is_some_and(|customer| customer.blocked)
    }
    pub fn customer_id(&self) -> Option<CustomerId> {
        self.customer.map(|customer| customer.id)
    }
    /// With this number more orders came in ten minutes than usually do.
    pub fn is_burst(&self, number: i64) -> bool {
        let defences = &self.settings.defences;
        let most = defences.burst_least.max(defences.burst_times.saturating_mul(self.median));
        defences.burst_least > 0 && number.saturating_sub(self.number_before) > most
    }
    /// Not delivered anything yet, and no order of theirs was ever confirmed with them.
    pub fn is_stranger(&self, db: &mut Reader<'_>, shop: ShopId) -> Result<bool> {
        let Some(customer) = self.customer_id() else { return Ok(true) };
        if self.delivered > 0 {
            return Ok(false);
        }
        let known: Option<(RawId,)> = db.one(
            sql!(
                "select id from orders where shop_id = $1 and customer_id = $2
                   and status in ('confirmed', 'in_progress', 'shipped', 'delivered', 'completed') limit 1"
            ),
            params![shop, customer],
        )?;
        Ok(known.is_none())
    }
}

/// Orders of the burst's window that are tests: they took a number, and are no orders.
pub fn tests_lately(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<i64> {
    let count: Option<(i64,)> = db.one(
        sql!(
            "select cast(count(*) as bigint) from orders
             where shop_id = $1 and placed_at > $2 and channel = 'test'"
        ),
        params![shop, now.plus(-BURST_WINDOW)],
    )?;
    Ok(count.map_or(0, |(count,)| count))
}
