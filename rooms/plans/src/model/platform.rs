//! What whoever runs the installation tells the shops: how it is paid, how it is reached.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Words;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PlatformSettings {
    /// Where money for a plan goes: an account, an office and its hours.
    pub pay_to: Words,
    pub email: Option<String>,
    pub phone: Option<String>,
    /// Address of a live chat.
    pub chat: Option<String>,
}
