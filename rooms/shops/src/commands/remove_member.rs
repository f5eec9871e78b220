//! Ends a member's work in the shop and frees their place. Runs alone, as changing roles does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId};
use souk_engine::{Command, Context, Entitled, Grants, Modes, Policy, Tx};

use super::MemberCard;
use crate::changes::Remove;
use crate::model::role::{Role, can_manage};
use crate::queries::{Member, member, owner_of, super_admins};
use crate::refusals::{LAST_SUPER_ADMIN, MEMBER_NOT_FOUND, OWNER_STAYS};
use crate::steps::settle_places;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveMember {
    pub id: UserId,
}

/// The member, if the asker may manage them.
pub(super) fn managed(cx: &Context, tx: &mut Tx<'_, '_>, user: UserId) -> Result<Member> {
    let target = member(tx, cx.shop, user)?.ok_or_else(|| MEMBER_NOT_FOUND.refuse())?;
    let manages_roles = cx.grants.allow("roles.manage");
    let may = match &cx.grants {
        Grants::All => true,
        grants => Role::parse(grants.role()).is_some_and(|role| can_manage(role, target.role, manages_roles)),
    };
    if may {
        Ok(target)
    } else {
        souk_engine::refusals::DENIED.with().arg("permission", "roles.manage").err()
    }
}

impl Command for RemoveMember {
    const NAME: &'static str = "remove_member";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = MemberCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MemberCard> {
        let target = managed(cx, tx, self.id)?;
        if owner_of(tx, cx.shop)? == Some(self.id) {
            return Err(OWNER_STAYS.refuse());
        }
        if target.role == Role::SuperAdmin && super_admins(tx, cx.shop, self.id)? == 0 {
            return Err(LAST_SUPER_ADMIN.refuse());
        }
        tx.must(&Remove { user: target.user }, &MEMBER_NOT_FOUND)?;
        souk_entitlements::give_back(tx, "users.max", 1)?;
        settle_places(tx)?;
        Ok(MemberCard { id: self.id, role: None })
    }
    fn subject(&self, output: &MemberCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
