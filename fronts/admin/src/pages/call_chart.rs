//! Calls as pictures: today as one strip, and each member's share and seconds as bars. The words and numbers
//! stand beside them.

use serde::Serialize;
use souk_confirmation::{MemberFigures, Today};

/// The strip's whole length.
const WHOLE: i64 = 1_000;

#[derive(Debug, Clone, Serialize, PartialEq, Eq)]
pub struct Piece {
    /// The text that names it.
    pub text: &'static str,
    pub tone: &'static str,
    pub calls: i64,
    x: i64,
    width: i64,
}

/// What today's calls brought, in the order in which it is read; what brought nothing has no piece.
pub fn strip(today: &Today) -> Vec<Piece> {
    let named = [
        ("admin-outcome-confirmed", "good", today.confirmed),
        ("admin-calls-unreached", "warn", today.no_answer),
        ("admin-outcome-postponed", "info", today.postponed),
        ("admin-outcome-refused", "bad", today.refused),
        ("admin-outcome-fake", "fake", today.fake),
    ];
    let told: i64 = named.iter().map(|(.., calls)| calls).sum();
    let rest = ("admin-calls-otherwise", "plain", (today.calls - told).max(0));
    let (mut before, whole) = (0, today.calls.max(told).max(1));
    let mut pieces = Vec::new();
    for (text, tone, calls) in named.into_iter().chain([rest]) {
        let (x, end) = (before * WHOLE / whole, (before + calls) * WHOLE / whole);
        before += calls;
        if calls > 0 {
            pieces.push(Piece { text, tone, calls, x, width: end - x });
        }
    }
    pieces
}

#[derive(Debug, Serialize, PartialEq, Eq)]
pub struct Bars {
    pub name: String,
    /// Of a hundred; none where nothing was decided.
    share: Option<i64>,
    /// Of the longest, in hundredths; none where no time was taken.
    long: Option<i64>,
    seconds: Option<i64>,
}

pub fn bars(members: &[MemberFigures], name: impl Fn(&MemberFigures) -> String) -> Vec<Bars> {
    let longest = members.iter().filter_map(|member| member.seconds_per_call).max().unwrap_or_default();
    let bar = |member: &MemberFigures| Bars {
        name: name(member),
        share: member.confirmed_percent,
        long: member.seconds_per_call.map(|seconds| (seconds * 100 / longest.max(1)).max(1)),
        seconds: member.seconds_per_call,
    };
    members.iter().map(bar).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: Today = Today { calls: 0, confirmed: 0, no_answer: 0, postponed: 0, refused: 0, fake: 0 };

    fn seen(today: &Today) -> Vec<(&'static str, i64, i64, i64)> {
        strip(today).iter().map(|piece| (piece.tone, piece.calls, piece.x, piece.width)).collect()
    }

    #[test]
    fn the_strip_is_filled_from_end_to_end_whatever_today_brought() {
        let today = Today { calls: 3, confirmed: 1, no_answer: 1, ..NOTHING };
        assert_eq!(seen(&today), [("good", 1, 0, 333), ("warn", 1, 333, 333), ("plain", 1, 666, 334)]);
        let all = Today { calls: 6, confirmed: 1, no_answer: 1, postponed: 1, refused: 1, fake: 1 };
        let pieces = seen(&all);
        assert_eq!(
            pieces.iter().map(|(tone, ..)| *tone).collect::<Vec<_>>(),
            ["good", "warn", "info", "bad", "fake", "plain"]
        );
        assert_eq!(pieces.iter().map(|(.., width)| width).sum::<i64>(), WHOLE);
        assert_eq!(seen(&NOTHING), []);
    }

    #[test]
    fn the_longest_calls_fill_their_bar_and_what_is_unknown_has_none() {
        let member = |seconds, percent| MemberFigures {
            kind: "member".to_owned(),
            name: "Karim".to_owned(),
            calls: 4,
            decided: 2,
            confirmed: 1,
            confirmed_percent: percent,
            fake: 0,
            seconds_per_call: seconds,
        };
        let members = [member(Some(80), Some(50)), member(Some(20), Some(0)), member(None, None)];
        let bars = bars(&members, |member| member.name.clone());
        let seen: Vec<_> = bars.iter().map(|bar| (bar.share, bar.long)).collect();
        assert_eq!(seen, [(Some(50), Some(100)), (Some(0), Some(25)), (None, None)]);
    }
}
