//! What whoever calls sees: the order, what to say, what was tried, what this customer did before.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Lang, Moment, Result, Words, params};
use souk_customers::CustomerId;
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};
use souk_orders::queries::view;
use souk_orders::{Confirmation, OrderId, OrderView, Status};

use super::callbacks::asked_at;
use super::line::{LeaseRow, name_of, row_of};
use super::rules::rules_row;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CallCard {
    pub id: OrderId,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CallCardView {
    pub order: OrderView,
    /// Who is on the telephone with the customer, if anybody is.
    pub lease: Option<LeaseRow>,
    /// That is the asker.
    pub mine: bool,
    pub attempts: Vec<AttemptRow>,
    pub earlier: Earlier,
    /// What to say, in the customer's language.
    pub script: String,
    /// The same with its places for figures.
    pub template: String,
    /// What those places hold.
    pub figures: BTreeMap<String, String>,
    /// When the customer is called again, where that is known.
    pub next_at: Option<Moment>,
    /// Since when the customer waits to be called back, as they asked themselves.
    pub asked_at: Option<Moment>,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct AttemptRow {
        pub number: i64,
        pub at: Moment,
        pub kind: String,
        /// A member's; empty for programs.
        pub name: String,
        pub outcome: Confirmation,
        pub seconds: i64,
        pub note: String,
        pub until: Option<Moment>,
        pub duplicate_of: Option<OrderId>,
    }
}

/// What this telephone ordered before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Earlier {
    pub orders: i64,
    pub delivered: i64,
    pub returned: i64,
    /// The newest of them.
    pub newest: Vec<EarlierRow>,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct EarlierRow {
        pub id: OrderId,
        pub number: i64,
        pub status: Status,
        pub total_minor: i64,
        pub currency: Currency,
        pub placed_at: Moment,
    }
}

impl Query for CallCard {
    const NAME: &'static str = "call_card";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = CallCardView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<CallCardView> {
        let order = view(db, cx, self.id)?;
        let row = row_of(db, cx, self.id)?;
        let lease = match row.holder() {
            Some(holder) => Some(LeaseRow {
                order_id: order.id,
                number: order.number,
                kind: holder.kind.clone(),
                name: name_of(db, cx, &holder.kind, holder.id)?,
                attempts: row.course.attempts,
                since: holder.until.plus(-crate::model::course::LEASE),
                until: holder.until,
            }),
            None => None,
        };
        let (rules, _) = rules_row(db, cx.shop)?;
        let figures = figures(&order, &shop_name(db, cx, order.customer.lang)?);
        let lang = order.customer.lang;
        Ok(CallCardView {
            mine: lease.is_some() && !row.is_anothers(cx),
            lease,
            attempts: attempts(db, cx, self.id)?,
            earlier: earlier(db, cx, order.customer.id, self.id)?,
            script: rules.said(lang, &figures),
            template: rules.script(lang),
            figures,
            next_at: (order.status == Status::Pending && row.course.next_at > cx.now)
                .then_some(row.course.next_at),
            asked_at: asked_at(db, cx.shop, self.id)?,
            order,
        })
    }
}

fn attempts(db: &mut Reader<'_>, cx: &Context, order: OrderId) -> Result<Vec<AttemptRow>> {
    db.rows(
        sql!(
            "select a.number, a.at, a.actor_kind, coalesce(m.name, ''), a.outcome, a.seconds, a.note, a.until,
                    a.duplicate_of
             from call_attempts a
             left join v_members m on m.shop_id = a.shop_id and m.user_id = a.actor_id
                  and a.actor_kind = 'member'
             where a.shop_id = $1 and a.order_id = $2 order by a.number desc limit 100"
        ),
        params![cx.shop, order],
    )
}

fn earlier(db: &mut Reader<'_>, cx: &Context, customer: CustomerId, but: OrderId) -> Result<Earlier> {
    let counts: Option<(i64, i64, i64)> = db.one(
        sql!("select orders, delivered, returned from v_customers where shop_id = $1 and id = $2"),
        params![cx.shop, customer],
    )?;
    let newest = db.rows(
        sql!(
            "select id, number, status, total, currency, placed_at from v_order_calls
             where shop_id = $1 and customer_id = $2 and id <> $3
             order by placed_at desc, id desc limit 5"
        ),
        params![cx.shop, customer, but],
    )?;
    let (orders, delivered, returned) = counts.unwrap_or_default();
    Ok(Earlier { orders: (orders - 1).max(0), delivered, returned, newest })
}

fn shop_name(db: &mut Reader<'_>, cx: &Context, lang: Lang) -> Result<String> {
    let row: Option<(Words,)> =
        db.one(sql!("select name from v_shops where shop_id = $1"), params![cx.shop])?;
    Ok(row.map(|(name,)| name.get(lang, &cx.tenant.languages).to_owned()).unwrap_or_default())
}

/// The figures of an order as they are read out, in the customer's language; money with its code.
fn figures(order: &OrderView, shop: &str) -> BTreeMap<String, String> {
    let lang = order.customer.lang;
    let money = |minor: i64| {
        let money = souk_core::Money::new(minor, order.bill.currency);
        format!("{} {}", money.human(), order.bill.currency.code())
    };
    let words = |words: &Words| words.get(lang, &[Lang::Fr]).to_owned();
    let goods: Vec<String> = order
        .lines
        .iter()
        .map(|line| {
            let label = if line.variant_label.is_empty() {
                String::new()
            } else {
                format!(" ({})", line.variant_label)
            };
            format!("{} × {}{label}", line.quantity.human(), words(&line.name))
        })
        .collect();
    let place = [words(&order.delivery.municipality_words), words(&order.delivery.province_words)];
    let figures = [
        ("name", order.customer.name.clone()),
        ("shop", shop.to_owned()),
        ("number", order.number.to_string()),
        ("goods", goods.join(if lang == Lang::Ar { "، " } else { ", " })),
        ("total", money(order.bill.total_minor)),
        ("delivery", money(order.bill.delivery_fee_minor)),
        ("place", place.join(if lang == Lang::Ar { "، " } else { ", " })),
        ("address", order.delivery.address.clone()),
    ];
    figures.map(|(name, value)| (name.to_owned(), value)).into()
}
