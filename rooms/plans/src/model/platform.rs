//! What whoever runs the installation tells the shops: how it is paid, how it is reached, what it gives away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Words;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlatformSettings {
    /// Where money for a plan goes: an account, an office and its hours.
    pub pay_to: Words,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Address of a live chat.
    pub chat: Option<String>,
    /// What is taken off a shop's first paid month, in per cent; 0 = nothing.
    pub first_month_off: i64,
    /// Orders that a shop and whoever brought it get when it first pays; 0 = nothing is given.
    pub referral_orders: i64,
}

impl Default for PlatformSettings {
    fn default() -> Self {
        Self {
            pay_to: Words::default(),
            email: None,
            phone: None,
            chat: None,
            first_month_off: 0,
            referral_orders: 50,
        }
    }
}
