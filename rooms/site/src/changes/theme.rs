//! The theme, written whole.

use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};
use souk_shops::ShopId;

use crate::model::theme::Theme;

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SiteThemeChanged {
    pub shop: ShopId,
    pub rev: i64,
}

impl Event for SiteThemeChanged {
    const NAME: &'static str = "site_theme.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.shop.raw()
    }
}

/// `rev` 0 writes the first; `None`: it is at another revision by now.
pub(crate) struct WriteTheme<'a> {
    pub theme: &'a Theme,
    pub rev: i64,
}

impl Change for WriteTheme<'_> {
    type Event = SiteThemeChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<SiteThemeChanged>> {
        let (shop, theme) = (rows.shop(), self.theme);
        let changed = if self.rev == 0 {
            rows.run(
                sql!(
                    "insert into site_themes (shop_id, accent, corners, type_size, rev)
                     values ($1, $2, $3, $4, 1) on conflict (shop_id) do nothing"
                ),
                params![shop, theme.accent, theme.corners, theme.type_size],
            )?
        } else {
            rows.run(
                sql!(
                    "update site_themes set accent = $3, corners = $4, type_size = $5, rev = rev + 1
                     where shop_id = $1 and rev = $2"
                ),
                params![shop, self.rev, theme.accent, theme.corners, theme.type_size],
            )?
        };
        Ok((changed == 1).then(|| SiteThemeChanged { shop, rev: self.rev + 1 }))
    }
}
