//! Keys for programs: a shop's and the platform's, made and ended the same way.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Actor, RawId, Result, text};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::{CreateKey, RevokeKey};
use crate::model::token::Token;
use crate::model::{ApiKeyId, user_of};
use crate::queries::maker_of;
use crate::refusals::{KEY_NAME_INVALID, KEY_NOT_FOUND, KEY_TOO_WIDE};

/// A new key; its text is shown this once.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
pub struct KeyOnce {
    pub id: ApiKeyId,
    pub key: String,
}

fn create(cx: &Context, tx: &mut Tx<'_, '_>, name: &str, permissions: &[String]) -> Result<KeyOnce> {
    let name = text::line(name, 80).filter(|name| !name.is_empty());
    let name = name.ok_or_else(|| KEY_NAME_INVALID.with().field("name", KEY_NAME_INVALID.code))?;
    if let Some(wide) = permissions.iter().find(|permission| !cx.grants.allow(permission)) {
        return KEY_TOO_WIDE.with().arg("permission", wide.as_str()).err();
    }
    let token = Token::new("souk_live_", cx.shop, &cx.ids);
    let id = cx.id();
    // A key that another key made belongs to whoever made that one.
    let made_by = match &cx.actor {
        Actor::PlatformKey { key } | Actor::ApiKey { key, .. } => maker_of(tx, cx.shop, *key)?,
        actor => user_of(actor),
    };
    tx.make(&CreateKey { id, token: &token, name: &name, permissions, made_by })?;
    Ok(KeyOnce { id, key: token.text })
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreateApiKey {
    pub name: String,
    /// At most what its maker may do.
    pub permissions: Vec<String>,
}

impl Command for CreateApiKey {
    const NAME: &'static str = "create_api_key";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::NotEmergency, Entitled::To("api")).secret();
    type Prepared = ();
    type Output = KeyOnce;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<KeyOnce> {
        create(cx, tx, &self.name, &self.permissions)
    }
    fn subject(&self, output: &KeyOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CreatePlatformKey {
    pub name: String,
    pub permissions: Vec<String>,
}

impl Command for CreatePlatformKey {
    const NAME: &'static str = "create_platform_key";
    const POLICY: Policy = Policy::platform("platform.operate").secret();
    type Prepared = ();
    type Output = KeyOnce;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<KeyOnce> {
        create(cx, tx, &self.name, &self.permissions)
    }
    fn subject(&self, output: &KeyOnce) -> Option<RawId> {
        Some(output.id.raw())
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct KeyEnded {
    pub id: ApiKeyId,
}

fn revoke(tx: &mut Tx<'_, '_>, id: ApiKeyId) -> Result<KeyEnded> {
    tx.must(&RevokeKey { id }, &KEY_NOT_FOUND)?;
    Ok(KeyEnded { id })
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokeApiKey {
    pub id: ApiKeyId,
}

impl Command for RevokeApiKey {
    const NAME: &'static str = "revoke_api_key";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = KeyEnded;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<KeyEnded> {
        revoke(tx, self.id)
    }
    fn subject(&self, output: &KeyEnded) -> Option<RawId> {
        Some(output.id.raw())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokePlatformKey {
    pub id: ApiKeyId,
}

impl Command for RevokePlatformKey {
    const NAME: &'static str = "revoke_platform_key";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = KeyEnded;
    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<KeyEnded> {
        revoke(tx, self.id)
    }
    fn subject(&self, output: &KeyEnded) -> Option<RawId> {
        Some(output.id.raw())
    }
}
