//! Public pages kept as they are sent. A page is kept under everything it shows: when any of that changes (a
//! price, a stock word, the shop's colour) the kept one no longer fits and is made anew, so no page is ever
//! old.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use sha2::{Digest, Sha256};
use souk_core::{Lang, TenantId};
use souk_web::door::Ready;

const MOST_BYTES: usize = 48 * 1024 * 1024;

/// Which page: of this shop, in this language, at this path with its query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Address {
    pub shop: TenantId,
    pub lang: Lang,
    pub path: String,
}

/// A digest of everything that a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shown([u8; 16]);

impl Shown {
    pub fn text(self) -> String {
        souk_core::RawId(self.0).encode()
    }
    pub fn of(what: &impl Serialize) -> Self {
        let bytes = serde_json::to_vec(what).unwrap_or_default();
        let hash: [u8; 32] = Sha256::digest(bytes).into();
        Self(hash.first_chunk().copied().unwrap_or_default())
    }
}

#[derive(Default)]
pub struct Kept(Mutex<Pages>);

#[derive(Default)]
struct Pages {
    pages: HashMap<Address, Page>,
    bytes: usize,
    looks: u64,
}

struct Page {
    shown: Shown,
    ready: Ready,
    last_look: u64,
}

impl Kept {
    pub fn find(&self, address: &Address, shown: Shown) -> Option<Ready> {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.looks += 1;
        let look = pages.looks;
        let page = pages.pages.get_mut(address).filter(|page| page.shown == shown)?;
        page.last_look = look;
        Some(page.ready.clone())
    }

    pub fn keep(&self, address: Address, shown: Shown, ready: Ready) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let page = Page { shown, ready, last_look: pages.looks };
        pages.bytes += page.size();
        if let Some(before) = pages.pages.insert(address, page) {
            pages.bytes -= before.size();
        }
        if pages.bytes > MOST_BYTES {
            pages.forget_the_older_half();
        }
    }
}

impl Page {
    fn size(&self) -> usize {
        self.ready.plain.len() + self.ready.gzip.len() + 512
    }
}

impl Pages {
    fn forget_the_older_half(&mut self) {
        let mut looks: Vec<u64> = self.pages.values().map(|page| page.last_look).collect();
        looks.sort_unstable();
        let middle = looks.get(looks.len() / 2).copied().unwrap_or_default();
        self.pages.retain(|_, page| page.last_look > middle);
        self.bytes = self.pages.values().map(Page::size).sum();
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;
    use souk_core::RawId;

    use super::*;

    fn address(path: &str) -> Address {
        Address { shop: TenantId::from_raw(RawId([1; 16])), lang: Lang::Ar, path: path.to_owned() }
    }

    fn ready(html: String) -> Ready {
        Ready::new(html, HeaderValue::from_static("default-src 'none'"), "e").unwrap()
    }

    #[test]
    fn a_page_fits_only_what_it_shows() {
        let kept = Kept::default();
        let (before, after) = (Shown::of(&("robe", 450_000)), Shown::of(&("robe", 460_000)));
        kept.keep(address("/p/robe"), before, ready("450".to_owned()));
        assert!(kept.find(&address("/p/robe"), before).is_some());
        assert!(kept.find(&address("/p/robe"), after).is_none(), "an old price");
        assert!(kept.find(&address("/p/autre"), before).is_none());
        assert!(kept.find(&Address { lang: Lang::En, ..address("/p/robe") }, before).is_none());
    }

    #[test]
    fn a_newer_page_takes_the_place_of_the_older() {
        let kept = Kept::default();
        for price in 0..3 {
            kept.keep(address("/p/robe"), Shown::of(&price), ready(format!("price {price}")));
        }
        let found = kept.find(&address("/p/robe"), Shown::of(&2)).unwrap();
        assert_eq!(found.plain.as_ref(), b"price 2");
        assert_eq!(kept.0.lock().unwrap().pages.len(), 1);
    }

    #[test]
    fn memory_has_an_end() {
        let kept = Kept::default();
        let page = ready("x".repeat(1024 * 1024));
        for number in 0..100 {
            kept.keep(address(&format!("/p/{number}")), Shown::of(&number), page.clone());
            kept.find(&address("/p/0"), Shown::of(&0));
        }
        let pages = kept.0.lock().unwrap();
        assert!(pages.bytes <= MOST_BYTES, "{}", pages.bytes);
        assert!(pages.pages.contains_key(&address("/p/0")), "what is looked at stays");
    }
}
