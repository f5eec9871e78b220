//! The gate alone: for doors that do something before they run a command, such as taking a file in.

use souk_core::Result;
use souk_store::{Question, Reach};

use crate::context::Ask;
use crate::engine::Engine;
use crate::gate::Gate;
use crate::traits::Command;

impl Engine {
    /// Refuses whoever may not run the command; it asks again itself when it runs.
    pub async fn may<C: Command>(&self, ask: &Ask) -> Result<()> {
        let shop = self.target(ask, C::POLICY.in_shop())?;
        let reach = if C::POLICY.in_shop() { Reach::Shop(shop) } else { Reach::Platform };
        let (engine, actor) = (self.clone(), ask.actor.clone());
        let admitted = self.read(reach, move |db| {
            let (authority, alone) = (&*engine.0.authority, Question::known(()));
            let (mut gate, _) = Gate::read(authority, db, &actor, shop, &C::POLICY, alone)?;
            gate.admit(&actor, &C::POLICY).map(drop)
        });
        let admitted = admitted.await;
        if let Err(error) = &admitted {
            crate::beside::note_failure(self, C::NAME, ask, shop, error);
        }
        admitted
    }
}
