//! Order requests as members see them. Of those that wait for a unit: number, goods and total; who asked and
//! where to stays sealed. Of those that are looked at first: everything.

use std::collections::HashMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{ProductId, VariantId};
use souk_core::{Currency, Json, Moment, Quantity, RawId, Result, Value, Words, params};
use souk_customers::phone;
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, Vault, row, sql,
};

use crate::OrderId;
use crate::model::bill::Bill;
use crate::model::channel::Channel;
use crate::model::request::{Asker, RequestKind, RequestState};
use crate::model::risk::{Risk, Weighed};
use crate::refusals::REQUEST_NOT_FOUND;
use crate::steps::requesting::open;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RequestView {
    /// The order that comes of it has the same id and code.
    pub id: OrderId,
    pub number: i64,
    pub code: String,
    pub kind: RequestKind,
    pub state: RequestState,
    pub channel: Channel,
    pub lines: Vec<RequestLine>,
    pub bill: Bill,
    pub risk: Risk,
    /// Who asked and where to; none of what is sealed or was forgotten.
    pub asker: Option<Asker>,
    /// As people write the telephone.
    pub phone_shown: Option<String>,
    /// What a member wrote when it was rejected.
    pub reason: String,
    pub placed_at: Moment,
    pub expires_at: Moment,
    pub ended_at: Option<Moment>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RequestLine {
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub name: Words,
    pub variant_label: String,
    pub full_code: String,
    pub quantity: Quantity,
    pub unit_price_minor: i64,
    pub total_minor: i64,
}

row! {
    struct LineCells {
        request: RawId,
        product_id: ProductId,
        variant_id: VariantId,
        name: Words,
        variant_label: String,
        full_code: String,
        quantity: Quantity,
        unit_price: i64,
        total: i64,
    }
}

row! {
    struct Cells {
        id: OrderId,
        number: i64,
        code: String,
        kind: RequestKind,
        state: RequestState,
        sealed: Option<Vec<u8>>,
        channel: Channel,
        currency: Currency,
        goods: i64,
        discount: i64,
        delivery_fee: i64,
        rounding: i64,
        total: i64,
        risk: i64,
        risk_reasons: Json<Vec<Weighed>>,
        reason: String,
        placed_at: Moment,
        expires_at: Moment,
        ended_at: Option<Moment>,
    }
}

impl Cells {
    fn view(self, cx: &Context, lines: Vec<RequestLine>) -> Result<RequestView> {
        let asker = match (self.kind, self.sealed.as_deref()) {
            (RequestKind::Screening, Some(sealed)) => {
                Some(open(&*cx.service::<Vault>()?, cx.shop, self.id, sealed)?)
            }
            _ => None,
        };
        // Of one that waits for a unit nothing is said but what was ordered.
        let risk = match self.kind {
            RequestKind::Screening => Risk::of(self.risk, Some(self.risk_reasons)),
            RequestKind::Quota => Risk::default(),
        };
        Ok(RequestView {
            id: self.id,
            number: self.number,
            code: self.code,
            kind: self.kind,
            state: self.state.at(self.expires_at, cx.now),
            channel: self.channel,
            lines,
            bill: Bill {
                goods_minor: self.goods,
                discount_minor: self.discount,
                delivery_fee_minor: self.delivery_fee,
                rounding_minor: self.rounding,
                total_minor: self.total,
                currency: self.currency,
            },
            risk,
            phone_shown: asker.as_ref().map(|asker| phone::human(&asker.phone)),
            asker,
            reason: self.reason,
            placed_at: self.placed_at,
            expires_at: self.expires_at,
            ended_at: self.ended_at,
        })
    }
}

fn lines(db: &mut Reader<'_>, cx: &Context, requests: &[RawId]) -> Result<HashMap<RawId, Vec<RequestLine>>> {
    let rows: Vec<LineCells> = db.rows(
        sql!(
            "select request_id, product_id, variant_id, name, variant_label, full_code, quantity,
                    unit_price, total
             from order_request_lines where shop_id = $1 and request_id in_list($2)
             order by request_id, line"
        ),
        params![cx.shop, Value::Ids(requests.iter().map(|id| id.0).collect())],
    )?;
    let mut lines: HashMap<RawId, Vec<RequestLine>> = HashMap::new();
    for row in rows {
        lines.entry(row.request).or_default().push(RequestLine {
            product_id: row.product_id,
            variant_id: row.variant_id,
            name: row.name,
            variant_label: row.variant_label,
            full_code: row.full_code,
            quantity: row.quantity,
            unit_price_minor: row.unit_price,
            total_minor: row.total,
        });
    }
    Ok(lines)
}

/// One request; another shop's looks like none.
pub fn request_view(db: &mut Reader<'_>, cx: &Context, id: OrderId) -> Result<RequestView> {
    let cells: Option<Cells> = db.one(
        sql!(
            "select id, number, code, kind, state, sealed, channel, currency, goods, discount, delivery_fee,
                    rounding, total, risk, risk_reasons, reason, placed_at, expires_at, ended_at
             from order_requests where shop_id = $1 and id = $2"
        ),
        params![cx.shop, id],
    )?;
    let cells = cells.ok_or_else(|| REQUEST_NOT_FOUND.refuse())?;
    let lines = lines(db, cx, &[id.raw()])?.remove(&id.raw()).unwrap_or_default();
    cells.view(cx, lines)
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OrderRequestCard {
    pub id: OrderId,
}

impl Query for OrderRequestCard {
    const NAME: &'static str = "order_request_card";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = RequestView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<RequestView> {
        request_view(db, cx, self.id)
    }
}

/// Order requests.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct OrderRequestList {
    pub kind: Option<RequestKind>,
    pub state: Option<RequestState>,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

macro_rules! requests {
    () => {
        "select id, number, code, kind, state, sealed, channel, currency, goods, discount, delivery_fee,
                rounding, total, risk, risk_reasons, reason, placed_at, expires_at, ended_at
         from order_requests
         where shop_id = $1 and (cast($2 as text) is null or kind = $2)
           and (cast($3 as text) is null
                or $3 = case when state = 'waiting' and expires_at <= $4 then 'expired' else state end)
           and (placed_at, id) "
    };
}

impl Query for OrderRequestList {
    const NAME: &'static str = "order_request_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<RequestView>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<RequestView>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let text = match self.sort {
            ByAge::Newest => sql!(requests!(), "< ($5, $6) order by placed_at desc, id desc limit $7"),
            ByAge::Oldest => sql!(requests!(), "> ($5, $6) order by placed_at, id limit $7"),
        };
        let rows: Vec<Cells> = db.rows(
            text,
            params![cx.shop, self.kind, self.state, cx.now, after.moment(), after.id, self.limit.fetch()],
        )?;
        let page = Slice::sorted(self.sort, rows, self.limit, |row| Cursor::at(row.placed_at, row.id.raw()));
        let ids: Vec<RawId> = page.items.iter().map(|row| row.id.raw()).collect();
        let mut lines = lines(db, cx, &ids)?;
        let mut items = Vec::new();
        for row in page.items {
            let own = lines.remove(&row.id.raw()).unwrap_or_default();
            items.push(row.view(cx, own)?);
        }
        Ok(Slice { items, next: page.next })
    }
}

/// Who asked, of requests that wait to be looked at first; nothing of those that wait for a unit.
pub fn screened_askers(
    db: &mut Reader<'_>,
    cx: &Context,
    ids: Vec<OrderId>,
) -> Result<HashMap<OrderId, Asker>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(OrderId, Vec<u8>)> = db.rows(
        sql!(
            "select id, sealed from order_requests
             where shop_id = $1 and kind = 'screening' and state = 'waiting' and sealed is not null
               and id in_list($2) order by id"
        ),
        params![cx.shop, Value::Ids(ids.iter().map(|id| id.raw().0).collect())],
    )?;
    let vault = cx.service::<Vault>()?;
    rows.into_iter().map(|(id, sealed)| Ok((id, open(&vault, cx.shop, id, &sealed)?))).collect()
}
