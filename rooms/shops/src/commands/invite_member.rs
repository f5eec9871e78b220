//! Invites a person to work in the shop: a link for seven days, good once, left sealed in the outbox and
//! shown to whoever invites. It takes a place of the plan at once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use souk_core::{Lang, Moment, RawId, Result};
use souk_engine::{Command, Context, Entitled, MessageChannel, Modes, NewMessage, Policy, Tx};
use souk_entitlements::refusals::LIMIT_USERS;
use souk_identity::Token;

use crate::changes::{EndInvitations, MakeInvitation};
use crate::model::InvitationId;
use crate::model::role::Role;
use crate::queries::{is_member_email, shop_name};
use crate::refusals::{INVITATION_UNKNOWN, MEMBER_ALREADY};

const DAYS: i64 = 7;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct InviteMember {
    pub email: String,
    pub role: Role,
    /// The language of the mail; the shop's first unless told.
    #[serde(default)]
    pub lang: Option<Lang>,
}

/// A new invitation; its token is shown this once.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct InvitationOnce {
    pub id: InvitationId,
    pub email: String,
    /// Of the mail.
    pub lang: Lang,
    pub token: String,
    pub expires_at: Moment,
}

/// The secret of an invitation, and until when it is good.
pub(super) fn fresh_link(cx: &Context) -> (Token, Moment) {
    (Token::new("inv_", cx.shop, &cx.ids), cx.now.plus(DAYS * Moment::DAY))
}

/// Leaves the link to whoever is invited in the outbox.
pub(super) fn mail(tx: &mut Tx<'_, '_>, once: &InvitationOnce) -> Result<()> {
    let shop = tx.cx().shop;
    let name = shop_name(tx, shop)?;
    let until = tx.cx().tenant.zone.day(once.expires_at).to_string();
    let message = NewMessage {
        channel: MessageChannel::Email,
        receiver: once.email.clone(),
        lang: once.lang,
        template: "shops-mail-invitation".to_owned(),
        args: json!({ "shop": name.get(once.lang, &tx.cx().tenant.languages), "until": until }),
    };
    souk_engine::send_with_link(tx, message, &format!("/admin/join/{}", once.token))
}

/// Ends invitations and frees the places that they had taken.
fn end(tx: &mut Tx<'_, '_>, ending: &EndInvitations<'_>) -> Result<bool> {
    let Some(ended) = tx.make(ending)? else { return Ok(false) };
    souk_entitlements::give_back(tx, "users.max", i64::try_from(ended.count).unwrap_or(i64::MAX))?;
    Ok(true)
}

impl Command for InviteMember {
    const NAME: &'static str = "invite_member";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::NotEmergency, Entitled::Free).secret();
    type Prepared = ();
    type Output = InvitationOnce;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvitationOnce> {
        let email = souk_identity::email(&self.email)?.to_ascii_lowercase();
        if is_member_email(tx, cx.shop, &email)? {
            return MEMBER_ALREADY.with().field("email", MEMBER_ALREADY.code).err();
        }
        // What ran out, and an earlier one to the same person, free their places first.
        end(tx, &EndInvitations { email: Some(&email), id: None })?;
        souk_entitlements::take(tx, "users.max", 1, &LIMIT_USERS)?;
        let (id, (token, expires_at)) = (cx.id(), fresh_link(cx));
        let (role, lang) = (self.role, self.lang.unwrap_or_else(|| cx.tenant.lang()));
        tx.make(&MakeInvitation { id, token_hash: &token.hash, email: &email, role, lang, expires_at })?;
        let once = InvitationOnce { id, email, lang, token: token.text, expires_at };
        mail(tx, &once)?;
        Ok(once)
    }
    fn subject(&self, output: &InvitationOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}

/// Takes an open invitation back.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WithdrawInvitation {
    pub id: InvitationId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Withdrawn {
    pub id: InvitationId,
}

impl Command for WithdrawInvitation {
    const NAME: &'static str = "withdraw_invitation";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = Withdrawn;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<Withdrawn> {
        if !end(tx, &EndInvitations { email: None, id: Some(self.id) })? {
            return Err(INVITATION_UNKNOWN.refuse());
        }
        Ok(Withdrawn { id: self.id })
    }
    fn subject(&self, output: &Withdrawn) -> Option<RawId> {
        Some(output.id.raw())
    }
}
