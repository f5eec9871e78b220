//! Changes how the shop works. Runs alone: after its answer nothing that the new mode forbids can commit.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, text};
use souk_engine::{Command, Context, Entitled, Grants, Mode, Modes, Policy, Tenant, Tx};

use crate::changes::NoteMode;
use crate::model::role::Role;
use crate::refusals::{ONLY_SUPER_ADMIN, REASON_MISSING};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetMode {
    pub mode: Mode,
    /// Needed for `emergency`; members read it.
    #[serde(default)]
    pub reason: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ModeCard {
    pub from: Mode,
    pub mode: Mode,
}

/// Entering `emergency` has its own permission; leaving it is for a super_admin alone.
fn admit(cx: &Context, to: Mode) -> Result<()> {
    let from = cx.tenant.mode;
    let needed = if to == Mode::Emergency { "shops.emergency_stop" } else { "settings.manage" };
    if !cx.grants.allow(needed) {
        return souk_engine::refusals::DENIED.with().arg("permission", needed).err();
    }
    let super_admin =
        matches!(cx.grants, Grants::All) || Role::parse(cx.grants.role()) == Some(Role::SuperAdmin);
    if from == Mode::Emergency && to != Mode::Emergency && !super_admin {
        return Err(ONLY_SUPER_ADMIN.refuse());
    }
    Ok(())
}

impl Command for SetMode {
    const NAME: &'static str = "set_mode";
    // Every member reaches the command; which right it takes depends on the modes and is asked inside.
    const POLICY: Policy = Policy::shop("orders.manage", Modes::Any, Entitled::Free).alone();
    type Prepared = ();
    type Output = ModeCard;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ModeCard> {
        admit(cx, self.mode)?;
        let from = cx.tenant.mode;
        let reason = text::lines(&self.reason, 500);
        let missing = self.mode == Mode::Emergency && reason.as_ref().is_none_or(String::is_empty);
        let Some(reason) = reason.filter(|_| !missing) else {
            return REASON_MISSING.with().field("reason", REASON_MISSING.code).err();
        };
        if tx.make(&NoteMode { from, to: self.mode, reason: &reason })?.is_some() {
            tx.set_tenant(cx.shop, &Tenant { mode: self.mode, ..cx.tenant.clone() })?;
        }
        Ok(ModeCard { from, mode: self.mode })
    }
}
