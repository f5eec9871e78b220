//! Who asks, about which shop, and with what at hand: arguments, never globals.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::sync::Arc;

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

/// Values given once at the start, found by their type.
#[derive(Clone, Default)]
pub struct Equipment(Arc<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Equipment {
    #[must_use]
    pub fn with<T: Send + Sync + 'static>(self, value: T) -> Self {
        let mut map = HashMap::clone(&self.0);
        map.insert(TypeId::of::<T>(), Arc::new(value));
        Self(Arc::new(map))
    }
    pub fn get<T: Send + Sync + 'static>(&self) -> Result<Arc<T>> {
        let found = self.0.get(&TypeId::of::<T>()).cloned();
        found.and_then(|any| any.downcast::<T>().ok()).ok_or_else(|| {
            Fault::new(format!("the program was started without {}", std::any::type_name::<T>())).into()
        })
    }
}
