//! Sends an open invitation again: another link for another seven days, and the one before leads nowhere.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::invite_member::{InvitationOnce, fresh_link, mail};
use crate::changes::Renew;
use crate::model::InvitationId;
use crate::queries::open_invitation;
use crate::refusals::INVITATION_UNKNOWN;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResendInvitation {
    pub id: InvitationId,
    /// The language of the mail; the one it had unless told.
    #[serde(default)]
    pub lang: Option<Lang>,
}

impl Command for ResendInvitation {
    const NAME: &'static str = "resend_invitation";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::NotEmergency, Entitled::Free).secret();
    type Prepared = ();
    type Output = InvitationOnce;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<InvitationOnce> {
        let missing = || INVITATION_UNKNOWN.refuse();
        let open = open_invitation(tx, cx.shop, self.id, cx.now)?.ok_or_else(missing)?;
        let (token, expires_at) = fresh_link(cx);
        let lang = self.lang.unwrap_or(open.lang);
        let renewing = Renew { id: self.id, token_hash: &token.hash, lang, expires_at };
        tx.must(&renewing, &INVITATION_UNKNOWN)?;
        let once = InvitationOnce { id: self.id, email: open.email, lang, token: token.text, expires_at };
        mail(tx, &once)?;
        Ok(once)
    }
    fn subject(&self, output: &InvitationOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}
