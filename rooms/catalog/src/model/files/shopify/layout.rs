//! Which column of a file says what, and the reading of one row's cells with their errors.

use std::collections::{BTreeMap, HashSet};

use super::cells::{Bad, Read};
use super::columns::{self, Column};
use crate::model::files::draft::{Field, Kept, RowError};
use crate::model::files::refusals::row as codes;
use crate::model::files::{FileError, Row, Table, unguard, unguard_code};

/// Characters of a bad value that a report shows.
const SHOWN: usize = 80;

pub struct Layout {
    at: BTreeMap<Column, usize>,
    pub kept: Vec<KeptColumn>,
    /// Columns of a fourth option and more.
    pub beyond: Vec<usize>,
    pub nameless: Vec<usize>,
    pub has_variants: bool,
}

pub struct KeptColumn {
    pub index: usize,
    pub name: String,
    pub of_variant: bool,
}

impl Layout {
    pub fn of(table: &Table) -> Result<Self, FileError> {
        let mut layout = Self {
            at: BTreeMap::new(),
            kept: Vec::new(),
            beyond: Vec::new(),
            nameless: Vec::new(),
            has_variants: false,
        };
        for (index, name) in table.header().iter().enumerate() {
            if let Some(column) = Column::parse(name) {
                if layout.at.insert(column, index).is_some() {
                    return Err(FileError::DuplicateHeader { name: name.clone() });
                }
                layout.has_variants = layout.has_variants || column.of_variant();
            } else if name.is_empty() {
                layout.nameless.push(index);
            } else if is_further_option(name) {
                layout.beyond.push(index);
            } else {
                let name = columns::kept_name(name);
                if layout.kept.iter().any(|known| known.name == name) {
                    return Err(FileError::DuplicateHeader { name });
                }
                let of_variant = columns::kept_of_variant(&name);
                layout.kept.push(KeptColumn { index, name, of_variant });
            }
        }
        if layout.has(Column::Title) { Ok(layout) } else { Err(FileError::Header { missing: Some("Title") }) }
    }

    pub fn has(&self, column: Column) -> bool {
        self.at.contains_key(&column)
    }
    pub fn index(&self, column: Column) -> Option<usize> {
        self.at.get(&column).copied()
    }
}

/// `Option4 Name` and the like; a product has three options at most.
fn is_further_option(name: &str) -> bool {
    let name = name.to_lowercase();
    let number = name.strip_prefix("option").and_then(|rest| rest.split_once(' ')).map(|(number, _)| number);
    number.and_then(|number| number.parse::<u32>().ok()).is_some_and(|number| number > 3)
}

/// Everything that was found wrong so far.
#[derive(Default)]
pub struct Report {
    pub errors: Vec<RowError>,
    pub warnings: Vec<RowError>,
    told: HashSet<(Option<usize>, &'static str)>,
}

/// One row under reading.
pub struct Cells<'a> {
    pub row: Row<'a>,
    table: &'a Table,
    pub layout: &'a Layout,
    report: &'a mut Report,
    /// An error was found: the product is left out.
    pub bad: bool,
}

impl<'a> Cells<'a> {
    pub fn new(row: Row<'a>, table: &'a Table, layout: &'a Layout, report: &'a mut Report) -> Self {
        Self { row, table, layout, report, bad: false }
    }

    /// The text of a cell, trimmed, its guarding apostrophe taken off.
    pub fn raw(&self, column: Column) -> Field<&'a str> {
        let Some(index) = self.layout.index(column) else { return Field::Absent };
        let text = self.row.cell(index).trim();
        match if column == Column::Barcode { unguard_code(text) } else { unguard(text) } {
            "" => Field::Cleared,
            text => Field::Set(text),
        }
    }

    pub fn text(&self, column: Column) -> Option<&'a str> {
        self.raw(column).value().copied()
    }

    /// The cell as a value; a bad one is reported and counts as absent.
    pub fn take<T>(&mut self, column: Column, read: impl FnOnce(&str) -> Read<T>) -> Field<T> {
        match self.raw(column).map(read) {
            Field::Set(Ok(value)) => Field::Set(value),
            Field::Set(Err(bad)) => {
                self.refuse(column, bad);
                Field::Absent
            }
            Field::Cleared => Field::Cleared,
            Field::Absent => Field::Absent,
        }
    }

    pub fn refuse(&mut self, column: Column, bad: Bad) {
        self.refuse_at(self.layout.index(column), bad);
    }
    pub fn refuse_at(&mut self, index: Option<usize>, bad: Bad) {
        self.bad = true;
        let error = self.place(index, bad);
        self.report.errors.push(error);
    }
    pub fn warn(&mut self, column: Column, bad: Bad) {
        self.warn_at(self.layout.index(column), bad);
    }
    pub fn warn_at(&mut self, index: Option<usize>, bad: Bad) {
        let warning = self.place(index, bad);
        self.report.warnings.push(warning);
    }
    /// Says a thing about the whole file once.
    pub fn warn_once(&mut self, index: Option<usize>, bad: Bad) {
        if self.report.told.insert((index, bad.code)) {
            self.warn_at(index, bad);
        }
    }

    fn place(&self, index: Option<usize>, bad: Bad) -> RowError {
        RowError {
            line: self.row.line(),
            column: index.and_then(|index| self.table.header().get(index)).cloned().unwrap_or_default(),
            value: index.map_or("", |index| self.row.cell(index)).chars().take(SHOWN).collect(),
            code: bad.code,
            args: bad.args,
        }
    }

    /// Cells of columns that are only kept: those of the variant, those of the product.
    pub fn kept(&self) -> (Vec<Kept>, Vec<Kept>) {
        let filled = self.layout.kept.iter().filter_map(|column| {
            let value = unguard(self.row.cell(column.index));
            (!value.trim().is_empty()).then(|| (column.of_variant, (column.name.clone(), value.to_owned())))
        });
        let (variant, product): (Vec<_>, Vec<_>) = filled.partition(|(of_variant, _)| *of_variant);
        let cells = |side: Vec<(bool, Kept)>| side.into_iter().map(|(_, kept)| kept).collect();
        (cells(variant), cells(product))
    }

    /// What no product can hold: cells behind the header, a fourth option; what has no name is dropped and
    /// told.
    pub fn check_edges(&mut self) {
        if self.row.too_long() {
            self.refuse_at(
                None,
                Bad {
                    code: codes::ROW_TOO_LONG,
                    args: vec![("columns", self.table.header().len().to_string())],
                },
            );
        }
        let (layout, row) = (self.layout, self.row);
        let filled = |index: &&usize| !row.cell(**index).trim().is_empty();
        for index in layout.beyond.iter().filter(filled) {
            self.refuse_at(Some(*index), Bad { code: codes::TOO_MANY_OPTIONS, args: Vec::new() });
        }
        for index in layout.nameless.iter().filter(filled) {
            self.warn_once(Some(*index), Bad { code: codes::VALUE_DROPPED, args: Vec::new() });
        }
    }
}
