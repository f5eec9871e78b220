//! Users and their passwords.

use serde::{Deserialize, Serialize};
use souk_core::{Lang, RawId, Result, TenantId, UserId, params};
use souk_engine::{Change, Event, Rows, Tx, sql};

use crate::model;
use crate::refusals::{ALREADY_SET_UP, EMAIL_TAKEN};

const INSTALLATION: TenantId = TenantId::INSTALLATION;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct UserAdded {
    pub user: UserId,
    pub platform_admin: bool,
}

impl Event for UserAdded {
    const NAME: &'static str = "user.added";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

struct InsertUser {
    user: UserId,
    email: String,
    name: String,
    password_hash: Option<String>,
    lang: Lang,
    platform_admin: bool,
}

impl Change for InsertUser {
    type Event = UserAdded;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<UserAdded>> {
        rows.insert(
            sql!(
                "insert into users (shop_id, id, email, email_key, name, password_hash, lang, platform_admin,
                                    created_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            ),
            params![
                INSTALLATION,
                self.user,
                self.email,
                model::email_key(&self.email),
                self.name,
                self.password_hash,
                self.lang,
                self.platform_admin,
                rows.now()
            ],
            &[("users", "shop_id, email_key", &EMAIL_TAKEN)],
        )?;
        Ok(Some(UserAdded { user: self.user, platform_admin: self.platform_admin }))
    }
}

pub(crate) fn insert_user(
    tx: &mut Tx<'_, '_>,
    email: &str,
    name: &str,
    password_hash: Option<String>,
    lang: Lang,
    platform_admin: bool,
) -> Result<UserId> {
    let (email, name) = (model::email(email)?, model::name(name)?);
    let user = tx.cx().id();
    tx.make(&InsertUser { user, email, name, password_hash, lang, platform_admin })?;
    Ok(user)
}

/// Adds a person; without a password hash they cannot sign in yet. For commands of user, open or platform
/// scope: people belong to the installation, and a shop's transaction cannot reach them.
pub fn add_user(
    tx: &mut Tx<'_, '_>,
    email: &str,
    name: &str,
    password_hash: Option<String>,
    lang: Lang,
) -> Result<UserId> {
    insert_user(tx, email, name, password_hash, lang, false)
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct InstallationSetUp {}

impl Event for InstallationSetUp {
    const NAME: &'static str = "installation.set_up";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        INSTALLATION.raw()
    }
}

/// One row that can be inserted once: two people setting up at the same time cannot both win.
pub(crate) struct SetUp;

impl Change for SetUp {
    type Event = InstallationSetUp;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<InstallationSetUp>> {
        rows.insert(
            sql!("insert into installation (shop_id, set_up_at) values ($1, $2)"),
            params![INSTALLATION, rows.now()],
            &[("installation", "shop_id", &ALREADY_SET_UP)],
        )?;
        Ok(Some(InstallationSetUp {}))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PasswordChanged {
    pub user: UserId,
}

impl Event for PasswordChanged {
    const NAME: &'static str = "user.password_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

/// Holds only while the password is still the one that was verified; ends every session but `keep`.
pub(crate) struct SetPassword<'a> {
    pub user: UserId,
    pub verified: &'a str,
    pub new_hash: &'a str,
    pub keep: Vec<u8>,
}

impl Change for SetPassword<'_> {
    type Event = PasswordChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PasswordChanged>> {
        let changed = rows.run(
            sql!("update users set password_hash = $4 where shop_id = $1 and id = $2 and password_hash = $3"),
            params![INSTALLATION, self.user, self.verified, self.new_hash],
        )?;
        if changed == 0 {
            return Ok(None);
        }
        rows.put(
            sql!("delete from sessions where shop_id = $1 and user_id = $2 and token_hash <> $3"),
            params![INSTALLATION, self.user, self.keep],
        )?;
        Ok(Some(PasswordChanged { user: self.user }))
    }
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlatformAdminSet {
    pub user: UserId,
    pub on: bool,
}

impl Event for PlatformAdminSet {
    const NAME: &'static str = "user.platform_admin_set";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.user.raw()
    }
}

/// Taken only while somebody else has it. All who have it are held first, so that two who take it from each
/// other at the same moment come one after the other.
pub(crate) struct SetPlatformAdminRow {
    pub user: UserId,
    pub on: bool,
}

impl Change for SetPlatformAdminRow {
    type Event = PlatformAdminSet;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlatformAdminSet>> {
        if !self.on {
            rows.run(
                sql!("update users set platform_admin = true where shop_id = $1 and platform_admin = true"),
                params![INSTALLATION],
            )?;
        }
        let changed = rows.run(
            sql!(
                "update users set platform_admin = $3
                 where shop_id = $1 and id = $2 and platform_admin <> $3 and ($3 = true or exists (
                    select 1 from users o where o.shop_id = $1 and o.platform_admin = true and o.id <> $2))"
            ),
            params![INSTALLATION, self.user, self.on],
        )?;
        Ok((changed == 1).then_some(PlatformAdminSet { user: self.user, on: self.on }))
    }
}

/// Whatever the password was.
pub(crate) struct ReplacePassword<'a> {
    pub user: UserId,
    pub hash: &'a str,
}

impl Change for ReplacePassword<'_> {
    type Event = PasswordChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PasswordChanged>> {
        let changed = rows.run(
            sql!("update users set password_hash = $3 where shop_id = $1 and id = $2"),
            params![INSTALLATION, self.user, self.hash],
        )?;
        Ok((changed == 1).then_some(PasswordChanged { user: self.user }))
    }
}
