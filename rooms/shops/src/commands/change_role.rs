//! Gives a member another role. Runs alone in its shop: two super_admins cannot demote each other at once.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::remove_member::managed;
use crate::changes::SetRole;
use crate::model::role::Role;
use crate::queries::{owner_of, super_admins};
use crate::refusals::{LAST_SUPER_ADMIN, MEMBER_NOT_FOUND, OWN_ROLE, OWNER_STAYS};
use crate::steps::settle_places;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChangeRole {
    pub id: UserId,
    pub role: Role,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct MemberCard {
    pub id: UserId,
    /// None once they are removed.
    pub role: Option<Role>,
}

impl Command for ChangeRole {
    const NAME: &'static str = "change_role";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = MemberCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MemberCard> {
        if souk_identity::user_of(&cx.actor) == Some(self.id) {
            return Err(OWN_ROLE.refuse());
        }
        let member = managed(cx, tx, self.id)?;
        if member.role != self.role {
            if owner_of(tx, cx.shop)? == Some(self.id) && self.role != Role::SuperAdmin {
                return Err(OWNER_STAYS.refuse());
            }
            if member.role == Role::SuperAdmin && super_admins(tx, cx.shop, self.id)? == 0 {
                return Err(LAST_SUPER_ADMIN.refuse());
            }
            tx.must(&SetRole { user: self.id, from: member.role, to: self.role }, &MEMBER_NOT_FOUND)?;
            settle_places(tx)?;
        }
        Ok(MemberCard { id: self.id, role: Some(self.role) })
    }
    fn subject(&self, output: &MemberCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
