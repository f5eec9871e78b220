//! What delivery to one place costs, by carrier and option; and the step that an order takes its fee from.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result, TenantId, Words, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Question, Reader, sql};

use crate::model::{
    DeliveryOption, Fee, Goods, MapVersion, Place, Places, Quote, Rate, Why, quotes, resolve,
};
use crate::refusals::NOT_SERVED;

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeliveryFees {
    pub province: String,
    pub municipality: String,
    pub option: Option<DeliveryOption>,
    pub carrier: Option<String>,
    /// What the goods cost, for "free from ...".
    pub goods_total_minor: i64,
    /// What they weigh, in grams; unknown is nothing.
    pub weight_g: i64,
    pub map: MapVersion,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeeList {
    pub municipality: i64,
    pub province: i64,
    pub map: MapVersion,
    pub municipality_words: Words,
    pub province_words: Words,
    pub currency: Currency,
    /// Cheapest first within an option; empty where nobody delivers.
    pub fees: Vec<FeeRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FeeRow {
    pub option: DeliveryOption,
    pub carrier: String,
    /// With `oversize_minor`.
    pub fee_minor: i64,
    /// What of it is for the weight beyond 5 kg.
    pub oversize_minor: i64,
    /// Which rule gave the fee.
    pub why: Why,
}

impl Query for DeliveryFees {
    const NAME: &'static str = "delivery_fees";
    const POLICY: Policy = Policy::visitor("delivery.view", Modes::Any, Entitled::Free);
    type Output = FeeList;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<FeeList> {
        let place = resolve(&*cx.service::<Places>()?, &self.province, &self.municipality, self.map)?;
        let goods = Goods { total: self.goods_total_minor, grams: self.weight_g };
        let fees = quotes(db.ask(rates_to(cx.shop, &place))?, goods)
            .into_iter()
            .filter(|quote| self.option.is_none_or(|option| option == quote.option))
            .filter(|quote| self.carrier.as_ref().is_none_or(|carrier| *carrier == quote.carrier))
            .map(|quote| FeeRow {
                option: quote.option,
                carrier: quote.carrier,
                fee_minor: quote.minor,
                oversize_minor: quote.oversize_minor,
                why: quote.why,
            })
            .collect();
        Ok(FeeList {
            municipality: place.municipality,
            province: place.province,
            map: place.map,
            municipality_words: place.municipality_words,
            province_words: place.province_words,
            currency: cx.tenant.currency,
            fees,
        })
    }
}

/// The rates that match a place. One statement. Of a zone of the municipality and one of its province the
/// first holds.
pub fn rates_to(shop: TenantId, place: &Place) -> Question<Vec<Rate>> {
    Question::rows(
        sql!(
            "select d.carrier, d.option, d.scope, d.fee, d.free_above, coalesce(c.oversize_fee, 0)
             from delivery_rates d
             left join carriers c on c.shop_id = d.shop_id and c.code = d.carrier
             where d.shop_id = $1 and d.scope_ref in (0, $2, $3)
             union all
             select r.carrier, r.option, 'zone', r.fee, r.free_above, coalesce(c.oversize_fee, 0)
             from delivery_zone_places p
             join delivery_zone_rates r on r.shop_id = p.shop_id and r.zone_id = p.zone_id
             left join carriers c on c.shop_id = r.shop_id and c.code = r.carrier
             where p.shop_id = $1 and p.place in ($2, $3)
               and (p.place = $3 or not exists (
                    select 1 from delivery_zone_places q where q.shop_id = p.shop_id and q.place = $3))"
        ),
        params![shop, place.province, place.municipality],
    )
}

/// The fee of the cheapest carrier that serves the place by these rates, or of the one that the customer or
/// member named; `delivery.not_served` where there is none.
pub fn fee(
    rates: Vec<Rate>,
    carrier: Option<&str>,
    place: &Place,
    option: DeliveryOption,
    goods: Goods,
) -> Result<Fee> {
    let serves =
        |quote: &Quote| quote.option == option && carrier.is_none_or(|carrier| quote.carrier == carrier);
    let Some(quote) = quotes(rates, goods).into_iter().find(serves) else {
        let place_names = crate::model::both(&place.municipality_words);
        return NOT_SERVED.with().arg("place", place_names).arg("option", option.as_str()).err();
    };
    let Quote { carrier, minor, oversize_minor, why, .. } = quote;
    Ok(Fee { minor, oversize_minor, carrier, why })
}
