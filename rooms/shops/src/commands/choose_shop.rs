//! Turns the asker's session to one of their shops.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Command, Context, Policy, Tx};
use souk_identity::user_of;

use crate::model::ShopId;
use crate::queries::{card, grants};

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChooseShop {
    /// The session's own token.
    pub token: String,
    pub shop: ShopId,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Chosen {
    pub shop: ShopId,
}

impl Command for ChooseShop {
    const NAME: &'static str = "choose_shop";
    const POLICY: Policy = Policy::user().secret();
    type Prepared = ();
    type Output = Chosen;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<Chosen> {
        // Whoever runs the installation looks into every shop, where they are suspended too.
        let looks = matches!(cx.grants, souk_engine::Grants::All) && card(tx, self.shop)?.is_some();
        let works = match user_of(&cx.actor) {
            Some(user) if !looks => tx.ask(grants(self.shop, user))?.is_some(),
            _ => false,
        };
        if !works && !looks {
            return Err(souk_engine::refusals::SHOP_NOT_FOUND.refuse());
        }
        souk_identity::choose_shop(tx, &self.token, Some(self.shop))?;
        Ok(Chosen { shop: self.shop })
    }
}
