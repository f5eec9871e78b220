//! Leads with what was left behind, whoever was seen last at the top; one lead.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Json, Lang, Moment, Result, TenantId, params};
use souk_customers::phone;
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql,
};
use souk_orders::OrderId;

use crate::LeadId;
use crate::model::{LeadLine, LeadState};
use crate::refusals::NOT_FOUND;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeadView {
    pub id: LeadId,
    pub state: LeadState,
    pub name: String,
    /// E.164.
    pub phone: String,
    /// As people read it where it is.
    pub phone_shown: String,
    pub lang: Lang,
    /// As they were typed.
    pub province: String,
    pub municipality: String,
    pub lines: Vec<LeadLine>,
    /// Sum of the lines, without delivery.
    pub goods_minor: i64,
    pub currency: Currency,
    /// For members.
    pub note: String,
    /// When the customer ticked that they may be called.
    pub consent_at: Moment,
    pub seen_at: Moment,
    pub expires_at: Moment,
    pub ended_at: Option<Moment>,
    /// The order, or request, that came of it.
    pub order_id: Option<OrderId>,
    /// It is a request still, or ended as one: there is no order.
    pub is_request: bool,
}

row! {
    struct Cells {
        id: LeadId,
        state: LeadState,
        name: String,
        phone: String,
        lang: Lang,
        province: String,
        municipality: String,
        lines: Json<Vec<LeadLine>>,
        goods: i64,
        currency: Currency,
        note: String,
        consent_at: Moment,
        seen_at: Moment,
        expires_at: Moment,
        ended_at: Option<Moment>,
        order_id: Option<OrderId>,
        is_request: bool,
    }
}

impl Cells {
    fn view(self, now: Moment) -> LeadView {
        LeadView {
            id: self.id,
            state: self.state.at(self.expires_at, now),
            name: self.name,
            phone_shown: phone::human(&self.phone),
            phone: self.phone,
            lang: self.lang,
            province: self.province,
            municipality: self.municipality,
            lines: self.lines.0,
            goods_minor: self.goods,
            currency: self.currency,
            note: self.note,
            consent_at: self.consent_at,
            seen_at: self.seen_at,
            expires_at: self.expires_at,
            ended_at: self.ended_at,
            order_id: self.order_id,
            is_request: self.is_request,
        }
    }
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LeadList {
    /// All unless told.
    pub state: Option<LeadState>,
    /// By when they were seen last.
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

macro_rules! leads {
    () => {
        "select id, state, name, phone, lang, province, municipality, lines, goods, currency, note,
                consent_at, seen_at, expires_at, ended_at, order_id,
                order_id is not null and not exists (
                    select 1 from v_orders o where o.shop_id = $1 and o.id = order_id)
         from leads where shop_id = $1 "
    };
}

macro_rules! in_state {
    () => {
        "and (cast($2 as text) is null
              or $2 = case when state = 'waiting' and expires_at <= $3 then 'expired' else state end) "
    };
}

impl Query for LeadList {
    const NAME: &'static str = "lead_list";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = Slice<LeadView>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<LeadView>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let text = match self.sort {
            ByAge::Newest => {
                sql!(
                    leads!(),
                    in_state!(),
                    "and (seen_at, id) < ($4, $5) order by seen_at desc, id desc limit $6"
                )
            }
            ByAge::Oldest => {
                sql!(leads!(), in_state!(), "and (seen_at, id) > ($4, $5) order by seen_at, id limit $6")
            }
        };
        let rows: Vec<Cells> = db
            .rows(text, params![cx.shop, self.state, cx.now, after.moment(), after.id, self.limit.fetch()])?;
        let page = Slice::sorted(self.sort, rows, self.limit, |row| Cursor::at(row.seen_at, row.id.raw()));
        let items = page.items.into_iter().map(|row| row.view(cx.now)).collect();
        Ok(Slice { items, next: page.next })
    }
}

/// One lead; another shop's looks like none.
pub fn lead_view(db: &mut Reader<'_>, cx: &Context, id: LeadId) -> Result<LeadView> {
    let cells: Option<Cells> = db.one(sql!(leads!(), "and id = $2"), params![cx.shop, id])?;
    cells.map(|cells| cells.view(cx.now)).ok_or_else(|| NOT_FOUND.refuse())
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LeadCard {
    pub id: LeadId,
}

impl Query for LeadCard {
    const NAME: &'static str = "lead_card";
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free);
    type Output = LeadView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<LeadView> {
        lead_view(db, cx, self.id)
    }
}

/// Since when a browser's word stands that it may be called; for the page where it is taken back.
pub fn word_of(db: &mut Reader<'_>, shop: TenantId, visitor: &str, now: Moment) -> Result<Option<Moment>> {
    let row: Option<(Option<Moment>,)> = db.one(
        sql!(
            "select min(consent_at) from leads
             where shop_id = $1 and visitor = $2 and visitor <> '' and state in ('waiting', 'called')
               and expires_at > $3"
        ),
        params![shop, visitor.to_owned(), now],
    )?;
    Ok(row.and_then(|(at,)| at))
}
