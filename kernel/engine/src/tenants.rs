//! The tenant row that every command reads first: mode, zone, currency, languages, closed or not.

use souk_core::{Currency, Error, Lang, Moment, RefusalDef, Result, TenantId, Zone};
use souk_store::{Question, Reader, row, sql};

use crate::policy::Modes;
use crate::refusals;

souk_core::text_enum! {
    /// How a shop works now.
    pub enum Mode {
        Manual => "manual",
        Auto => "auto",
        Maintenance => "maintenance",
        Emergency => "emergency",
    }
}

pub const MODE_REFUSALS: &[RefusalDef] = &[refusals::MAINTENANCE, refusals::EMERGENCY];

#[derive(Debug, Clone)]
pub struct Tenant {
    pub mode: Mode,
    pub zone: Zone,
    pub currency: Currency,
    /// The first is the shop's own.
    pub languages: Vec<Lang>,
    pub closed_at: Option<Moment>,
    /// Names of events that somebody outside wants to hear of; [`crate::Tx::hear`] writes them.
    pub heard: Vec<String>,
    /// Reactions that something here concerned, each between two spaces; [`crate::Tx::awaken`] writes them.
    /// A star is all of them.
    pub awake: String,
}

row! {
    struct TenantRow {
        mode: Mode,
        zone: Zone,
        currency: Currency,
        languages: serde_json::Value,
        closed_at: Option<Moment>,
        heard: Option<serde_json::Value>,
        awake: String,
    }
}

impl Tenant {
    pub fn lang(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::En)
    }
    pub(crate) fn hears(&self, event: &str) -> bool {
        self.heard.iter().any(|name| name == event)
    }
    pub(crate) fn is_awake(&self, reaction: &str) -> bool {
        self.awake.split(' ').any(|name| name == reaction || name == "*")
    }
    /// May something of this kind commit in the present mode?
    pub fn gate(&self, modes: Modes) -> Result<()> {
        match (self.mode, modes) {
            (Mode::Emergency, Modes::NotEmergency | Modes::Normal) => Err(refusals::EMERGENCY.refuse()),
            (Mode::Maintenance, Modes::Normal) => Err(refusals::MAINTENANCE.refuse()),
            _ => Ok(()),
        }
    }
    pub fn load(db: &mut Reader<'_>, shop: TenantId) -> Result<Self> {
        db.ask(Self::asked(shop))
    }
    /// The shop's row; a missing or foreign shop looks alike.
    pub(crate) fn asked(shop: TenantId) -> Question<Self> {
        let row = Question::one(
            sql!(
                "select mode, zone, currency, languages, closed_at, heard, awake from tenants
                 where shop_id = $1"
            ),
            souk_core::params![shop],
        );
        row.map(|row: Option<TenantRow>| {
            let row = row.ok_or_else(|| -> Error { refusals::SHOP_NOT_FOUND.refuse() })?;
            let languages = serde_json::from_value(row.languages).unwrap_or_else(|_| vec![Lang::En]);
            Ok(Self {
                mode: row.mode,
                zone: row.zone,
                currency: row.currency,
                languages,
                closed_at: row.closed_at,
                heard: row.heard.and_then(|names| serde_json::from_value(names).ok()).unwrap_or_default(),
                awake: row.awake,
            })
        })
    }
}
