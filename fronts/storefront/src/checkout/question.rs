//! A sum that people do at once: asked where very many checkouts come from one network address, which mobile
//! networks share among thousands. Never a ban.

use serde::Serialize;
use serde_json::json;
use souk_core::Moment;
use souk_core::text::ascii_digit;
use souk_orders::commands::CHECKOUTS;

use super::typed::Typed;
use crate::front::Front;

#[derive(Debug, Serialize)]
pub struct Question {
    pub text: String,
    /// The signed sum, which comes back with its answer.
    pub value: String,
}

/// How long a question may be answered.
const GOOD_FOR: i64 = Moment::HOUR;

/// Whether whoever is here has to answer one.
pub fn is_due(front: &Front) -> bool {
    let after = front.settings.defences.question_after;
    let seen = front.web().engine().crowd(&CHECKOUTS, front.shop.id, &front.ask());
    after > 0 && i64::from(seen) >= after
}

const PURPOSE: &str = "checkout-question";

fn signed(front: &Front, text: &str) -> String {
    format!("{text}.{}", front.shop.id)
}

/// A fresh one.
pub fn ask(front: &Front) -> Question {
    let [a, b] = front.web().engine().ids().bytes::<2>().map(|byte| i64::from(byte % 9) + 1);
    let text = format!("{a}.{b}.{}", front.web().now().0);
    let mark = front.web().engine().vault().mark(PURPOSE, &signed(front, &text));
    let value = format!("{text}.{}", mark.encode());
    Question { text: front.say("storefront-question", json!({ "a": a, "b": b })), value }
}

/// Whether the answer is that of a question of ours.
pub fn is_answered(front: &Front, typed: &Typed) -> bool {
    let answer: String = typed.answer.trim().chars().map(ascii_digit).collect();
    right(front, &typed.question).is_some_and(|right| answer.parse() == Ok(right))
}

fn right(front: &Front, value: &str) -> Option<i64> {
    let (text, given) = value.rsplit_once('.')?;
    let same = front.web().engine().vault().marked(PURPOSE, &signed(front, text), given);
    let mut parts = text.split('.').map(|part| part.parse::<i64>().ok());
    let (a, b, at) = (parts.next()??, parts.next()??, parts.next()??);
    let age = front.web().now().since(Moment(at));
    (same && (0..=GOOD_FOR).contains(&age)).then_some(a + b)
}
