//! A table of Shopify's shape as product drafts: rows of one handle are one product's variants and pictures.

use std::collections::{HashMap, HashSet};

use super::Rules;
use super::cells::{self, Bad, bad};
use super::columns::Column;
use super::layout::{Cells, Layout, Report};
use super::variant::{self, Codes};
use crate::model::codes;
use crate::model::files::draft::{Field, Image, Kept, ProductDraft, RowError, Sheet};
use crate::model::files::refusals::row;
use crate::model::files::{FileError, Table, html};
use crate::model::options::{MAX_VALUES, MAX_VARIANTS, is_placeholder};

/// The products of a file. A product with a bad row is left out whole, the others are there.
pub fn read(table: &Table, rules: &Rules) -> Result<Sheet, FileError> {
    let layout = Layout::of(table)?;
    let mut reader = Reader {
        layout: &layout,
        rules,
        products: Vec::new(),
        by_handle: HashMap::new(),
        codes: Codes::default(),
    };
    let mut report = Report::default();
    for row in table.rows() {
        let mut cells = Cells::new(row, table, &layout, &mut report);
        cells.check_edges();
        reader.row(&mut cells);
    }
    let mut sheet = Sheet::default();
    for mut building in reader.products {
        building.check_values(&mut report);
        if building.bad {
            sheet.bad_products = sheet.bad_products.saturating_add(1);
        } else {
            sheet.products.push(building.finish(&layout));
        }
    }
    report.errors.sort_by_key(|error| error.line);
    sheet.errors = report.errors;
    sheet.warnings = report.warnings;
    for name in table.header().iter().filter(|name| !name.is_empty()) {
        let known = Column::parse(name).is_some();
        if known { &mut sheet.columns_seen } else { &mut sheet.unknown_columns }.push(name.clone());
    }
    Ok(sheet)
}

struct Reader<'a> {
    layout: &'a Layout,
    rules: &'a Rules,
    products: Vec<Building>,
    by_handle: HashMap<String, usize>,
    codes: Codes,
}

/// A product whose rows are still coming.
pub struct Building {
    pub draft: ProductDraft,
    pub bad: bool,
    /// Options by the column they stand in.
    pub options: Vec<(u8, String)>,
    images: Vec<(u32, Image)>,
    addresses: HashSet<String>,
    pub combinations: HashSet<String>,
    pub skus: HashSet<String>,
}

impl Reader<'_> {
    fn row(&mut self, cells: &mut Cells<'_>) {
        let Some((index, first)) = self.product_of(cells) else { return };
        let Some(building) = self.products.get_mut(index) else { return };
        if first {
            head(cells, building);
        } else if let Some(title) = cells.text(Column::Title)
            && souk_core::fold(title) != souk_core::fold(&building.draft.name)
            && !building.draft.name.is_empty()
        {
            let args = vec![("line", building.draft.line.to_string()), ("name", building.draft.name.clone())];
            cells.refuse(Column::Title, Bad { code: row::HANDLE_REPEATED, args });
        }
        let is_variant = variant::is_row(cells, first);
        if is_variant && building.draft.variants.len() >= MAX_VARIANTS {
            if !building.bad {
                cells.refuse(Column::Handle, bad(row::TOO_MANY_VARIANTS));
            }
        } else if is_variant {
            let draft = variant::read(cells, building, self.rules, &mut self.codes);
            building.draft.variants.push(draft);
        }
        image(cells, building);
        keep(cells, building, first, is_variant);
        building.bad = building.bad || cells.bad;
    }

    /// The product that the row belongs to, and whether the row is its first.
    fn product_of(&mut self, cells: &mut Cells<'_>) -> Option<(usize, bool)> {
        let given = cells.text(Column::Handle);
        let title = cells.text(Column::Title);
        if given.is_none() && title.is_none() && !self.layout.has(Column::Handle) && !self.products.is_empty()
        {
            return Some((self.products.len().saturating_sub(1), false));
        }
        let handle = match (given, title) {
            (Some(given), _) => codes::handle(given),
            (None, Some(title)) => codes::slug(title),
            (None, None) => None,
        };
        let Some(handle) = handle else {
            let column = if self.layout.has(Column::Handle) { Column::Handle } else { Column::Title };
            cells.refuse(column, bad(row::HANDLE_MISSING));
            return None;
        };
        if let Some(index) = self.by_handle.get(&handle) {
            return Some((*index, false));
        }
        let index = self.products.len();
        self.by_handle.insert(handle.clone(), index);
        self.products.push(Building {
            draft: ProductDraft {
                line: cells.row.line(),
                handle,
                handle_given: given.is_some(),
                ..ProductDraft::default()
            },
            bad: false,
            options: Vec::new(),
            images: Vec::new(),
            addresses: HashSet::new(),
            combinations: HashSet::new(),
            skus: HashSet::new(),
        });
        Some((index, true))
    }
}

/// What the first row says of the product itself.
fn head(cells: &mut Cells<'_>, building: &mut Building) {
    let draft = &mut building.draft;
    match cells.take(Column::Title, |text| cells::line(text, row::NAME_INVALID)) {
        Field::Set(name) => draft.name = name,
        Field::Cleared => cells.refuse(Column::Title, bad(row::NAME_INVALID)),
        Field::Absent => {}
    }
    draft.description = settled(cells.raw(Column::Description).map(html::sanitise), String::is_empty);
    draft.vendor = cells.take(Column::Vendor, |text| cells::line(text, row::TEXT_INVALID));
    draft.type_name = cells.take(Column::TypeName, |text| cells::line(text, row::TEXT_INVALID));
    draft.tags = settled(cells.take(Column::Tags, cells::tags), Vec::is_empty);
    draft.published = cells.take(Column::Published, cells::flag);
    draft.status = cells.take(Column::Status, cells::status);
    for place in 0..3 {
        let Field::Set(name) =
            cells.take(Column::OptionName(place), |text| cells::line(text, row::TEXT_INVALID))
        else {
            continue;
        };
        let value = cells.text(Column::OptionValue(place)).unwrap_or("");
        if is_placeholder(&name, value) {
            continue;
        }
        let same = |(_, known): &(u8, String)| souk_core::fold(known) == souk_core::fold(&name);
        if building.options.iter().any(same) {
            cells.refuse(Column::OptionName(place), bad(row::OPTION_NAME_DIFFERS));
        }
        building.options.push((place, name));
    }
}

/// A value of which nothing is left is cleared.
fn settled<T>(field: Field<T>, is_empty: impl FnOnce(&T) -> bool) -> Field<T> {
    match field {
        Field::Set(value) if is_empty(&value) => Field::Cleared,
        other => other,
    }
}

fn image(cells: &mut Cells<'_>, building: &mut Building) {
    let position = cells.take(Column::ImagePosition, cells::position).value().copied();
    let alt = cells.take(Column::ImageAlt, cells::alt);
    match cells.take(Column::ImageSrc, cells::address) {
        Field::Set(src) => {
            if !building.addresses.insert(src.clone()) {
                return;
            }
            let image = Image { src, position: 0, alt: alt.over(None) };
            building.images.push((position.unwrap_or(u32::MAX), image));
        }
        Field::Cleared if alt.value().is_some() => cells.warn(Column::ImageAlt, bad(row::VALUE_DROPPED)),
        Field::Cleared | Field::Absent => {}
    }
}

/// Cells of other columns go with the variant of their row. A row without one tells of the product.
fn keep(cells: &mut Cells<'_>, building: &mut Building, first: bool, is_variant: bool) {
    let (of_variant, others) = cells.kept();
    let last = building.draft.variants.last_mut().filter(|_| is_variant);
    match last {
        Some(variant) => {
            variant.kept = of_variant;
            if first {
                building.draft.kept = others;
            } else {
                variant.kept.extend(others);
            }
        }
        None => {
            for (name, value) in others {
                keep_once(cells, &mut building.draft.kept, name, value);
            }
        }
    }
}

fn keep_once(cells: &mut Cells<'_>, kept: &mut Vec<Kept>, name: String, value: String) {
    match kept.iter().find(|(known, _)| *known == name) {
        None => kept.push((name, value)),
        Some((_, known)) if *known == value => {}
        Some(_) => {
            let column =
                cells.layout.kept.iter().find(|column| column.name == name).map(|column| column.index);
            cells.warn_at(column, bad(row::VALUE_DROPPED));
        }
    }
}

impl Building {
    fn check_values(&mut self, report: &mut Report) {
        for (place, (_, name)) in self.options.iter().enumerate() {
            let values: HashSet<&String> =
                self.draft.variants.iter().filter_map(|variant| variant.values.get(place)).collect();
            if values.len() > MAX_VALUES {
                self.bad = true;
                report.errors.push(RowError {
                    line: self.draft.line,
                    column: name.clone(),
                    value: values.len().to_string(),
                    code: row::TOO_MANY_OPTIONS,
                    args: vec![("allowed", MAX_VALUES.to_string())],
                });
            }
        }
    }

    fn finish(mut self, layout: &Layout) -> ProductDraft {
        self.draft.variants.shrink_to_fit();
        if layout.has(Column::OptionName(0)) {
            let names: Vec<String> = self.options.into_iter().map(|(_, name)| name).collect();
            self.draft.options = settled(Field::Set(names), Vec::is_empty);
        }
        if layout.has(Column::ImageSrc) {
            self.images.sort_by_key(|(position, _)| *position);
            let images = (1..).zip(self.images).map(|(position, (_, image))| Image { position, ..image });
            self.draft.images = settled(Field::Set(images.collect()), Vec::is_empty);
        }
        self.draft
    }
}
