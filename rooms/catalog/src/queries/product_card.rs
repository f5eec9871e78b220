//! One product with everything that members see of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::Result;
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader};

use crate::model::picture::Picture;
use crate::model::product::{self, Product, ProductId, Stored, Variant, VariantId};
use crate::queries::load;

#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ProductCard {
    pub id: ProductId,
}

/// The answer of every command that writes a product, too.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct ProductView {
    pub number: i64,
    pub rev: i64,
    pub currency: String,
    pub open_lines: i64,
    /// The plan has no room for it: kept, and not shown.
    pub over_limit: bool,
    pub product: Product,
    pub variants: Vec<VariantView>,
    /// Those of its media that are stored.
    pub pictures: Vec<Picture>,
}

/// What follows from a variant and its product.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct VariantView {
    pub id: VariantId,
    pub full_code: String,
    pub label: String,
    /// Its own price, else the product's.
    pub price_minor: Option<i64>,
}

impl ProductView {
    pub fn of(stored: Stored, cx: &Context) -> Self {
        let view = |variant: &Variant| VariantView {
            id: variant.id,
            full_code: product::full_code(&stored.product.code, &variant.variant_code),
            label: product::variant_label(&variant.values),
            price_minor: stored.product.price_of(variant),
        };
        Self {
            number: stored.number,
            rev: stored.rev,
            currency: cx.tenant.currency.to_string(),
            open_lines: stored.open_lines,
            over_limit: stored.over_limit,
            variants: stored.product.variants.iter().map(view).collect(),
            pictures: stored
                .product
                .media
                .iter()
                .filter_map(|medium| Picture::of_medium(cx.shop, medium))
                .collect(),
            product: stored.product,
        }
    }
}

impl Query for ProductCard {
    const NAME: &'static str = "product_card";
    const POLICY: Policy = Policy::shop("products.view", Modes::Any, Entitled::Free);
    type Output = ProductView;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<ProductView> {
        load::load_one(db, cx.shop, self.id).map(|stored| ProductView::of(stored, cx))
    }
}
