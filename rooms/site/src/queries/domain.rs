//! A shop's own domain, for whoever sets it up and for every page of the shop.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, Result, TenantId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Question, Reader, row, sql};

use crate::DomainId;
use crate::model::domain::{DomainFound, DomainState, GRACE, record_name};
use crate::model::host::shown;

row! {
    #[derive(Debug, Clone)]
    pub(crate) struct DomainRow {
        pub id: DomainId,
        pub host: String,
        pub token: String,
        pub state: DomainState,
        pub found: Option<DomainFound>,
        pub named_at: Moment,
        pub looked_at: Option<Moment>,
        pub proven_at: Option<Moment>,
        pub missing_since: Option<Moment>,
        pub rev: i64,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct DomainView {
    pub id: DomainId,
    /// As name servers know it.
    pub host: String,
    /// As people read it.
    pub shown: String,
    pub state: DomainState,
    /// The name at which the record of kind TXT is to stand.
    pub record_name: String,
    /// What the record is to say.
    pub record_text: String,
    /// What the last look brought.
    pub found: Option<DomainFound>,
    pub named_at: Moment,
    pub looked_at: Option<Moment>,
    pub proven_at: Option<Moment>,
    /// When the shop is not served there any more unless its record comes back.
    pub off_at: Option<Moment>,
    /// Give it back with a change.
    pub rev: i64,
}

impl From<DomainRow> for DomainView {
    fn from(row: DomainRow) -> Self {
        Self {
            id: row.id,
            shown: shown(&row.host),
            state: row.state,
            record_name: record_name(&row.host),
            record_text: row.token,
            found: row.found,
            named_at: row.named_at,
            looked_at: row.looked_at,
            proven_at: row.proven_at,
            off_at: row.missing_since.map(|since| since.plus(GRACE)),
            rev: row.rev,
            host: row.host,
        }
    }
}

pub(crate) fn domain_row(db: &mut Reader<'_>, shop: TenantId) -> Result<Option<DomainRow>> {
    db.one(
        sql!(
            "select id, host, token, state, found, named_at, looked_at, proven_at, missing_since, rev
             from site_domains where shop_id = $1"
        ),
        params![shop],
    )
}

/// The host at which this shop is served, where it has one of its own.
pub fn live_host(shop: TenantId) -> Question<Option<String>> {
    let row = Question::one(sql!("select live from site_domains where shop_id = $1"), params![shop]);
    row.map(|row: Option<(Option<String>,)>| Ok(row.and_then(|(live,)| live)))
}

/// The same of the shop that a public path names; doors read it with platform reach.
pub fn live_host_by_slug(slug: &str) -> Question<Option<String>> {
    let row = Question::one(
        sql!("select d.live from v_shops s join site_domains d on d.shop_id = s.shop_id where s.slug = $1"),
        params![*slug],
    );
    row.map(|row: Option<(Option<String>,)>| Ok(row.and_then(|(live,)| live)))
}

/// The shop that is served at a host, and its slug; doors read it with platform reach.
pub fn served_at(host: &str) -> Question<Option<(TenantId, String)>> {
    Question::one(
        sql!(
            "select d.shop_id, s.slug from site_domains d join v_shops s on s.shop_id = d.shop_id
             where d.live = $1"
        ),
        params![*host],
    )
}

/// What proves the host for the shop that is served there.
pub(crate) fn holder(db: &mut Reader<'_>, host: &str) -> Result<Option<(TenantId, String)>> {
    db.one(sql!("select d.shop_id, d.token from site_domains d where d.live = $1"), params![host])
}

/// The shop's own domain.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DomainCard {}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Domain {
    /// None where the shop has named none.
    pub domain: Option<DomainView>,
}

impl Query for DomainCard {
    const NAME: &'static str = "domain_card";
    const POLICY: Policy = Policy::shop("storefront.manage", Modes::Any, Entitled::Free);
    type Output = Domain;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Domain> {
        Ok(Domain { domain: domain_row(db, cx.shop)?.map(Into::into) })
    }
}
