//! One carrier's rates as a table: every province, to the door and to the desk.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::text::digest64;
use souk_core::{Currency, Result, TenantId, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::RateId;
use crate::model::{DeliveryOption, MapVersion, OWN, Places, Scope, say};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeliveryGrid {
    /// The shop itself unless told.
    pub carrier: Option<String>,
    pub map: MapVersion,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Grid {
    pub carrier: String,
    /// Everybody who has rates, the asked one included.
    pub carriers: Vec<String>,
    /// What holds where a province says nothing.
    pub home: Option<GridCell>,
    pub desk: Option<GridCell>,
    pub rows: Vec<GridRow>,
    /// Rates of single municipalities, which go before those of their province.
    pub municipalities: i64,
    pub currency: Currency,
    /// Says which rates these are: give it back with a change.
    pub seen: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GridRow {
    /// Its number.
    pub province: i64,
    pub name: String,
    pub home: Option<GridCell>,
    pub desk: Option<GridCell>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GridCell {
    pub id: RateId,
    /// None = not served, 0 = free.
    pub fee_minor: Option<i64>,
    pub free_above_minor: Option<i64>,
    pub rev: i64,
}

/// Which rates of a carrier there are, at which revision: the same text as long as none was set or removed.
pub(crate) fn rates_seen(db: &mut Reader<'_>, shop: TenantId, carrier: &str) -> Result<String> {
    let rates: Vec<(RateId, i64)> = db.rows(
        sql!("select id, rev from delivery_rates where shop_id = $1 and carrier = $2 order by id"),
        params![shop, carrier],
    )?;
    let bytes = rates.iter().flat_map(|(id, rev)| id.raw().0.into_iter().chain(rev.to_be_bytes()));
    Ok(format!("{:016x}", digest64(bytes)))
}

row! {
    struct Cells {
        id: RateId,
        scope: Scope,
        scope_ref: i64,
        option: DeliveryOption,
        fee: Option<i64>,
        free_above: Option<i64>,
        rev: i64,
    }
}

impl Query for DeliveryGrid {
    const NAME: &'static str = "delivery_grid";
    const POLICY: Policy = Policy::shop("delivery.view", Modes::Any, Entitled::Free);
    type Output = Grid;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Grid> {
        let carrier = self.carrier.clone().filter(|code| !code.is_empty()).unwrap_or_else(|| OWN.to_owned());
        let counts: Vec<(String, i64)> = db.rows(
            sql!(
                "select carrier, cast(sum(case when scope = 'municipality' then 1 else 0 end) as bigint)
                 from delivery_rates where shop_id = $1 group by carrier order by carrier limit 100"
            ),
            params![cx.shop],
        )?;
        let rates: Vec<Cells> = db.rows(
            sql!(
                "select id, scope, scope_ref, option, fee, free_above, rev from delivery_rates
                 where shop_id = $1 and carrier = $2 and scope in ('default', 'province')"
            ),
            params![cx.shop, carrier],
        )?;
        let cell = |scope: Scope, place: i64, option: DeliveryOption| {
            let fits =
                |rate: &&Cells| rate.scope == scope && rate.scope_ref == place && rate.option == option;
            let rate = rates.iter().find(fits)?;
            Some(GridCell {
                id: rate.id,
                fee_minor: rate.fee,
                free_above_minor: rate.free_above,
                rev: rate.rev,
            })
        };
        let seen = rates_seen(db, cx.shop, &carrier)?;
        let places = cx.service::<Places>()?;
        let rows = places.provinces(self.map).map(|province| GridRow {
            province: province.number,
            name: say(&province.name, cx.lang).to_owned(),
            home: cell(Scope::Province, province.number, DeliveryOption::Home),
            desk: cell(Scope::Province, province.number, DeliveryOption::Desk),
        });
        let rows = rows.collect();
        let municipalities = counts.iter().find(|(of, _)| *of == carrier).map_or(0, |(_, count)| *count);
        let mut carriers: Vec<String> = counts.into_iter().map(|(of, _)| of).collect();
        carriers.push(carrier.clone());
        carriers.sort();
        carriers.dedup();
        Ok(Grid {
            home: cell(Scope::Default, 0, DeliveryOption::Home),
            desk: cell(Scope::Default, 0, DeliveryOption::Desk),
            carrier,
            carriers,
            rows,
            municipalities,
            currency: cx.tenant.currency,
            seen,
        })
    }
}
