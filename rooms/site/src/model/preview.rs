//! A look that was chosen and not saved yet, in an address that shows it for a while: signed, so that
//! nobody else dresses a shop's page, and made of closed words alone.

use souk_core::{Colour, Moment, TenantId};
use souk_engine::Vault;

use crate::model::theme::{Corners, Theme, TypeSize};

/// How long such an address shows what it says.
const LASTS: i64 = 10 * Moment::MINUTE;
const PURPOSE: &str = "site-preview";

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The shop's first colour, `#rrggbb`.
    pub colour: String,
    pub theme: Theme,
}

impl Preview {
    /// `0f766e.8a4b08.square.large.1790000000000000.SIGNATURE`
    pub fn token(&self, vault: &Vault, shop: TenantId, now: Moment) -> String {
        let digits = |colour: &str| colour.trim_start_matches('#').to_owned();
        let accent = self.theme.accent.as_deref().map_or_else(|| "none".to_owned(), digits);
        let (corners, size, until) = (self.theme.corners, self.theme.type_size, now.plus(LASTS).0);
        let told = format!("{}.{accent}.{corners}.{size}.{until}", digits(&self.colour));
        format!("{told}.{}", vault.mark(PURPOSE, &signed(shop, &told)).encode())
    }

    /// None where it is another shop's, too old or not ours.
    pub fn read(vault: &Vault, shop: TenantId, now: Moment, token: &str) -> Option<Self> {
        let (told, given) = token.rsplit_once('.')?;
        if !vault.marked(PURPOSE, &signed(shop, told), given) {
            return None;
        }
        let mut parts = told.split('.');
        let mut colour = || Some(format!("#{}", parts.next()?));
        let (first, second) = (colour()?, colour()?);
        let (corners, size) = (Corners::parse(parts.next()?)?, TypeSize::parse(parts.next()?)?);
        let until: i64 = parts.next()?.parse().ok()?;
        let accent = Colour::parse(&second).map(|colour| colour.to_string());
        let theme = Theme { accent, corners, type_size: size };
        (now.0 < until).then_some(Self { colour: Colour::parse(&first)?.to_string(), theme })
    }
}

fn signed(shop: TenantId, told: &str) -> String {
    format!("{}.{told}", shop.raw().encode())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use souk_core::{Ids, RawId, SeededEntropy};

    use super::*;

    #[test]
    fn what_was_chosen_is_read_back_by_its_shop_for_ten_minutes() {
        let ids = Ids::new(Arc::new(SeededEntropy::new(1)));
        let of = |key: u8| Vault::new([key; 32], &[], ids.clone());
        let vault = of(7);
        let (shop, other) = (TenantId::from_raw(RawId([1; 16])), TenantId::from_raw(RawId([2; 16])));
        let now = Moment(1_800_000_000_000_000);
        let theme = Theme { corners: Corners::Square, type_size: TypeSize::Large, ..Theme::default() };
        for accent in [None, Some("#8a4b08".to_owned())] {
            let seen = Preview { colour: "#0f766e".to_owned(), theme: Theme { accent, ..theme.clone() } };
            let token = seen.token(&vault, shop, now);
            assert_eq!(Preview::read(&vault, shop, now, &token), Some(seen));
            let end = now.plus(LASTS);
            assert!(Preview::read(&vault, shop, Moment(end.0 - 1), &token).is_some());
            assert_eq!(Preview::read(&vault, shop, end, &token), None, "too old");
            assert_eq!(Preview::read(&vault, other, now, &token), None, "another shop's");
            assert_eq!(Preview::read(&vault, shop, now, &token.replace("square", "round")), None);
            assert_eq!(Preview::read(&of(8), shop, now, &token), None);
        }
        for odd in ["", ".", "a.b", "0f766e.none.square.large.1"] {
            assert_eq!(Preview::read(&vault, shop, now, odd), None, "{odd}");
        }
    }
}
