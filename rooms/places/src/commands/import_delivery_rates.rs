//! Takes a whole file of rates, or none of it: every doubt stops it before a row is written, and is named.

use std::collections::{BTreeMap, HashMap};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Result, params};
use souk_engine::{Command, Context, Entitled, Modes, Outside, Policy, Tx, refusals as kernel, sql};

use crate::RateId;
use crate::changes::RatesImported;
use crate::model::{
    DeliveryOption, Disagreement, FileRate, MapVersion, MatchBy, OWN, Places, RatesFile, Reading, Scope,
    ZeroMeans, file_refused, is_carrier, say,
};
use crate::queries::rates_seen;
use crate::refusals::{CARRIER_INVALID, RATE_OF_OTHER, RATE_STALE};

/// Larger than every municipality with both options.
pub const MOST_BYTES: usize = 2_000_000;
/// Rows that a refusal names; its `problems` says how many there are.
pub(super) const NAMED: usize = 50;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ImportDeliveryRates {
    /// The file's text, with the columns
    /// `carrier,province_number,province_name,municipality,option,fee,free_above`. Amounts are in the shop's
    /// currency, an empty fee is "not served".
    pub content: String,
    /// The carrier of rows that name none; the shop itself unless told.
    #[serde(default)]
    pub carrier: Option<String>,
    /// Needed when the file has zeros.
    #[serde(default)]
    pub zero_means: Option<ZeroMeans>,
    #[serde(default, rename = "match")]
    pub match_by: MatchBy,
    #[serde(default)]
    pub map: MapVersion,
    /// Names as the file writes them, confirmed to be the provinces with these numbers.
    #[serde(default)]
    pub provinces: BTreeMap<String, i64>,
    /// Likewise the municipalities with these ids.
    #[serde(default)]
    pub municipalities: BTreeMap<String, i64>,
    /// What the carrier's table of rates said of itself when it was looked at: nothing is taken where they
    /// are others by now, or where the file has rates of another carrier too. Without it the file is taken
    /// whatever they are.
    #[serde(default)]
    pub seen: Option<String>,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RatesReport {
    pub rates: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Rates that say "not served".
    pub not_served: usize,
    /// Numbers that mean another province than the name beside them; the name was believed.
    pub disagreements: Vec<Disagreement>,
    /// What changed, the first 200.
    pub differences: Vec<RateDifference>,
}

/// A rate that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RateDifference {
    /// The place's name in the asker's language; empty everywhere.
    pub place: String,
    pub carrier: String,
    pub option: DeliveryOption,
    /// There was one before.
    pub stood: bool,
    /// None = not served.
    pub was_minor: Option<i64>,
    pub becomes_minor: Option<i64>,
}

/// A report tells no more.
const TOLD: usize = 200;

fn place_name(cx: &Context, places: &Places, rate: &FileRate, map: MapVersion) -> String {
    let words = match rate.target.scope {
        Scope::Default | Scope::Zone => None,
        Scope::Province => places.province(rate.target.scope_ref, map).map(|one| one.name.clone()),
        Scope::Municipality => places.words_of(rate.target.scope_ref),
    };
    words.map(|words| say(&words, cx.lang).to_owned()).unwrap_or_default()
}

impl Command for ImportDeliveryRates {
    const NAME: &'static str = "import_delivery_rates";
    const POLICY: Policy = Policy::shop("delivery.manage", Modes::Any, Entitled::Free).bulk();
    type Prepared = Reading;
    type Output = RatesReport;
    const PREPARES: bool = true;

    fn prepare(&self, cx: &Context, _: &Outside) -> Result<Reading> {
        if self.content.len() > MOST_BYTES {
            return kernel::TOO_LARGE.with().arg("max_bytes", MOST_BYTES).err();
        }
        let carrier = self.carrier.as_deref().unwrap_or(OWN);
        if !is_carrier(carrier) {
            return CARRIER_INVALID.with().arg("value", carrier).field("carrier", CARRIER_INVALID.code).err();
        }
        let file = RatesFile {
            text: &self.content,
            carrier,
            map: self.map,
            currency: cx.tenant.currency,
            zero_means: self.zero_means,
            match_by: self.match_by,
            provinces: &self.provinces,
            municipalities: &self.municipalities,
        };
        let reading = file.read(&*cx.service::<Places>()?);
        if reading.problems.is_empty() {
            return Ok(reading);
        }
        file_refused(reading.problems, NAMED).err()
    }

    fn run(&self, file: &Reading, cx: &Context, tx: &mut Tx<'_, '_>) -> Result<RatesReport> {
        if let Some(seen) = self.seen.as_deref().filter(|seen| !seen.is_empty()) {
            let carrier = self.carrier.as_deref().unwrap_or(OWN);
            // Nobody looked at what another carrier takes.
            if let Some(other) = file.rates.iter().find(|rate| rate.carrier != carrier) {
                return RATE_OF_OTHER
                    .with()
                    .arg("carrier", carrier)
                    .arg("other", other.carrier.as_str())
                    .err();
            }
            if rates_seen(tx, cx.shop, carrier)? != seen {
                return Err(RATE_STALE.refuse());
            }
        }
        type Stands = (i64, DeliveryOption, String, Option<i64>, Option<i64>);
        let stands: Vec<Stands> = tx.rows(
            sql!("select scope_ref, option, carrier, fee, free_above from delivery_rates where shop_id = $1"),
            params![cx.shop],
        )?;
        let stands: HashMap<_, _> = stands
            .into_iter()
            .map(|(place, option, carrier, fee, free_above)| ((place, option, carrier), (fee, free_above)))
            .collect();
        let differs = |rate: &&FileRate| {
            let stood = stands.get(&(rate.target.scope_ref, rate.option, rate.carrier.clone()));
            stood != Some(&(rate.fee, rate.free_above))
        };
        let rates: Vec<(RateId, &FileRate)> =
            file.rates.iter().filter(differs).map(|rate| (cx.id(), rate)).collect();
        let changed = rates.len();
        let places = cx.service::<Places>()?;
        let difference = |rate: &FileRate| {
            let stood = stands.get(&(rate.target.scope_ref, rate.option, rate.carrier.clone()));
            RateDifference {
                place: place_name(cx, &places, rate, self.map),
                carrier: rate.carrier.clone(),
                option: rate.option,
                stood: stood.is_some(),
                was_minor: stood.and_then(|(fee, _)| *fee),
                becomes_minor: rate.fee,
            }
        };
        let differences = rates.iter().take(TOLD).map(|(_, rate)| difference(rate)).collect();
        tx.make(&RatesImported { rates })?;
        Ok(RatesReport {
            rates: file.rates.len(),
            changed,
            unchanged: file.rates.len() - changed,
            not_served: file.rates.iter().filter(|rate| rate.fee.is_none()).count(),
            disagreements: file.disagreements.clone(),
            differences,
        })
    }
}
