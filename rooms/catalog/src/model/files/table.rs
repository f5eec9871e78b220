//! Text to rows: separators, quotes and line numbers. Cells lie in one string, so that a large file stays
//! small here.

use std::borrow::Cow;
use std::collections::HashSet;

use super::{FileError, MAX_CELL_BYTES, MAX_COLUMNS, MAX_ROWS};

/// A header and the rows under it that hold anything.
#[derive(Debug)]
pub struct Table {
    pub separator: char,
    header: Vec<String>,
    content: String,
    ends: Vec<u32>,
    rows: Vec<Span>,
}

#[derive(Debug, Clone, Copy)]
struct Span {
    line: u32,
    first: usize,
    cells: usize,
}

/// One row; cells as they stand in the file, quotes taken off.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    table: &'a Table,
    span: Span,
}

impl Table {
    /// Column names, trimmed.
    pub fn header(&self) -> &[String] {
        &self.header
    }
    /// The column of this name, whatever its letter case.
    pub fn column(&self, name: &str) -> Option<usize> {
        let name = name.to_lowercase();
        self.header.iter().position(|known| known.to_lowercase() == name)
    }
    pub const fn len(&self) -> usize {
        self.rows.len()
    }
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|span| Row { table: self, span: *span })
    }
    fn cell(&self, index: usize) -> &str {
        let end = |index: usize| self.ends.get(index).and_then(|end| usize::try_from(*end).ok());
        let from = index.checked_sub(1).map_or(Some(0), end);
        from.zip(end(index)).and_then(|(from, to)| self.content.get(from..to)).unwrap_or("")
    }
}

impl<'a> Row<'a> {
    /// The line of the file in which the row begins, from 1.
    pub const fn line(&self) -> u32 {
        self.span.line
    }
    /// Empty where the row ends before the column.
    pub fn cell(&self, column: usize) -> &'a str {
        if column < self.span.cells { self.table.cell(self.span.first.saturating_add(column)) } else { "" }
    }
    /// Something stands behind the last column of the header.
    pub fn too_long(&self) -> bool {
        self.span.cells > self.table.header.len()
    }
}

/// A cell as a file needs it: quoted when it holds the separator, quotes, line ends or outer spaces.
pub fn quote(cell: &str, separator: char) -> Cow<'_, str> {
    let plain = !cell.contains([separator, '"', '\n', '\r']) && cell.trim() == cell;
    if plain { Cow::Borrowed(cell) } else { Cow::Owned(format!("\"{}\"", cell.replace('"', "\"\""))) }
}

/// The number of the line in which the byte after these stands.
pub(super) fn lines_before(bytes: &[u8]) -> u32 {
    let returns = bytes.windows(2).filter(|pair| matches!(pair, [b'\r', next] if *next != b'\n')).count();
    let ends = bytes.iter().filter(|byte| **byte == b'\n').count();
    u32::try_from(returns.saturating_add(ends).saturating_add(1)).unwrap_or(u32::MAX)
}

/// The table of a text with `,`, `;` or tab between its cells.
pub fn table(text: &str) -> Result<Table, FileError> {
    if let Some((before, _)) = text.split_once('\0') {
        return Err(FileError::Nul { line: lines_before(before.as_bytes()) });
    }
    if u32::try_from(text.len()).is_err() {
        return Err(FileError::TooLarge);
    }
    let mut scanner = Scanner::new(text);
    let mut table = Table {
        separator: char::from(scanner.separator),
        header: Vec::new(),
        content: String::new(),
        ends: Vec::new(),
        rows: Vec::new(),
    };
    while let Some(span) = scanner.row(&mut table)? {
        if table.header.is_empty() {
            let names = (0..span.cells).map(|index| table.cell(index));
            table.header = header(names)?;
            table.content.clear();
            table.ends.clear();
            continue;
        }
        if table.rows.len() == MAX_ROWS {
            return Err(FileError::TooManyRows);
        }
        table.rows.push(span);
    }
    if table.header.is_empty() { Err(FileError::Header { missing: None }) } else { Ok(table) }
}

fn header<'a>(cells: impl Iterator<Item = &'a str>) -> Result<Vec<String>, FileError> {
    let names: Vec<String> =
        cells.map(|cell| cell.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    let mut seen = HashSet::new();
    for name in names.iter().filter(|name| !name.is_empty()) {
        if !seen.insert(name.to_lowercase()) {
            return Err(FileError::DuplicateHeader { name: name.clone() });
        }
    }
    Ok(names)
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    line: u32,
    separator: u8,
}

#[derive(PartialEq, Eq)]
enum End {
    Cell,
    Row,
    File,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str) -> Self {
        // A spreadsheet's own note about the separator comes before the header.
        let note =
            text.get(..5).filter(|note| note.get(..4).is_some_and(|sep| sep.eq_ignore_ascii_case("sep=")));
        let told =
            note.and_then(|note| note.bytes().last()).filter(|byte| matches!(byte, b',' | b';' | b'\t'));
        match told {
            Some(separator) => {
                let mut scanner = Self { text, at: 5, line: 1, separator };
                let _ = scanner.end();
                scanner
            }
            None => Self { text, at: 0, line: 1, separator: separator(text) },
        }
    }

    fn rest(&self) -> &'a [u8] {
        self.text.as_bytes().get(self.at..).unwrap_or_default()
    }

    /// The next row that holds anything; its cells are appended to the table.
    fn row(&mut self, table: &mut Table) -> Result<Option<Span>, FileError> {
        while !self.rest().is_empty() {
            let line = self.line;
            let first = table.ends.len();
            let start = table.content.len();
            let mut filled = 0_usize;
            let mut cells = 0_usize;
            loop {
                let before = table.content.len();
                let end = self.cell(&mut table.content)?;
                table.ends.push(u32::try_from(table.content.len()).map_err(|_| FileError::TooLarge)?);
                cells = cells.saturating_add(1);
                if table.content.get(before..).is_some_and(|cell| !cell.trim().is_empty()) {
                    filled = cells;
                }
                // Empty cells behind the last column are what spreadsheets leave; others are refused.
                if filled > MAX_COLUMNS {
                    return Err(FileError::TooManyColumns { line });
                }
                if end != End::Cell {
                    break;
                }
            }
            if filled > 0 {
                // Cells after the last filled one say nothing and are not kept.
                table.ends.truncate(first.saturating_add(filled));
                let end = table.ends.last().and_then(|end| usize::try_from(*end).ok()).unwrap_or(start);
                table.content.truncate(end);
                return Ok(Some(Span { line, first, cells: filled }));
            }
            table.ends.truncate(first);
            table.content.truncate(start);
        }
        Ok(None)
    }

    fn cell(&mut self, content: &mut String) -> Result<End, FileError> {
        if self.rest().first() == Some(&b'"') {
            return self.quoted(content);
        }
        let rest = self.rest();
        let stops = |byte: &u8| *byte == self.separator || matches!(byte, b'\n' | b'\r');
        let length = rest.iter().position(stops).unwrap_or(rest.len());
        if length > MAX_CELL_BYTES {
            return Err(FileError::CellTooLarge { line: self.line });
        }
        self.take(length, content);
        Ok(self.end().unwrap_or(End::File))
    }

    fn quoted(&mut self, content: &mut String) -> Result<End, FileError> {
        let opened = self.line;
        let start = content.len();
        self.at = self.at.saturating_add(1);
        loop {
            let length = self
                .rest()
                .iter()
                .position(|byte| *byte == b'"')
                .ok_or(FileError::QuoteOpen { line: opened })?;
            if content.len().saturating_sub(start).saturating_add(length) > MAX_CELL_BYTES {
                return Err(FileError::CellTooLarge { line: opened });
            }
            let lines = lines_before(self.rest().get(..length).unwrap_or_default()).saturating_sub(1);
            self.line = self.line.saturating_add(lines);
            self.take(length, content);
            self.at = self.at.saturating_add(1);
            if self.rest().first() != Some(&b'"') {
                break;
            }
            content.push('"');
            self.at = self.at.saturating_add(1);
        }
        let spaces = self.rest().iter().take_while(|byte| **byte == b' ').count();
        self.at = self.at.saturating_add(spaces);
        self.end().ok_or(FileError::QuoteOpen { line: opened })
    }

    fn take(&mut self, length: usize, content: &mut String) {
        let end = self.at.saturating_add(length);
        content.push_str(self.text.get(self.at..end).unwrap_or(""));
        self.at = end;
    }

    /// Steps over what ends a cell; `None` when something else stands here.
    fn end(&mut self) -> Option<End> {
        let (end, length) = match self.rest() {
            [] => (End::File, 0),
            [byte, ..] if *byte == self.separator => (End::Cell, 1),
            [b'\r', b'\n', ..] => (End::Row, 2),
            [b'\r' | b'\n', ..] => (End::Row, 1),
            _ => return None,
        };
        self.at = self.at.saturating_add(length);
        self.line = self.line.saturating_add(u32::from(end == End::Row));
        Some(end)
    }
}

/// The separator that stands most often in the first line with text, outside quotes; a comma when none does.
fn separator(text: &str) -> u8 {
    let (mut comma, mut semicolon, mut tab) = (0_usize, 0_usize, 0_usize);
    let (mut quoted, mut begun) = (false, false);
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b',' => comma = comma.saturating_add(1),
            b';' => semicolon = semicolon.saturating_add(1),
            b'\t' => tab = tab.saturating_add(1),
            b'\n' | b'\r' if begun => break,
            _ => {}
        }
        begun = begun || !byte.is_ascii_whitespace() && !matches!(byte, b',' | b';');
    }
    if tab > comma && tab >= semicolon {
        b'\t'
    } else if semicolon > comma {
        b';'
    } else {
        b','
    }
}
