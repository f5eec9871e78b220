//! What a product is after a file: the file's draft laid over the product as it stands. Pure, so that the
//! preview and the run say the same.

use std::collections::BTreeMap;

use souk_core::{Lang, Quantity, RawId, Result, Words};

use crate::model::codes;
use crate::model::files::refusals::row;
use crate::model::files::{Field, Image, Kept, Policy, ProductDraft, Status, VariantDraft};
use crate::model::options::DEFAULT;
use crate::model::product::{
    MediaId, MediaState, Medium, OptionAxis, Product, ProductId, ProductKind, ProductState, Unit, Variant,
    VariantId, WhenOut, combination,
};
use crate::model::rules;

/// What merging needs besides the two products.
pub struct Ground<'a> {
    /// The shop's own language: files speak it.
    pub lang: Lang,
    pub make_id: &'a dyn Fn() -> RawId,
}

/// A product after a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Merged {
    pub product: Product,
    /// What the file counted, by variant.
    pub quantities: Vec<(VariantId, Quantity)>,
    /// Values that were there and that an empty cell takes away.
    pub cleared: u32,
}

/// A reason why the product is left out, with the line of the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Bad {
    pub line: u32,
    pub code: String,
    pub args: serde_json::Map<String, serde_json::Value>,
}

impl Bad {
    pub fn new(line: u32, code: &str) -> Self {
        Self { line, code: code.to_owned(), args: serde_json::Map::new() }
    }
}

/// Lays `draft` over `before`, or makes a new product of it; the result keeps every rule of a product.
pub fn merge(draft: &ProductDraft, before: Option<&Product>, ground: &Ground<'_>) -> Result<Merged, Bad> {
    let mut work = Work { ground, cleared: 0, quantities: Vec::new() };
    let mut product = before.cloned().unwrap_or_else(|| blank(draft, ground));
    work.texts(draft, &mut product);
    work.media(draft, &mut product);
    work.variants(draft, before.is_some(), &mut product)?;
    work.state(draft, before, &mut product);
    keep(&mut product.kept, &draft.kept);
    rules::check(&mut product, ground.lang).map_err(|error| match error.refusal() {
        Some(refusal) => Bad { line: draft.line, code: refusal.code.to_owned(), args: refusal.args.clone() },
        None => Bad::new(draft.line, error.code()),
    })?;
    Ok(Merged { product, quantities: work.quantities, cleared: work.cleared })
}

fn blank(draft: &ProductDraft, ground: &Ground<'_>) -> Product {
    Product {
        id: ProductId::from_raw((ground.make_id)()),
        // A handle is unique in the shop and stands in addresses, as a code does; longer ones are cut.
        code: codes::product_code(&draft.handle.chars().take(codes::MAX_CODE).collect::<String>())
            .unwrap_or_default(),
        handle: draft.handle.clone(),
        name: Words::default(),
        description: Words::default(),
        kind: ProductKind::Physical,
        state: ProductState::Active,
        sale_stopped: false,
        category_id: None,
        vendor: String::new(),
        type_name: String::new(),
        tags: Vec::new(),
        unit: Unit::Piece,
        price_minor: None,
        wholesale_minor: None,
        min_stock: None,
        free_delivery: false,
        options: Vec::new(),
        kept: BTreeMap::new(),
        variants: Vec::new(),
        media: Vec::new(),
    }
}

struct Work<'a> {
    ground: &'a Ground<'a>,
    cleared: u32,
    quantities: Vec<(VariantId, Quantity)>,
}

impl Work<'_> {
    /// The value after the file; counts it when an empty cell takes one away.
    fn over<T: Clone>(&mut self, field: &Field<T>, before: Option<T>) -> Option<T> {
        if matches!(field, Field::Cleared) && before.is_some() {
            self.cleared = self.cleared.saturating_add(1);
        }
        field.clone().over(before)
    }

    fn text(&mut self, field: &Field<String>, before: &str) -> String {
        let before = (!before.is_empty()).then(|| before.to_owned());
        self.over(field, before).unwrap_or_default()
    }

    fn texts(&mut self, draft: &ProductDraft, product: &mut Product) {
        let lang = self.ground.lang;
        product.name.0.insert(lang, draft.name.clone());
        let described = product.description.0.remove(&lang);
        if let Some(text) = self.over(&draft.description, described) {
            product.description.0.insert(lang, text);
        }
        product.vendor = self.text(&draft.vendor, &product.vendor);
        product.type_name = self.text(&draft.type_name, &product.type_name);
        let tags = (!product.tags.is_empty()).then(|| std::mem::take(&mut product.tags));
        product.tags = self.over(&draft.tags, tags).unwrap_or_default();
    }

    fn state(&mut self, draft: &ProductDraft, before: Option<&Product>, product: &mut Product) {
        let hidden = draft.published.value() == Some(&false);
        let wanted = match (draft.status.value(), draft.published.value()) {
            (Some(Status::Draft), _) => Some(ProductState::Draft),
            (Some(Status::Archived), _) => Some(ProductState::Inactive),
            (Some(Status::Active), _) | (None, Some(_)) if hidden => Some(ProductState::Inactive),
            (Some(Status::Active), _) | (None, Some(_)) => Some(ProductState::Active),
            (None, None) => None,
        };
        let stays = before.map(|before| before.state);
        // A draft that a file only calls unpublished is still a draft.
        product.state = match (wanted, stays) {
            (Some(ProductState::Inactive), Some(ProductState::Draft)) if draft.status.value().is_none() => {
                ProductState::Draft
            }
            (Some(wanted), _) => wanted,
            (None, Some(stays)) => stays,
            (None, None) => ProductState::Active,
        };
        if before.is_none() && product.state == ProductState::Active && rules::missing(product).is_some() {
            product.state = ProductState::Draft;
        }
    }

    fn media(&mut self, draft: &ProductDraft, product: &mut Product) {
        let known: Vec<Medium> =
            product.media.iter().filter(|medium| medium.src.is_some()).cloned().collect();
        match &draft.images {
            Field::Absent => {}
            Field::Cleared => {
                self.cleared = self.cleared.saturating_add(u32::from(!known.is_empty()));
                product.media.retain(|medium| medium.src.is_none());
            }
            Field::Set(images) => {
                let mut media: Vec<Medium> = images.iter().map(|image| self.medium(image, &known)).collect();
                // Pictures that were uploaded here are not the file's to remove.
                media.extend(product.media.iter().filter(|medium| medium.src.is_none()).cloned());
                product.media = media;
            }
        }
        for src in draft.variants.iter().filter_map(|variant| variant.image.value()) {
            if product.media.iter().all(|medium| medium.src.as_ref() != Some(src)) {
                let image = Image { src: src.clone(), position: 0, alt: None };
                let medium = self.medium(&image, &known);
                product.media.push(medium);
            }
        }
    }

    fn medium(&self, image: &Image, known: &[Medium]) -> Medium {
        let same = known.iter().find(|medium| medium.src.as_deref() == Some(&image.src));
        let mut medium = same.cloned().unwrap_or_else(|| Medium {
            id: MediaId::from_raw((self.ground.make_id)()),
            state: MediaState::Remote,
            src: Some(image.src.clone()),
            sizes: None,
            alt: Words::default(),
        });
        if let Some(alt) = &image.alt {
            medium.alt.0.insert(self.ground.lang, alt.clone());
        }
        medium
    }

    fn variants(&mut self, draft: &ProductDraft, exists: bool, product: &mut Product) -> Result<(), Bad> {
        let names: Vec<String> = match &draft.options {
            Field::Absent => product.options.iter().map(|axis| axis.name.clone()).collect(),
            Field::Cleared => Vec::new(),
            Field::Set(names) => names.clone(),
        };
        // Axes may only come or go while there is one variant: with more nobody knows which value is whose.
        let reshaped = exists && names.len() != product.options.len();
        if reshaped && product.variants.len() > 1 {
            return Err(Bad::new(draft.line, row::OPTION_NAME_DIFFERS));
        }
        let mut axes: Vec<OptionAxis> = names
            .iter()
            .zip(product.options.iter().map(|axis| &axis.values[..]).chain(std::iter::repeat(&[][..])))
            .map(|(name, values)| OptionAxis {
                name: name.clone(),
                values: if reshaped { Vec::new() } else { values.to_vec() },
            })
            .collect();
        for (index, wanted) in draft.variants.iter().enumerate() {
            let place = if reshaped && index == 0 && !product.variants.is_empty() {
                Some(0)
            } else {
                let combination = combination(&wanted.values);
                product.variants.iter().position(|variant| variant.combination() == combination)
            };
            let place = place.unwrap_or_else(|| {
                let code = free_code(product, wanted);
                product.variants.push(Variant::plain(VariantId::from_raw((self.ground.make_id)()), code));
                product.variants.len().saturating_sub(1)
            });
            self.variant(wanted, place, product);
            for (axis, value) in axes.iter_mut().zip(&wanted.values) {
                if axis.values.iter().all(|known| souk_core::fold(known) != souk_core::fold(value)) {
                    axis.values.push(value.clone());
                }
            }
        }
        product.options = axes;
        Ok(())
    }

    fn variant(&mut self, wanted: &VariantDraft, place: usize, product: &mut Product) {
        let picture = wanted.image.clone().over(None);
        let media_id = picture.and_then(|src| {
            product.media.iter().find(|medium| medium.src.as_ref() == Some(&src)).map(|medium| medium.id)
        });
        let alone = product.variants.len() == 1;
        let standing = product.price_minor;
        let Some(variant) = product.variants.get_mut(place) else { return };
        if variant.combination() != combination(&wanted.values) {
            variant.values.clone_from(&wanted.values);
        }
        variant.sku = self.over(&wanted.sku, variant.sku.take());
        variant.barcode = self.over(&wanted.barcode, variant.barcode.take());
        variant.weight_g = self.over(&wanted.grams, variant.weight_g);
        variant.compare_at_minor = self.over(&wanted.compare_at, variant.compare_at_minor);
        variant.cost_minor = self.over(&wanted.cost, variant.cost_minor);
        variant.tracked = match wanted.tracked {
            Field::Absent => variant.tracked,
            Field::Cleared => false,
            Field::Set(tracked) => tracked,
        };
        if let Some(policy) = wanted.policy.value() {
            variant.when_out = match policy {
                Policy::Deny => WhenOut::Deny,
                Policy::Continue => WhenOut::Continue,
            };
        }
        variant.media_id = match &wanted.image {
            Field::Absent => variant.media_id,
            Field::Cleared => None,
            Field::Set(_) => media_id,
        };
        keep(&mut variant.kept, &wanted.kept);
        if let Some(quantity) = wanted.quantity.value().filter(|_| variant.tracked) {
            self.quantities.push((variant.id, *quantity));
        }
        // The first price is the product's; variants only carry one that differs.
        if let Some(price) =
            wanted.price.value().filter(|price| variant.price_minor.or(standing) != Some(**price))
        {
            if alone {
                variant.price_minor = None;
                product.price_minor = Some(*price);
            } else {
                variant.price_minor = Some(*price);
            }
        }
    }
}

/// `sku`, else the values, else `DEFAULT`; with a number behind it where the product has that code.
fn free_code(product: &Product, wanted: &VariantDraft) -> String {
    let values = wanted.values.join("/");
    let base = wanted.sku.value().and_then(|sku| codes::variant_code(sku));
    let short: String = values.chars().take(codes::MAX_CODE.saturating_sub(5)).collect();
    let base = base.or_else(|| codes::variant_code(&short)).unwrap_or_else(|| DEFAULT.to_owned());
    let taken = |code: &str| {
        let key = codes::normal(code);
        product.variants.iter().any(|variant| codes::normal(&variant.variant_code) == key)
    };
    if !taken(&base) {
        return base;
    }
    let stem: String = base.chars().take(codes::MAX_CODE.saturating_sub(5)).collect();
    (2..).map(|n: u32| format!("{stem}-{n}")).find(|code| !taken(code)).unwrap_or(base)
}

fn keep(kept: &mut BTreeMap<String, String>, columns: &[Kept]) {
    for (column, value) in columns {
        if value.is_empty() {
            kept.remove(column);
        } else {
            kept.insert(column.clone(), value.clone());
        }
    }
}
