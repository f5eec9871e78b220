//! When a delivery is tried again, and when an endpoint has failed too long.

use souk_core::Moment;

/// After each failed attempt; the first is made at once.
const PAUSES: [i64; 9] = [
    5 * Moment::SECOND,
    5 * Moment::MINUTE,
    30 * Moment::MINUTE,
    2 * Moment::HOUR,
    5 * Moment::HOUR,
    10 * Moment::HOUR,
    14 * Moment::HOUR,
    20 * Moment::HOUR,
    24 * Moment::HOUR,
];

/// An endpoint that fails so long is disabled.
pub const FAILING: i64 = 5 * Moment::DAY;

/// How long the secret before the present one still signs.
pub const OLD_SECRET: i64 = Moment::DAY;

/// So many go at once to a receiver that rested, and so long pass before the next of them go.
const TOGETHER: i64 = 20;
const APART: i64 = 2 * Moment::SECOND;
/// Among more that are older nobody counts: their turn is the last.
pub const MOST_OLDER: i64 = 20_000;

/// How long after the rest of its receiver a delivery goes that so many older ones wait with: what piled up
/// does not fall upon a receiver that has just come back.
pub const fn turn(older: i64) -> i64 {
    older / TOGETHER * APART
}

/// The moment of the attempt after the `made`th; none where there is no other. A receiver may ask for a
/// longer pause, of a day at most.
pub fn next(now: Moment, made: i64, asked_seconds: Option<u64>) -> Option<Moment> {
    let pause = *PAUSES.get(usize::try_from(made.checked_sub(1)?).ok()?)?;
    let asked = asked_seconds.map_or(0, |seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
    let asked = asked.saturating_mul(Moment::SECOND).min(Moment::DAY);
    Some(now.plus(pause.max(asked)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_piled_up_goes_twenty_at_a_time() {
        assert_eq!([0, 19, 20, 39, 40].map(turn), [0, 0, APART, APART, 2 * APART]);
        assert!(turn(MOST_OLDER) <= Moment::HOUR);
    }

    #[test]
    fn ten_attempts_are_made_and_a_receiver_may_ask_for_more_time() {
        let now = Moment(0);
        assert_eq!(next(now, 1, None), Some(Moment(5 * Moment::SECOND)));
        assert_eq!(next(now, 9, None), Some(Moment(24 * Moment::HOUR)));
        assert_eq!(next(now, 10, None), None);
        assert_eq!(next(now, 1, Some(120)), Some(Moment(120 * Moment::SECOND)));
        assert_eq!(next(now, 2, Some(1)), Some(Moment(5 * Moment::MINUTE)));
        assert_eq!(next(now, 1, Some(u64::MAX)), Some(Moment(Moment::DAY)));
    }
}
