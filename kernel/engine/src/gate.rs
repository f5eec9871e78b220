//! Who may do what: asked inside the transaction, of whoever keeps members and keys.

use std::collections::BTreeSet;

use souk_core::{Actor, Moment, Result, TenantId};
use souk_store::{Question, Reader};

use crate::policy::{Entitled, Policy, Scope};
use crate::refusals;
use crate::tenants::Tenant;

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

/// The port behind which rooms answer for members, keys and plans. The engine asks in one trip.
pub trait Authority: Send + Sync + 'static {
    /// What this member, key or platform admin may do now; `None` when there is no such member or key any
    /// more.
    fn grants(&self, actor: &Actor, shop: TenantId) -> Question<Option<Grants>>;
    /// Whether the shop's plan includes `key` now; its refusal otherwise.
    fn entitled(&self, shop: TenantId, key: &'static str, now: Moment) -> Question<()>;
    /// What the shop's plan must include for this actor to come in at all, whatever they ask.
    fn entrance(&self, _: &Actor) -> Option<&'static str> {
        None
    }
}

/// What stands between an actor and a command: read in one trip, said in the order of the checks.
pub(crate) struct Gate {
    tenant: Result<Tenant>,
    grants: Result<Option<Grants>>,
    entitled: Result<()>,
    entrance: Result<()>,
}

impl Gate {
    /// `beside` goes along in the same trip.
    pub fn read<T: 'static>(
        authority: &dyn Authority,
        db: &mut Reader<'_>,
        actor: &Actor,
        shop: TenantId,
        policy: &Policy,
        now: Moment,
        beside: Question<T>,
    ) -> Result<(Self, Result<T>)> {
        let grants = match actor {
            Actor::Console | Actor::Job { .. } => Question::known(Some(Grants::All)),
            Actor::Visitor { .. } | Actor::User { .. } => Question::known(Some(Grants::Nothing)),
            known => authority.grants(known, shop),
        };
        let entitled = match policy.entitled {
            Entitled::To(key) => authority.entitled(shop, key, now),
            Entitled::Free => Question::known(()),
        };
        // Whoever asks about nothing of their shop still comes in by their own shop's plan.
        let entrance = match authority.entrance(actor) {
            Some(key) => authority.entitled(actor.shop().unwrap_or(shop), key, now),
            None => Question::known(()),
        };
        let (tenant, grants, entitled, entrance, beside) =
            db.ask((Tenant::asked(shop), grants, entitled, entrance, beside))?;
        Ok((Self { tenant, grants, entitled, entrance }, beside))
    }

    /// With nothing beside it.
    pub fn alone(
        authority: &dyn Authority,
        db: &mut Reader<'_>,
        actor: &Actor,
        shop: TenantId,
        policy: &Policy,
        now: Moment,
    ) -> Result<Self> {
        Self::read(authority, db, actor, shop, policy, now, Question::known(())).map(|(gate, _)| gate)
    }

    /// The shop and what the actor may do there, or why not; and whether the plan includes it, which is asked
    /// later.
    pub fn admit(self, actor: &Actor, policy: &Policy) -> Result<(Tenant, Grants, Result<()>)> {
        let tenant = self.tenant?;
        // A removed member and a foreign shop look alike.
        let grants = self.grants?.ok_or_else(|| refusals::SHOP_NOT_FOUND.refuse())?;
        self.entrance?;
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
            return Ok((tenant, grants, self.entitled));
        }
        match actor {
            Actor::Visitor { .. } => Err(refusals::SESSION_REQUIRED.refuse()),
            _ => Err(refusals::DENIED.with().arg("permission", policy.permission).into()),
        }
    }
}
