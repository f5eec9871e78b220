//! What a product must be like, whoever writes it: asked before every write.

use std::collections::HashSet;

use souk_core::{Lang, RefusalDef, Result, Words, text};

use crate::model::codes::{self, Gtin, GtinError};
use crate::model::options::{MAX_OPTIONS, MAX_VALUES, MAX_VARIANTS};
use crate::model::price;
use crate::model::product::{Product, ProductState, Variant, VariantId};
use crate::refusals;

const MAX_NAME: usize = 255;
const MAX_WORD: usize = 255;
const MAX_DESCRIPTION: usize = 65_536;
const MAX_ALT: usize = 512;
/// Pictures that members may add to one product.
pub const MAX_PICTURES: usize = 20;
const MAX_WEIGHT: i64 = 1_000_000_000;

/// Tidies the product's texts and refuses what may not be written. `lang` is the shop's own language.
pub fn check(product: &mut Product, lang: Lang) -> Result<()> {
    tidy_words(&mut product.name, MAX_NAME, &refusals::NAME_INVALID, "name")?;
    if product.name.0.get(&lang).is_none_or(String::is_empty) {
        return refusals::NAME_INVALID.with().field("name", refusals::NAME_INVALID.code).err();
    }
    for description in product.description.0.values() {
        if description.len() > MAX_DESCRIPTION || description.contains('\0') {
            return refusals::TEXT_INVALID.with().field("description", refusals::TEXT_INVALID.code).err();
        }
    }
    for (field, value) in [("vendor", &mut product.vendor), ("type_name", &mut product.type_name)] {
        *value = line(value, field)?;
    }
    for tag in &mut product.tags {
        *tag = line(tag, "tags")?;
    }
    product.code = codes::product_code(&product.code)
        .ok_or_else(|| refusals::CODE_INVALID.with().field("code", refusals::CODE_INVALID.code))?;
    for price in [product.price_minor, product.wholesale_minor].into_iter().flatten() {
        check_price(price, "price_minor")?;
    }
    check_options(product)?;
    check_variants(product)?;
    code_claims(product)?;
    if product.state == ProductState::Active
        && let Some(missing) = missing(product)
    {
        return refusals::NOT_READY.with().arg("missing", missing).err();
    }
    Ok(())
}

/// What an active product still lacks.
pub fn missing(product: &Product) -> Option<&'static str> {
    let mut active = product.variants.iter().filter(|variant| variant.active).peekable();
    if active.peek().is_none() {
        return Some("variant");
    }
    active.any(|variant| product.price_of(variant).is_none()).then_some("price")
}

fn tidy_words(words: &mut Words, max: usize, refusal: &RefusalDef, field: &str) -> Result<()> {
    words.0.retain(|_, text| !text.trim().is_empty());
    for text in words.0.values_mut() {
        *text = text::line(text, max).ok_or_else(|| refusal.with().field(field, refusal.code))?;
    }
    Ok(())
}

/// What a picture shows, in words.
pub fn alt(mut words: Words) -> Result<Words> {
    tidy_words(&mut words, MAX_ALT, &refusals::TEXT_INVALID, "alt")?;
    Ok(words)
}

fn line(value: &str, field: &str) -> Result<String> {
    let refused = || refusals::TEXT_INVALID.with().field(field, refusals::TEXT_INVALID.code).into();
    text::line(value, MAX_WORD).ok_or_else(refused)
}

fn check_price(minor: i64, field: &str) -> Result<()> {
    if (0..=price::MAX).contains(&minor) {
        return Ok(());
    }
    refusals::PRICE_INVALID.with().field(field, refusals::PRICE_INVALID.code).err()
}

fn check_options(product: &mut Product) -> Result<()> {
    let names: HashSet<String> = product.options.iter().map(|axis| souk_core::fold(&axis.name)).collect();
    let values_fit = product.options.iter().all(|axis| axis.values.len() <= MAX_VALUES);
    if product.options.len() > MAX_OPTIONS || names.len() < product.options.len() || !values_fit {
        return refusals::TOO_MANY_OPTIONS
            .with()
            .arg("allowed", MAX_OPTIONS)
            .arg("allowed_values", MAX_VALUES)
            .err();
    }
    for axis in &mut product.options {
        axis.name = line(&axis.name, "options")?;
        for value in &mut axis.values {
            *value = line(value, "options")?;
        }
    }
    Ok(())
}

fn check_variants(product: &mut Product) -> Result<()> {
    if product.variants.len() > MAX_VARIANTS {
        return refusals::TOO_MANY_VARIANTS.with().arg("allowed", MAX_VARIANTS).err();
    }
    let (mut taken_codes, mut combinations) = (HashSet::new(), HashSet::new());
    let axes = product.options.len();
    for variant in &mut product.variants {
        check_variant(variant)?;
        if variant.values.len() != axes || variant.values.iter().any(String::is_empty) {
            return refusals::OPTION_MISSING.with().arg("variant", variant.variant_code.clone()).err();
        }
        if !taken_codes.insert(codes::normal(&variant.variant_code)) {
            return refusals::VARIANT_CODE_TAKEN.with().arg("variant", variant.variant_code.clone()).err();
        }
        if !combinations.insert(variant.combination()) {
            return refusals::COMBINATION_TAKEN.with().arg("combination", variant.values.join(" / ")).err();
        }
    }
    Ok(())
}

fn check_variant(variant: &mut Variant) -> Result<()> {
    variant.variant_code = codes::variant_code(&variant.variant_code).ok_or_else(|| {
        refusals::VARIANT_CODE_INVALID.with().field("variant_code", refusals::VARIANT_CODE_INVALID.code)
    })?;
    for value in &mut variant.values {
        *value = line(value, "values")?;
    }
    if let Some(sku) = &mut variant.sku {
        *sku = line(sku, "sku")?;
    }
    for price in [variant.price_minor, variant.compare_at_minor, variant.cost_minor].into_iter().flatten() {
        check_price(price, "price_minor")?;
    }
    let weight_fits = variant.weight_g.is_none_or(|grams| (0..=MAX_WEIGHT).contains(&grams));
    if !weight_fits || variant.quantity_step.0 <= 0 {
        return refusals::NUMBER_INVALID.with().arg("variant", variant.variant_code.clone()).err();
    }
    Ok(())
}

souk_core::text_enum! {
    /// What a registered code is; a row may be several things at once, and none any more: then it is an
    /// alias.
    pub enum CodeKind {
        ProductCode => "product_code",
        Gtin => "gtin",
        Internal => "internal",
        Legacy => "legacy",
        Marketplace => "marketplace",
        QrId => "qr_id",
    }
}

/// A text that the product holds in the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeClaim {
    pub key: String,
    pub text: String,
    pub variant: Option<VariantId>,
    pub kinds: Vec<CodeKind>,
}

/// The texts that a product claims by its code and its variants' barcodes. One text cannot mean two of its
/// variants.
pub fn code_claims(product: &Product) -> Result<Vec<CodeClaim>> {
    let mut claims = Vec::new();
    add(&mut claims, &product.code, None, CodeKind::ProductCode)?;
    for variant in &product.variants {
        if let Some(barcode) = &variant.barcode {
            add(&mut claims, barcode, Some(variant.id), barcode_kind(barcode))?;
        }
    }
    Ok(claims)
}

pub fn barcode_kind(barcode: &str) -> CodeKind {
    if Gtin::read(barcode).is_ok() { CodeKind::Gtin } else { CodeKind::Internal }
}

/// Adds one text, and for a right GTIN also the form in which zeros in front do not matter.
pub fn add(
    claims: &mut Vec<CodeClaim>,
    text: &str,
    variant: Option<VariantId>,
    kind: CodeKind,
) -> Result<()> {
    let mut keys = vec![codes::normal(text)];
    if kind == CodeKind::Gtin
        && let Ok(gtin) = Gtin::read(text)
    {
        keys.push(gtin.key());
    }
    for key in keys {
        match claims.iter_mut().find(|claim| claim.key == key) {
            None => claims.push(CodeClaim { key, text: text.to_owned(), variant, kinds: vec![kind] }),
            Some(known) if known.variant.is_some() && variant.is_some() && known.variant != variant => {
                return refusals::CODE_TAKEN.with().arg("code", text).arg("holder", text).err();
            }
            Some(known) => {
                known.variant = known.variant.or(variant);
                if !known.kinds.contains(&kind) {
                    known.kinds.push(kind);
                }
            }
        }
    }
    Ok(())
}

/// A barcode as somebody typed it, for the kind they named.
pub fn barcode(text: &str, kind: CodeKind) -> Result<String> {
    let text = codes::variant_code(text).ok_or_else(|| refusals::BARCODE_INVALID.refuse())?;
    match (kind, Gtin::read(&text)) {
        (CodeKind::Gtin, Err(GtinError::CheckDigitWrong { right })) => {
            refusals::CHECK_DIGIT_WRONG.with().arg("right", right).err()
        }
        (CodeKind::Gtin, Err(GtinError::NotGtin)) => Err(refusals::BARCODE_INVALID.refuse()),
        _ => Ok(text),
    }
}
