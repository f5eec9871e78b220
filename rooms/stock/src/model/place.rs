//! From which location an order's lines are taken: the first that has all of them, else each line's own.

use std::collections::BTreeMap;

use souk_catalog::VariantId;
use souk_core::Quantity;

use crate::model::movement::LocationId;

/// What is free of a variant at a location, in the shop's order of locations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Free {
    pub variant: VariantId,
    pub location: LocationId,
    pub available: Quantity,
}

/// What a line asks; with `beyond` more may be promised than there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    pub quantity: Quantity,
    pub beyond: bool,
}

/// A part of a line: held at a location, with what is only promised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub variant: VariantId,
    pub location: LocationId,
    pub quantity: Quantity,
    pub backordered: Quantity,
}

/// What is missing of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Short {
    pub variant: VariantId,
    pub asked: Quantity,
    pub available: Quantity,
}

/// Where each line is held, in ascending order of variants; or all lines that are short.
pub fn choose(
    demand: &BTreeMap<VariantId, Asked>,
    free: &[Free],
    default: LocationId,
) -> Result<Vec<Held>, Vec<Short>> {
    let at = |variant: VariantId, location: LocationId| {
        free.iter().find(|f| f.variant == variant && f.location == location).map_or(0, |f| f.available.0)
    };
    let whole = free
        .iter()
        .map(|f| f.location)
        .find(|location| demand.iter().all(|(variant, asked)| at(*variant, *location) >= asked.quantity.0));
    let (mut held, mut short) = (Vec::new(), Vec::new());
    for (variant, asked) in demand {
        let (variant, quantity) = (*variant, asked.quantity);
        let own =
            || free.iter().find(|f| f.variant == variant && f.available >= quantity).map(|f| f.location);
        if let Some(location) = whole.or_else(own) {
            held.push(Held { variant, location, quantity, backordered: Quantity(0) });
            continue;
        }
        let best = free.iter().filter(|f| f.variant == variant).max_by_key(|f| f.available);
        let available = best.map_or(0, |f| f.available.0.max(0));
        if asked.beyond {
            held.push(Held {
                variant,
                location: best.map_or(default, |f| f.location),
                quantity: Quantity(available),
                backordered: Quantity(quantity.0.saturating_sub(available)),
            });
        } else {
            short.push(Short { variant, asked: quantity, available: Quantity(available) });
        }
    }
    if short.is_empty() { Ok(held) } else { Err(short) }
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    fn variant(n: u8) -> VariantId {
        VariantId::from_raw(RawId([n; 16]))
    }
    fn location(n: u8) -> LocationId {
        LocationId::from_raw(RawId([n; 16]))
    }
    fn free(v: u8, l: u8, units: i64) -> Free {
        Free { variant: variant(v), location: location(l), available: Quantity::whole(units) }
    }
    fn demand(lines: &[(u8, i64, bool)]) -> BTreeMap<VariantId, Asked> {
        let asked = |(v, units, beyond): &(u8, i64, bool)| {
            (variant(*v), Asked { quantity: Quantity::whole(*units), beyond: *beyond })
        };
        lines.iter().map(asked).collect()
    }
    fn places(held: &[Held]) -> Vec<LocationId> {
        held.iter().map(|held| held.location).collect()
    }

    #[test]
    fn the_first_location_with_all_lines_is_taken() {
        let free = [free(1, 1, 5), free(1, 2, 5), free(2, 2, 5)];
        let held = choose(&demand(&[(1, 2, false), (2, 2, false)]), &free, location(1)).unwrap();
        assert_eq!(places(&held), [location(2), location(2)]);
    }

    #[test]
    fn lines_are_split_where_no_location_has_all() {
        let free = [free(1, 1, 5), free(2, 2, 5)];
        let held = choose(&demand(&[(1, 2, false), (2, 2, false)]), &free, location(1)).unwrap();
        assert_eq!(places(&held), [location(1), location(2)]);
    }

    #[test]
    fn every_short_line_is_told_and_nothing_is_held() {
        let short = choose(
            &demand(&[(1, 3, false), (2, 1, false), (3, 1, false)]),
            &[free(1, 1, 2), free(2, 1, 1)],
            location(1),
        );
        let told: Vec<_> = short.unwrap_err().iter().map(|short| (short.variant, short.available)).collect();
        assert_eq!(told, [(variant(1), Quantity::whole(2)), (variant(3), Quantity(0))]);
    }

    #[test]
    fn what_may_be_promised_beyond_stock_is_never_reserved() {
        let held = choose(&demand(&[(1, 5, true), (2, 1, true)]), &[free(1, 2, 2)], location(1)).unwrap();
        assert_eq!(
            (held[0].quantity, held[0].backordered, held[0].location),
            (Quantity::whole(2), Quantity::whole(3), location(2))
        );
        assert_eq!(
            (held[1].quantity, held[1].backordered, held[1].location),
            (Quantity(0), Quantity::ONE, location(1))
        );
    }
}
