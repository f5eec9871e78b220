//! A file of rows with named columns, as spreadsheets write it: comma, semicolon or tab, with or without a
//! mark at its beginning.

/// The rows that hold anything, up to a limit.
pub struct Table {
    columns: Vec<String>,
    records: Vec<csv::StringRecord>,
    /// The line of the first row beyond the limit.
    pub too_long: Option<u64>,
}

/// One row, whose cells are asked for by the name of their column.
#[derive(Clone, Copy)]
pub struct Cells<'t> {
    pub line: u64,
    columns: &'t [String],
    record: &'t csv::StringRecord,
}

impl<'t> Cells<'t> {
    /// Empty where the row or the file has no such cell.
    pub fn text(&self, column: &str) -> &'t str {
        let index = self.columns.iter().position(|name| name == column);
        index.and_then(|index| self.record.get(index)).unwrap_or_default()
    }
}

/// What stands between the cells of a line.
pub(super) fn separator_of(line: &str) -> u8 {
    let count = |separator: u8| line.bytes().filter(|byte| *byte == separator).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|byte| count(*byte)).unwrap_or(b',')
}

fn line_of(record: &csv::StringRecord) -> u64 {
    record.position().map_or(0, csv::Position::line)
}

impl Table {
    pub fn read(text: &str, most: usize) -> Self {
        let text = text.trim_start_matches('\u{feff}');
        let separator = separator_of(text.lines().next().unwrap_or_default());
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(separator)
            .flexible(true)
            .has_headers(false)
            .trim(csv::Trim::All)
            .from_reader(text.as_bytes());
        // Text in memory is UTF-8 and its rows may differ in length: nothing is left that could fail.
        let mut read = reader.records().filter_map(Result::ok);
        let columns: Vec<String> = read.next().iter().flatten().map(|name| name.to_lowercase()).collect();
        let mut records: Vec<csv::StringRecord> = read.by_ref().take(most).collect();
        let too_long = read.next().as_ref().map(line_of);
        records.retain(|record| !record.iter().all(str::is_empty));
        Self { columns, records, too_long }
    }

    pub fn rows(&self) -> impl Iterator<Item = Cells<'_>> {
        self.records.iter().map(|record| Cells { line: line_of(record), columns: &self.columns, record })
    }

    /// Does the first line name the column?
    pub fn has(&self, column: &str) -> bool {
        self.columns.iter().any(|name| name == column)
    }

    /// Those of the needed columns that the first line does not name.
    pub fn missing<'n>(
        &self,
        needed: &'n [&'static str],
    ) -> impl Iterator<Item = &'static str> + use<'n, '_> {
        needed.iter().copied().filter(|needed| !self.has(needed))
    }
}
