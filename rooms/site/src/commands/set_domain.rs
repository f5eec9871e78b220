//! The shop names a domain of its own: how to prove it is answered, and its record looked for from now on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Tx, Vault};

use super::check_domain::LOOKS;
use crate::changes::Name;
use crate::jobs::LookForRecord;
use crate::model::domain::token;
use crate::model::host::{host, is_own};
use crate::ports::OwnHosts;
use crate::queries::{DomainView, domain_row};
use crate::refusals::{DOMAIN_CHANGED, DOMAIN_NOT_FOUND, HOST_INVALID, HOST_OWN, REMOVE_FIRST};

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SetDomain {
    /// `boutique.dz`; names in other scripts as people write them.
    pub host: String,
    /// The revision that the change starts from; 0 where the shop has none.
    #[serde(default)]
    pub rev: i64,
}

impl Command for SetDomain {
    const NAME: &'static str = "set_domain";
    const POLICY: Policy =
        Policy::shop("storefront.manage", Modes::NotEmergency, Entitled::To("custom_domain"))
            .limited(&[LOOKS]);
    type Prepared = ();
    type Output = DomainView;

    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<DomainView> {
        let host = host(&self.host).ok_or_else(|| HOST_INVALID.refuse())?;
        let own = cx.service::<OwnHosts>().map(|own| own.0.clone()).unwrap_or_default();
        if is_own(&host, &own) {
            return HOST_OWN.with().arg("host", host).err();
        }
        let old = domain_row(tx, cx.shop)?;
        let rev = old.as_ref().map_or(0, |old| old.rev);
        if rev != self.rev {
            return DOMAIN_CHANGED.with().arg("rev", rev).err();
        }
        if let Some(old) = old.filter(|old| old.state.is_live()) {
            return REMOVE_FIRST.with().arg("host", old.host).err();
        }
        let token = token(&*cx.service::<Vault>()?, cx.shop, &host);
        tx.must(&Name { id: cx.id(), host: &host, token: &token, rev }, &DOMAIN_CHANGED)?;
        let row = domain_row(tx, cx.shop)?.ok_or_else(|| DOMAIN_NOT_FOUND.refuse())?;
        tx.enqueue(&LookForRecord { id: row.id }, Some(row.id.raw()))?;
        Ok(row.into())
    }
    fn subject(&self, output: &DomainView) -> Option<RawId> {
        Some(output.id.raw())
    }
}
