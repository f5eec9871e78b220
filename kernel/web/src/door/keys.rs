//! Which key a bearer token is: looked up once. Whether the key still holds is asked by the gate of every
//! request, in the transaction of what it does, so that nothing here can be out of date.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use sha2::{Digest, Sha256};
use souk_core::{Actor, Result};
use souk_engine::{Reach, refusals};

use super::Web;

const MOST: usize = 10_000;

/// By the digest of the token: the tokens themselves are kept nowhere.
#[derive(Default)]
pub(super) struct Keys(Mutex<HashMap<[u8; 32], Actor>>);

impl Keys {
    fn find(&self, token: &[u8; 32]) -> Option<Actor> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(token).cloned()
    }
    fn keep(&self, token: [u8; 32], actor: Actor) {
        let mut keys = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if keys.len() >= MOST {
            keys.clear();
        }
        keys.insert(token, actor);
    }
    fn forget(&self, token: &[u8; 32]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(token);
    }
}

impl Web {
    pub(super) async fn key(&self, bearer: &str) -> Result<Actor> {
        let token: [u8; 32] = Sha256::digest(bearer).into();
        if let Some(known) = self.0.keys.find(&token) {
            return Ok(known);
        }
        let (doorman, now, bearer) = (self.0.doorman.clone(), self.now(), bearer.to_owned());
        let found = self.0.engine.read(Reach::Platform, move |db| doorman.key(db, &bearer, now)).await?;
        let actor = found.ok_or_else(|| refusals::SESSION_REQUIRED.refuse())?;
        self.0.keys.keep(token, actor.clone());
        Ok(actor)
    }

    /// Looks anew at a token that the gate knew nothing of; a key that was revoked is no key.
    pub(super) async fn look_again(&self, bearer: &str) -> Result<()> {
        self.0.keys.forget(&Sha256::digest(bearer).into());
        self.key(bearer).await.map(|_| ())
    }
}
