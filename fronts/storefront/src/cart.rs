//! The cart: what a visitor chose, in a signed cookie of their browser. There is no table; prices are asked
//! anew.

use axum::http::{HeaderMap, HeaderValue};
use souk_catalog::VariantId;
use souk_core::{RawId, TenantId};
use souk_engine::Vault;
use souk_web::door::cookies;

const COOKIE: &str = "souk_cart";
/// More do not fit a cookie that every browser takes.
pub const MOST_LINES: usize = 30;
const MOST_PIECES: u32 = 999;
const DAYS: u64 = 30;
const PURPOSE: &str = "cart";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CartLine {
    pub variant: VariantId,
    pub quantity: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cart(pub Vec<CartLine>);

impl Cart {
    /// What the browser brought, if it is ours and of this shop; otherwise an empty cart.
    pub fn read(vault: &Vault, shop: TenantId, headers: &HeaderMap) -> Self {
        let found = cookies::get(headers, COOKIE).and_then(|text| {
            let (lines, signature) = text.rsplit_once('.')?;
            vault.marked(PURPOSE, &signed(shop, lines), signature).then(|| Self::parse(lines))
        });
        found.unwrap_or_default()
    }

    fn parse(text: &str) -> Self {
        let lines = text.split('_').filter_map(|line| {
            let (id, quantity) = line.split_once('-')?;
            let quantity = quantity.parse().ok().filter(|n| (1..=MOST_PIECES).contains(n))?;
            Some(CartLine { variant: VariantId::from_raw(RawId::decode(id)?), quantity })
        });
        Self(lines.take(MOST_LINES).collect())
    }

    /// One more of a variant, or more of it; false when the cart is full.
    pub fn add(&mut self, variant: VariantId, quantity: u32) -> bool {
        if let Some(line) = self.0.iter_mut().find(|line| line.variant == variant) {
            line.quantity = line.quantity.saturating_add(quantity).min(MOST_PIECES);
            return true;
        }
        if self.0.len() >= MOST_LINES {
            return false;
        }
        self.0.push(CartLine { variant, quantity: quantity.min(MOST_PIECES) });
        true
    }

    /// None of it takes the line away.
    pub fn set(&mut self, variant: VariantId, quantity: u32) {
        match self.0.iter_mut().find(|line| line.variant == variant) {
            Some(line) if quantity > 0 => line.quantity = quantity.min(MOST_PIECES),
            _ => self.0.retain(|line| line.variant != variant),
        }
    }

    /// For this shop's pages, which are below `path`, alone; an empty cart is forgotten.
    pub fn cookie(&self, vault: &Vault, shop: TenantId, path: &str, secure: bool) -> Option<HeaderValue> {
        let lines: Vec<String> =
            self.0.iter().map(|line| format!("{}-{}", line.variant.raw().encode(), line.quantity)).collect();
        let lines = lines.join("_");
        let signature = vault.mark(PURPOSE, &signed(shop, &lines)).encode();
        let seconds = if self.0.is_empty() { 0 } else { DAYS * 86_400 };
        cookies::below(path, (COOKIE, &format!("{lines}.{signature}")), seconds, secure)
    }
}

/// Bound to the shop: the lines of another shop's cart are no lines here.
fn signed(shop: TenantId, lines: &str) -> String {
    format!("{}.{lines}", shop.raw().encode())
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use axum::http::header;
    use souk_core::{Ids, SeededEntropy};

    use super::*;

    struct Bench {
        vault: Vault,
        shop: TenantId,
        ids: Ids,
    }

    fn bench() -> Bench {
        let ids = Ids::new(Arc::new(SeededEntropy::new(5)));
        Bench { vault: Vault::new([7; 32], &[], ids.clone()), shop: id(&ids), ids }
    }

    fn id<T: From<RawId>>(ids: &Ids) -> T {
        RawId(ids.bytes()).into()
    }

    fn brought(cart: &Cart, bench: &Bench, change: impl Fn(String) -> String) -> Cart {
        let cookie = cart.cookie(&bench.vault, bench.shop, "/shop/amina", true).unwrap();
        let pair = cookie.to_str().unwrap().split(';').next().unwrap().to_owned();
        let headers = HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_str(&change(pair)).unwrap())]);
        Cart::read(&bench.vault, bench.shop, &headers)
    }

    #[test]
    fn a_cart_comes_back_as_it_went() {
        let bench = bench();
        let mut cart = Cart::default();
        let (dress, shoe) = (id(&bench.ids), id(&bench.ids));
        assert!(cart.add(dress, 1) && cart.add(shoe, 2) && cart.add(dress, 2));
        assert_eq!(cart.0.iter().map(|line| line.quantity).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(brought(&cart, &bench, |pair| pair), cart);
        assert_eq!(brought(&cart, &bench, |pair| format!("a=b; {pair}; c=d")), cart);
        cart.set(dress, 0);
        assert_eq!(cart.0.len(), 1);
    }

    #[test]
    fn an_altered_or_foreign_cart_is_empty() {
        let bench = bench();
        let mut cart = Cart::default();
        cart.add(id(&bench.ids), 1);
        assert_eq!(brought(&cart, &bench, |pair| pair.replace("-1.", "-9.")), Cart::default());
        let elsewhere = Bench { shop: id(&bench.ids), ..bench };
        let cookie = cart.cookie(&elsewhere.vault, id(&elsewhere.ids), "/", false).unwrap();
        let headers = HeaderMap::from_iter([(header::COOKIE, cookie)]);
        assert_eq!(Cart::read(&elsewhere.vault, elsewhere.shop, &headers), Cart::default());
    }

    #[test]
    fn a_full_cart_takes_no_further_line_and_fits_a_cookie() {
        let bench = bench();
        let mut cart = Cart::default();
        let added = (0..MOST_LINES + 5).filter(|_| cart.add(id(&bench.ids), u32::MAX)).count();
        assert_eq!(added, MOST_LINES);
        let cookie = cart.cookie(&bench.vault, bench.shop, "/shop/amina", true).unwrap();
        assert!(cookie.len() < 4_000, "{}", cookie.len());
        assert_eq!(brought(&cart, &bench, |pair| pair), cart);
    }
}
