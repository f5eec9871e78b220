//! How near a shop is to its quota: one function for every screen and every notice.

souk_core::text_enum! {
    /// What the counter shows.
    pub enum Level {
        Normal => "normal",
        Near => "near",
        High => "high",
        Critical => "critical",
        Blocked => "blocked",
    }
}

pub const THRESHOLDS: [i64; 4] = [70, 80, 90, 100];

/// The highest threshold that `used` of `allowance` reaches, 0 below all; without a limit none is ever
/// reached, of an allowance of 0 all are.
pub fn threshold(used: i64, allowance: Option<i64>) -> i64 {
    let Some(allowance) = allowance else { return 0 };
    let reached = |percent: &i64| used.saturating_mul(100) >= percent.saturating_mul(allowance);
    THRESHOLDS.into_iter().rev().find(reached).unwrap_or(0)
}

pub fn level(used: i64, allowance: Option<i64>) -> Level {
    match threshold(used, allowance) {
        100 => Level::Blocked,
        90 => Level::Critical,
        80 => Level::High,
        70 => Level::Near,
        _ => Level::Normal,
    }
}

/// Whole per cent, rounded down; 100 of an allowance of 0, 0 without a limit.
pub fn percent(used: i64, allowance: Option<i64>) -> i64 {
    match allowance {
        None => 0,
        Some(0) => 100,
        Some(allowance) => used.saturating_mul(100) / allowance,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_begins_at_its_very_order() {
        for (used, expected) in [
            (0, Level::Normal),
            (69, Level::Normal),
            (70, Level::Near),
            (79, Level::Near),
            (80, Level::High),
            (89, Level::High),
            (90, Level::Critical),
            (99, Level::Critical),
            (100, Level::Blocked),
            (101, Level::Blocked),
        ] {
            assert_eq!(level(used, Some(100)), expected, "{used}");
        }
    }

    #[test]
    fn small_and_odd_allowances_round_to_nobodys_harm() {
        assert_eq!(level(2, Some(3)), Level::Normal, "66 %");
        assert_eq!(level(3, Some(4)), Level::Near, "75 %");
        assert_eq!(level(0, Some(1)), Level::Normal);
        assert_eq!(level(1, Some(1)), Level::Blocked);
        assert_eq!(level(139, Some(199)), Level::Normal, "69.8 %");
        assert_eq!(level(140, Some(199)), Level::Near, "70.4 %");
    }

    #[test]
    fn no_limit_is_normal_and_nothing_allowed_is_blocked() {
        assert_eq!((level(1_000_000, None), percent(1_000_000, None)), (Level::Normal, 0));
        assert_eq!((level(0, Some(0)), percent(0, Some(0))), (Level::Blocked, 100));
        assert_eq!(level(i64::MAX, Some(i64::MAX)), Level::Blocked, "no overflow");
    }
}
