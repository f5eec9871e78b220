//! A person changes their own password; their other sessions end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId};
use souk_engine::{Command, Context, Limit, LimitSubject, Outside, Policy, Tx};

use super::UserCard;
use crate::changes::SetPassword;
use crate::model::token::Token;
use crate::model::{password, user_of};
use crate::queries::{password_of, user};
use crate::refusals::{CREDENTIALS_WRONG, USER_NOT_FOUND};

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangePassword {
    pub present: String,
    pub new: String,
    /// The session to keep; all others end.
    #[serde(default)]
    pub token: String,
}

/// What `prepare` verified and made.
#[derive(Default)]
pub struct Hashes {
    verified: String,
    new: String,
}

fn asker(cx: &Context) -> Result<UserId> {
    user_of(&cx.actor).ok_or_else(|| USER_NOT_FOUND.refuse())
}

impl Command for ChangePassword {
    const NAME: &'static str = "change_password";
    const POLICY: Policy = Policy::user()
        .limited(&[Limit {
            name: "change_password",
            subject: LimitSubject::Principal,
            count: 10,
            seconds: 3600,
        }])
        .secret();
    type Prepared = Hashes;
    type Output = UserCard;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<Hashes> {
        let id = asker(cx)?;
        let (person, verified) = outside.read(move |db| Ok((user(db, id)?, password_of(db, id)?)))?;
        // `run` refuses, so that the answer of a change that was made can be had again.
        if !password::verify_password(&self.present, verified.as_deref())? {
            return Ok(Hashes::default());
        }
        password::accept(&self.new, person.as_ref().map_or("", |person| person.email.as_str()))?;
        Ok(Hashes {
            verified: verified.unwrap_or_default(),
            new: password::hash_password(&self.new, &cx.ids)?,
        })
    }

    fn run(&self, hashes: &Hashes, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<UserCard> {
        let user = asker(cx)?;
        if hashes.verified.is_empty() {
            return CREDENTIALS_WRONG.with().field("present", CREDENTIALS_WRONG.code).err();
        }
        let keep = Token::hash(&self.token);
        tx.must(
            &SetPassword { user, verified: &hashes.verified, new_hash: &hashes.new, keep },
            &CREDENTIALS_WRONG,
        )?;
        Ok(UserCard { id: user })
    }
    fn subject(&self, output: &UserCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
