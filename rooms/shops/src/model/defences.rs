//! What a shop does against orders that nobody means: every figure with its default and its range.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

macro_rules! figures {
    ($($(#[$meta:meta])* $name:ident = $default:literal, $least:literal..=$most:literal;)+) => {
        /// Fields that older rows lack take their defaults.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(default)]
        pub struct Defences {
            $($(#[$meta])* pub $name: i64,)+
        }

        /// What is left out stays.
        #[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct DefenceChange {
            $($(#[$meta])* pub $name: Option<i64>,)+
        }

        impl Default for Defences {
            fn default() -> Self {
                Self { $($name: $default,)+ }
            }
        }

        impl Defences {
            /// Every figure by its name.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name),)+];

            pub fn get(&self, name: &str) -> Option<i64> {
                match name {
                    $(stringify!($name) => Some(self.$name),)+
                    _ => None,
                }
            }
            /// Each with whether it is within its range.
            pub(super) fn ranges(&self) -> Vec<(&'static str, bool)> {
                vec![$((concat!("defences.", stringify!($name)), ($least..=$most).contains(&self.$name)),)+]
            }
        }

        impl DefenceChange {
            pub fn set(&mut self, name: &str, value: Option<i64>) {
                match name {
                    $(stringify!($name) => self.$name = value,)+
                    _ => {}
                }
            }
            pub fn over(&self, old: &Defences) -> Defences {
                Defences { $($name: self.$name.unwrap_or(old.$name),)+ }
            }
        }
    };
}

figures! {
    /// A form sent sooner than this after its page was sent by a machine; 0 = off.
    form_seconds = 3, 0..=60;
    /// For so long the same telephone with the same goods is asked "again?"; 0 = off.
    same_again_hours = 24, 0..=168;
    /// Checkouts an hour of one network address before a question is asked; 0 = off.
    question_after = 10, 0..=1000;
    /// Risk of each parcel that came back before.
    risk_returned = 25, 0..=100;
    /// Risk of a customer to whom nothing was delivered yet.
    risk_no_delivered = 0, 0..=100;
    risk_odd_name = 20, 0..=100;
    /// Risk of a fixed telephone of another region than the goods go to.
    risk_place = 5, 0..=100;
    risk_robot = 60, 0..=100;
    risk_burst = 30, 0..=100;
    /// From this risk on a member looks at the order first; 101 = never.
    screen_from = 70, 1..=101;
    /// Fewer orders in ten minutes are never a burst; 0 = no burst is looked for.
    burst_least = 20, 0..=100_000;
    /// So many times the usual number in ten minutes is a burst.
    burst_times = 10, 1..=1000;
    /// How long strangers are looked at first after a burst began.
    burst_minutes = 30, 1..=1440;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_default_is_within_its_range_and_found_by_its_name() {
        let defaults = Defences::default();
        assert!(defaults.ranges().iter().all(|(_, fine)| *fine));
        assert!(Defences::NAMES.iter().all(|name| defaults.get(name).is_some()));
        assert_eq!((defaults.get("screen_from"), defaults.get("other")), (Some(70), None));
    }

    #[test]
    fn what_a_change_leaves_out_stays() {
        let mut change = DefenceChange::default();
        change.set("risk_robot", Some(80));
        let after = change.over(&Defences { burst_least: 5, ..Defences::default() });
        assert_eq!((after.risk_robot, after.burst_least, after.risk_returned), (80, 5, 25));
    }
}
