//! The shop's settings, written whole.

use serde::{Deserialize, Serialize};
use souk_core::{Fault, RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::model::ShopId;
use crate::model::settings::Settings;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SettingsChanged {
    pub shop: ShopId,
    pub rev: i64,
}

impl Event for SettingsChanged {
    const NAME: &'static str = "shop.settings_changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// Holds only while the row is at `rev`; `rev` 0 writes the first row.
pub(crate) struct WriteSettings<'a> {
    pub shop: ShopId,
    pub settings: &'a Settings,
    pub rev: i64,
}

impl Change for WriteSettings<'_> {
    type Event = SettingsChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SettingsChanged>> {
        let body = serde_json::to_value(self.settings)
            .map_err(|error| Fault::caused("settings have no JSON form", error))?;
        let changed = if self.rev == 0 {
            rows.run(
                sql!("insert into settings (shop_id, body, rev) values ($1, $2, 1)"),
                params![self.shop, body],
            )?
        } else {
            rows.run(
                sql!("update settings set body = $2, rev = rev + 1 where shop_id = $1 and rev = $3"),
                params![self.shop, body, self.rev],
            )?
        };
        if changed == 1 {
            // Pages are cached under the shop's revision.
            rows.put(sql!("update shops set rev = rev + 1 where shop_id = $1"), params![self.shop])?;
        }
        Ok((changed == 1).then(|| SettingsChanged { shop: self.shop, rev: self.rev + 1 }))
    }
}
