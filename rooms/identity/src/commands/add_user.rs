//! A platform admin adds a person who may sign in.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, RawId, Result, UserId};
use souk_engine::{Command, Context, Outside, Policy, Tx};

use crate::changes::insert_user;
use crate::model::{self, password};

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddUser {
    pub email: String,
    pub name: String,
    pub password: String,
    pub lang: Lang,
    /// They run the installation too.
    #[serde(default)]
    pub platform_admin: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct UserCard {
    pub id: UserId,
}

impl Command for AddUser {
    const NAME: &'static str = "add_user";
    const POLICY: Policy = Policy::platform("platform.operate").secret();
    type Prepared = String;
    type Output = UserCard;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, _: &Outside) -> Result<String> {
        password::accept(&self.password, &model::email(&self.email)?)?;
        password::hash_password(&self.password, &cx.ids)
    }
    fn run(&self, hash: &String, _: &Context, tx: &mut Tx<'_, '_>) -> Result<UserCard> {
        let id =
            insert_user(tx, &self.email, &self.name, Some(hash.clone()), self.lang, self.platform_admin)?;
        Ok(UserCard { id })
    }
    fn subject(&self, output: &UserCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
