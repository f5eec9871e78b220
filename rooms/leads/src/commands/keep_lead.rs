//! A checkout that is not sent, of a customer who ticked that they may be called about it. It is counted
//! nowhere: no number, no goods, no unit of the quota.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, RawId, Result, params, text};
use souk_customers::model::customer::is_blocked;
use souk_customers::phone;
use souk_customers::refusals::PHONE_INVALID;
use souk_engine::{
    Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Query, Reader, Tx, Vault, sql,
};
use souk_orders::QuoteCart;
use souk_orders::model::form::{DeliveryForm, LineForm};
use souk_orders::phone_mark;

use crate::LeadId;
use crate::changes::{EndLead, KeepNew, KeepOn, Kept, LeadKept};
use crate::model::{JUST_ORDERED, KEPT, LeadLine, LeadState, MOST_WAITING};
use crate::refusals::{CONSENT_MISSING, FORM_INVALID, GOODS_NOT_FOUND};

/// A page says so when its box is ticked and when it is left; many share an address.
const LIMITS: &[Limit] =
    &[Limit { name: "leads", subject: LimitSubject::Visitors, count: 240, seconds: 3_600 }];
const MOST_FORM: usize = 100;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct KeepLead {
    /// The customer ticked that the shop may call them about this checkout.
    pub consent: bool,
    /// One text for one form, however often it is told of: what was ended for it stays ended.
    pub form: String,
    pub name: String,
    /// Any spelling that can be called.
    pub phone: String,
    /// What the customer reads; the shop's first language unless told.
    pub lang: Option<Lang>,
    pub lines: Vec<LineForm>,
    /// As they were typed.
    pub province: String,
    pub municipality: String,
}

/// The same whether or not it was kept: blocked telephones learn nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeptLead {
    pub expires_at: Moment,
    #[serde(skip)]
    id: Option<LeadId>,
}

impl Command for KeepLead {
    const NAME: &'static str = "keep_lead";
    const POLICY: Policy = Policy::visitor("orders.manage", Modes::Normal, Entitled::To("storefront"))
        .limited(LIMITS)
        .without_dry_run();
    type Prepared = ();
    type Output = KeptLead;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<KeptLead> {
        if !self.consent {
            return CONSENT_MISSING.with().field("consent", CONSENT_MISSING.code).err();
        }
        let Some(phone) = phone::normal(&self.phone) else {
            let refusal = PHONE_INVALID.with().arg("example", phone::EXAMPLE);
            return refusal.field("phone", PHONE_INVALID.code).err();
        };
        let Some(form) = text::line(&self.form, MOST_FORM) else {
            return FORM_INVALID.with().arg("max", MOST_FORM).field("form", FORM_INVALID.code).err();
        };
        let lines = self.lines(cx, tx)?;
        if lines.is_empty() {
            return GOODS_NOT_FOUND.with().field("lines", GOODS_NOT_FOUND.code).err();
        }
        let mark = phone_mark(&*cx.service::<Vault>()?, cx.shop, &phone);
        let short = |typed: &str, most| text::line(typed, most).unwrap_or_default();
        let first = cx.tenant.languages.first().copied().unwrap_or(Lang::Ar);
        let (name, province) = (short(&self.name, 100), short(&self.province, 80));
        let municipality = short(&self.municipality, 80);
        let kept = Kept {
            id: cx.id(),
            mark: &mark,
            form: &form,
            name: &name,
            phone: &phone,
            lang: self.lang.unwrap_or(first),
            province: &province,
            municipality: &municipality,
            goods: lines.iter().map(|line| line.total_minor).sum(),
            lines: &lines,
            currency: cx.tenant.currency,
        };
        let done = if is_welcome(cx, tx, &phone)? { keep(tx, cx, kept)? } else { None };
        let expires_at = done.as_ref().map_or(cx.now.plus(KEPT), |kept| kept.expires_at);
        Ok(KeptLead { expires_at, id: done.map(|kept| kept.id) })
    }
    /// Who wanted what is kept in its row, for three days; the journal would keep it for longer.
    fn conceals(_: &KeptLead) -> bool {
        true
    }
    fn subject(&self, output: &KeptLead) -> Option<RawId> {
        output.id.map(LeadId::raw)
    }
}

impl KeepLead {
    /// What can be sold of it, at the shop's own prices.
    fn lines(&self, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Vec<LeadLine>> {
        if self.lines.is_empty() {
            return Ok(Vec::new());
        }
        let cart = QuoteCart { lines: self.lines.clone(), delivery: DeliveryForm::default() };
        Ok(cart.answer(cx, tx)?.lines.into_iter().filter_map(LeadLine::of).collect())
    }
}

/// Nobody calls a blocked telephone, nor whoever has just ordered; and a flood of leads is worth nothing. A shop
/// that takes no orders collects no telephones: whoever waits for a unit would be told by their lead.
fn is_welcome(cx: &Context, db: &mut Reader<'_>, phone: &str) -> Result<bool> {
    type Times = (Option<Moment>, Option<Moment>, Option<Moment>);
    let blocked: Option<(Option<Moment>, Option<Moment>)> = db.one(
        sql!(
            "select blocked_at, blocked_until from v_blocked_phones
             where shop_id = $1 and phone = $2 and lifted_at is null"
        ),
        params![cx.shop, *phone],
    )?;
    let known: Option<Times> = db.one(
        sql!(
            "select c.blocked_at, c.blocked_until, c.last_order_at from v_customer_identities i
             join v_customers c on c.shop_id = i.shop_id and c.id = i.customer_id
             where i.shop_id = $1 and i.kind = 'phone' and i.value = $2"
        ),
        params![cx.shop, *phone],
    )?;
    let waiting: Option<(i64,)> = db.one(
        sql!("select cast(count(*) as bigint) from leads where shop_id = $1 and state = 'waiting'"),
        params![cx.shop],
    )?;
    let open = souk_plans::blocked_reasons(db, cx.shop, cx.now)?.is_empty();
    let (at, until, ordered) = known.unwrap_or_default();
    let just = ordered.is_some_and(|ordered| cx.now.since(ordered) < JUST_ORDERED);
    let is_closed = blocked.is_some_and(|(at, until)| is_blocked(at, until, cx.now));
    let full = waiting.is_some_and(|(count,)| count >= MOST_WAITING);
    Ok(open && !just && !full && !is_closed && !is_blocked(at, until, cx.now))
}

/// One row for a telephone and a form, however often they are told of.
fn keep(tx: &mut Tx<'_, '_>, cx: &Context, mut kept: Kept<'_>) -> Result<Option<LeadKept>> {
    let form: Option<(LeadId, LeadState)> = match kept.form {
        "" => None,
        form => tx.one(
            sql!(
                "select id, state from leads where shop_id = $1 and form = $2 and state <> 'expired'
                 order by seen_at desc, id desc limit 1"
            ),
            params![cx.shop, *form],
        )?,
    };
    // Somebody called about this form, or the customer took it back: it is not begun anew.
    if form.is_some_and(|(_, state)| state != LeadState::Waiting) {
        return Ok(None);
    }
    let new = kept.id;
    for _ in 0..3 {
        let open: Option<(LeadId, Moment)> = tx.one(
            sql!("select id, expires_at from leads where shop_id = $1 and open_mark = $2"),
            params![cx.shop, *kept.mark],
        )?;
        let still = open.filter(|(_, expires_at)| *expires_at > cx.now).map(|(id, _)| id);
        // One whose time is over, and what the same form said of another telephone, make room.
        let over = open.map(|(id, _)| id).filter(|id| still != Some(*id));
        let other = form.map(|(id, _)| id).filter(|id| still != Some(*id));
        for id in [over, other].into_iter().flatten() {
            tx.make(&EndLead { id, state: LeadState::Expired, order_id: None, note: "" })?;
        }
        kept.id = still.unwrap_or(new);
        let done = match still {
            Some(_) => tx.make(&KeepOn(&kept))?,
            None => tx.make(&KeepNew(&kept))?,
        };
        if done.is_some() {
            return Ok(done);
        }
    }
    Ok(None)
}
