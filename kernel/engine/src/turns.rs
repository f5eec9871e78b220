//! Whose turn it is at the worker: no kind of work, no shop and no outside system may keep all hands busy.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use souk_core::TenantId;

use crate::jobs::JobId;

/// Pieces of work at once in one process.
pub(crate) const AT_ONCE: usize = 8;
/// Of one kind: a receiver that never answers holds up its own kind alone, and that only in part.
const OF_ONE_NAME: usize = 4;
/// Of one shop. The installation's own work is nobody's turn.
const OF_ONE_SHOP: usize = 3;

/// What a piece of work counts as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Turn {
    pub shop: TenantId,
    pub name: String,
    /// Jobs about one thing run one after another.
    pub subject: Option<[u8; 16]>,
}

/// What is running now.
#[derive(Debug, Clone, Default)]
pub(crate) struct Busy(HashMap<JobId, Turn>);

/// The same, kept by those who run it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Turns(Arc<Mutex<Busy>>);

/// Ends with whoever holds it, however that ends.
pub(crate) struct Held {
    turns: Turns,
    id: JobId,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.turns.with(|busy| busy.0.remove(&self.id));
    }
}

impl Turns {
    fn with<T>(&self, look: impl FnOnce(&mut Busy) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
    pub fn begin(&self, id: JobId, turn: Turn) -> Held {
        self.with(|busy| busy.add(id, turn));
        Held { turns: self.clone(), id }
    }
    pub fn now(&self) -> Busy {
        self.with(|busy| busy.clone())
    }
}

impl Busy {
    pub fn add(&mut self, id: JobId, turn: Turn) {
        self.0.insert(id, turn);
    }
    pub fn free(&self) -> usize {
        AT_ONCE.saturating_sub(self.0.len())
    }
    /// May this begin now, beside what runs?
    pub fn has_room(&self, id: JobId, turn: &Turn) -> bool {
        let count = |same: &dyn Fn(&Turn) -> bool| self.0.values().filter(|other| same(other)).count();
        let own = turn.shop == TenantId::INSTALLATION;
        !self.0.contains_key(&id)
            && count(&|other| other.name == turn.name) < OF_ONE_NAME
            && (own || count(&|other| other.shop == turn.shop) < OF_ONE_SHOP)
            && (turn.subject.is_none() || count(&|other| other.subject == turn.subject) == 0)
    }
}

#[cfg(test)]
mod tests {
    use souk_core::RawId;

    use super::*;

    fn turn(shop: u8, name: &str, subject: Option<u8>) -> Turn {
        let shop = TenantId::from_raw(RawId([shop; 16]));
        Turn { shop, name: name.to_owned(), subject: subject.map(|id| [id; 16]) }
    }

    #[test]
    fn a_kind_of_work_a_shop_and_a_receiver_have_their_share_and_no_more() {
        let job = |id: u8| JobId::from_raw(RawId([id; 16]));
        let turns = Turns::default();
        let room = |of: &Turn| turns.now().has_room(job(99), of);
        let mut held: Vec<Held> =
            (1..=4).map(|id| turns.begin(job(id), turn(id, "call", Some(id)))).collect();
        assert!(!room(&turn(9, "call", Some(9))), "four of one kind");
        assert!(!room(&turn(9, "other", Some(3))), "one about a thing");
        assert!(room(&turn(9, "other", Some(9))) && room(&turn(9, "other", None)));
        assert!(!turns.now().has_room(job(1), &turn(9, "other", None)), "what runs does not begin");
        held.remove(0);
        held.extend((5..=6).map(|id| turns.begin(job(id), turn(2, "count", None))));
        assert!(room(&turn(9, "call", Some(9))), "three of that kind");
        assert!(!room(&turn(2, "other", None)), "three of one shop");
        let own = Turn { shop: TenantId::INSTALLATION, ..turn(0, "clean", None) };
        held.extend((7..=9).map(|id| turns.begin(job(id), Turn { name: id.to_string(), ..own.clone() })));
        assert!(room(&own), "the installation's own work is no shop's");
        assert_eq!((turns.now().free(), held.len()), (0, 8));
        drop(held);
        assert_eq!(turns.now().free(), AT_ONCE);
    }
}
