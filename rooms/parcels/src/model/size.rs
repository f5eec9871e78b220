//! How heavy and how large a parcel is; both may be unknown.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RefusalDef, Result};

use crate::refusals::SIZE_INVALID;

/// 100 kg and 2 m: no driver carries more.
const MOST_GRAMS: i64 = 100_000;
const MOST_CM: i64 = 200;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Size {
    pub weight_g: Option<i64>,
    pub length_cm: Option<i64>,
    pub width_cm: Option<i64>,
    pub height_cm: Option<i64>,
}

impl Size {
    pub fn checked(self) -> Result<Self> {
        let fields = [
            ("weight_g", self.weight_g, MOST_GRAMS),
            ("length_cm", self.length_cm, MOST_CM),
            ("width_cm", self.width_cm, MOST_CM),
            ("height_cm", self.height_cm, MOST_CM),
        ];
        match fields
            .into_iter()
            .find(|(_, value, most)| value.is_some_and(|value| !(1..=*most).contains(&value)))
        {
            None => Ok(self),
            Some((field, _, most)) => {
                let def: RefusalDef = SIZE_INVALID;
                def.with().arg("most", most).field(format!("size.{field}"), def.code).err()
            }
        }
    }

    /// What carriers bill, in whole kilograms.
    pub fn billable_kg(self) -> i64 {
        let sides = [self.length_cm, self.width_cm, self.height_cm].map(Option::unwrap_or_default);
        souk_places::billable_kg(self.weight_g.unwrap_or_default(), sides)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(weight_g: i64, sides: [i64; 3]) -> Size {
        let [length, width, height] = sides.map(Some);
        Size { weight_g: Some(weight_g), length_cm: length, width_cm: width, height_cm: height }
    }

    #[test]
    fn what_nobody_measured_counts_as_nothing() {
        assert_eq!(size(4_001, [30, 20, 10]).billable_kg(), 5);
        assert_eq!(size(1_000, [50, 40, 30]).billable_kg(), 12);
        assert_eq!(Size::default().billable_kg(), 0);
        assert_eq!(Size { weight_g: Some(700), ..Size::default() }.billable_kg(), 1);
        assert_eq!(Size { weight_g: None, ..size(1, [50, 40, 30]) }.billable_kg(), 12);
    }

    #[test]
    fn nothing_weighs_nothing_or_a_ton() {
        assert!(size(1, [1, 1, 1]).checked().is_ok() && Size::default().checked().is_ok());
        for bad in [size(0, [1, 1, 1]), size(-5, [1, 1, 1]), size(1_000_000, [1, 1, 1]), size(1, [1, 999, 1])]
        {
            assert_eq!(bad.checked().unwrap_err().code(), "delivery.size_invalid");
        }
    }
}
