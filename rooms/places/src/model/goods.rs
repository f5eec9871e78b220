//! What is to be brought, as far as its fee depends on it, and what a carrier takes for the weight beyond an
//! ordinary parcel.

/// Kilograms that every fee holds.
const INCLUDED_KG: i64 = 5;

/// Of one order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Goods {
    /// What they cost, in minor units.
    pub total: i64,
    /// What they weigh, in whole grams; unknown is nothing.
    pub grams: i64,
}

/// What carriers bill: the weight or a fifth of a gram for each cubic centimetre, whichever is more, in whole
/// kilograms; an unknown size counts as nothing.
pub fn billable_kg(grams: i64, sides_cm: [i64; 3]) -> i64 {
    let up = |amount: i64, unit: i64| amount / unit + i64::from(amount % unit > 0);
    let volume = sides_cm.into_iter().fold(1, i64::saturating_mul);
    up(grams.max(up(volume, 5)), 1_000)
}

/// What so many kilograms cost beside the fee, at so much for each that the fee does not hold. No sum that
/// can be paid is near the largest number: a bill refuses it.
pub const fn overweight(billable_kg: i64, oversize_fee: i64) -> i64 {
    let beyond = billable_kg - INCLUDED_KG;
    if beyond > 0 { beyond.saturating_mul(oversize_fee) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_of_weight_and_volume_is_billed_in_whole_kilograms() {
        assert_eq!(billable_kg(4_000, [30, 20, 10]), 4);
        assert_eq!(billable_kg(4_001, [30, 20, 10]), 5);
        // 50 × 40 × 30 cm × 0.0002 = 12 kg.
        assert_eq!(billable_kg(1_000, [50, 40, 30]), 12);
        assert_eq!(billable_kg(1_000, [50, 40, 31]), 13);
        assert_eq!(billable_kg(0, [0, 0, 0]), 0);
        assert_eq!(billable_kg(700, [0, 40, 30]), 1, "two sides are no volume");
        assert_eq!(billable_kg(i64::MAX, [200, 200, 200]), i64::MAX / 1_000 + 1);
    }

    #[test]
    fn a_fee_holds_five_kilograms_and_each_begun_one_beyond_costs() {
        for (grams, sum) in [(0, 0), (4_999, 0), (5_000, 0), (5_001, 50), (5_010, 50), (6_001, 100)] {
            assert_eq!(overweight(billable_kg(grams, [0; 3]), 50), sum, "{grams} g");
        }
        assert_eq!(overweight(billable_kg(1_000, [50, 40, 30]), 50), 350, "volume beats weight");
        assert_eq!(overweight(100, 0), 0, "a carrier that takes nothing for it");
        assert_eq!(overweight(i64::MAX, 100), i64::MAX);
    }
}
