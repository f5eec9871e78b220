//! Changes what a shop says about itself: what is left out stays. The slug stays for ever.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Lang, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tenant, Tx};

use crate::changes::{EditShop, WriteSettings};
use crate::model::details;
use crate::model::settings::Settings;
use crate::queries::{ShopView, card, edited, settings_row};
use crate::refusals::{CHANGED_MEANWHILE, CURRENCY_LOCKED};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct UpdateShop {
    /// The revision that the change starts from.
    pub rev: i64,
    pub name: Option<Words>,
    /// Empty = none.
    pub phone: Option<String>,
    pub languages: Option<Vec<Lang>>,
    /// A usage period that runs keeps its end.
    pub zone: Option<String>,
    /// Only before the first order or posting.
    pub currency: Option<Currency>,
}

impl Command for UpdateShop {
    const NAME: &'static str = "update_shop";
    const POLICY: Policy = Policy::shop("settings.manage", Modes::NotEmergency, Entitled::Free).alone();
    type Prepared = ();
    type Output = ShopView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ShopView> {
        let missing = || souk_engine::refusals::SHOP_NOT_FOUND.refuse();
        let old = edited(tx, cx.shop)?.ok_or_else(missing)?;
        if old.rev != self.rev {
            return CHANGED_MEANWHILE.with().arg("rev", old.rev).err();
        }
        let currency = self.currency.unwrap_or(cx.tenant.currency);
        if currency != cx.tenant.currency && old.currency_locked {
            return CURRENCY_LOCKED.with().field("currency", CURRENCY_LOCKED.code).err();
        }
        let name = self.name.as_ref().map_or(Ok(old.name), details::name)?;
        let phone = match &self.phone {
            Some(typed) => details::phone(Some(typed))?,
            None => old.phone,
        };
        let tenant = Tenant {
            currency,
            zone: self.zone.as_deref().map_or(Ok(cx.tenant.zone.clone()), details::zone)?,
            languages: self
                .languages
                .as_deref()
                .map_or(Ok(cx.tenant.languages.clone()), details::languages)?,
            ..cx.tenant.clone()
        };
        tx.must(&EditShop { rev: old.rev, name: &name, phone: phone.as_ref() }, &CHANGED_MEANWHILE)?;
        tx.set_tenant(cx.shop, &tenant)?;
        if currency != cx.tenant.currency {
            // What cash is rounded to is said in units of the currency.
            let (settings, rev) = settings_row(tx, cx.shop)?;
            let settings = &Settings { cash_step: currency.unit(), ..settings };
            tx.must(&WriteSettings { shop: cx.shop, settings, rev }, &CHANGED_MEANWHILE)?;
        }
        Ok(card(tx, cx.shop)?.ok_or_else(missing)?.into())
    }
}
