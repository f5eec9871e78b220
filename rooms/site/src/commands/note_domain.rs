//! What a look at a domain's record means: who is served, who is told.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use souk_core::{Lang, RawId, Result, params};
use souk_engine::{
    Command, Context, Entitled, MessageChannel, Modes, NewMessage, Policy, Tx, send as send_message, sql,
};

use crate::DomainId;
use crate::changes::Look;
use crate::model::domain::{DomainFound, DomainState, GRACE};
use crate::model::host::shown;
use crate::queries::{DomainRow, DomainView, domain_row};
use crate::refusals::DOMAIN_NOT_FOUND;

/// Notes what stands at the name of the record.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteDomain {
    pub id: DomainId,
    pub found: DomainFound,
}

impl Command for NoteDomain {
    const NAME: &'static str = "note_domain";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = DomainView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DomainView> {
        let row = named(tx, cx, self.id)?;
        let found = match tx.ask(souk_entitlements::check(cx.shop, "custom_domain", cx.now)) {
            // A name server that says nothing does not end the wait for the plan: it is looked for tomorrow.
            Ok(()) if self.found == DomainFound::NoAnswer && row.found == Some(DomainFound::NoPlan) => {
                DomainFound::NoPlan
            }
            Ok(()) => self.found,
            Err(error) if error.refusal().is_some() => DomainFound::NoPlan,
            Err(error) => return Err(error),
        };
        let state = next(&row, found, cx.now);
        turn(tx, cx, &row, state, found)
    }
    fn subject(&self, output: &DomainView) -> Option<RawId> {
        Some(output.id.raw())
    }
}

/// Where the domain stands after this look.
fn next(row: &DomainRow, found: DomainFound, now: souk_core::Moment) -> DomainState {
    let is_gone = row.missing_since.is_some_and(|since| since.plus(GRACE) <= now);
    match (row.state, found) {
        (_, DomainFound::Record) => DomainState::Proven,
        (state, DomainFound::NoPlan) if state.is_live() => DomainState::Off,
        (DomainState::Proven, DomainFound::Nothing | DomainFound::Other) => DomainState::Missing,
        (DomainState::Missing, DomainFound::Nothing | DomainFound::Other) if is_gone => DomainState::Off,
        (state, _) => state,
    }
}

/// Another shop has proven the domain, and this one's record is gone.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LoseDomain {
    pub id: DomainId,
}

impl Command for LoseDomain {
    const NAME: &'static str = "lose_domain";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = DomainView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DomainView> {
        let row = named(tx, cx, self.id)?;
        turn(tx, cx, &row, DomainState::Lost, DomainFound::Other)
    }
    fn subject(&self, output: &DomainView) -> Option<RawId> {
        Some(output.id.raw())
    }
}

fn named(tx: &mut Tx<'_, '_>, cx: &Context, id: DomainId) -> Result<DomainRow> {
    // Removed or named anew since: the look was at something else.
    let row = domain_row(tx, cx.shop)?.filter(|row| row.id == id);
    row.ok_or_else(|| DOMAIN_NOT_FOUND.refuse())
}

fn turn(
    tx: &mut Tx<'_, '_>,
    cx: &Context,
    row: &DomainRow,
    state: DomainState,
    found: DomainFound,
) -> Result<DomainView> {
    let turned = state != row.state;
    tx.make(&Look { id: row.id, host: &row.host, state, found, turned })?;
    if turned && row.state.is_live() {
        let template = match (state, found) {
            (DomainState::Missing, _) => Some("site-mail-domain-missing"),
            (DomainState::Off, DomainFound::NoPlan) => Some("site-mail-domain-plan"),
            (DomainState::Off, _) => Some("site-mail-domain-off"),
            (DomainState::Lost, _) => Some("site-mail-domain-lost"),
            _ => None,
        };
        template.map_or(Ok(()), |template| tell_owner(tx, cx, &row.host, template))?;
    }
    let now = domain_row(tx, cx.shop)?.ok_or_else(|| DOMAIN_NOT_FOUND.refuse())?;
    Ok(now.into())
}

fn tell_owner(tx: &mut Tx<'_, '_>, cx: &Context, host: &str, template: &str) -> Result<()> {
    let owner: Option<(String, Lang)> = tx.one(
        sql!(
            "select m.email, m.lang from v_shops s
             join v_members m on m.shop_id = s.shop_id and m.user_id = s.owner_id where s.shop_id = $1"
        ),
        params![cx.shop],
    )?;
    let Some((receiver, lang)) = owner else { return Ok(()) };
    let args = json!({ "host": shown(host), "days": GRACE / souk_core::Moment::DAY });
    let (channel, template) = (MessageChannel::Email, template.to_owned());
    send_message(tx, NewMessage { channel, receiver, lang, template, args })
}
