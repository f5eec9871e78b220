//! Lists: a page of rows and a cursor to the next, for page, API and CLI alike.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result};

use crate::refusals;

/// Rows per page: 1 to 200, 50 unless told.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct PageSize(#[schemars(range(min = 1, max = 200))] pub u32);

impl Default for PageSize {
    fn default() -> Self {
        Self(50)
    }
}

impl PageSize {
    /// One row more than the page, so that the end is known.
    pub fn fetch(self) -> i64 {
        self.rows() + 1
    }
    pub fn rows(self) -> i64 {
        i64::from(self.0.clamp(1, 200))
    }
}

/// Where the next page begins: the sort value and id of the last row seen. Opaque to clients.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cursor {
    pub number: i64,
    pub id: RawId,
}

impl Cursor {
    pub const fn at(moment: Moment, id: RawId) -> Self {
        Self { number: moment.0, id }
    }
    /// For a list that begins with the greatest: `(at, id) < ($1, $2)` then holds for every row of the first
    /// page, and an index is entered where the page begins.
    pub fn below(after: Option<&str>) -> Result<Self> {
        Ok(Self::read(after)?.unwrap_or(Self { number: i64::MAX, id: RawId::LAST }))
    }
    /// For a list that begins with the least: `(at, id) > ($1, $2)`.
    pub fn above(after: Option<&str>) -> Result<Self> {
        Ok(Self::read(after)?.unwrap_or(Self { number: i64::MIN, id: RawId::default() }))
    }
    pub const fn moment(&self) -> Moment {
        Moment(self.number)
    }
    pub fn read(text: Option<&str>) -> Result<Option<Self>> {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
        let parts =
            text.split_once('.').and_then(|(number, id)| Some((number.parse().ok()?, RawId::decode(id)?)));
        parts.map(|(number, id)| Some(Self { number, id })).ok_or_else(|| refusals::CURSOR_INVALID.refuse())
    }
}

impl std::fmt::Display for Cursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.number, self.id.encode())
    }
}

/// One page of a list.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Slice<T> {
    pub items: Vec<T>,
    /// Give it as `after` to get the next page; absent at the end.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub next: Option<String>,
}

impl<T> Slice<T> {
    /// Cuts `rows` (fetched with [`PageSize::fetch`]) to the page and notes where the next begins.
    pub fn cut(mut rows: Vec<T>, size: PageSize, cursor: impl Fn(&T) -> Cursor) -> Self {
        let wanted = usize::try_from(size.rows()).unwrap_or(usize::MAX);
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = if more { rows.last().map(|row| cursor(row).to_string()) } else { None };
        Self { items: rows, next }
    }
    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Slice<U> {
        Slice { items: self.items.into_iter().map(convert).collect(), next: self.next }
    }
}
