//! One customer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::customer::is_blocked;
use crate::model::phone;
use crate::{CustomerId, ShopId, refusals};

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Customer {
    pub id: CustomerId,
    pub name: String,
    /// E.164; absent where only a chat is known.
    pub phone: Option<String>,
    /// The same as people write it.
    pub phone_shown: Option<String>,
    pub lang: Lang,
    pub blocked: bool,
    pub block_reason: Option<String>,
    pub blocked_until: Option<Moment>,
    /// Orders not yet confirmed.
    pub open_orders: i64,
    pub orders: i64,
    pub delivered: i64,
    pub returned: i64,
    /// Paid for orders that were delivered and stayed so, in the shop's currency.
    pub spent_minor: i64,
    pub last_order_at: Option<Moment>,
    /// Was forgotten: only figures are left.
    pub erased: bool,
    pub created_at: Moment,
}

row! {
    pub(super) struct Kept {
        pub id: CustomerId,
        name: String,
        phone: Option<String>,
        lang: Lang,
        blocked_at: Option<Moment>,
        block_reason: Option<String>,
        blocked_until: Option<Moment>,
        open_orders: i64,
        orders: i64,
        pub delivered: i64,
        pub returned: i64,
        pub spent: i64,
        last_order_at: Option<Moment>,
        erased: bool,
        pub created_at: Moment,
    }
}

impl Kept {
    pub(super) fn at(self, now: Moment) -> Customer {
        let blocked = is_blocked(self.blocked_at, self.blocked_until, now);
        Customer {
            id: self.id,
            name: self.name,
            phone_shown: self.phone.as_deref().map(phone::human),
            phone: self.phone,
            lang: self.lang,
            blocked,
            // A block whose time has passed is history.
            block_reason: self.block_reason.filter(|_| blocked),
            blocked_until: self.blocked_until.filter(|_| blocked),
            open_orders: self.open_orders,
            orders: self.orders,
            delivered: self.delivered,
            returned: self.returned,
            spent_minor: self.spent,
            last_order_at: self.last_order_at,
            erased: self.erased,
            created_at: self.created_at,
        }
    }
}

/// The customer, or the refusal; another shop's looks like none.
pub fn load(db: &mut Reader<'_>, shop: ShopId, id: CustomerId, now: Moment) -> Result<Customer> {
    let kept: Option<Kept> = db.one(
        sql!(
            "select c.id, c.name,
                    (select min(i.value) from customer_identities i
                     where i.shop_id = c.shop_id and i.customer_id = c.id and i.kind = 'phone'),
                    c.lang, c.blocked_at, c.block_reason, c.blocked_until, c.open_orders, c.orders,
                    c.delivered,
                    c.returned, c.spent, c.last_order_at, c.erased, c.created_at
             from customers c where c.shop_id = $1 and c.id = $2"
        ),
        params![shop, id],
    )?;
    kept.map(|kept| kept.at(now)).ok_or_else(|| refusals::NOT_FOUND.refuse())
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CustomerCard {
    pub id: CustomerId,
}

impl Query for CustomerCard {
    const NAME: &'static str = "customer_card";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Customer;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Customer> {
        load(db, cx.shop, self.id, cx.now)
    }
}
