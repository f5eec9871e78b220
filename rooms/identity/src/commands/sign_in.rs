//! E-mail and password against a session's token.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, TenantId, UserId};
use souk_engine::{Command, Context, Limit, LimitSubject, Outside, Policy, Tx};

use crate::changes::OpenSession;
use crate::model::password;
use crate::model::token::Token;
use crate::queries::credentials;
use crate::refusals::CREDENTIALS_WRONG;

/// Signing in once a month is bearable; a stolen cookie that lives longer is not.
const SESSION: i64 = 30 * Moment::DAY;

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignIn {
    pub email: String,
    pub password: String,
}

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct SignedIn {
    /// For the cookie; kept here as a hash only.
    pub token: String,
    pub user: UserId,
    pub expires_at: Moment,
}

impl Command for SignIn {
    const NAME: &'static str = "sign_in";
    const POLICY: Policy = Policy::open()
        .limited(&[
            // Ten from one place; from all together far more, so that a stranger's guesses do not keep the
            // owner out, and still no password is tried for ever.
            Limit {
                name: "sign_in.email",
                subject: LimitSubject::FieldAtAddress("email"),
                count: 10,
                seconds: 3600,
            },
            Limit {
                name: "sign_in.anywhere",
                subject: LimitSubject::Field("email"),
                count: 200,
                seconds: 3600,
            },
            Limit { name: "sign_in.address", subject: LimitSubject::Address, count: 60, seconds: 3600 },
        ])
        .secret();
    /// The user and the very hash that the password fitted.
    type Prepared = Option<(UserId, String)>;
    type Output = SignedIn;
    const PREPARES: bool = true;

    fn prepare(&self, _: &Context, outside: &Outside) -> Result<Self::Prepared> {
        let email = self.email.trim().to_owned();
        let known = outside.read(move |db| credentials(db, &email))?;
        let (user, hash) = known.unzip();
        let hash = hash.flatten();
        let fits = password::verify_password(&self.password, hash.as_deref())?;
        Ok(user.zip(hash).filter(|_| fits))
    }

    fn run(&self, verified: &Self::Prepared, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<SignedIn> {
        let Some((user, hash)) = verified else { return Err(CREDENTIALS_WRONG.refuse()) };
        let token = Token::new("ses_", TenantId::INSTALLATION, &cx.ids);
        let csrf = RawId(cx.ids.bytes()).encode();
        let expires_at = cx.now.plus(SESSION);
        let opening = OpenSession { user: *user, verified: hash, token: &token, csrf, expires_at };
        tx.must(&opening, &CREDENTIALS_WRONG)?;
        Ok(SignedIn { token: token.text, user: *user, expires_at })
    }
    fn subject(&self, output: &SignedIn) -> Option<RawId> {
        Some(output.user.raw())
    }
}
