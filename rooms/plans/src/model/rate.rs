//! Shares as people read them: decimals with four places, half up; of nothing there is none.

/// `part / whole`.
pub fn rate(part: i64, whole: i64) -> Option<String> {
    if whole <= 0 {
        return None;
    }
    let (part, whole) = (i128::from(part.max(0)), i128::from(whole));
    let places = (part * 20_000 + whole) / (2 * whole);
    Some(format!("{}.{:04}", places / 10_000, places % 10_000))
}

/// Shares are added in millionths, so that their mean can be rounded once.
pub const MILLIONTHS: i64 = 1_000_000;

/// The mean of shares, each in millionths.
pub fn mean(sum: i64, count: i64) -> Option<String> {
    rate(sum, count.saturating_mul(MILLIONTHS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_have_four_places_half_up_and_nothing_has_none() {
        assert_eq!(rate(1, 3).as_deref(), Some("0.3333"));
        assert_eq!(rate(2, 3).as_deref(), Some("0.6667"));
        assert_eq!(rate(1, 20_000).as_deref(), Some("0.0001"), "half is up");
        assert_eq!(rate(5, 5).as_deref(), Some("1.0000"));
        assert_eq!(rate(0, 7).as_deref(), Some("0.0000"));
        assert_eq!(rate(0, 0), None, "never 0 of nothing");
        assert_eq!(mean(1_500_000, 2).as_deref(), Some("0.7500"));
        assert_eq!(mean(0, 0), None);
    }
}
