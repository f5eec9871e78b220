//! What members, keys and platform admins may do, answered inside the transaction that asks.

use souk_core::{Actor, Moment, RawId, TenantId};
use souk_engine::{Authority, Grants, Question};

use crate::model::permissions;

/// The engine's port to members, keys and plans.
pub struct ShopAuthority;

impl Authority for ShopAuthority {
    fn grants(&self, actor: &Actor, shop: TenantId) -> Question<Option<Grants>> {
        let platform = shop == TenantId::INSTALLATION;
        match actor {
            // Rights in a shop are none in the platform; their own account stays open to them.
            Actor::Member { .. } | Actor::ApiKey { .. } if platform => Question::known(Some(Grants::Nothing)),
            Actor::Member { user, .. } => crate::queries::grants(shop, *user),
            Actor::ApiKey { key, .. } => of_key(shop, *key, |name| permissions::named(name).is_some()),
            Actor::PlatformAdmin { user } if platform => {
                souk_identity::is_platform_admin(*user).map(|is| Ok(is.then_some(Grants::All)))
            }
            // A shop's transaction cannot see users. Looking changes nothing, so what the session said a
            // moment ago is enough.
            Actor::PlatformAdmin { .. } => Question::known(Some(Grants::Some {
                role: String::new(),
                permissions: permissions::LOOKING.iter().map(|&name| name.to_owned()).collect(),
            })),
            Actor::PlatformKey { key } if platform => of_key(shop, *key, |_| true),
            Actor::PlatformKey { .. } => Question::known(None),
            Actor::User { .. } | Actor::Visitor { .. } => Question::known(Some(Grants::Nothing)),
            Actor::Console | Actor::Job { .. } => Question::known(Some(Grants::All)),
        }
    }

    fn entitled(&self, shop: TenantId, key: &'static str, now: Moment) -> Question<()> {
        souk_entitlements::check(shop, key, now)
    }

    /// A key works while the plan includes keys, not only where it was made.
    fn entrance(&self, actor: &Actor) -> Option<&'static str> {
        matches!(actor, Actor::ApiKey { .. }).then_some("api")
    }
}

/// What the key was given, of what is known here.
fn of_key(shop: TenantId, key: RawId, known: fn(&str) -> bool) -> Question<Option<Grants>> {
    souk_identity::key_grants(shop, key).map(move |held| {
        Ok(held.map(|held| Grants::Some {
            role: String::new(),
            permissions: held.into_iter().filter(|name| known(name)).collect(),
        }))
    })
}
