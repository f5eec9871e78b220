//! Makes, renames or puts aside a driver of the shop.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, text};
use souk_customers::phone;
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};
use souk_entitlements::refusals::LIMIT_CARRIERS;
use souk_places::model::{OWN, is_carrier};
use souk_places::on_field;
use souk_places::refusals::CARRIER_INVALID;

use super::count_drivers::{self, KEY};
use super::move_parcel::MOST_FEE;
use crate::AccountId;
use crate::changes::AccountSet;
use crate::queries::{AccountCard, AccountRow};
use crate::refusals::{ACCOUNT_INVALID, ACCOUNT_STALE, RETURN_FEE_INVALID};

const fn yes() -> bool {
    true
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetCarrierAccount {
    /// The account that is changed; without one an account is made.
    #[serde(default)]
    pub id: Option<AccountId>,
    /// How the shop calls the driver, 1 to 60 letters.
    pub label: String,
    #[serde(default)]
    pub phone: String,
    /// What the driver takes for a parcel that comes back, in minor units.
    #[serde(default)]
    pub return_fee_minor: i64,
    /// Whose rates and names of places it goes by; the shop's own unless told.
    #[serde(default)]
    pub carrier: Option<String>,
    /// False puts the driver aside: no new parcels.
    #[serde(default = "yes")]
    pub active: bool,
    /// The revision that was seen; without one the account is set whatever it was.
    #[serde(default)]
    pub rev: Option<i64>,
}

/// Those who carry now are counted against the plan, whoever joined before there was a count included.
fn count(cx: &Context, tx: &mut Tx<'_, '_>, was: bool, is: bool) -> Result<()> {
    if was != is {
        count_drivers::count(tx, cx)?;
    }
    match (was, is) {
        (false, true) => souk_entitlements::take(tx, KEY, 1, &LIMIT_CARRIERS),
        (true, false) => match souk_entitlements::max_and_used(tx, cx.shop, KEY, cx.now)? {
            Some((_, used)) if used > 0 => souk_entitlements::give_back(tx, KEY, 1),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

impl Command for SetCarrierAccount {
    const NAME: &'static str = "set_carrier_account";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = AccountCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<AccountCard> {
        let Some(label) = text::line(&self.label, 60).filter(|label| !label.is_empty()) else {
            return on_field(ACCOUNT_INVALID.with().arg("field", "label"), "label").err();
        };
        let phone = match self.phone.trim() {
            "" => String::new(),
            typed => match phone::normal(typed) {
                Some(phone) => phone,
                None => return on_field(ACCOUNT_INVALID.with().arg("field", "phone"), "phone").err(),
            },
        };
        if !(0..=MOST_FEE).contains(&self.return_fee_minor) {
            return on_field(RETURN_FEE_INVALID.with(), "return_fee_minor").err();
        }
        let stands = self.id.map(|id| AccountRow::load(tx, cx, id)).transpose()?;
        if self.rev.is_some() && self.rev != stands.as_ref().map(|row| row.rev) {
            return Err(ACCOUNT_STALE.refuse());
        }
        let carrier = self.carrier.as_deref().map(str::trim).filter(|code| !code.is_empty());
        if !carrier.is_none_or(is_carrier) {
            return on_field(CARRIER_INVALID.with(), "carrier").err();
        }
        let carrier = carrier.or(stands.as_ref().map(|row| row.carrier.as_str())).unwrap_or(OWN).to_owned();
        count(cx, tx, stands.as_ref().is_some_and(|row| row.is_active), self.active)?;
        let number = match &stands {
            Some(row) => row.number,
            None => tx.next_number("carrier_accounts")?,
        };
        let set = AccountSet {
            id: self.id.unwrap_or_else(|| cx.id()),
            rev: stands.map(|row| row.rev),
            number,
            label: &label,
            phone: &phone,
            carrier: &carrier,
            return_fee: self.return_fee_minor,
            active: self.active,
        };
        tx.must(&set, &ACCOUNT_STALE)?;
        Ok(AccountRow::load(tx, cx, set.id)?.card(cx))
    }

    fn subject(&self, output: &AccountCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
