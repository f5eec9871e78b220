//! How long a parcel usually stands in a state with a driver, and from when on that is too long.

use souk_core::Moment;

/// What earlier parcels took.
#[derive(Debug, Clone, Default)]
pub struct Usual(Vec<i64>);

/// What follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    pub median: Option<i64>,
    /// Whatever takes longer is stuck.
    pub most: i64,
}

impl Usual {
    /// Nothing is stuck that moved within two days.
    pub const LEAST: i64 = 48 * Moment::HOUR;
    pub const UNKNOWN: Known = Known { median: None, most: Self::LEAST };
    /// So many parcels say what is usual.
    const ENOUGH: usize = 5;

    pub fn add(&mut self, micros: i64) {
        self.0.push(micros.max(0));
    }

    /// Twice the median, and never less than two days.
    pub fn known(&mut self) -> Known {
        if self.0.len() < Self::ENOUGH {
            return Self::UNKNOWN;
        }
        self.0.sort_unstable();
        let median = self.0.get(self.0.len() / 2).copied();
        let twice = median.unwrap_or_default().saturating_mul(2);
        Known { median, most: twice.max(Self::LEAST) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(hours: &[i64]) -> Known {
        let mut usual = Usual::default();
        hours.iter().for_each(|hours| usual.add(hours * Moment::HOUR));
        usual.known()
    }

    #[test]
    fn twice_the_median_is_too_long_and_two_days_never_are() {
        assert_eq!(of(&[]), Usual::UNKNOWN);
        assert_eq!(of(&[100, 100, 100, 100]), Usual::UNKNOWN, "four say nothing");
        assert_eq!(of(&[1, 1, 2, 3, 90]).most, Usual::LEAST);
        let slow = of(&[20, 40, 60, 70, 900]);
        assert_eq!((slow.median, slow.most), (Some(60 * Moment::HOUR), 120 * Moment::HOUR));
    }
}
