//! Grants a member what the table lets a super_admin grant to their role, and takes it back.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, UserId};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx};

use super::remove_member::managed;
use crate::changes::{Grant, Revoke};
use crate::model::permissions::{Holds, named};
use crate::refusals::{PERMISSION_FIXED, PERMISSION_UNKNOWN};

/// The permission by its stored name; its alias is taken too.
fn grantable(cx: &Context, tx: &mut Tx<'_, '_>, user: UserId, permission: &str) -> Result<&'static str> {
    let line = named(permission).ok_or_else(|| {
        PERMISSION_UNKNOWN.with().arg("permission", permission).field("permission", PERMISSION_UNKNOWN.code)
    })?;
    let member = managed(cx, tx, user)?;
    if line.held_by(member.role) != Holds::Grantable {
        return PERMISSION_FIXED.with().arg("permission", line.name).arg("role", member.role.as_str()).err();
    }
    Ok(line.name)
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PermissionCard {
    pub id: UserId,
    pub permission: String,
    pub granted: bool,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantPermission {
    pub id: UserId,
    pub permission: String,
}

impl Command for GrantPermission {
    const NAME: &'static str = "grant_permission";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = PermissionCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PermissionCard> {
        let permission = grantable(cx, tx, self.id, &self.permission)?;
        tx.make(&Grant { user: self.id, permission })?;
        Ok(PermissionCard { id: self.id, permission: permission.to_owned(), granted: true })
    }
    fn subject(&self, output: &PermissionCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RevokePermission {
    pub id: UserId,
    pub permission: String,
}

impl Command for RevokePermission {
    const NAME: &'static str = "revoke_permission";
    const POLICY: Policy = Policy::shop("roles.manage", Modes::Any, Entitled::Free);
    type Prepared = ();
    type Output = PermissionCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<PermissionCard> {
        let permission = grantable(cx, tx, self.id, &self.permission)?;
        tx.make(&Revoke { user: self.id, permission })?;
        Ok(PermissionCard { id: self.id, permission: permission.to_owned(), granted: false })
    }
    fn subject(&self, output: &PermissionCard) -> Option<RawId> {
        Some(output.id.raw())
    }
}
