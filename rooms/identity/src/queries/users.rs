//! People and their sessions. All these rows hang on the installation: doors read them with platform reach.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, Result, TenantId, UserId, params};
use souk_engine::{Context, Policy, Query, Question, Reader, row, sql};

use crate::model::token::Token;
use crate::model::{email_key, user_of};
use crate::refusals::USER_NOT_FOUND;

const INSTALLATION: TenantId = TenantId::INSTALLATION;

row! {
    /// Whose session a token opens.
    #[derive(Debug, Clone)]
    pub struct SessionUser {
        pub user: UserId,
        pub email: String,
        pub name: String,
        pub lang: Lang,
        pub platform_admin: bool,
        /// The shop that the session turned to.
        pub shop: Option<TenantId>,
        /// Secret that this session's forms carry.
        pub csrf: String,
    }
}

/// The person whose session this token is; `None` when it never was, has ended or was closed.
pub fn who(db: &mut Reader<'_>, token: &str, now: Moment) -> Result<Option<SessionUser>> {
    db.one(
        sql!(
            "select s.user_id, u.email, u.name, u.lang, u.platform_admin, s.shop, s.csrf
             from sessions s join users u on u.shop_id = s.shop_id and u.id = s.user_id
             where s.shop_id = $1 and s.token_hash = $2 and s.expires_at > $3"
        ),
        params![INSTALLATION, Token::hash(token), now],
    )
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct UserRow {
        pub id: UserId,
        pub email: String,
        pub name: String,
        pub lang: Lang,
        pub platform_admin: bool,
    }
}

pub fn user(db: &mut Reader<'_>, id: UserId) -> Result<Option<UserRow>> {
    db.one(
        sql!("select id, email, name, lang, platform_admin from users where shop_id = $1 and id = $2"),
        params![INSTALLATION, id],
    )
}

pub fn user_by_email(db: &mut Reader<'_>, email: &str) -> Result<Option<UserRow>> {
    db.one(
        sql!("select id, email, name, lang, platform_admin from users where shop_id = $1 and email_key = $2"),
        params![INSTALLATION, email_key(email.trim())],
    )
}

pub fn is_platform_admin(id: UserId) -> Question<bool> {
    let row = Question::one(
        sql!("select platform_admin from users where shop_id = $1 and id = $2"),
        params![INSTALLATION, id],
    );
    row.map(|row: Option<(bool,)>| Ok(row.is_some_and(|(is,)| is)))
}

pub(crate) fn credentials(db: &mut Reader<'_>, email: &str) -> Result<Option<(UserId, Option<String>)>> {
    db.one(
        sql!("select id, password_hash from users where shop_id = $1 and email_key = $2"),
        params![INSTALLATION, email_key(email)],
    )
}

pub(crate) fn password_of(db: &mut Reader<'_>, id: UserId) -> Result<Option<String>> {
    let row: Option<(Option<String>,)> = db.one(
        sql!("select password_hash from users where shop_id = $1 and id = $2"),
        params![INSTALLATION, id],
    )?;
    Ok(row.and_then(|(hash,)| hash))
}

/// Was the first platform admin made? Doors read it with platform reach.
pub fn is_set_up(db: &mut Reader<'_>) -> Result<bool> {
    let row: Option<(Moment,)> =
        db.one(sql!("select set_up_at from installation where shop_id = $1"), params![INSTALLATION])?;
    Ok(row.is_some())
}

/// Who is signed in.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Me {}

impl Query for Me {
    const NAME: &'static str = "me";
    const POLICY: Policy = Policy::user();
    type Output = UserRow;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<UserRow> {
        let id = user_of(&cx.actor).ok_or_else(|| USER_NOT_FOUND.refuse())?;
        user(db, id)?.ok_or_else(|| USER_NOT_FOUND.refuse())
    }
}
