//! Looks for the records that prove domains: when somebody asks, and by the clock.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use souk_core::{Kind, Moment, Result, TenantId};
use souk_engine::{Done, Job, JobContext, Reach, sql};

use crate::DomainId;
use crate::commands::{LoseDomain, NoteDomain};
use crate::model::domain::{DomainFound, is_among, record_name};
use crate::ports::TextsAt;
use crate::queries::{domain_row, holder};
use crate::refusals::CLAIMED_BY_OTHER;

/// One look for the record of one domain.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LookForRecord {
    pub id: DomainId,
}

impl Job for LookForRecord {
    const NAME: &'static str = "look_for_domain_record";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let (shop, id) = (cx.shop, self.id);
        let row = cx.read(move |db| domain_row(db, shop)).await?.filter(|row| row.id == id);
        // Removed or named anew: its own look is on its way.
        let Some(row) = row else { return Ok(Done::Done) };
        let resolver = cx.engine.services().get::<Arc<dyn TextsAt>>()?;
        let name = record_name(&row.host);
        let found = match resolver.texts(&name).await {
            Err(why) => {
                tracing::info!(name, why, "a record was not looked up");
                DomainFound::NoAnswer
            }
            Ok(texts) if is_among(&row.token, &texts) => match row.state.is_live() {
                true => DomainFound::Record,
                false => free(&cx, &row.host, &texts).await?,
            },
            Ok(texts) if texts.is_empty() => DomainFound::Nothing,
            Ok(_) => DomainFound::Other,
        };
        match note(&cx, id, found).await {
            // Two shops proved it at once: the other was first.
            Err(error) if error.code() == CLAIMED_BY_OTHER.code => note(&cx, id, DomainFound::Held).await?,
            other => other?,
        }
        Ok(Done::Done)
    }
}

async fn note(cx: &JobContext, id: DomainId, found: DomainFound) -> Result<()> {
    let noted = cx.execute(&format!("noted-{found}"), NoteDomain { id, found }).await;
    match noted {
        Err(error) if error.refusal().is_some_and(|refusal| refusal.kind == Kind::NotFound) => Ok(()),
        other => other.map(|_| ()),
    }
}

/// Whoever is served there keeps it as long as their record stands beside ours; else they lose it.
async fn free(cx: &JobContext, host: &str, texts: &[String]) -> Result<DomainFound> {
    let asked = host.to_owned();
    let held = cx.engine.read(Reach::Platform, move |db| holder(db, &asked)).await?;
    let Some((other, token)) = held.filter(|(other, _)| *other != cx.shop) else {
        return Ok(DomainFound::Record);
    };
    if is_among(&token, texts) {
        return Ok(DomainFound::Held);
    }
    // Whoever may not be served there takes it from nobody; what is noted says why.
    let (shop, now) = (cx.shop, cx.engine.now());
    let may = cx.read(move |db| db.ask(souk_entitlements::check(shop, "custom_domain", now))).await;
    match may {
        Err(error) if error.refusal().is_some() => return Ok(DomainFound::NoPlan),
        other => other?,
    }
    let there = cx.in_shop(other);
    let row = there.read(move |db| domain_row(db, other)).await?;
    if let Some(row) = row.filter(|row| row.host == host) {
        there.execute("lost", LoseDomain { id: row.id }).await?;
    }
    Ok(DomainFound::Record)
}

/// Looks that are due: at what is served once a day, at what was named lately every hour.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct LookAtDomains {}

/// Name servers that do not answer are waited for, so a few are asked at once.
const AT_ONCE: usize = 8;

/// A named domain whose record does not come is looked at by itself no longer than this.
const HOPE: i64 = 7 * Moment::DAY;

impl Job for LookAtDomains {
    const NAME: &'static str = "look_at_domains";
    async fn run(self, cx: JobContext) -> Result<Done> {
        let served = sql!(
            "select shop_id from site_domains
             where shop_id >= $1 and live is not null and looked_at <= $2 order by shop_id limit 200"
        );
        // The plan may include a domain again.
        let without = sql!(
            "select shop_id from site_domains
             where shop_id >= $1 and state = 'off' and found = 'no_plan' and looked_at <= $2
             order by shop_id limit 200"
        );
        let named = sql!(
            "select shop_id from site_domains
             where shop_id >= $1 and state = 'waiting' and named_at > $2 order by shop_id limit 200"
        );
        let now = cx.engine.now();
        let day = now.plus(-Moment::DAY);
        let passes = [
            cx.each_shop_beside(served, day, AT_ONCE, look).await,
            cx.each_shop_beside(without, day, AT_ONCE, look).await,
            cx.each_shop_beside(named, now.plus(-HOPE), AT_ONCE, look).await,
        ];
        // What one shop's look trips over holds up no other's.
        let mut whole = Done::Done;
        for pass in passes {
            if let Done::Again(at) = pass? {
                whole = Done::Again(at);
            }
        }
        Ok(whole)
    }
}

async fn look(cx: JobContext) -> Result<()> {
    let shop: TenantId = cx.shop;
    let row = cx.read(move |db| domain_row(db, shop)).await?;
    if let Some(row) = row {
        LookForRecord { id: row.id }.run(cx).await?;
    }
    Ok(())
}
