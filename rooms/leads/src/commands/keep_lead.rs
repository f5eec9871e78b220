//! A checkout that is not sent, of a customer who ticked that they may be called about it. It is counted
//! nowhere: no number, no goods, no unit of the quota.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, RawId, Result, params, text};
use souk_customers::model::customer::is_blocked;
use souk_customers::phone;
use souk_customers::refusals::PHONE_INVALID;
use souk_engine::{
    Command, Context, Entitled, Limit, LimitSubject, Modes, Policy, Reaction, Reader, Tx, Vault, row, sql,
};
use souk_orders::model::form::LineForm;
use souk_orders::queries::priced_lines;
use souk_orders::{last_request_at, phone_mark};

use crate::LeadId;
use crate::changes::{EndLead, KeepNew, KeepOn, Kept, LeadKept};
use crate::model::{JUST_ORDERED, KEPT, LeadLine, LeadState, MOST_OF_ADDRESS, MOST_WAITING, WORDS, mark};
use crate::reactions::{OnOrder, OnRequest};
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
    /// When the form was shown: whoever ordered or took their word back since then left nothing behind in it.
    pub shown_at: Option<Moment>,
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
        tx.take_turn(WORDS)?;
        let vault = cx.service::<Vault>()?;
        let mark = phone_mark(&vault, cx.shop, &phone);
        let (visitor, address) = mark::of(&vault, &cx.actor);
        let lines = match self.lines.is_empty() {
            true => Vec::new(),
            false => priced_lines(tx, cx, &self.lines)?.into_iter().filter_map(LeadLine::of).collect(),
        };
        if lines.is_empty() {
            return GOODS_NOT_FOUND.with().field("lines", GOODS_NOT_FOUND.code).err();
        }
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
            visitor: &visitor,
            address: &address,
            shown_at: self.shown_at.map(|shown| shown.min(cx.now)),
        };
        let done = if is_welcome(cx, tx, &vault, &kept)? { keep(tx, cx, kept)? } else { None };
        if done.is_some() {
            tx.awaken(OnOrder::NAME)?;
            tx.awaken(OnRequest::NAME)?;
        }
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

/// Nobody calls a blocked telephone, nor whoever ordered or took their word back since the form was shown. A
/// shop that takes no orders collects no telephones: whoever waits for a unit would be told by their lead.
fn is_welcome(cx: &Context, db: &mut Reader<'_>, vault: &Vault, kept: &Kept<'_>) -> Result<bool> {
    type Times = (Option<Moment>, Option<Moment>, Option<Moment>);
    let blocked: Option<(Option<Moment>, Option<Moment>)> = db.one(
        sql!(
            "select blocked_at, blocked_until from v_blocked_phones
             where shop_id = $1 and phone = $2 and lifted_at is null"
        ),
        params![cx.shop, *kept.phone],
    )?;
    let known: Option<Times> = db.one(
        sql!(
            "select c.blocked_at, c.blocked_until, c.last_order_at from v_customer_identities i
             join v_customers c on c.shop_id = i.shop_id and c.id = i.customer_id
             where i.shop_id = $1 and i.kind = 'phone' and i.value = $2"
        ),
        params![cx.shop, *kept.phone],
    )?;
    let (at, until, ordered) = known.unwrap_or_default();
    let is_closed = blocked.is_some_and(|(at, until)| is_blocked(at, until, cx.now));
    let open = souk_plans::blocked_reasons(db, cx.shop, cx.now)?.is_empty();
    if !open || is_closed || is_blocked(at, until, cx.now) {
        return Ok(false);
    }
    // Without a word of when it was shown, what has just happened counts.
    let just = cx.now.plus(1 - JUST_ORDERED);
    let since = kept.shown_at.map_or(just, |shown| shown.min(just));
    let asked = last_request_at(db, cx.shop, kept.mark)?;
    if ordered.max(asked).is_some_and(|last| last >= since) {
        return Ok(false);
    }
    Ok(!is_stopped(cx, db, vault, kept)?)
}

/// The form was sent, or it, the browser or the telephone took its word back after it was shown.
fn is_stopped(cx: &Context, db: &mut Reader<'_>, vault: &Vault, kept: &Kept<'_>) -> Result<bool> {
    let form = mark::form(vault, cx.shop, kept.form);
    let stops: Vec<(String, Moment)> = db.rows(
        sql!("select who, at from lead_stops where shop_id = $1 and who in ($2, $3, $4) order by who"),
        params![cx.shop, form.clone(), *kept.visitor, mark::phone(vault, cx.shop, kept.phone)],
    )?;
    let shown = kept.shown_at.unwrap_or(cx.now.plus(1 - JUST_ORDERED));
    Ok(stops.iter().any(|(who, at)| (*who == form && !kept.form.is_empty()) || *at >= shown))
}

row! {
    struct Open {
        id: LeadId,
        expires_at: Moment,
        visitor: String,
        form: String,
    }
}

impl Open {
    /// Left by the same browser or the same form: a stranger who knows the telephone writes over nothing.
    fn is_of(&self, kept: &Kept<'_>) -> bool {
        let same = |one: &str, other: &str| one == other && !one.is_empty();
        same(&self.visitor, kept.visitor) || same(&self.form, kept.form)
    }
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
        let open: Option<Open> = tx.one(
            sql!("select id, expires_at, visitor, form from leads where shop_id = $1 and open_mark = $2"),
            params![cx.shop, *kept.mark],
        )?;
        let still = open.as_ref().filter(|open| open.expires_at > cx.now);
        let id = still.map(|open| open.id);
        // One whose time is over, and what the same form said of another telephone, make room.
        let over = open.as_ref().map(|open| open.id).filter(|over| id != Some(*over));
        let other = form.map(|(id, _)| id).filter(|other| id != Some(*other));
        for id in [over, other].into_iter().flatten() {
            tx.make(&EndLead { id, state: LeadState::Expired, order_id: None, note: "" })?;
        }
        if still.is_some_and(|open| !open.is_of(&kept)) {
            return Ok(None);
        }
        kept.id = id.unwrap_or(new);
        let done = match id {
            Some(_) => tx.make(&KeepOn(&kept))?,
            None => {
                make_room(tx, cx, kept.address)?;
                tx.make(&KeepNew(&kept))?
            }
        };
        if done.is_some() {
            return Ok(done);
        }
    }
    Ok(None)
}

/// A flood washes away its own: the oldest of its address, or of whichever address left the most.
fn make_room(tx: &mut Tx<'_, '_>, cx: &Context, address: &str) -> Result<()> {
    let found: Option<(i64, i64)> = tx.one(
        sql!(
            "select cast(count(*) as bigint),
                    cast(coalesce(sum(case when address = $2 and $2 <> '' then 1 else 0 end), 0) as bigint)
             from leads where shop_id = $1 and state = 'waiting'"
        ),
        params![cx.shop, *address],
    )?;
    let (all, own) = found.unwrap_or_default();
    let from: Option<(String,)> = match (own >= MOST_OF_ADDRESS, all >= MOST_WAITING) {
        (true, _) => Some((address.to_owned(),)),
        (false, true) => tx.one(
            sql!(
                "select address from leads where shop_id = $1 and state = 'waiting'
                 group by address order by count(*) desc, address limit 1"
            ),
            params![cx.shop],
        )?,
        (false, false) => None,
    };
    let Some((from,)) = from else { return Ok(()) };
    let oldest: Option<(LeadId,)> = tx.one(
        sql!(
            "select id from leads where shop_id = $1 and state = 'waiting' and address = $2
             order by seen_at, id limit 1"
        ),
        params![cx.shop, from],
    )?;
    if let Some((id,)) = oldest {
        tx.make(&EndLead { id, state: LeadState::Expired, order_id: None, note: "" })?;
    }
    Ok(())
}
