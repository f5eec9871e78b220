//! The shop's delivery rates: the default ones, then by province, then by municipality.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Result, params};
use souk_engine::{Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql};

use crate::RateId;
use crate::model::{DeliveryOption, MapVersion, Places, Scope, say};

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DeliveryRateList {
    pub carrier: Option<String>,
    pub option: Option<DeliveryOption>,
    pub scope: Option<Scope>,
    pub after: Option<String>,
    pub limit: PageSize,
}

row! {
    #[derive(Debug, Clone)]
    pub struct RateRow {
        pub id: RateId,
        pub carrier: String,
        pub option: DeliveryOption,
        pub scope: Scope,
        pub scope_ref: i64,
        pub fee: Option<i64>,
        pub free_above: Option<i64>,
        pub rev: i64,
    }
}

/// A rate as people and programs see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct RateCard {
    pub id: RateId,
    pub carrier: String,
    pub option: DeliveryOption,
    pub scope: Scope,
    /// The province's number, the municipality's id, or 0 everywhere.
    pub scope_ref: i64,
    /// The place's name in the asker's language; empty everywhere.
    pub place: String,
    /// The three as files of rates have them; none and empty where the rate is less exact.
    pub province_number: Option<i64>,
    pub province_name: String,
    pub municipality: String,
    /// None = not served, 0 = free.
    pub fee_minor: Option<i64>,
    pub free_above_minor: Option<i64>,
    pub currency: Currency,
    pub rev: i64,
}

impl RateRow {
    pub(crate) fn card(self, cx: &Context, places: &Places) -> RateCard {
        let name = match self.scope {
            // A rate of its own stands for a place or for everywhere.
            Scope::Default | Scope::Zone => None,
            Scope::Province => {
                places.province(self.scope_ref, MapVersion::default()).map(|one| one.name.clone())
            }
            Scope::Municipality => places
                .municipality(self.scope_ref)
                .and_then(|one| places.place(one, MapVersion::default(), None))
                .map(|place| place.municipality_words),
        };
        let inside =
            (self.scope == Scope::Municipality).then(|| places.municipality(self.scope_ref)).flatten();
        let number = match self.scope {
            Scope::Default | Scope::Zone => None,
            Scope::Province => Some(self.scope_ref),
            Scope::Municipality => inside.map(|one| one.province(MapVersion::default())),
        };
        let province = number.and_then(|number| places.province(number, MapVersion::default()));
        RateCard {
            province_number: number,
            province_name: province.map(|one| say(&one.name, cx.lang).to_owned()).unwrap_or_default(),
            municipality: inside.map(|one| say(&one.name, cx.lang).to_owned()).unwrap_or_default(),
            place: name.map(|words| say(&words, cx.lang).to_owned()).unwrap_or_default(),
            id: self.id,
            carrier: self.carrier,
            option: self.option,
            scope: self.scope,
            scope_ref: self.scope_ref,
            fee_minor: self.fee,
            free_above_minor: self.free_above,
            currency: cx.tenant.currency,
            rev: self.rev,
        }
    }
}

impl Query for DeliveryRateList {
    const NAME: &'static str = "delivery_rate_list";
    const POLICY: Policy = Policy::shop("delivery.view", Modes::Any, Entitled::Free);
    type Output = Slice<RateCard>;

    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<RateCard>> {
        let after = Cursor::above(self.after.as_deref())?;
        let rows: Vec<RateRow> = db.rows(
            sql!(
                "select id, carrier, option, scope, scope_ref, fee, free_above, rev from delivery_rates
                 where shop_id = $1
                   and (cast($2 as text) is null or carrier = $2)
                   and (cast($3 as text) is null or option = $3)
                   and (cast($4 as text) is null or scope = $4)
                   and (scope_ref, id) > ($5, $6)
                 order by scope_ref, id limit $7"
            ),
            params![
                cx.shop,
                self.carrier,
                self.option,
                self.scope,
                after.number,
                after.id,
                self.limit.fetch()
            ],
        )?;
        let places = cx.service::<Places>()?;
        let slice = Slice::cut(rows, self.limit, |row| Cursor { number: row.scope_ref, id: row.id.raw() });
        Ok(slice.map(|row| row.card(cx, &places)))
    }
}
