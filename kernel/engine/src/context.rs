//! Who asks, about which shop, and with what at hand: arguments, never globals.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use souk_core::{Actor, Fault, Ids, Lang, Moment, Result, TenantId};

use crate::gate::Grants;
use crate::tenants::Tenant;

/// A request on its way in: what a door knows.
#[derive(Debug, Clone)]
pub struct Ask {
    pub actor: Actor,
    /// The shop that a platform admin or the console names; bound actors bring their own.
    pub shop: Option<TenantId>,
    /// Idempotency key. Without one a fresh key is made, so that a lost answer can still be settled.
    pub key: Option<String>,
    /// Nothing is done for this key that was not done before: a part of bulk work that is asked for again.
    pub only_again: bool,
    pub dry_run: bool,
    pub lang: Lang,
    pub request: String,
    pub door: &'static str,
    /// Class of network addresses, for attempt limits.
    pub address: String,
    /// It is that of a proxy between us and many others: no crowd is counted by it.
    pub shared: bool,
}

/// The door of lists that are taken as a file: page after page, behind everybody who waits for one.
pub const FILE: &str = "file";

impl Ask {
    pub fn new(actor: Actor, door: &'static str) -> Self {
        Self {
            actor,
            shop: None,
            key: None,
            only_again: false,
            dry_run: false,
            lang: Lang::En,
            request: String::new(),
            door,
            address: String::new(),
            shared: false,
        }
    }
    #[must_use]
    pub fn for_shop(mut self, shop: TenantId) -> Self {
        self.shop = Some(shop);
        self
    }
    #[must_use]
    pub fn keyed(mut self, key: impl Into<String>) -> Self {
        self.key = Some(key.into());
        self
    }
    #[must_use]
    pub fn dry(mut self) -> Self {
        self.dry_run = true;
        self
    }
}

/// What a command or query works with.
pub struct Context {
    /// The shop; the reserved installation tenant for platform commands.
    pub shop: TenantId,
    pub tenant: Tenant,
    pub actor: Actor,
    pub grants: Grants,
    /// The moment of this transaction.
    pub now: Moment,
    pub lang: Lang,
    pub request: String,
    pub door: &'static str,
    pub dry_run: bool,
    pub ids: Ids,
    pub services: Equipment,
}

impl Context {
    /// A value that the program was started with: the map of places, a key for signatures.
    pub fn service<T: Send + Sync + 'static>(&self) -> Result<Arc<T>> {
        self.services.get()
    }
    pub fn id<T: From<souk_core::RawId>>(&self) -> T {
        self.ids.make(self.now)
    }
    /// A name in the asker's language, else in the shop's first.
    pub fn words<'w>(&self, words: &'w souk_core::Words) -> &'w str {
        words.get(self.lang, &self.tenant.languages)
    }
}

/// Values given at the start, found by their type.
#[derive(Clone, Default)]
pub struct Equipment(Arc<HashMap<TypeId, RwLock<Given>>>);

type Given = Arc<dyn Any + Send + Sync>;

impl Equipment {
    #[must_use]
    pub fn with<T: Send + Sync + 'static>(self, value: T) -> Self {
        let given = self.0.iter().map(|(of, given)| (*of, RwLock::new(Self::now(given))));
        let mut map: HashMap<TypeId, RwLock<Given>> = given.collect();
        map.insert(TypeId::of::<T>(), RwLock::new(Arc::new(value)));
        Self(Arc::new(map))
    }
    fn now(given: &RwLock<Given>) -> Given {
        Arc::clone(&given.read().unwrap_or_else(PoisonError::into_inner))
    }
    pub fn get<T: Send + Sync + 'static>(&self) -> Result<Arc<T>> {
        let found = self.0.get(&TypeId::of::<T>()).map(Self::now);
        found.and_then(|any| any.downcast::<T>().ok()).ok_or_else(|| {
            Fault::new(format!("the program was started without {}", std::any::type_name::<T>())).into()
        })
    }
    /// Puts another in the place of one that was given: tables that are read anew while the program runs.
    /// Whoever holds the earlier one goes on with it.
    pub fn replace<T: Send + Sync + 'static>(&self, value: T) {
        if let Some(given) = self.0.get(&TypeId::of::<T>()) {
            *given.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(value);
        }
    }
}
