//! What happens to a shop's own domain.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{RawId, Result, params};
use souk_engine::{Change, Event, Rows, sql};

use crate::DomainId;
use crate::model::domain::{DomainFound, DomainState};
use crate::refusals::CLAIMED_BY_OTHER;

/// A domain was named or stands otherwise.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DomainChanged {
    pub id: DomainId,
    pub host: String,
    pub state: DomainState,
}

impl Event for DomainChanged {
    const NAME: &'static str = "domain.changed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct DomainRemoved {
    pub id: DomainId,
    pub host: String,
}

impl Event for DomainRemoved {
    const NAME: &'static str = "domain.removed";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.id.raw()
    }
}

/// The shop names a domain, instead of one that it is not served at. `rev` 0: it had none.
pub(crate) struct Name<'a> {
    pub id: DomainId,
    pub host: &'a str,
    pub token: &'a str,
    pub rev: i64,
}

impl Change for Name<'_> {
    type Event = DomainChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DomainChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let changed = if self.rev == 0 {
            rows.run(
                sql!(
                    "insert into site_domains (shop_id, id, host, token, state, live, found, named_at,
                        looked_at, proven_at, missing_since, rev)
                     values ($1, $2, $3, $4, 'waiting', null, null, $5, null, null, null, 1)
                     on conflict (shop_id) do nothing"
                ),
                params![shop, self.id, self.host, self.token, now],
            )?
        } else {
            rows.run(
                sql!(
                    "update site_domains set id = $2, host = $3, token = $4, state = 'waiting', found = null,
                            named_at = $5, looked_at = null, proven_at = null, missing_since = null,
                            rev = rev + 1
                     where shop_id = $1 and rev = $6 and live is null"
                ),
                params![shop, self.id, self.host, self.token, now, self.rev],
            )?
        };
        let event = DomainChanged { id: self.id, host: self.host.to_owned(), state: DomainState::Waiting };
        Ok((changed == 1).then_some(event))
    }
}

/// What a look at its record changed.
pub(crate) struct Look<'a> {
    pub id: DomainId,
    pub host: &'a str,
    pub state: DomainState,
    pub found: DomainFound,
    /// The state is another than before.
    pub turned: bool,
}

impl Change for Look<'_> {
    type Event = DomainChanged;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DomainChanged>> {
        let (shop, now) = (rows.shop(), rows.now());
        let live = self.state.is_live().then(|| self.host.to_owned());
        let changed = rows.change(
            sql!(
                "update site_domains set state = $3, live = $4, found = $5, looked_at = $6,
                        proven_at = case when $3 = 'proven' then coalesce(proven_at, $6) else proven_at end,
                        missing_since = case when $3 = 'missing' then coalesce(missing_since, $6) end,
                        rev = rev + case when $7 then 1 else 0 end
                 where shop_id = $1 and id = $2"
            ),
            params![shop, self.id, self.state, live, self.found, now, self.turned],
            &[("site_domains", "live", &CLAIMED_BY_OTHER)],
        )?;
        let event = DomainChanged { id: self.id, host: self.host.to_owned(), state: self.state };
        Ok((changed == 1).then_some(event))
    }
}

/// The shop is at its own domain no more.
pub(crate) struct TakeDown {
    pub id: DomainId,
    pub host: String,
    pub rev: i64,
}

impl Change for TakeDown {
    type Event = DomainRemoved;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<DomainRemoved>> {
        let changed = rows.run(
            sql!("delete from site_domains where shop_id = $1 and id = $2 and rev = $3"),
            params![rows.shop(), self.id, self.rev],
        )?;
        Ok((changed == 1).then_some(DomainRemoved { id: self.id, host: self.host.clone() }))
    }
}
