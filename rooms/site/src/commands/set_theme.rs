//! Changes how the shop looks: what is left out stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use crate::changes::WriteTheme;
use crate::model::theme::{Corners, Theme, TypeSize};
use crate::queries::{ThemeView, theme};
use crate::refusals::THEME_CHANGED;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SetTheme {
    /// The revision that the change starts from; 0 before the first.
    pub rev: i64,
    /// The shop's first colour, `#rrggbb`; letters on it are dark or white, whichever reads better.
    pub colour: Option<String>,
    /// The second one; empty: the house's own.
    pub accent: Option<String>,
    pub corners: Option<Corners>,
    pub type_size: Option<TypeSize>,
}

impl SetTheme {
    /// The choices as they would be, checked: a preview shows nothing that could not be saved.
    pub fn over(&self, old: &Theme) -> Result<Theme> {
        let accent = match &self.accent {
            Some(accent) => Some(accent.trim().to_owned()).filter(|accent| !accent.is_empty()),
            None => old.accent.clone(),
        };
        let theme = Theme {
            accent,
            corners: self.corners.unwrap_or(old.corners),
            type_size: self.type_size.unwrap_or(old.type_size),
        };
        theme.check()?;
        Ok(theme)
    }
}

impl Command for SetTheme {
    const NAME: &'static str = "set_theme";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("storefront"));
    type Prepared = ();
    type Output = ThemeView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ThemeView> {
        let old = theme(tx, cx.shop)?;
        if old.rev != self.rev {
            return THEME_CHANGED.with().arg("rev", old.rev).err();
        }
        if let Some(colour) = &self.colour {
            souk_shops::recolour(tx, colour)?;
        }
        let theme_now = self.over(&old.look.theme)?;
        tx.must(&WriteTheme { theme: &theme_now, rev: self.rev }, &THEME_CHANGED)?;
        theme(tx, cx.shop)
    }
    fn subject(&self, _: &ThemeView) -> Option<RawId> {
        None
    }
}
