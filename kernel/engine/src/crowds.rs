//! Attempt limits of visitors by their network address, counted in this process: a crowd is held off without
//! a second transaction for each of them. Copies of the program count for themselves.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use souk_core::{Moment, TenantId};

use crate::policy::Limit;

/// Addresses that are remembered at once; beyond them, those of past windows are forgotten.
const MOST: usize = 100_000;
const BETWEEN_LOOKS: i64 = 10 * Moment::SECOND;

/// Other counts than the declared ones, by the limit's name: settings of the installation. 0 is no limit.
#[derive(Debug, Clone, Default)]
pub struct Bounds(pub HashMap<&'static str, u32>);

/// Shop, limit and address: end of the window, and how many it has seen.
type Seen = HashMap<(TenantId, &'static str, String), (i64, u32)>;

#[derive(Debug, Default)]
pub(crate) struct Crowds(Mutex<Crowd>);

#[derive(Debug, Default)]
struct Crowd {
    seen: Seen,
    /// Looking through all of them is not done for each that comes.
    next_look: i64,
}

impl Crowds {
    /// How many attempts the present window has seen.
    pub fn seen(&self, limit: &Limit, shop: TenantId, address: &str, now: Moment) -> u32 {
        let crowd = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = crowd.seen.get(&(shop, limit.name, address.to_owned()));
        entry.filter(|(end, _)| *end > now.0).map_or(0, |(_, count)| *count)
    }

    /// One attempt more; the seconds to wait where it is one too many.
    pub fn take(
        &self,
        limit: &Limit,
        count: u32,
        shop: TenantId,
        address: &str,
        now: Moment,
    ) -> Result<(), i64> {
        let window = i64::from(limit.seconds) * Moment::SECOND;
        let end = now.0 - now.0.rem_euclid(window) + window;
        let mut crowd = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (shop, limit.name, address.to_owned());
        // Whoever is counted stays counted, however many there are.
        if !crowd.seen.contains_key(&key) && crowd.seen.len() >= MOST {
            if now.0 >= crowd.next_look {
                crowd.seen.retain(|_, (end, _)| *end > now.0);
                crowd.next_look = now.0 + BETWEEN_LOOKS;
                if crowd.seen.len() >= MOST {
                    tracing::warn!(
                        limit = limit.name,
                        most = MOST,
                        "addresses beyond these are not counted now"
                    );
                }
            }
            if crowd.seen.len() >= MOST {
                // More addresses than anybody has: counting them would cost more than they do.
                return Ok(());
            }
        }
        let entry = crowd.seen.entry(key).or_insert((end, 0));
        if entry.0 != end {
            *entry = (end, 0);
        }
        if entry.1 >= count {
            return Err((end - now.0) / Moment::SECOND + 1);
        }
        entry.1 += 1;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;
    use crate::policy::LimitSubject;

    const LIMIT: Limit = Limit { name: "test", subject: LimitSubject::Visitors, count: 2, seconds: 3600 };

    #[test]
    fn an_address_has_its_count_in_each_shop_and_hour() {
        let crowds = Crowds::default();
        let (shop, other) = (TenantId::from_raw(RawId([1; 16])), TenantId::from_raw(RawId([2; 16])));
        let now = Moment(1_790_000_000_000_000);
        let take = |shop, address: &str, now| crowds.take(&LIMIT, LIMIT.count, shop, address, now);
        assert_eq!((take(shop, "10.0.0.1", now), take(shop, "10.0.0.1", now)), (Ok(()), Ok(())));
        let seen = |shop, now| crowds.seen(&LIMIT, shop, "10.0.0.1", now);
        assert_eq!((seen(shop, now), seen(other, now), seen(shop, now.plus(Moment::HOUR))), (2, 0, 0));
        let wait = take(shop, "10.0.0.1", now).unwrap_err();
        assert!((1..=3600).contains(&wait), "{wait}");
        assert_eq!((take(other, "10.0.0.1", now), take(shop, "10.0.0.2", now)), (Ok(()), Ok(())));
        assert_eq!(take(shop, "10.0.0.1", now.plus(Moment::HOUR)), Ok(()));
    }

    #[test]
    fn what_is_remembered_is_bounded() {
        let crowds = Crowds::default();
        let now = Moment(1_790_000_000_000_000);
        let shop = TenantId::INSTALLATION;
        for n in 0..MOST + 5 {
            assert_eq!(crowds.take(&LIMIT, 1, shop, &n.to_string(), now), Ok(()));
        }
        assert_eq!(crowds.0.lock().unwrap().seen.len(), MOST);
        assert!(crowds.take(&LIMIT, 1, shop, "7", now).is_err(), "who is counted stays counted");
        assert_eq!(crowds.take(&LIMIT, 1, shop, "new", now.plus(Moment::HOUR)), Ok(()));
        assert_eq!(crowds.0.lock().unwrap().seen.len(), 1, "the past hour is forgotten");
    }
}
