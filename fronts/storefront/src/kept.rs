//! Public pages kept as they are sent. A page is kept under everything it shows: when any of that changes (a
//! price, a stock word, the shop's colour) the kept one no longer fits and is made anew. For a second, and
//! until this process writes something for the shop, nobody looks whether it still fits: a page that another
//! process has outdated is old for a second at most.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::Serialize;
use sha2::{Digest, Sha256};
use souk_core::{Moment, TenantId};
use souk_engine::Engine;
use souk_web::door::Ready;

const MOST_BYTES: usize = 48 * 1024 * 1024;
/// How long a page is sent without a look at the database.
const FRESH: i64 = Moment::SECOND;

/// When a page was read from the database: before any of it was.
#[derive(Debug, Clone, Copy)]
pub struct ReadAt {
    shop: TenantId,
    writes: u64,
    at: Moment,
}

impl ReadAt {
    pub fn now(engine: &Engine, shop: TenantId) -> Self {
        Self { shop, writes: engine.db().writes(shop), at: engine.now() }
    }
    fn is_fresh(self, engine: &Engine) -> bool {
        let now = engine.now();
        (self.at..self.at.plus(FRESH)).contains(&now) && engine.db().writes(self.shop) == self.writes
    }
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

/// By the path with its query, which names shop and language.
#[derive(Default)]
struct Pages {
    pages: HashMap<String, Page>,
    bytes: usize,
    looks: u64,
}

struct Page {
    shown: Shown,
    ready: Ready,
    read: ReadAt,
    last_look: u64,
}

impl Kept {
    /// The page at this path, where nothing can have changed since it was read.
    pub fn fresh(&self, path: &str, engine: &Engine) -> Option<Ready> {
        self.look(path, |page| page.read.is_fresh(engine))
    }

    /// The page at this path, if it shows this; it is as new as what was read now.
    pub fn find(&self, path: &str, shown: Shown, read: ReadAt) -> Option<Ready> {
        self.look(path, |page| {
            let fits = page.shown == shown;
            if fits {
                page.read = read;
            }
            fits
        })
    }

    fn look(&self, path: &str, fits: impl FnOnce(&mut Page) -> bool) -> Option<Ready> {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        pages.looks += 1;
        let look = pages.looks;
        let page = pages.pages.get_mut(path)?;
        if !fits(page) {
            return None;
        }
        page.last_look = look;
        Some(page.ready.clone())
    }

    pub fn keep(&self, path: String, shown: Shown, read: ReadAt, ready: Ready) {
        let mut pages = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let page = Page { shown, ready, read, last_look: pages.looks };
        pages.bytes += page.size();
        if let Some(before) = pages.pages.insert(path, page) {
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

    const READ: ReadAt =
        ReadAt { shop: TenantId::from_raw(RawId([1; 16])), writes: 0, at: Moment(1_800_000_000_000_000) };

    fn ready(html: String) -> Ready {
        Ready::new(html, HeaderValue::from_static("default-src 'none'"), "e").unwrap()
    }

    #[test]
    fn a_page_fits_only_what_it_shows() {
        let kept = Kept::default();
        let (before, after) = (Shown::of(&("robe", 450_000)), Shown::of(&("robe", 460_000)));
        kept.keep("/p/robe".to_owned(), before, READ, ready("450".to_owned()));
        assert!(kept.find("/p/robe", before, READ).is_some());
        assert!(kept.find("/p/robe", after, READ).is_none(), "an old price");
        assert!(kept.find("/p/autre", before, READ).is_none());
    }

    #[test]
    fn a_newer_page_takes_the_place_of_the_older() {
        let kept = Kept::default();
        for price in 0..3 {
            kept.keep("/p/robe".to_owned(), Shown::of(&price), READ, ready(format!("price {price}")));
        }
        let found = kept.find("/p/robe", Shown::of(&2), READ).unwrap();
        assert_eq!(found.plain.as_ref(), b"price 2");
        assert_eq!(kept.0.lock().unwrap().pages.len(), 1);
    }

    #[test]
    fn memory_has_an_end() {
        let kept = Kept::default();
        let page = ready("x".repeat(1024 * 1024));
        for number in 0..100 {
            kept.keep(format!("/p/{number}"), Shown::of(&number), READ, page.clone());
            kept.find("/p/0", Shown::of(&0), READ);
        }
        let pages = kept.0.lock().unwrap();
        assert!(pages.bytes <= MOST_BYTES, "{}", pages.bytes);
        assert!(pages.pages.contains_key("/p/0"), "what is looked at stays");
    }
}
