//! Who asks for a command.

use crate::id::{RawId, TenantId, UserId};

/// Whoever acts. What they may do is read inside the command's transaction, never carried along here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// A user in a shop; the role is looked up when it is needed.
    Member { user: UserId, shop: TenantId },
    /// A signed-in user outside any shop (own account, list of own shops).
    User { user: UserId },
    /// Runs the installation.
    PlatformAdmin { user: UserId },
    /// An API key of a shop.
    ApiKey { key: RawId, shop: TenantId },
    /// An API key of the platform.
    PlatformKey { key: RawId },
    /// Somebody on the shop's public pages, known by a random cookie and a class of addresses.
    Visitor { session: RawId, address_class: String, shop: TenantId },
    /// A person at the machine.
    Console,
    /// The worker, for a job or a reaction.
    Job { name: &'static str, shop: TenantId },
}

/// The part of an actor that keys and audit entries hang on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Principal {
    pub kind: &'static str,
    pub id: RawId,
}

impl Actor {
    pub fn principal(&self) -> Principal {
        let (kind, id) = match self {
            Self::Member { user, .. } => ("member", user.raw()),
            Self::User { user } => ("user", user.raw()),
            Self::PlatformAdmin { user } => ("platform_admin", user.raw()),
            Self::ApiKey { key, .. } => ("api_key", *key),
            Self::PlatformKey { key } => ("platform_key", *key),
            Self::Visitor { session, .. } => ("visitor", *session),
            Self::Console => ("console", RawId::default()),
            Self::Job { .. } => ("job", RawId::default()),
        };
        Principal { kind, id }
    }

    /// The shop this actor is bound to; platform actors and the console name it per command.
    pub const fn shop(&self) -> Option<TenantId> {
        match self {
            Self::Member { shop, .. }
            | Self::ApiKey { shop, .. }
            | Self::Visitor { shop, .. }
            | Self::Job { shop, .. } => Some(*shop),
            Self::User { .. } | Self::PlatformAdmin { .. } | Self::PlatformKey { .. } | Self::Console => None,
        }
    }

    pub const fn is_visitor(&self) -> bool {
        matches!(self, Self::Visitor { .. })
    }
}
