//! A member adds a product.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Quantity, RawId, Result, Words};
use souk_engine::{Command, Context, Entitled, Modes, Policy, Reader, Tx, sql};

use crate::commands::{minted, safe, shown};
use crate::model::codes;
use crate::model::options::DEFAULT;
use crate::model::product::{
    CategoryId, OptionAxis, Product, ProductKind, ProductState, Unit, Variant, VariantId, WhenOut,
};
use crate::model::rules;
use crate::queries::ProductView;
use crate::{refusals, steps};

/// Without variants it gets one, `DEFAULT`; without a code one is minted.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AddProduct {
    pub name: Words,
    #[serde(default)]
    pub code: Option<String>,
    #[serde(default)]
    pub handle: Option<String>,
    #[serde(default)]
    pub description: Words,
    #[serde(default)]
    pub kind: Option<ProductKind>,
    #[serde(default)]
    pub unit: Option<Unit>,
    #[serde(default)]
    pub price_minor: Option<i64>,
    #[serde(default)]
    pub wholesale_minor: Option<i64>,
    #[serde(default)]
    pub category_id: Option<CategoryId>,
    #[serde(default)]
    pub vendor: String,
    #[serde(default)]
    pub type_name: String,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub min_stock: Option<Quantity>,
    #[serde(default)]
    pub free_delivery: bool,
    /// Names of the options; their values come from the variants.
    #[serde(default)]
    pub options: Vec<String>,
    #[serde(default)]
    pub variants: Vec<NewVariant>,
    /// Kept as a draft though it could be sold.
    #[serde(default)]
    pub draft: bool,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct NewVariant {
    /// Made from the values where it is not given.
    pub variant_code: Option<String>,
    pub values: Vec<String>,
    pub sku: Option<String>,
    pub barcode: Option<String>,
    pub price_minor: Option<i64>,
    pub compare_at_minor: Option<i64>,
    pub cost_minor: Option<i64>,
    pub weight_g: Option<i64>,
    pub quantity_step: Option<Quantity>,
    pub tracked: Option<bool>,
    pub when_out: Option<WhenOut>,
}

impl NewVariant {
    pub(crate) fn make(&self, id: VariantId) -> Variant {
        let code = self.variant_code.clone().or_else(|| codes::variant_code(&self.values.join("/")));
        let plain = Variant::plain(id, code.unwrap_or_else(|| DEFAULT.to_owned()));
        Variant {
            values: self.values.clone(),
            sku: self.sku.clone(),
            barcode: self.barcode.clone(),
            price_minor: self.price_minor,
            compare_at_minor: self.compare_at_minor,
            cost_minor: self.cost_minor,
            weight_g: self.weight_g,
            quantity_step: self.quantity_step.unwrap_or(plain.quantity_step),
            tracked: self.tracked.unwrap_or(plain.tracked),
            when_out: self.when_out.unwrap_or(plain.when_out),
            ..plain
        }
    }
}

impl Command for AddProduct {
    const NAME: &'static str = "add_product";
    const POLICY: Policy = Policy::shop("products.manage", Modes::NotEmergency, Entitled::Free);
    type Prepared = ();
    type Output = ProductView;
    fn run(&self, (): &(), cx: &Context, tx: &mut Tx<'_, '_>) -> Result<ProductView> {
        if let Some(category) = self.category_id {
            category_exists(tx, cx, category)?;
        }
        let code = match &self.code {
            Some(code) => code.clone(),
            None => minted(tx)?,
        };
        let handle = self.free_handle(cx, tx, &code)?;
        let mut product = self.product(cx, code, handle);
        if !self.draft && rules::missing(&product).is_none() {
            product.state = ProductState::Active;
        }
        rules::check(&mut product, cx.tenant.lang())?;
        steps::create(tx, &product)?;
        shown(tx, cx, product.id)
    }
    fn subject(&self, output: &ProductView) -> Option<RawId> {
        Some(output.product.id.raw())
    }
}

pub(crate) fn category_exists(db: &mut Reader<'_>, cx: &Context, id: CategoryId) -> Result<()> {
    let row: Option<(CategoryId,)> = db.one(
        sql!("select id from categories where shop_id = $1 and id = $2"),
        souk_core::params![cx.shop, id],
    )?;
    row.map(|_| ()).ok_or_else(|| refusals::CATEGORY_NOT_FOUND.refuse())
}

/// An axis for each name, with the variants' values in the order they came.
pub(crate) fn axes(names: &[String], variants: &[Variant]) -> Vec<OptionAxis> {
    let axis = |(place, name): (usize, &String)| {
        let mut values: Vec<String> = Vec::new();
        for value in variants.iter().filter_map(|variant| variant.values.get(place)) {
            if values.iter().all(|known| souk_core::fold(known) != souk_core::fold(value)) {
                values.push(value.clone());
            }
        }
        OptionAxis { name: name.clone(), values }
    };
    names.iter().enumerate().map(axis).collect()
}

impl AddProduct {
    /// The handle asked for, else one from the name with the first free number behind it.
    fn free_handle(&self, cx: &Context, tx: &mut Tx<'_, '_>, code: &str) -> Result<String> {
        if let Some(handle) = &self.handle {
            let handle = codes::handle(handle);
            return handle.ok_or_else(|| {
                refusals::NAME_INVALID.with().field("handle", refusals::NAME_INVALID.code).into()
            });
        }
        let name = self.name.get(cx.tenant.lang(), &cx.tenant.languages);
        let base = codes::slug(name).or_else(|| codes::slug(code)).unwrap_or_else(|| "product".to_owned());
        let numbered = (2..50).map(|n| format!("{base}-{n}"));
        let candidates: Vec<String> = std::iter::once(base.clone()).chain(numbered).collect();
        let taken: Vec<(String,)> = tx.rows(
            sql!("select handle from products where shop_id = $1 and handle in_list($2)"),
            souk_core::params![cx.shop, souk_core::Value::Texts(candidates.clone())],
        )?;
        let free = candidates.into_iter().find(|candidate| taken.iter().all(|(handle,)| handle != candidate));
        let random = || format!("{base}-{}", cx.ids.letters("0123456789abcdefghjkmnpqrstvwxyz", 8));
        Ok(free.unwrap_or_else(random))
    }

    fn product(&self, cx: &Context, code: String, handle: String) -> Product {
        let mut variants: Vec<Variant> = self.variants.iter().map(|new| new.make(cx.id())).collect();
        if variants.is_empty() {
            variants.push(Variant::plain(cx.id(), DEFAULT));
        }
        Product {
            id: cx.id(),
            code,
            handle,
            name: self.name.clone(),
            description: safe(self.description.clone()),
            kind: self.kind.unwrap_or(ProductKind::Physical),
            state: ProductState::Draft,
            sale_stopped: false,
            category_id: self.category_id,
            vendor: self.vendor.clone(),
            type_name: self.type_name.clone(),
            tags: self.tags.clone(),
            unit: self.unit.unwrap_or(Unit::Piece),
            price_minor: self.price_minor,
            wholesale_minor: self.wholesale_minor,
            min_stock: self.min_stock,
            free_delivery: self.free_delivery,
            options: axes(&self.options, &variants),
            kept: BTreeMap::new(),
            variants,
            media: Vec::new(),
        }
    }
}
