//! When a shop calls, and what it says.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Lang, Moment, Refusal, Result, Words, Zone};

use super::script;
use crate::refusals::{HOURS_INVALID, SCRIPT_TOO_LONG};

const MOST_SCRIPT: usize = 2_000;
pub const DAY_MINUTES: i64 = 24 * 60;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CallRules {
    /// Minute of the day, in the shop's zone, from which on customers are called.
    pub opens: i64,
    /// Minute of the day from which on they are not.
    pub closes: i64,
    /// Whoever was not reached by three tries on two days is cancelled without being asked about.
    pub auto_cancel: bool,
    /// What is said, by the customer's language; where a language has none, the program's own.
    pub scripts: Words,
}

impl Default for CallRules {
    fn default() -> Self {
        Self { opens: 8 * 60, closes: 21 * 60, auto_cancel: false, scripts: Words::default() }
    }
}

impl CallRules {
    /// Every wrong field at once.
    pub fn check(&self) -> Result<()> {
        let mut refusal: Option<Refusal> = None;
        let mut add = |wrong: Refusal, field: String| {
            let code = wrong.code;
            refusal = Some(refusal.take().unwrap_or(wrong).field(field, code));
        };
        if self.opens < 0 || self.opens >= self.closes || self.closes > DAY_MINUTES {
            add(HOURS_INVALID.with(), "opens".to_owned());
        }
        for (lang, text) in &self.scripts.0 {
            let field = format!("scripts.{lang}");
            if souk_core::text::lines(text, MOST_SCRIPT).is_none() {
                add(SCRIPT_TOO_LONG.with().arg("max", MOST_SCRIPT), field);
            } else if let Some(unknown) = script::unknown(text) {
                add(script::refuse(&unknown), field);
            }
        }
        refusal.map_or(Ok(()), Refusal::err)
    }

    pub fn are_open(&self, zone: &Zone, now: Moment) -> bool {
        (self.opens..self.closes).contains(&zone.minute(now))
    }

    /// When calls begin again, seen from outside the hours.
    pub fn next_opening(&self, zone: &Zone, now: Moment) -> Moment {
        let today = zone.day(now);
        let opening = zone.at(today, self.opens);
        if opening > now { opening } else { zone.at(today.plus_days(1), self.opens) }
    }

    /// The words for a customer of this language, and the language that they are in.
    pub fn script(&self, lang: Lang) -> String {
        let own = self.scripts.0.get(&lang).map(|text| text.trim()).filter(|text| !text.is_empty());
        own.map_or_else(|| script::standard(lang), str::to_owned)
    }

    /// What a call would say, by placeholder.
    pub fn said(&self, lang: Lang, figures: &BTreeMap<String, String>) -> String {
        script::fill(&self.script(lang), figures)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_are_made_from_eight_to_nine_in_the_evening_where_the_shop_is() {
        let (rules, zone) = (CallRules::default(), Zone::parse("Africa/Algiers").unwrap());
        let at = |text: &str| Moment::parse(text).unwrap();
        for (moment, open) in [
            ("2026-11-20T06:59:59Z", false),
            ("2026-11-20T07:00:00Z", true),
            ("2026-11-20T19:59:59Z", true),
            ("2026-11-20T20:00:00Z", false),
        ] {
            assert_eq!(rules.are_open(&zone, at(moment)), open, "{moment}");
        }
        assert_eq!(rules.next_opening(&zone, at("2026-11-20T20:00:00Z")), at("2026-11-21T07:00:00Z"));
        assert_eq!(rules.next_opening(&zone, at("2026-11-20T05:00:00Z")), at("2026-11-20T07:00:00Z"));
    }

    #[test]
    fn all_that_is_wrong_is_told_at_once() {
        let scripts = Words::one(Lang::Ar, "{name}").with(Lang::En, "{telephone} or { name }");
        let bad = CallRules { opens: 600, closes: 600, scripts, ..CallRules::default() };
        let error = bad.check().unwrap_err();
        let fields: Vec<_> = error.refusal().unwrap().fields.iter().map(|it| it.field.as_str()).collect();
        assert_eq!(fields, ["opens", "scripts.en"]);
        CallRules { opens: 0, closes: DAY_MINUTES, ..CallRules::default() }.check().unwrap();
    }
}
