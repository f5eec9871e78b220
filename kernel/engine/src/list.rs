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

/// Where the next page of a list by a text begins, from its least on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextCursor {
    pub text: String,
    pub id: RawId,
}

impl TextCursor {
    /// `(text, id) > ($1, $2)` then holds for every row of the first page.
    pub fn above(after: Option<&str>) -> Result<Self> {
        let Some(place) = after.filter(|place| !place.is_empty()) else { return Ok(Self::default()) };
        let read = place.split_once('.').and_then(|(text, id)| {
            let digits: Option<Vec<u8>> = text
                .as_bytes()
                .chunks(2)
                .map(|two| u8::from_str_radix(std::str::from_utf8(two).ok()?, 16).ok())
                .collect();
            Some(Self { text: String::from_utf8(digits?).ok()?, id: RawId::decode(id)? })
        });
        read.filter(|place| !place.text.contains('\0')).ok_or_else(|| refusals::CURSOR_INVALID.refuse())
    }
}

impl std::fmt::Display for TextCursor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.text.bytes().try_for_each(|byte| write!(f, "{byte:02x}"))?;
        write!(f, ".{}", self.id.encode())
    }
}

/// The orders that a list may stand in; the usual one unless told. A place in one of them is none in another:
/// whoever goes on says the order again.
pub trait Sort: Copy + Eq + Default {
    fn name(self) -> &'static str;
    /// Where the page begins, as this order has it.
    fn place(self, after: Option<&str>) -> Result<Option<&str>> {
        let Some(after) = after.filter(|after| !after.is_empty()) else { return Ok(None) };
        match after.split_once(MARK) {
            None if self == Self::default() => Ok(Some(after)),
            Some((name, place)) if name == self.name() && self != Self::default() => Ok(Some(place)),
            _ => Err(refusals::CURSOR_OF_OTHER_SORT.refuse()),
        }
    }
}

/// Stands between the name of an order and a place in it; a place in the usual order has no name.
const MARK: char = '~';

souk_core::text_enum! {
    /// The two ways along a list that stands by age.
    #[derive(Default)]
    pub enum ByAge {
        #[default]
        Newest => "newest",
        Oldest => "oldest",
    }
}

impl Sort for ByAge {
    fn name(self) -> &'static str {
        self.as_str()
    }
}

impl ByAge {
    /// Where the page begins: rows of the newest first are below it, of the oldest first above.
    pub fn enter(self, after: Option<&str>) -> Result<Cursor> {
        let place = self.place(after)?;
        match self {
            Self::Newest => Cursor::below(place),
            Self::Oldest => Cursor::above(place),
        }
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
    /// The same of a list that stands in one of several orders.
    pub fn sorted<S: Sort, C: std::fmt::Display>(
        sort: S,
        mut rows: Vec<T>,
        size: PageSize,
        cursor: impl Fn(&T) -> C,
    ) -> Self {
        let wanted = usize::try_from(size.rows()).unwrap_or(usize::MAX);
        let more = rows.len() > wanted;
        rows.truncate(wanted);
        let next = rows.last().filter(|_| more).map(|row| match sort == S::default() {
            true => cursor(row).to_string(),
            false => format!("{}{MARK}{}", sort.name(), cursor(row)),
        });
        Self { items: rows, next }
    }
    pub fn map<U>(self, convert: impl FnMut(T) -> U) -> Slice<U> {
        Slice { items: self.items.into_iter().map(convert).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u8) -> RawId {
        RawId([number; 16])
    }

    #[test]
    fn a_place_in_one_order_is_refused_in_another() {
        let size = PageSize(1);
        let of = |sort| Slice::sorted(sort, vec![1_u8, 2], size, |n| Cursor { number: 7, id: id(*n) }).next;
        let (newest, oldest) = (of(ByAge::Newest), of(ByAge::Oldest));
        let place = Cursor { number: 7, id: id(1) };
        assert_eq!(
            newest.as_deref(),
            Some(place.to_string().as_str()),
            "the usual order's places stay as they were"
        );
        assert_eq!(ByAge::Newest.enter(newest.as_deref()).unwrap(), place);
        assert_eq!(ByAge::Oldest.enter(oldest.as_deref()).unwrap(), place);
        for (sort, other) in [(ByAge::Newest, oldest), (ByAge::Oldest, newest)] {
            let refused = sort.enter(other.as_deref()).unwrap_err();
            assert_eq!(refused.code(), "list.cursor_of_other_sort");
        }
        assert_eq!(ByAge::Newest.enter(Some("x")).unwrap_err().code(), "list.cursor_invalid");
        assert_eq!(ByAge::Oldest.enter(Some("oldest~x")).unwrap_err().code(), "list.cursor_invalid");
        assert_eq!(ByAge::Oldest.enter(Some("")).unwrap(), Cursor::above(None).unwrap());
    }

    #[test]
    fn a_text_is_a_place_whatever_it_is_made_of() {
        for text in ["", "a.b~c", "تمر ٥"] {
            let place = TextCursor { text: text.to_owned(), id: id(9) };
            assert_eq!(TextCursor::above(Some(&place.to_string())).unwrap(), place);
        }
        for broken in [".", "6.x", "zz.x", "ff.00", "+6.x"] {
            assert_eq!(
                TextCursor::above(Some(broken)).unwrap_err().code(),
                "list.cursor_invalid",
                "{broken}"
            );
        }
    }
}
