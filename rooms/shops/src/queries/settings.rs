//! The shop's settings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Fault, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Question, Reader, sql};

use crate::model::ShopId;
use crate::model::settings::Settings;

/// A shop without a row has the defaults.
pub fn settings(db: &mut Reader<'_>, shop: ShopId) -> Result<Settings> {
    Ok(settings_row(db, shop)?.0)
}

pub(crate) fn settings_row(db: &mut Reader<'_>, shop: ShopId) -> Result<(Settings, i64)> {
    let row: Option<(serde_json::Value, i64)> =
        db.one(sql!("select body, rev from settings where shop_id = $1"), params![shop])?;
    row.map_or_else(|| Ok((Settings::default(), 0)), |(body, rev)| Ok((readable(body)?, rev)))
}

/// The settings of the shop that a public path names, to be asked beside the shop; doors read them with
/// platform reach.
pub fn settings_by_slug(slug: &str) -> Question<Settings> {
    let row = Question::one(
        sql!("select body from settings where shop_id = (select shop_id from shops where slug = $1)"),
        params![slug],
    );
    row.map(|row: Option<(serde_json::Value,)>| {
        row.map_or_else(|| Ok(Settings::default()), |(body,)| readable(body))
    })
}

fn readable(body: serde_json::Value) -> Result<Settings> {
    serde_json::from_value(body).map_err(|error| Fault::caused("settings were not readable", error).into())
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct SettingsView {
    pub settings: Settings,
    /// Give it back with the change.
    pub rev: i64,
}

/// The shop's settings with their revision.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SettingsCard {}

impl Query for SettingsCard {
    const NAME: &'static str = "settings_card";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::Any, Entitled::Free);
    type Output = SettingsView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<SettingsView> {
        let (settings, rev) = settings_row(db, cx.shop)?;
        Ok(SettingsView { settings, rev })
    }
}
