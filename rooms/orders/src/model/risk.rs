//! How likely it is that nobody means an order: named reasons, each with its weight from the shop's settings.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Json;
use souk_shops::Defences;

souk_core::text_enum! {
    /// What a page sees that people do not do.
    pub enum RobotSign {
        /// A field was filled that nobody sees.
        HiddenField => "hidden_field",
        /// The form came back sooner than anybody types.
        TooFast => "too_fast",
        /// The form came without ever having been a page.
        NoToken => "no_token",
    }
}

souk_core::text_enum! {
    pub enum RiskReason {
        /// Parcels came back before.
        Returned => "returned",
        /// Nothing was delivered to this customer yet.
        NoDelivered => "no_delivered",
        OddName => "odd_name",
        /// A fixed telephone of another region.
        Place => "place",
        Robot => "robot",
        /// Very many orders come in at once.
        Burst => "burst",
        /// The customer or the telephone is blocked.
        Blocked => "blocked",
        /// The shop's own program wants a member to look.
        Asked => "asked",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Weighed {
    pub reason: RiskReason,
    pub points: i64,
}

/// 0 to 100, with what it comes from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Risk {
    pub score: i64,
    pub reasons: Vec<Weighed>,
}

impl Risk {
    pub fn of(score: i64, reasons: Option<Json<Vec<Weighed>>>) -> Self {
        Self { score, reasons: reasons.map(|Json(reasons)| reasons).unwrap_or_default() }
    }
    fn add(&mut self, reason: RiskReason, points: i64) {
        self.score = self.score.saturating_add(points).clamp(0, 100);
        self.reasons.push(Weighed { reason, points });
    }
    /// A reason to look that has no weight of its own.
    pub fn note(&mut self, reason: RiskReason) {
        self.add(reason, 0);
    }
    pub fn has(&self, reason: RiskReason) -> bool {
        self.reasons.iter().any(|weighed| weighed.reason == reason)
    }
}

/// What is known of a checkout when its risk is weighed.
#[derive(Debug, Clone, Copy)]
pub struct Signs<'a> {
    /// Parcels of this customer that came back.
    pub returned: i64,
    pub delivered: i64,
    pub name: &'a str,
    /// E.164.
    pub phone: &'a str,
    pub province: Option<i64>,
    pub robot: bool,
    pub burst: bool,
}

pub fn weigh(signs: &Signs<'_>, defences: &Defences) -> Risk {
    let mut risk = Risk::default();
    if signs.returned > 0 {
        risk.add(RiskReason::Returned, defences.risk_returned.saturating_mul(signs.returned).min(100));
    }
    if signs.delivered == 0 {
        risk.add(RiskReason::NoDelivered, defences.risk_no_delivered);
    }
    if is_odd(signs.name) {
        risk.add(RiskReason::OddName, defences.risk_odd_name);
    }
    if signs.province.is_some_and(|province| is_elsewhere(signs.phone, province)) {
        risk.add(RiskReason::Place, defences.risk_place);
    }
    if signs.robot {
        risk.add(RiskReason::Robot, defences.risk_robot);
    }
    if signs.burst {
        risk.add(RiskReason::Burst, defences.risk_burst);
    }
    risk
}

/// What hands write that only pass over the keys: one letter again and again, hardly a letter among signs, no
/// vowel in a long Latin word, an address of the web.
fn is_odd(name: &str) -> bool {
    let folded = souk_core::fold(name);
    let letters: Vec<char> = folded.chars().filter(|c| c.is_alphabetic()).collect();
    let others =
        folded.chars().filter(|c| !c.is_alphabetic() && !matches!(c, ' ' | '-' | '\'' | '.')).count();
    let repeated = letters.windows(4).any(|four| four.iter().all(|c| four.first() == Some(c)));
    let words = folded.split([' ', '-', '\'', '.']);
    let mut latin = words.filter(|word| word.len() >= 5 && word.bytes().all(|b| b.is_ascii_lowercase()));
    let mashed = latin.any(|word| !word.contains(['a', 'e', 'i', 'o', 'u', 'y']));
    let web = folded.contains("http") || folded.contains("www.") || folded.contains('@');
    letters.len() < 2 || others > letters.len() || repeated || mashed || web
}

/// Area codes of fixed telephones whose provinces are known for sure, by the numbers that they had before
/// newer provinces were cut out of them.
const AREAS: &[(&str, &[i64])] = &[
    ("21", &[16]),
    ("27", &[2]),
    ("29", &[11, 33, 47]),
    ("31", &[25]),
    ("32", &[39]),
    ("33", &[5, 7]),
    ("34", &[6, 18]),
    ("35", &[34]),
    ("37", &[12]),
    ("38", &[21, 23]),
    ("41", &[31]),
    ("43", &[13]),
    ("49", &[1, 8, 37]),
];
/// Provinces with higher numbers are parts of older ones.
const LAST_OLD: i64 = 48;

/// A fixed telephone whose region is known and another than the province.
fn is_elsewhere(phone: &str, province: i64) -> bool {
    let inland = phone.strip_prefix("+213").filter(|rest| rest.len() == 8);
    let area = inland.and_then(|rest| AREAS.iter().find(|(code, _)| rest.starts_with(code)));
    area.is_some_and(|(_, provinces)| province <= LAST_OLD && !provinces.contains(&province))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Signs<'static> = Signs {
        returned: 0,
        delivered: 1,
        name: "أمينة بن علي",
        phone: "+213551234567",
        province: Some(16),
        robot: false,
        burst: false,
    };

    fn names(risk: &Risk) -> Vec<(&'static str, i64)> {
        risk.reasons.iter().map(|weighed| (weighed.reason.as_str(), weighed.points)).collect()
    }

    #[test]
    fn each_reason_has_the_weight_of_the_table() {
        let risk = |signs: Signs<'_>| weigh(&signs, &Defences::default());
        assert_eq!(risk(PLAIN), Risk::default());
        assert_eq!(names(&risk(Signs { returned: 1, ..PLAIN })), [("returned", 25)]);
        assert_eq!(risk(Signs { returned: 3, ..PLAIN }).score, 75, "each of them");
        assert_eq!(names(&risk(Signs { delivered: 0, ..PLAIN })), [("no_delivered", 0)]);
        assert_eq!(names(&risk(Signs { name: "aaaaaa", ..PLAIN })), [("odd_name", 20)]);
        assert_eq!(names(&risk(Signs { phone: "+21341234567", ..PLAIN })), [("place", 5)]);
        assert_eq!(names(&risk(Signs { robot: true, ..PLAIN })), [("robot", 60)]);
        assert_eq!(names(&risk(Signs { burst: true, ..PLAIN })), [("burst", 30)]);
        let all = Signs { returned: 9, name: "zzzzz", robot: true, burst: true, ..PLAIN };
        assert_eq!(risk(all).score, 100, "never more");
    }

    #[test]
    fn figures_of_the_shop_are_the_weights() {
        let own = Defences { risk_returned: 7, risk_no_delivered: 11, ..Defences::default() };
        assert_eq!(weigh(&Signs { returned: 2, delivered: 0, ..PLAIN }, &own).score, 25);
    }

    #[test]
    fn names_of_people_are_not_odd() {
        for name in [
            "Amina",
            "عبد الرحمن",
            "Nguyễn Văn Bình",
            "O'Brien",
            "Li Wu",
            "Иван Петров",
            "Krzysztof Bryl",
            "Әсел",
        ] {
            assert!(!is_odd(name), "{name}");
        }
        for name in
            ["qwrtp sdfgh", "xxxx", "A1234567", "http://spam.example", "a@b.example", "x", "zzzz zzzz"]
        {
            assert!(is_odd(name), "{name}");
        }
    }

    #[test]
    fn only_a_known_region_is_another_one() {
        assert!(is_elsewhere("+21321234567", 31));
        assert!(!is_elsewhere("+21321234567", 16));
        assert!(!is_elsewhere("+21349234567", 53), "a newer province");
        assert!(!is_elsewhere("+213551234567", 31), "mobiles are at home anywhere");
        assert!(!is_elsewhere("+21324234567", 31), "a region that nobody is sure of");
    }
}
