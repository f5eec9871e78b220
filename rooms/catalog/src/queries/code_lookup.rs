//! What a scanned or typed text means: a registered code, a GTIN with or without zeros in front, or a full
//! code.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Json, Result, TenantId, Words, params, text_enum};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use crate::model::codes::{self, Gtin};
use crate::model::product::{ProductId, ProductState, VariantId, full_code, variant_label};
use crate::model::rules::CodeKind;
use crate::refusals;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeLookup {
    pub text: String,
}

text_enum! {
    /// How a text was understood.
    pub enum Way {
        Exact => "exact",
        /// It was a code of the product once.
        Alias => "alias",
        Gtin => "gtin",
        /// Product code and variant code, apart by `/` or `\`.
        Full => "full",
    }
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CodeFound {
    pub way: Way,
    pub product_id: ProductId,
    pub number: i64,
    pub code: String,
    pub name: Words,
    pub state: ProductState,
    /// None where the text means the product and it has several variants.
    pub variant: Option<CodeVariant>,
    pub currency: String,
}

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct CodeVariant {
    pub id: VariantId,
    pub full_code: String,
    pub label: String,
    pub price_minor: Option<i64>,
}

row! {
    struct Hit {
        key: String,
        product: ProductId,
        variant: Option<VariantId>,
        kinds: Json<Vec<CodeKind>>,
    }
}

row! {
    struct Cells {
        number: i64,
        code: String,
        name: Words,
        state: ProductState,
        variant: Option<VariantId>,
        variant_code: Option<String>,
        values: Option<Json<Vec<String>>>,
        price_minor: Option<i64>,
    }
}

impl Query for CodeLookup {
    const NAME: &'static str = "code_lookup";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = CodeFound;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<CodeFound> {
        let found = match registered(db, cx.shop, &self.text)? {
            Some((way, product, variant)) => Some((way, product, variant)),
            None => full(db, cx.shop, &self.text)?,
        };
        let unknown =
            || refusals::CODE_UNKNOWN.with().arg("code", self.text.chars().take(80).collect::<String>());
        let (way, product, variant) = found.ok_or_else(unknown)?;
        let currency = cx.tenant.currency.to_string();
        describe(db, cx.shop, product, variant)?
            .map(|cells| cells.found(way, product, currency))
            .ok_or_else(|| unknown().into())
    }
}

type Found = (Way, ProductId, Option<VariantId>);

fn registered(db: &mut Reader<'_>, shop: TenantId, text: &str) -> Result<Option<Found>> {
    let exact = codes::normal(text);
    let gtin = Gtin::read(text).map_or_else(|_| String::new(), |gtin| gtin.key());
    let hits: Vec<Hit> = db.rows(
        sql!(
            "select r.code_key, r.product_id, r.variant_id, r.kinds from registered_codes r
             join products p on p.shop_id = r.shop_id and p.id = r.product_id
             where r.shop_id = $1 and r.code_key in ($2, $3)"
        ),
        params![shop, exact, gtin],
    )?;
    let hit = hits.iter().find(|hit| hit.key == exact).or_else(|| hits.first());
    Ok(hit.map(|hit| {
        let way = match (hit.key == exact, hit.kinds.0.is_empty()) {
            (true, true) => Way::Alias,
            (true, false) => Way::Exact,
            (false, _) => Way::Gtin,
        };
        (way, hit.product, hit.variant)
    }))
}

/// `DORIS/C WINE`: product by any of its codes, variant by its present or a former code.
fn full(db: &mut Reader<'_>, shop: TenantId, text: &str) -> Result<Option<Found>> {
    let Some((product, variant)) = text.split_once(['/', '\\']) else { return Ok(None) };
    let row: Option<(ProductId, VariantId)> = db.one(
        sql!(
            "select v.product_id, v.id from registered_codes r
             join variants v on v.shop_id = r.shop_id and v.product_id = r.product_id
             where r.shop_id = $1 and r.code_key = $2
               and (v.variant_key = $3 or v.id = (
                   select f.variant_id from former_variant_codes f
                   where f.shop_id = $1 and f.product_id = r.product_id and f.variant_key = $3))
             order by case when v.variant_key = $3 then 0 else 1 end limit 1"
        ),
        params![shop, codes::normal(product), codes::normal(variant)],
    )?;
    Ok(row.map(|(product, variant)| (Way::Full, product, Some(variant))))
}

fn describe(
    db: &mut Reader<'_>,
    shop: TenantId,
    product: ProductId,
    variant: Option<VariantId>,
) -> Result<Option<Cells>> {
    // Without a variant of its own the text means the product's only one.
    db.one(
        sql!(
            "select p.number, p.code, p.name, p.state, v.id, v.variant_code, v.option_values,
                    coalesce(v.price_minor, p.price_minor)
             from products p left join variants v on v.shop_id = p.shop_id and v.product_id = p.id
               and (v.id = $3 or ($4 = true and 1 = (select count(*) from variants o
                                                      where o.shop_id = $1 and o.product_id = $2)))
             where p.shop_id = $1 and p.id = $2"
        ),
        params![shop, product, variant.map(VariantId::raw).unwrap_or_default(), variant.is_none()],
    )
}

impl Cells {
    fn found(self, way: Way, product_id: ProductId, currency: String) -> CodeFound {
        let variant = match (self.variant, self.variant_code, self.values) {
            (Some(id), Some(variant_code), Some(values)) => Some(CodeVariant {
                id,
                full_code: full_code(&self.code, &variant_code),
                label: variant_label(&values.0),
                price_minor: self.price_minor,
            }),
            _ => None,
        };
        CodeFound {
            way,
            product_id,
            number: self.number,
            code: self.code,
            name: self.name,
            state: self.state,
            variant,
            currency,
        }
    }
}
