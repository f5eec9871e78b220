//! The same question asked by the same actor while one like it is being read: all who wait share the next
//! reading. It begins after each of them asked, so nobody is told less than the database knew by then.

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;
use souk_core::{Lang, Principal, Result, TenantId};
use tokio::runtime::Handle;
use tokio::sync::oneshot;

use crate::engine::Engine;

/// What makes two questions the same: all that an answer can depend on but the moment.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Question {
    pub query: &'static str,
    pub asker: Principal,
    pub shop: TenantId,
    pub lang: Lang,
    pub input: String,
}

/// For each question that is being read, who waits for the reading after it.
#[derive(Default)]
pub(crate) struct Rides(Mutex<HashMap<Question, Vec<Waiting>>>);

/// Nothing is sent when the shared reading failed: then each asks for themselves and hears their own error.
type Waiting = oneshot::Sender<Bytes>;

enum Seat {
    Driver,
    Passenger(oneshot::Receiver<Bytes>),
}

impl Rides {
    fn board(&self, question: &Question) -> Seat {
        let mut rides = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match rides.get_mut(question) {
            Some(waiting) => {
                let (sender, receiver) = oneshot::channel();
                waiting.push(sender);
                Seat::Passenger(receiver)
            }
            None => {
                rides.insert(question.clone(), Vec::new());
                Seat::Driver
            }
        }
    }

    /// The reading is over; whoever waits is taken along by the next, and nobody waiting ends the matter.
    fn leave(&self, question: &Question) -> Vec<Waiting> {
        let mut rides = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = rides.get_mut(question).map(std::mem::take).unwrap_or_default();
        if waiting.is_empty() {
            rides.remove(question);
        }
        waiting
    }

    /// Whoever waits asks for themselves.
    fn give_up(&self, question: &Question) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(question);
    }
}

impl Engine {
    /// Answers `question` by `read`, shared with everybody who asks the same at the same time.
    pub(crate) async fn together<R, F>(&self, question: Question, read: R) -> Result<Bytes>
    where
        R: Fn() -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Bytes>> + Send + 'static,
    {
        match self.0.rides.board(&question) {
            Seat::Driver => {
                let _trip = Trip { engine: self.clone(), question, read: read.clone() };
                read().await
            }
            Seat::Passenger(answer) => match answer.await {
                Ok(bytes) => Ok(bytes),
                Err(_) => read().await,
            },
        }
    }
}

/// One reading. However it ends, also by a driver who hung up, the next one takes along who waits.
struct Trip<R, F>
where
    R: Fn() -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<Bytes>> + Send + 'static,
{
    engine: Engine,
    question: Question,
    read: R,
}

impl<R, F> Drop for Trip<R, F>
where
    R: Fn() -> F + Clone + Send + Sync + 'static,
    F: Future<Output = Result<Bytes>> + Send + 'static,
{
    fn drop(&mut self) {
        let Ok(runtime) = Handle::try_current() else {
            self.engine.0.rides.give_up(&self.question);
            return;
        };
        let waiting = self.engine.0.rides.leave(&self.question);
        if waiting.is_empty() {
            return;
        }
        let next =
            Self { engine: self.engine.clone(), question: self.question.clone(), read: self.read.clone() };
        runtime.spawn(async move {
            if let Ok(bytes) = (next.read)().await {
                for passenger in waiting {
                    // Whoever hung up is told nothing.
                    let _gone = passenger.send(bytes.clone());
                }
            }
            drop(next);
        });
    }
}
