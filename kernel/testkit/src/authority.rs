//! An authority for rooms that are tested without the rooms that keep members and plans.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Mutex;

use souk_core::{Actor, Kind, Moment, RefusalDef, TenantId, UserId};
use souk_engine::{Authority, Grants, Question};

const NOT_INCLUDED: RefusalDef = RefusalDef::new("plan.not_included", Kind::Forbidden);

/// Grants members everything unless restricted; the plan includes everything unless taken out.
#[derive(Default)]
pub struct TestAuthority {
    restricted: Mutex<HashMap<UserId, BTreeSet<String>>>,
    excluded: Mutex<HashSet<String>>,
}

impl TestAuthority {
    pub fn restrict(&self, user: UserId, permissions: &[&str]) {
        let permissions = permissions.iter().map(|name| (*name).to_owned()).collect();
        self.restricted.lock().expect("lock").insert(user, permissions);
    }
    pub fn exclude(&self, key: &str) {
        self.excluded.lock().expect("lock").insert(key.to_owned());
    }
}

impl Authority for TestAuthority {
    fn grants(&self, actor: &Actor, _: TenantId) -> Question<Option<Grants>> {
        let Actor::Member { user, .. } = actor else { return Question::known(Some(Grants::All)) };
        let restricted = self.restricted.lock().expect("lock").get(user).cloned();
        Question::known(Some(
            restricted
                .map_or(Grants::All, |permissions| Grants::Some { role: "support".to_owned(), permissions }),
        ))
    }
    fn entitled(&self, _: TenantId, key: &'static str, _: Moment) -> Question<()> {
        let excluded = self.excluded.lock().expect("lock").contains(key);
        Question::known(()).map(
            move |()| {
                if excluded { NOT_INCLUDED.with().arg("key", key).err() } else { Ok(()) }
            },
        )
    }
}
