//! What members, keys and platform admins may do, answered inside the transaction that asks.

use souk_core::{Actor, Result, TenantId};
use souk_engine::{Authority, Grants, Reader};

use crate::model::permissions;

/// The engine's port to members, keys and plans.
pub struct ShopAuthority;

impl Authority for ShopAuthority {
    fn grants(&self, db: &mut Reader<'_>, actor: &Actor, shop: TenantId) -> Result<Option<Grants>> {
        let platform = shop == TenantId::INSTALLATION;
        match actor {
            // Rights in a shop are none in the platform; their own account stays open to them.
            Actor::Member { .. } | Actor::ApiKey { .. } if platform => Ok(Some(Grants::Nothing)),
            Actor::Member { user, .. } => crate::queries::grants(db, shop, *user),
            Actor::ApiKey { key, .. } => {
                let held = souk_identity::key_grants(db, shop, *key)?;
                Ok(held.map(|held| {
                    let permissions =
                        held.into_iter().filter(|name| permissions::named(name).is_some()).collect();
                    Grants::Some { role: String::new(), permissions }
                }))
            }
            Actor::PlatformAdmin { user } if platform => {
                Ok(souk_identity::is_platform_admin(db, *user)?.then_some(Grants::All))
            }
            // A shop's transaction cannot see users. Looking changes nothing, so what the session said a
            // moment ago is enough.
            Actor::PlatformAdmin { .. } => Ok(Some(Grants::Some {
                role: String::new(),
                permissions: permissions::LOOKING.iter().map(|&name| name.to_owned()).collect(),
            })),
            Actor::PlatformKey { key } if platform => {
                let held = souk_identity::key_grants(db, shop, *key)?;
                Ok(held.map(|held| Grants::Some {
                    role: String::new(),
                    permissions: held.into_iter().collect(),
                }))
            }
            Actor::PlatformKey { .. } => Ok(None),
            Actor::User { .. } | Actor::Visitor { .. } => Ok(Some(Grants::Nothing)),
            Actor::Console | Actor::Job { .. } => Ok(Some(Grants::All)),
        }
    }

    fn entitled(&self, db: &mut Reader<'_>, shop: TenantId, key: &str) -> Result<()> {
        souk_entitlements::check(db, shop, key)
    }
}
