//! Product drafts as a Shopify file. What is written here reads back as the same drafts.

use souk_core::{Money, Quantity};

use super::columns::{Column, Generation, READ, written_name};
use crate::model::files::draft::{Field, Image, Kept, Policy, ProductDraft, Status, VariantDraft};
use crate::model::files::{guard, guard_code, quote};
use souk_core::Currency;

/// A whole file at once.
pub fn write(products: &[ProductDraft], generation: Generation, currency: Currency) -> String {
    let mut kept: Vec<String> = Vec::new();
    for product in products {
        let of_variants = product.variants.iter().flat_map(|variant| &variant.kept);
        for (name, _) in product.kept.iter().chain(of_variants) {
            if !kept.contains(name) {
                kept.push(name.clone());
            }
        }
    }
    let writer = Writer::new(generation, currency, kept);
    let mut file = writer.header();
    for product in products {
        writer.product(product, &mut file);
    }
    file
}

/// A file product by product, for exports that are streamed.
pub struct Writer {
    generation: Generation,
    currency: Currency,
    kept: Vec<String>,
}

impl Writer {
    /// `kept` names the other columns that products of this file hold.
    pub const fn new(generation: Generation, currency: Currency, kept: Vec<String>) -> Self {
        Self { generation, currency, kept }
    }

    pub fn header(&self) -> String {
        let mut out = String::new();
        let read = READ.iter().map(|names| names.name(self.generation));
        let kept = self.kept.iter().map(|name| written_name(name, self.generation));
        for (index, name) in read.chain(kept).enumerate() {
            cell(&mut out, index, name);
        }
        out.push_str("\r\n");
        out
    }

    /// The product's rows: variants and pictures side by side, as many rows as the longer list has.
    pub fn product(&self, product: &ProductDraft, out: &mut String) {
        let images = product.images.value().map_or(&[][..], Vec::as_slice);
        let rows = product.variants.len().max(images.len()).max(1);
        for index in 0..rows {
            let line = Line {
                product,
                first: index == 0,
                variant: product.variants.get(index),
                image: images.get(index),
                currency: self.currency,
                generation: self.generation,
            };
            for (place, names) in READ.iter().enumerate() {
                cell(out, place, &line.value(names.column));
            }
            for (place, name) in self.kept.iter().enumerate() {
                cell(out, READ.len().saturating_add(place), &guard(line.kept(name)));
            }
            out.push_str("\r\n");
        }
    }
}

fn cell(out: &mut String, index: usize, value: &str) {
    if index > 0 {
        out.push(',');
    }
    out.push_str(&quote(value, ','));
}

struct Line<'a> {
    product: &'a ProductDraft,
    first: bool,
    variant: Option<&'a VariantDraft>,
    image: Option<&'a Image>,
    currency: Currency,
    generation: Generation,
}

impl Line<'_> {
    fn value(&self, column: Column) -> String {
        match column {
            Column::Handle => self.product.handle.clone(),
            Column::ImageSrc => self.image.map_or_else(String::new, |image| image.src.clone()),
            Column::ImagePosition => self.image.map_or_else(String::new, |image| image.position.to_string()),
            Column::ImageAlt => guarded(self.image.and_then(|image| image.alt.as_deref())),
            column if column.of_variant() => {
                self.variant.map_or_else(String::new, |variant| self.of_variant(variant, column))
            }
            column if self.first => self.of_product(column),
            _ => String::new(),
        }
    }

    fn of_product(&self, column: Column) -> String {
        let product = self.product;
        match column {
            Column::Title => guard(&product.name).into_owned(),
            Column::Description => text(&product.description),
            Column::Vendor => text(&product.vendor),
            Column::TypeName => text(&product.type_name),
            Column::Tags => guarded(product.tags.value().map(|tags| tags.join(", ")).as_deref()),
            Column::Published => plain(&product.published),
            Column::Status => product.status.value().map_or("", |status| status_name(*status)).to_owned(),
            Column::OptionName(place) => match product.options.value() {
                Some(names) => guarded(names.get(usize::from(place)).map(String::as_str)),
                None if place == 0 && product.variants.len() == 1 => "Title".to_owned(),
                None => String::new(),
            },
            _ => String::new(),
        }
    }

    fn of_variant(&self, variant: &VariantDraft, column: Column) -> String {
        match column {
            Column::OptionValue(place) => match self.product.options.value() {
                Some(_) => guarded(variant.values.get(usize::from(place)).map(String::as_str)),
                None if place == 0 && self.product.variants.len() == 1 => "Default Title".to_owned(),
                None => String::new(),
            },
            Column::Sku => text(&variant.sku),
            Column::Barcode => {
                variant.barcode.value().map_or_else(String::new, |code| guard_code(code).into_owned())
            }
            Column::Grams => plain(&variant.grams),
            Column::Tracker => if variant.tracked.value() == Some(&true) { "shopify" } else { "" }.to_owned(),
            Column::Quantity => variant.quantity.value().map_or_else(String::new, |pieces| count(*pieces)),
            Column::Policy => {
                variant.policy.value().map_or("", |policy| self.policy_name(*policy)).to_owned()
            }
            Column::Price => self.money(&variant.price),
            Column::CompareAt => self.money(&variant.compare_at),
            Column::Cost => self.money(&variant.cost),
            Column::VariantImage => variant.image.value().cloned().unwrap_or_default(),
            _ => String::new(),
        }
    }

    fn money(&self, minor: &Field<i64>) -> String {
        minor.value().map_or_else(String::new, |minor| Money::new(*minor, self.currency).decimal())
    }

    const fn policy_name(&self, policy: Policy) -> &'static str {
        match (self.generation, policy) {
            (Generation::Classic, Policy::Deny) => "deny",
            (Generation::Classic, Policy::Continue) => "continue",
            (Generation::Current, Policy::Deny) => "FALSE",
            (Generation::Current, Policy::Continue) => "TRUE",
        }
    }

    fn kept(&self, name: &str) -> &str {
        let find = |kept: &'_ [Kept]| kept.iter().position(|(known, _)| known == name);
        let sides = [self.variant.map(|variant| &variant.kept), self.first.then_some(&self.product.kept)];
        let found = sides.into_iter().flatten().find_map(|kept| find(kept).and_then(|index| kept.get(index)));
        found.map_or("", |(_, value)| value)
    }
}

const fn status_name(status: Status) -> &'static str {
    match status {
        Status::Active => "active",
        Status::Draft => "draft",
        Status::Archived => "archived",
    }
}

fn guarded(value: Option<&str>) -> String {
    value.map_or_else(String::new, |value| guard(value).into_owned())
}

fn text(field: &Field<String>) -> String {
    guarded(field.value().map(String::as_str))
}

fn plain<T: ToString>(field: &Field<T>) -> String {
    field.value().map_or_else(String::new, T::to_string)
}

/// `3`, or `2.500`: three places are read as such, two might be asked about.
fn count(pieces: Quantity) -> String {
    let text = pieces.to_string();
    text.strip_suffix(".000").unwrap_or(&text).to_owned()
}
