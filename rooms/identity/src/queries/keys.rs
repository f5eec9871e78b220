//! Keys for programs. A key's text names its tenant, so looking one up never leaves that tenant's rows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Actor, Moment, RawId, Result, TenantId, UserId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Question, Reader, row, sql};

use crate::model::ApiKeyId;
use crate::model::token::{Token, token_shop};

// A key of the platform is worth what its maker's right is: one that is made while the right is taken ends
// with it.
macro_rules! may {
    () => {
        " and (api_keys.shop_id <> $3 or made_by is null
               or exists (select 1 from users u
                          where u.shop_id = $3 and u.id = made_by and u.platform_admin = true))"
    };
}

/// Who a bearer token stands for; `None` when it is unknown or ended. Doors read it with platform reach.
pub fn key_actor(db: &mut Reader<'_>, bearer: &str, _now: Moment) -> Result<Option<Actor>> {
    let Some(shop) = token_shop(bearer, "souk_live_") else { return Ok(None) };
    let found: Option<(RawId,)> = db.one(
        sql!("select id from api_keys where shop_id = $1 and token_hash = $2 and revoked_at is null", may!()),
        params![shop, Token::hash(bearer), TenantId::INSTALLATION],
    )?;
    Ok(found.map(|(key,)| match shop {
        TenantId::INSTALLATION => Actor::PlatformKey { key },
        shop => Actor::ApiKey { key, shop },
    }))
}

/// What a key of this tenant may do; `None` when there is no such key any more.
pub fn key_grants(tenant: TenantId, key: RawId) -> Question<Option<Vec<String>>> {
    let held = Question::one(
        sql!(
            "select permissions from api_keys where shop_id = $1 and id = $2 and revoked_at is null",
            may!()
        ),
        params![tenant, key, TenantId::INSTALLATION],
    );
    held.map(|row: Option<(serde_json::Value,)>| Ok(row.map(|(permissions,)| texts(&permissions))))
}

/// Who made a key, as far as that is known.
pub(crate) fn maker_of(db: &mut Reader<'_>, tenant: TenantId, key: RawId) -> Result<Option<UserId>> {
    let found: Option<(Option<UserId>,)> =
        db.one(sql!("select made_by from api_keys where shop_id = $1 and id = $2"), params![tenant, key])?;
    Ok(found.and_then(|(maker,)| maker))
}

/// Platform keys that somebody made and nobody ended.
pub(crate) fn live_keys_of(db: &mut Reader<'_>, user: UserId) -> Result<Vec<ApiKeyId>> {
    let keys: Vec<(ApiKeyId,)> = db.rows(
        sql!("select id from api_keys where shop_id = $1 and made_by = $2 and revoked_at is null"),
        params![TenantId::INSTALLATION, user],
    )?;
    Ok(keys.into_iter().map(|(key,)| key).collect())
}

fn texts(list: &serde_json::Value) -> Vec<String> {
    list.as_array().into_iter().flatten().filter_map(|text| text.as_str().map(str::to_owned)).collect()
}

row! {
    struct KeyRow {
        id: ApiKeyId,
        hint: String,
        name: String,
        permissions: serde_json::Value,
        created_at: Moment,
        revoked_at: Option<Moment>,
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ApiKeyRow {
    pub id: ApiKeyId,
    /// The last letters of the key.
    pub hint: String,
    pub name: String,
    pub permissions: Vec<String>,
    pub created_at: Moment,
    pub revoked_at: Option<Moment>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ApiKeys {
    pub items: Vec<ApiKeyRow>,
}

fn list(db: &mut Reader<'_>, tenant: TenantId) -> Result<ApiKeys> {
    let rows: Vec<KeyRow> = db.rows(
        sql!(
            "select id, hint, name, permissions, created_at, revoked_at from api_keys
             where shop_id = $1 order by id desc limit 200"
        ),
        params![tenant],
    )?;
    let items = rows.into_iter().map(|row| ApiKeyRow {
        id: row.id,
        hint: row.hint,
        name: row.name,
        permissions: texts(&row.permissions),
        created_at: row.created_at,
        revoked_at: row.revoked_at,
    });
    Ok(ApiKeys { items: items.collect() })
}

/// The shop's keys, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ApiKeyList {}

impl Query for ApiKeyList {
    const NAME: &'static str = "api_key_list";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = ApiKeys;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ApiKeys> {
        list(db, cx.shop)
    }
}

/// The platform's keys, newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlatformKeyList {}

impl Query for PlatformKeyList {
    const NAME: &'static str = "platform_key_list";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = ApiKeys;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ApiKeys> {
        list(db, cx.shop)
    }
}
