//! Ends a session. Whoever holds its token may.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Policy, Tx};

use crate::changes::CloseSession;
use crate::model::token::Token;

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignOut {
    pub token: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SignedOut {
    /// False where there was nothing to end any more.
    pub ended: bool,
}

impl Command for SignOut {
    const NAME: &'static str = "sign_out";
    const POLICY: Policy = Policy::open().secret();
    type Prepared = ();
    type Output = SignedOut;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<SignedOut> {
        let ended = tx.make(&CloseSession { token_hash: Token::hash(&self.token) })?.is_some();
        Ok(SignedOut { ended })
    }
}
