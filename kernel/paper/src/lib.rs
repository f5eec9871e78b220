//! Sheets to be printed, as PDF: text in Latin, Cyrillic and Arabic letters, in both directions, and bars.
//! The one typeface is DejaVu Sans (`fonts/`), of which a sheet carries the letters that stand on it.

mod arabic;
mod bars;
mod font;
mod line;
mod pdf;
mod sheet;
mod subset;

pub use bars::code128;
pub use sheet::{Sheet, Side};
