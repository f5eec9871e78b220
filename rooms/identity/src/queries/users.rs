//! People and their sessions. All these rows hang on the installation: doors read them with platform reach.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, Result, TenantId, UserId, params};
use souk_engine::{Context, PageSize, Policy, Query, Question, Reader, Slice, row, sql};

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

/// People who may sign in, by their ids.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UserList {
    /// This one alone.
    pub email: Option<String>,
    /// Only those who run the installation.
    pub platform_admins: bool,
    pub after: Option<UserId>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
    pub struct ListedUser {
        pub id: UserId,
        pub email: String,
        pub name: String,
        pub platform_admin: bool,
        pub created_at: Moment,
        /// Where they are signed in now.
        pub sessions: i64,
    }
}

impl Query for UserList {
    const NAME: &'static str = "user_list";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = Slice<ListedUser>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<ListedUser>> {
        let email = self.email.as_deref().map(|typed| email_key(typed.trim()));
        let mut items: Vec<ListedUser> = db.rows(
            sql!(
                "select u.id, u.email, u.name, u.platform_admin, u.created_at,
                        (select cast(count(*) as bigint) from sessions s
                         where s.shop_id = u.shop_id and s.user_id = u.id and s.expires_at > $5)
                 from users u
                 where u.shop_id = $1 and (cast($2 as text) is null or u.email_key = $2)
                   and ($3 = false or u.platform_admin = true) and u.id > $4
                 order by u.id limit $6"
            ),
            params![
                INSTALLATION,
                email,
                self.platform_admins,
                self.after.map(UserId::raw).unwrap_or_default(),
                cx.now,
                self.limit.fetch()
            ],
        )?;
        let wanted = usize::try_from(self.limit.rows()).unwrap_or(usize::MAX);
        let more = items.len() > wanted;
        items.truncate(wanted);
        let next = items.last().filter(|_| more).map(|last| last.id.to_string());
        Ok(Slice { items, next })
    }
}
