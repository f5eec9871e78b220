//! A bounded queue of two lanes. Callers never wait to get in: a full lane gives the item back.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::Lane;

pub(crate) struct Queue<T> {
    state: Mutex<State<T>>,
    wake: Condvar,
    limit: usize,
}

struct State<T> {
    front: VecDeque<T>,
    bulk: VecDeque<T>,
    closed: bool,
}

/// What was waiting: everything in front up to a limit, and at most one bulk item to do after it.
pub(crate) struct Batch<T> {
    pub front: Vec<T>,
    pub bulk: Option<T>,
}

impl<T> Queue<T> {
    pub fn new(limit: usize) -> Self {
        let state = State { front: VecDeque::new(), bulk: VecDeque::new(), closed: false };
        Self { state: Mutex::new(state), wake: Condvar::new(), limit }
    }
    fn state(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
    pub fn push(&self, lane: Lane, item: T) -> Result<(), T> {
        let mut state = self.state();
        let closed = state.closed;
        let items = match lane {
            Lane::Front => &mut state.front,
            Lane::Bulk => &mut state.bulk,
        };
        if closed || items.len() >= self.limit {
            return Err(item);
        }
        items.push_back(item);
        drop(state);
        self.wake.notify_one();
        Ok(())
    }
    /// Waits for an item. `None` when the queue is closed and empty.
    pub fn pop(&self) -> Option<T> {
        let mut state = self.waited();
        state.front.pop_front().or_else(|| state.bulk.pop_front())
    }
    pub fn try_pop(&self) -> Option<T> {
        let mut state = self.state();
        state.front.pop_front().or_else(|| state.bulk.pop_front())
    }
    /// Waits for work and takes only what is already there. `None` when the queue is closed and empty.
    pub fn batch(&self, most: usize) -> Option<Batch<T>> {
        let mut state = self.waited();
        let count = state.front.len().min(most);
        let batch = Batch { front: state.front.drain(..count).collect(), bulk: state.bulk.pop_front() };
        (!batch.front.is_empty() || batch.bulk.is_some()).then_some(batch)
    }
    fn waited(&self) -> MutexGuard<'_, State<T>> {
        self.wake
            .wait_while(self.state(), |state| {
                state.front.is_empty() && state.bulk.is_empty() && !state.closed
            })
            .unwrap_or_else(PoisonError::into_inner)
    }
    /// Nothing more gets in; what is in is still handed out.
    pub fn close(&self) {
        self.state().closed = true;
        self.wake.notify_all();
    }
    pub fn depth(&self, lane: Lane) -> usize {
        match lane {
            Lane::Front => self.state().front.len(),
            Lane::Bulk => self.state().bulk.len(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_lane_gives_the_item_back_and_the_other_lane_still_takes() {
        let queue = Queue::new(2);
        assert_eq!(queue.push(Lane::Front, 1), Ok(()));
        assert_eq!(queue.push(Lane::Front, 2), Ok(()));
        assert_eq!(queue.push(Lane::Front, 3), Err(3));
        assert_eq!(queue.push(Lane::Bulk, 4), Ok(()));
    }

    #[test]
    fn a_batch_is_what_waits_in_front_and_one_of_bulk() {
        let queue = Queue::new(9);
        for item in [1, 2, 3] {
            queue.push(Lane::Front, item).unwrap();
        }
        for item in [7, 8] {
            queue.push(Lane::Bulk, item).unwrap();
        }
        let batch = queue.batch(2).unwrap();
        assert_eq!((batch.front, batch.bulk), (vec![1, 2], Some(7)));
        let batch = queue.batch(2).unwrap();
        assert_eq!((batch.front, batch.bulk), (vec![3], Some(8)));
    }

    #[test]
    fn a_closed_queue_hands_out_what_it_holds_and_then_ends() {
        let queue = Queue::new(9);
        queue.push(Lane::Front, 1).unwrap();
        queue.close();
        assert_eq!(queue.push(Lane::Front, 2), Err(2));
        assert_eq!(queue.pop(), Some(1));
        assert_eq!(queue.pop(), None);
        assert!(queue.batch(1).is_none());
    }
}
