//! The first platform admin of a new installation.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, RawId, Result};
use souk_engine::{Command, Context, Limit, LimitSubject, Outside, Policy, Tx};

use super::UserCard;
use crate::changes::{SetUp, insert_user};
use crate::model::{self, password};

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUpInstallation {
    pub email: String,
    pub name: String,
    pub password: String,
    pub lang: Lang,
}

impl Command for SetUpInstallation {
    const NAME: &'static str = "set_up_installation";
    const POLICY: Policy = Policy::open()
        .limited(&[Limit { name: "set_up", subject: LimitSubject::Address, count: 20, seconds: 3600 }])
        .secret();
    type Prepared = String;
    type Output = UserCard;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, outside: &Outside) -> Result<String> {
        // A finished installation does no work for strangers. `run` refuses, so that the first answer can be
        // had again.
        if outside.read(crate::queries::is_set_up)? {
            return Ok(String::new());
        }
        password::accept(&self.password, &model::email(&self.email)?)?;
        password::hash_password(&self.password, &cx.ids)
    }

    fn run(&self, hash: &String, _: &Context, tx: &mut Tx<'_, '_>) -> Result<UserCard> {
        tx.make(&SetUp)?;
        let id = insert_user(tx, &self.email, &self.name, Some(hash.clone()), self.lang, true)?;
        Ok(UserCard { id })
    }
    fn subject(&self, output: &UserCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
