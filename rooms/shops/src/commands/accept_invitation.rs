//! Whoever holds an invitation's link joins the shop: as the person signed in, or as a new one with a
//! password.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, RawId, Result, UserId};
use souk_engine::{Command, Context, Limit, LimitSubject, Outside, Policy, Tx};
use souk_entitlements::refusals::LIMIT_USERS;
use souk_identity::model::password;
use souk_identity::refusals::USER_NOT_FOUND;
use souk_identity::user_of;

use crate::changes::{AcceptOne, AddMember};
use crate::model::ShopId;
use crate::model::role::Role;
use crate::queries::{InvitationRow, card, invitation_of};
use crate::refusals::{INVITATION_OTHER_EMAIL, INVITATION_OVER, INVITATION_SIGN_IN};

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AcceptInvitation {
    pub token: String,
    /// For somebody who is not known yet.
    #[serde(default)]
    pub name: String,
    #[serde(default)]
    pub password: String,
    #[serde(default)]
    pub lang: Option<Lang>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Joined {
    pub shop: ShopId,
    pub user: UserId,
    pub role: Role,
}

impl AcceptInvitation {
    /// The person signed in, if the invitation is addressed to them; else a new one.
    fn joiner(
        &self,
        hash: &str,
        invitation: &InvitationRow,
        cx: &Context,
        tx: &mut Tx<'_, '_>,
    ) -> Result<UserId> {
        let known = souk_identity::user_by_email(tx, &invitation.email)?.map(|user| user.id);
        match (user_of(&cx.actor), known) {
            (Some(asker), Some(known)) if asker == known => Ok(asker),
            (Some(_), _) => Err(INVITATION_OTHER_EMAIL.refuse()),
            (None, Some(_)) => Err(INVITATION_SIGN_IN.refuse()),
            (None, None) => {
                let lang = self.lang.unwrap_or(cx.lang);
                souk_identity::add_user(tx, &invitation.email, &self.name, Some(hash.to_owned()), lang)
            }
        }
    }
}

impl Command for AcceptInvitation {
    const NAME: &'static str = "accept_invitation";
    const POLICY: Policy = Policy::open()
        .limited(&[Limit {
            name: "accept_invitation",
            subject: LimitSubject::Address,
            count: 30,
            seconds: 3600,
        }])
        .secret();
    type Prepared = String;
    type Output = Joined;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<String> {
        let (token, now) = (self.token.clone(), cx.now);
        let found = outside.read(move |db| invitation_of(db, &token, now))?;
        // `run` refuses, so that the answer of an accepted one can be had again.
        let Some((_, invitation)) = found else { return Ok(String::new()) };
        if user_of(&cx.actor).is_some() {
            return Ok(String::new());
        }
        password::accept(&self.password, &invitation.email)?;
        password::hash_password(&self.password, &cx.ids)
    }

    fn run(&self, hash: &String, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Joined> {
        let found = invitation_of(tx, &self.token, cx.now)?;
        let (shop, invitation) = found.ok_or_else(|| INVITATION_OVER.refuse())?;
        if card(tx, shop)?.is_none_or(|card| card.closed) {
            return Err(INVITATION_OVER.refuse());
        }
        let user = self.joiner(hash, &invitation, cx, tx)?;
        tx.must(&AcceptOne { shop, id: invitation.id, user }, &INVITATION_OVER)?;
        // The place it holds: a plan that shrank meanwhile may have none for it.
        souk_entitlements::give_back_of(tx, shop, "users.max", 1)?;
        souk_entitlements::take_of(tx, shop, "users.max", 1, &LIMIT_USERS)?;
        let person = souk_identity::user(tx, user)?.ok_or_else(|| USER_NOT_FOUND.refuse())?;
        tx.make(&AddMember { shop, user: &person, role: invitation.role })?;
        Ok(Joined { shop, user, role: invitation.role })
    }
    fn subject(&self, output: &Joined) -> Option<RawId> {
        Some(output.user.raw())
    }
}
