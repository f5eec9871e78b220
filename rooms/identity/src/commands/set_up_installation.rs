//! The first platform admin of a new installation: whoever has its set-up link, or works at its console.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Actor, Lang, RawId, Result};
use souk_engine::{Command, Context, Limit, LimitSubject, Outside, Policy, Tx, Vault, hex, unhex};

use super::UserCard;
use crate::changes::{SetUp, insert_user};
use crate::model::{self, password};
use crate::refusals::SET_UP_LINK_NEEDED;

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetUpInstallation {
    pub email: String,
    pub name: String,
    pub password: String,
    pub lang: Lang,
    /// From the set-up link that the program says when it starts; not needed at the console.
    #[serde(default)]
    pub secret: String,
}

const SIGNED: (&str, &[u8]) = ("identity.set_up", b"link");

/// The secret of the set-up link. It follows from the installation's own key, so that all copies of the
/// program say the same and nothing has to be kept; it is good until the installation is set up.
pub fn set_up_secret(vault: &Vault) -> String {
    hex(&vault.sign(SIGNED.0, SIGNED.1))
}

impl SetUpInstallation {
    fn admit(&self, cx: &Context) -> Result<()> {
        if matches!(cx.actor, Actor::Console) {
            return Ok(());
        }
        let vault = cx.service::<Vault>()?;
        match unhex(self.secret.trim()) {
            Some(secret) if vault.signed(SIGNED.0, SIGNED.1, &secret) => Ok(()),
            _ => SET_UP_LINK_NEEDED.with().field("secret", SET_UP_LINK_NEEDED.code).err(),
        }
    }
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
        self.admit(cx)?;
        password::accept(&self.password, &model::email(&self.email)?)?;
        password::hash_password(&self.password, &cx.ids)
    }

    fn run(&self, hash: &String, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<UserCard> {
        tx.make(&SetUp)?;
        self.admit(cx)?;
        let id = insert_user(tx, &self.email, &self.name, Some(hash.clone()), self.lang, true)?;
        Ok(UserCard { id })
    }
    fn subject(&self, output: &UserCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
