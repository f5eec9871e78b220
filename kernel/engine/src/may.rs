//! The gate alone: for doors that do something before they run a command, such as taking a file in.

use souk_core::{Result, TenantId};
use souk_store::Reach;

use crate::context::Ask;
use crate::engine::Engine;
use crate::gate::{Gate, Grants};
use crate::policy::Policy;
use crate::tenants::Tenant;
use crate::traits::Command;

impl Engine {
    /// The shop and what the actor may do there, if this command, whatever the plan includes.
    pub(crate) async fn admitted(
        &self,
        policy: &'static Policy,
        ask: &Ask,
        shop: TenantId,
        reach: Reach,
    ) -> Result<(Tenant, Grants)> {
        let (authority, actor, now) = (self.0.authority.clone(), ask.actor.clone(), self.now());
        let admitted = self.read(reach, move |db| {
            Gate::alone(&*authority, db, &actor, shop, policy, now)?.admit(&actor, policy)
        });
        admitted.await.map(|(tenant, grants, _)| (tenant, grants))
    }

    /// Refuses whoever may not run the command; it asks again itself when it runs.
    pub async fn may<C: Command>(&self, ask: &Ask) -> Result<()> {
        let shop = self.target(ask, C::POLICY.in_shop())?;
        let reach = if C::POLICY.in_shop() { Reach::Shop(shop) } else { Reach::Platform };
        let admitted = self.admitted(&C::POLICY, ask, shop, reach).await.map(drop);
        if let Err(error) = &admitted {
            crate::beside::note_failure(self, C::NAME, ask, shop, error);
        }
        admitted
    }
}
