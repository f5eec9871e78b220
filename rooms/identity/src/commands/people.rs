//! What whoever runs the installation does to people: rights given and taken, sessions ended, a forgotten
//! password replaced at the machine.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Actor, RawId, Result, UserId};
use souk_engine::{Command, Context, Outside, Policy, Tx, refusals};

use crate::changes::{EndSessions, ReplacePassword, RevokeKey, SetPlatformAdminRow};
use crate::model::password;
use crate::queries::{live_keys_of, user, user_by_email};
use crate::refusals::{LAST_PLATFORM_ADMIN, USER_NOT_FOUND};

/// Whoever loses the right loses their sessions and the platform keys that they made too; the last who has it
/// keeps it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetPlatformAdmin {
    pub user: UserId,
    /// They run the installation.
    pub on: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PersonCard {
    pub id: UserId,
    pub platform_admin: bool,
    /// Sessions that were ended.
    pub ended: i64,
    /// Platform keys of theirs that were ended.
    #[serde(default)]
    pub keys_ended: i64,
}

impl Command for SetPlatformAdmin {
    const NAME: &'static str = "set_platform_admin";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PersonCard;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PersonCard> {
        let person = user(tx, self.user)?.ok_or_else(|| USER_NOT_FOUND.refuse())?;
        let setting = SetPlatformAdminRow { user: self.user, on: self.on };
        if person.platform_admin != self.on {
            tx.must(&setting, &LAST_PLATFORM_ADMIN)?;
        }
        let ended = if self.on { None } else { tx.make(&EndSessions { user: self.user })? };
        let ended = ended.map_or(0, |ended| ended.count);
        let mut keys_ended = 0;
        for id in if self.on { Vec::new() } else { live_keys_of(tx, self.user)? } {
            keys_ended += i64::from(tx.make(&RevokeKey { id })?.is_some());
        }
        Ok(PersonCard { id: self.user, platform_admin: self.on, ended, keys_ended })
    }
    fn subject(&self, output: &PersonCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}

/// Signs a person out everywhere.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EndUserSessions {
    pub user: UserId,
}

impl Command for EndUserSessions {
    const NAME: &'static str = "end_sessions";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PersonCard;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PersonCard> {
        let person = user(tx, self.user)?.ok_or_else(|| USER_NOT_FOUND.refuse())?;
        let ended = tx.make(&EndSessions { user: self.user })?.map_or(0, |ended| ended.count);
        Ok(PersonCard { id: self.user, platform_admin: person.platform_admin, ended, keys_ended: 0 })
    }
    fn subject(&self, output: &PersonCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}

/// A new password in the place of a forgotten one, made here and shown once; every session of the person
/// ends. Only at the machine itself: nobody who merely runs the platform signs in as somebody else.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ResetPassword {
    pub email: String,
}

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct PasswordOnce {
    pub id: UserId,
    pub password: String,
}

/// What `prepare` made.
#[derive(Default)]
pub struct Fresh {
    text: String,
    hash: String,
}

impl Command for ResetPassword {
    const NAME: &'static str = "reset_password";
    const POLICY: Policy = Policy::platform("platform.operate").secret();
    type Prepared = Fresh;
    type Output = PasswordOnce;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, _: &Outside) -> Result<Fresh> {
        let text = RawId(cx.ids.bytes()).encode();
        let hash = password::hash_password(&text, &cx.ids)?;
        Ok(Fresh { text, hash })
    }

    fn run(&self, fresh: &Fresh, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PasswordOnce> {
        if !matches!(cx.actor, Actor::Console) {
            return refusals::DENIED.with().arg("permission", "console").err();
        }
        let person = user_by_email(tx, &self.email)?;
        let person = person.ok_or_else(|| USER_NOT_FOUND.with().field("email", USER_NOT_FOUND.code))?;
        tx.must(&ReplacePassword { user: person.id, hash: &fresh.hash }, &USER_NOT_FOUND)?;
        tx.make(&EndSessions { user: person.id })?;
        Ok(PasswordOnce { id: person.id, password: fresh.text.clone() })
    }
    fn subject(&self, output: &PasswordOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}
