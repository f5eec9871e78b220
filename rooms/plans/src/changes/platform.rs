//! What whoever runs the installation set.

use serde::{Deserialize, Serialize};
use souk_core::{Fault, RawId, Result, TenantId, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::platform::PlatformSettings;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PlatformSettingsChanged {
    pub rev: i64,
}

impl Event for PlatformSettingsChanged {
    const NAME: &'static str = "platform.settings_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        TenantId::INSTALLATION.raw()
    }
}

/// Over the revision that was seen; 0 = there were none.
pub(crate) struct WritePlatform<'a> {
    pub settings: &'a PlatformSettings,
    pub rev: i64,
}

impl Change for WritePlatform<'_> {
    type Event = PlatformSettingsChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<PlatformSettingsChanged>> {
        let body = serde_json::to_value(self.settings)
            .map_err(|error| Fault::caused("settings of the platform have no JSON form", error))?;
        let written: Option<(i64,)> = rows.one(
            sql!(
                "insert into platform_settings (shop_id, body, rev) values ($1, $2, 1)
                 on conflict (shop_id) do update set body = excluded.body, rev = platform_settings.rev + 1
                 where platform_settings.rev = $3 returning rev"
            ),
            params![TenantId::INSTALLATION, body, self.rev],
        )?;
        Ok(written.map(|(rev,)| PlatformSettingsChanged { rev }))
    }
}
