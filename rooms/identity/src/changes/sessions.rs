//! Sessions: opened by a password, turned to a shop, closed.

use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, TenantId, UserId, params};
use souk_engine::{Change, Event, Rows, Tx, sql};

use crate::model::token::Token;
use crate::model::user_of;
use crate::refusals::SESSION_UNKNOWN;

const INSTALLATION: TenantId = TenantId::INSTALLATION;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionOpened {
    pub user: UserId,
    pub expires_at: Moment,
}

impl Event for SessionOpened {
    const NAME: &'static str = "session.opened";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

/// Holds only while the password is still the one that was verified. Deletes the user's ended sessions.
pub(crate) struct OpenSession<'a> {
    pub user: UserId,
    pub verified: &'a str,
    pub token: &'a Token,
    pub csrf: String,
    pub expires_at: Moment,
}

impl Change for OpenSession<'_> {
    type Event = SessionOpened;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SessionOpened>> {
        let opened = rows.run(
            sql!(
                "insert into sessions (shop_id, token_hash, user_id, shop, csrf, created_at, expires_at)
                 select shop_id, $4, id, null, $5, $6, $7 from users
                 where shop_id = $1 and id = $2 and password_hash = $3"
            ),
            params![
                INSTALLATION,
                self.user,
                self.verified,
                self.token.hash.clone(),
                self.csrf,
                rows.now(),
                self.expires_at
            ],
        )?;
        rows.put(
            sql!("delete from sessions where shop_id = $1 and user_id = $2 and expires_at <= $3"),
            params![INSTALLATION, self.user, rows.now()],
        )?;
        Ok((opened == 1).then_some(SessionOpened { user: self.user, expires_at: self.expires_at }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionClosed {
    pub user: UserId,
}

impl Event for SessionClosed {
    const NAME: &'static str = "session.closed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct CloseSession {
    pub token_hash: Vec<u8>,
}

impl Change for CloseSession {
    type Event = SessionClosed;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SessionClosed>> {
        let closed: Option<(UserId,)> = rows.one(
            sql!("delete from sessions where shop_id = $1 and token_hash = $2 returning user_id"),
            params![INSTALLATION, self.token_hash],
        )?;
        Ok(closed.map(|(user,)| SessionClosed { user }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionsEnded {
    pub user: UserId,
    pub count: i64,
}

impl Event for SessionsEnded {
    const NAME: &'static str = "session.all_ended";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

pub(crate) struct EndSessions {
    pub user: UserId,
}

impl Change for EndSessions {
    type Event = SessionsEnded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SessionsEnded>> {
        let gone = rows.run(
            sql!("delete from sessions where shop_id = $1 and user_id = $2"),
            params![INSTALLATION, self.user],
        )?;
        let count = i64::try_from(gone).unwrap_or(i64::MAX);
        Ok((count > 0).then_some(SessionsEnded { user: self.user, count }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ShopChosen {
    pub user: UserId,
    pub shop: Option<TenantId>,
}

impl Event for ShopChosen {
    const NAME: &'static str = "session.shop_chosen";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

struct ChooseShop {
    user: UserId,
    token_hash: Vec<u8>,
    shop: Option<TenantId>,
}

impl Change for ChooseShop {
    type Event = ShopChosen;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<ShopChosen>> {
        let changed = rows.run(
            sql!(
                "update sessions set shop = $4
                 where shop_id = $1 and token_hash = $2 and user_id = $3 and expires_at > $5"
            ),
            params![INSTALLATION, self.token_hash, self.user, self.shop, rows.now()],
        )?;
        Ok((changed == 1).then_some(ShopChosen { user: self.user, shop: self.shop }))
    }
}

/// Turns the asker's own session to a shop. Whether they work there is for `shops` to know.
pub fn choose_shop(tx: &mut Tx<'_, '_>, token: &str, shop: Option<TenantId>) -> Result<()> {
    let user = user_of(&tx.cx().actor).ok_or_else(|| SESSION_UNKNOWN.refuse())?;
    tx.must(&ChooseShop { user, token_hash: Token::hash(token), shop }, &SESSION_UNKNOWN).map(|_| ())
}
