//! Whose turn it is at the worker: no kind of work, no shop and no outside system may keep all hands busy.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use souk_core::{TenantId, Value};

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
    /// Names, shops and subjects of which nothing more may begin now, as parameters of a statement.
    pub fn full(&self) -> [Value; 3] {
        let (mut names, mut shops) = (HashMap::<&str, usize>::new(), HashMap::<[u8; 16], usize>::new());
        for turn in self.0.values() {
            *names.entry(&turn.name).or_default() += 1;
            if turn.shop != TenantId::INSTALLATION {
                *shops.entry(turn.shop.raw().0).or_default() += 1;
            }
        }
        let names = names.into_iter().filter(|(_, count)| *count >= OF_ONE_NAME);
        let shops = shops.into_iter().filter(|(_, count)| *count >= OF_ONE_SHOP);
        [
            Value::Texts(names.map(|(name, _)| name.to_owned()).collect()),
            Value::Ids(shops.map(|(shop, _)| shop).collect()),
            Value::Ids(self.0.values().filter_map(|turn| turn.subject).collect()),
        ]
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
        let mut held: Vec<Held> =
            (1..=4).map(|id| turns.begin(job(id), turn(id, "call", Some(id)))).collect();
        let [names, shops, subjects] = turns.now().full();
        assert_eq!((names, shops), (Value::Texts(vec!["call".to_owned()]), Value::Ids(Vec::new())));
        assert!(matches!(subjects, Value::Ids(ids) if ids.len() == 4));
        held.remove(0);
        held.extend((5..=6).map(|id| turns.begin(job(id), turn(2, "count", None))));
        let [names, shops, _] = turns.now().full();
        assert_eq!((names, shops), (Value::Texts(Vec::new()), Value::Ids(vec![[2; 16]])));
        let own = Turn { shop: TenantId::INSTALLATION, ..turn(0, "clean", None) };
        held.extend((7..=9).map(|id| turns.begin(job(id), Turn { name: id.to_string(), ..own.clone() })));
        let [_, shops, _] = turns.now().full();
        assert_eq!(shops, Value::Ids(vec![[2; 16]]), "the installation's own work is no shop's");
        assert_eq!((turns.now().free(), held.len()), (0, 8));
        drop(held);
        assert_eq!(turns.now().free(), AT_ONCE);
    }
}
