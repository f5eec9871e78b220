//! Gives the shop to another member: they pay its plan from now on, and they are who stays.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId};
use souk_engine::{Command, Context, Entitled, Grants, Modes, Policy, Tx};

use super::MemberCard;
use crate::changes::{HandOver, SetRole};
use crate::model::role::Role;
use crate::queries::{member, owner_of};
use crate::refusals::{MEMBER_NOT_FOUND, ONLY_OWNER};
use crate::steps::settle_places;

/// Asked by the owner, or at the machine where an owner is gone. Runs alone, as changing roles does.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HandOverShop {
    /// A member who works here now.
    pub id: UserId,
}

impl Command for HandOverShop {
    const NAME: &'static str = "hand_over_shop";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = MemberCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<MemberCard> {
        let owner = owner_of(tx, cx.shop)?.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        if cx.grants != Grants::All && souk_identity::user_of(&cx.actor) != Some(owner) {
            return Err(ONLY_OWNER.refuse());
        }
        let next = member(tx, cx.shop, self.id)?.ok_or_else(|| MEMBER_NOT_FOUND.refuse())?;
        if owner != self.id {
            tx.must(&HandOver { from: owner, to: self.id }, &MEMBER_NOT_FOUND)?;
            if next.role != Role::SuperAdmin {
                let (from, to) = (next.role, Role::SuperAdmin);
                tx.must(&SetRole { user: self.id, from, to }, &MEMBER_NOT_FOUND)?;
            }
            settle_places(tx)?;
        }
        Ok(MemberCard { id: self.id, role: Some(Role::SuperAdmin) })
    }
    fn subject(&self, output: &MemberCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
