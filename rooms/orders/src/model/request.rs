//! Order requests: a checkout that is kept and is no order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use souk_core::{Lang, Moment, Words};
use souk_places::{DeliveryOption, MapVersion};

souk_core::text_enum! {
    /// What stopped the checkout.
    pub enum RequestKind {
        /// No unit of the quota was left.
        Quota => "quota",
        /// A member looks at it first.
        Screening => "screening",
    }
}

souk_core::text_enum! {
    pub enum RequestState {
        Waiting => "waiting",
        /// It is an order now.
        Accepted => "accepted",
        Expired => "expired",
        Rejected => "rejected",
        /// The customer does not want it any more.
        Withdrawn => "withdrawn",
    }
}

impl RequestState {
    /// What waits beyond its time is over, whether or not anybody wrote it down.
    pub fn at(self, expires_at: Moment, now: Moment) -> Self {
        if self == Self::Waiting && expires_at <= now { Self::Expired } else { self }
    }
}

/// Who asked and where to: what is kept sealed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Asker {
    pub name: String,
    /// E.164.
    pub phone: String,
    pub lang: Lang,
    pub option: DeliveryOption,
    pub carrier: String,
    pub stop_desk: Option<String>,
    pub municipality: i64,
    pub province: i64,
    pub map: MapVersion,
    pub municipality_words: Words,
    pub province_words: Words,
    pub address: String,
    pub city: String,
    pub note: String,
    pub form_data: Option<Map<String, Value>>,
    pub metadata: Option<Map<String, Value>>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_waits_until_its_very_moment() {
        let at = |state: RequestState, now| state.at(Moment(10), Moment(now));
        assert_eq!(at(RequestState::Waiting, 9), RequestState::Waiting);
        assert_eq!(at(RequestState::Waiting, 10), RequestState::Expired);
        assert_eq!(at(RequestState::Accepted, 11), RequestState::Accepted);
    }
}
