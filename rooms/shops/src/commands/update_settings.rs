//! Changes settings: what is left out stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::WriteSettings;
use crate::model::defences::DefenceChange;
use crate::model::settings::{HoldStock, Settings, WhenBlocked};
use crate::queries::{SettingsView, settings_row};
use crate::refusals::CHANGED_MEANWHILE;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UpdateSettings {
    /// The revision that the change starts from.
    pub rev: i64,
    pub open_orders_per_customer: Option<i64>,
    pub daily_order_limit: Option<i64>,
    pub hold_stock_from: Option<HoldStock>,
    pub pending_hours: Option<i64>,
    pub cash_step: Option<i64>,
    pub max_quantity: Option<i64>,
    pub address_required_home: Option<bool>,
    pub map_version: Option<String>,
    pub support_text: Option<Words>,
    pub mode_notice: Option<Words>,
    pub colour: Option<String>,
    pub when_blocked: Option<WhenBlocked>,
    pub request_hours: Option<i64>,
    pub request_percent: Option<i64>,
    pub defences: Option<DefenceChange>,
}

impl UpdateSettings {
    fn over(&self, old: Settings) -> Settings {
        Settings {
            open_orders_per_customer: self.open_orders_per_customer.unwrap_or(old.open_orders_per_customer),
            daily_order_limit: self.daily_order_limit.unwrap_or(old.daily_order_limit),
            hold_stock_from: self.hold_stock_from.unwrap_or(old.hold_stock_from),
            pending_hours: self.pending_hours.unwrap_or(old.pending_hours),
            cash_step: self.cash_step.unwrap_or(old.cash_step),
            max_quantity: self.max_quantity.unwrap_or(old.max_quantity),
            address_required_home: self.address_required_home.unwrap_or(old.address_required_home),
            map_version: self.map_version.clone().unwrap_or(old.map_version),
            support_text: self.support_text.clone().unwrap_or(old.support_text),
            mode_notice: self.mode_notice.clone().unwrap_or(old.mode_notice),
            colour: self.colour.clone().unwrap_or(old.colour),
            when_blocked: self.when_blocked.unwrap_or(old.when_blocked),
            request_hours: self.request_hours.unwrap_or(old.request_hours),
            request_percent: self.request_percent.unwrap_or(old.request_percent),
            defences: self
                .defences
                .as_ref()
                .map_or(old.defences.clone(), |change| change.over(&old.defences)),
        }
    }
}

impl Command for UpdateSettings {
    const NAME: &'static str = "update_settings";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = SettingsView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<SettingsView> {
        let (old, rev) = settings_row(tx, cx.shop)?;
        if rev != self.rev {
            return CHANGED_MEANWHILE.with().arg("rev", rev).err();
        }
        let settings = self.over(old.clone());
        settings.check(cx.tenant.currency)?;
        if settings == old {
            return Ok(SettingsView { settings, rev });
        }
        let written =
            tx.must(&WriteSettings { shop: cx.shop, settings: &settings, rev }, &CHANGED_MEANWHILE)?;
        Ok(SettingsView { settings, rev: written.rev })
    }
}
