//! What customers are told about stock: never a number.

use souk_core::{Quantity, text_enum};

text_enum! {
    pub enum Shelf {
        InStock => "in_stock",
        FewLeft => "few_left",
        SoldOut => "sold_out",
    }
}

/// At this many and fewer, "few left" is said.
const FEW: Quantity = Quantity::whole(3);

/// `available` counts all locations; uncounted variants and those sold beyond stock are always there.
pub fn shelf(tracked: bool, beyond: bool, available: Quantity) -> Shelf {
    if !tracked || available > FEW {
        Shelf::InStock
    } else if available.0 > 0 {
        Shelf::FewLeft
    } else if beyond {
        Shelf::InStock
    } else {
        Shelf::SoldOut
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn customers_read_words_that_fit_what_can_be_bought() {
        assert_eq!(shelf(true, false, Quantity::whole(4)), Shelf::InStock);
        assert_eq!(shelf(true, false, Quantity::whole(3)), Shelf::FewLeft);
        assert_eq!(shelf(true, false, Quantity(0)), Shelf::SoldOut);
        assert_eq!(shelf(true, true, Quantity(0)), Shelf::InStock);
        assert_eq!(shelf(false, false, Quantity(0)), Shelf::InStock);
    }
}
