//! Who may do what: asked inside the transaction, of whoever keeps members and keys.

use std::collections::BTreeSet;

use souk_core::{Actor, Result, TenantId};
use souk_store::Reader;

use crate::policy::{Policy, Scope};
use crate::refusals;

/// What an actor may do in a shop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Grants {
    /// The console, jobs, and platform admins within the platform.
    All,
    Some {
        role: String,
        permissions: BTreeSet<String>,
    },
    /// Known, but without any right here: visitors, users in their own account.
    Nothing,
}

impl Grants {
    pub fn allow(&self, permission: &str) -> bool {
        match self {
            Self::All => true,
            Self::Some { permissions, .. } => permissions.contains(permission),
            Self::Nothing => false,
        }
    }
    pub fn role(&self) -> &str {
        match self {
            Self::Some { role, .. } => role,
            Self::All | Self::Nothing => "",
        }
    }
}

/// The port behind which rooms answer for members, keys and plans.
pub trait Authority: Send + Sync + 'static {
    /// What this member, key or platform admin may do now; `None` when there is no such member or key any
    /// more.
    fn grants(&self, db: &mut Reader<'_>, actor: &Actor, shop: TenantId) -> Result<Option<Grants>>;
    /// Whether the shop's plan includes `key`; its refusal otherwise.
    fn entitled(&self, db: &mut Reader<'_>, shop: TenantId, key: &str) -> Result<()>;
}

/// Reads the actor's grants and checks them against the policy.
pub(crate) fn admit(
    authority: &dyn Authority,
    db: &mut Reader<'_>,
    actor: &Actor,
    shop: TenantId,
    policy: &Policy,
) -> Result<Grants> {
    let grants = match actor {
        Actor::Console | Actor::Job { .. } => Grants::All,
        Actor::Visitor { .. } => Grants::Nothing,
        Actor::User { .. } => Grants::Nothing,
        known => match authority.grants(db, known, shop)? {
            Some(grants) => grants,
            // A removed member and a foreign shop look alike.
            None => return Err(refusals::SHOP_NOT_FOUND.refuse()),
        },
    };
    let free = matches!(
        (policy.scope, actor),
        (Scope::Open, _)
            | (Scope::Visitor, Actor::Visitor { .. })
            | (
                Scope::User,
                Actor::User { .. } | Actor::Member { .. } | Actor::PlatformAdmin { .. } | Actor::Console
            )
    );
    if free || grants.allow(policy.permission) {
        return Ok(grants);
    }
    match actor {
        Actor::Visitor { .. } => Err(refusals::SESSION_REQUIRED.refuse()),
        _ => Err(refusals::DENIED.with().arg("permission", policy.permission).into()),
    }
}
