//! Whoever runs the installation says how it is paid and reached.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, Words, text};
use souk_engine::{Command, Context, Policy, Tx};

use crate::changes::WritePlatform;
use crate::model::platform::PlatformSettings;
use crate::queries::PlatformSettingsView;
use crate::refusals::{CONTACT_INVALID, OFFER_INVALID, SETTINGS_CHANGED};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UpdatePlatformSettings {
    /// Of the settings that were seen.
    pub rev: i64,
    pub settings: PlatformSettings,
}

fn checked(typed: &PlatformSettings) -> Result<PlatformSettings> {
    let wrong = |field: &str| CONTACT_INVALID.with().field(field, CONTACT_INVALID.code);
    let line = |value: &Option<String>| {
        value.as_deref().and_then(|typed| text::line(typed, 200)).filter(|text| !text.is_empty())
    };
    let email = line(&typed.email).map(|email| souk_identity::email(&email)).transpose()?;
    let phone = line(&typed.phone);
    if phone
        .as_deref()
        .is_some_and(|phone| !phone.chars().any(|c| souk_core::text::ascii_digit(c).is_ascii_digit()))
    {
        return wrong("phone").err();
    }
    let chat = line(&typed.chat);
    if chat.as_deref().is_some_and(|chat| !chat.starts_with("https://") || chat.contains(' ')) {
        return wrong("chat").err();
    }
    let texts = typed.pay_to.0.iter().map(|(lang, typed)| Some((*lang, text::lines(typed, 2_000)?)));
    let texts: Option<Vec<_>> = texts.collect();
    let texts = texts.ok_or_else(|| wrong("pay_to"))?;
    let pay_to = Words(texts.into_iter().filter(|(_, text)| !text.is_empty()).collect());
    let PlatformSettings { first_month_off, referral_orders, .. } = *typed;
    for (field, fine) in [
        ("first_month_off", (0..=100).contains(&first_month_off)),
        ("referral_orders", (0..=10_000).contains(&referral_orders)),
    ] {
        if !fine {
            return OFFER_INVALID.with().field(field, OFFER_INVALID.code).err();
        }
    }
    Ok(PlatformSettings { pay_to, email, phone, chat, first_month_off, referral_orders })
}

impl Command for UpdatePlatformSettings {
    const NAME: &'static str = "update_platform_settings";
    const POLICY: Policy = Policy::platform("platform.operate");
    type Prepared = ();
    type Output = PlatformSettingsView;

    fn run(&self, (): &(), _: &Context, tx: &mut Tx<'_, '_>) -> Result<PlatformSettingsView> {
        let settings = checked(&self.settings)?;
        let written = tx.must(&WritePlatform { settings: &settings, rev: self.rev }, &SETTINGS_CHANGED)?;
        Ok(PlatformSettingsView { settings, rev: written.rev })
    }
}
