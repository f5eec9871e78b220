//! How the platform is paid and reached: all of it for whoever runs it, for a shop what its plan allows.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use souk_core::{Fault, Result, TenantId, Words, params};
use souk_engine::{Context, Policy, Query, Reader, sql};
use souk_shops::ShopId;

use crate::commands::member_of;
use crate::model::platform::PlatformSettings;

pub(crate) fn platform_settings(db: &mut Reader<'_>) -> Result<(PlatformSettings, i64)> {
    let found: Option<(Value, i64)> = db.one(
        sql!("select body, rev from platform_settings where shop_id = $1"),
        params![TenantId::INSTALLATION],
    )?;
    let Some((body, rev)) = found else { return Ok((PlatformSettings::default(), 0)) };
    let settings = serde_json::from_value(body)
        .map_err(|error| Fault::caused("settings of the platform were not readable", error))?;
    Ok((settings, rev))
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PlatformSettingsCard {}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct PlatformSettingsView {
    pub settings: PlatformSettings,
    /// Give it back with a change; 0 = nothing was set yet.
    pub rev: i64,
}

impl Query for PlatformSettingsCard {
    const NAME: &'static str = "platform_settings";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Output = PlatformSettingsView;
    fn answer(&self, _: &Context, db: &mut Reader<'_>) -> Result<PlatformSettingsView> {
        let (settings, rev) = platform_settings(db)?;
        Ok(PlatformSettingsView { settings, rev })
    }
}

/// How the asker's shop pays and reaches the platform.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlatformContacts {
    /// The one that the asker works in unless told.
    pub shop: Option<ShopId>,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Contacts {
    pub pay_to: Words,
    /// Each only where the shop's plan includes it.
    pub email: Option<String>,
    pub phone: Option<String>,
    pub chat: Option<String>,
}

impl Query for PlatformContacts {
    const NAME: &'static str = "platform_contacts";
    const POLICY: Policy = Policy::user();
    type Output = Contacts;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Contacts> {
        let shop = member_of(cx, db, self.shop)?;
        let (settings, _) = platform_settings(db)?;
        let mut allowed = |key: &'static str, contact: Option<String>| -> Result<Option<String>> {
            let row = db.ask(souk_entitlements::value(shop, key, cx.now))?;
            Ok(contact.filter(|_| row.is_some_and(|row| row.allowed)))
        };
        Ok(Contacts {
            email: allowed("support.email", settings.email)?,
            phone: allowed("support.phone", settings.phone)?,
            chat: allowed("support.chat", settings.chat)?,
            pay_to: settings.pay_to,
        })
    }
}
