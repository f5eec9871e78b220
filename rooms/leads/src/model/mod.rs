//! What a lead is.

pub mod mark;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_catalog::{ProductId, VariantId};
use souk_core::{Moment, Quantity, Words};
use souk_orders::queries::CartLine;

/// How long a lead may be called about, from when its customer was last seen.
pub const KEPT: i64 = 72 * Moment::HOUR;
/// So many wait in a shop; beyond them the oldest of whichever address left the most makes room.
pub const MOST_WAITING: i64 = 1_000;
/// So many of one address, which mobile networks share; beyond them its own oldest makes room.
pub const MOST_OF_ADDRESS: i64 = 50;
/// Whoever ordered so short a while ago left nothing behind: the page of the same checkout spoke late.
pub const JUST_ORDERED: i64 = 10 * Moment::MINUTE;

/// The turn of whoever keeps a lead, takes a word back or settles: each looks at what the other wrote.
pub const WORDS: &str = "leads";

souk_core::text_enum! {
    pub enum LeadState {
        /// May be called about.
        Waiting => "waiting",
        /// Somebody called.
        Called => "called",
        /// The customer ordered after all.
        Ordered => "ordered",
        /// The customer does not want it, or does not want to be called.
        Declined => "declined",
        /// Its time is over.
        Expired => "expired",
    }
}

impl LeadState {
    /// Where a lead stands at this moment, whether or not somebody has noted the end of its time.
    #[must_use]
    pub fn at(self, expires_at: Moment, now: Moment) -> Self {
        if self == Self::Waiting && expires_at <= now { Self::Expired } else { self }
    }
}

/// One thing that was to be ordered, at the price that it had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeadLine {
    pub product_id: ProductId,
    pub variant_id: VariantId,
    pub name: Words,
    pub variant_label: String,
    pub quantity: Quantity,
    pub unit_price_minor: i64,
    pub total_minor: i64,
}

impl LeadLine {
    /// `None`: it cannot be sold.
    pub fn of(line: CartLine) -> Option<Self> {
        Some(Self {
            product_id: line.product_id?,
            variant_id: line.variant_id?,
            unit_price_minor: line.unit_price_minor?,
            total_minor: line.total_minor?,
            name: line.name,
            variant_label: line.variant_label,
            quantity: line.quantity,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_is_over_at_its_very_moment_and_an_ended_one_stays_as_it_ended() {
        let end = Moment(KEPT);
        assert_eq!(LeadState::Waiting.at(end, Moment(KEPT - 1)), LeadState::Waiting);
        assert_eq!(LeadState::Waiting.at(end, end), LeadState::Expired);
        assert_eq!(LeadState::Ordered.at(end, end), LeadState::Ordered);
    }
}
