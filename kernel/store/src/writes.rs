//! Counts what this process wrote for each shop, so that what was read before a write can be told from what
//! is read after it.

use std::sync::atomic::{AtomicU64, Ordering::SeqCst};

use souk_core::TenantId;

use crate::Reach;

/// Shops share counters: a write for one may look like one for another, never the other way round.
const COUNTERS: usize = 256;

pub(crate) struct Writes {
    platform: AtomicU64,
    shops: [AtomicU64; COUNTERS],
}

impl Default for Writes {
    fn default() -> Self {
        Self { platform: AtomicU64::new(0), shops: std::array::from_fn(|_| AtomicU64::new(0)) }
    }
}

impl Writes {
    pub fn add(&self, reach: Reach) {
        match reach {
            Reach::Shop(shop) => self.counter(shop).map(|counter| counter.fetch_add(1, SeqCst)),
            Reach::Platform => Some(self.platform.fetch_add(1, SeqCst)),
        };
    }

    /// Grows with every write that may have changed something of the shop.
    pub fn of(&self, shop: TenantId) -> u64 {
        let own = self.counter(shop).map_or(0, |counter| counter.load(SeqCst));
        own.wrapping_add(self.platform.load(SeqCst))
    }

    fn counter(&self, shop: TenantId) -> Option<&AtomicU64> {
        let last = shop.raw().0.last().copied().unwrap_or_default();
        self.shops.get(usize::from(last))
    }
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    #[test]
    fn a_write_is_seen_by_its_shop_and_one_for_all_by_everybody() {
        let shop = |last| TenantId::from_raw(RawId([last; 16]));
        let writes = Writes::default();
        let before = (writes.of(shop(1)), writes.of(shop(2)));
        writes.add(Reach::Shop(shop(1)));
        assert_eq!((writes.of(shop(1)), writes.of(shop(2))), (before.0 + 1, before.1));
        writes.add(Reach::Platform);
        assert_eq!((writes.of(shop(1)), writes.of(shop(2))), (before.0 + 2, before.1 + 1));
    }
}
