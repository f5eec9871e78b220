//! Rows of an answer as typed values, read from left to right.

use souk_core::{Cell, CellError, Raw};

/// The cells of one row, handed out in order.
pub struct Cells<'a> {
    pub(crate) source: &'a dyn CellSource,
    pub(crate) next: usize,
}

/// A row of either database.
pub(crate) trait CellSource {
    /// Calls `take` with the cell at `index`, borrowed for that call.
    fn with(&self, index: usize, take: &mut dyn FnMut(Raw<'_>)) -> Result<(), CellError>;
}

impl Cells<'_> {
    #[expect(
        clippy::should_implement_trait,
        reason = "each cell has a type of its own, which no iterator can give"
    )]
    pub fn next<T: Cell>(&mut self) -> Result<T, CellError> {
        let index = self.next;
        self.next += 1;
        let mut read = None;
        self.source.with(index, &mut |raw| read = Some(T::read(raw)))?;
        read.unwrap_or_else(|| Err(CellError("no cell".to_owned())))
            .map_err(|CellError(why)| CellError(format!("column {}: {why}", index + 1)))
    }
}

/// What a row of an answer becomes: a tuple, or a struct made with `row!`.
pub trait Row: Sized {
    fn read(cells: &mut Cells<'_>) -> Result<Self, CellError>;
}

macro_rules! tuple_rows {
    ($(($($cell:ident),+)),+ $(,)?) => {$(
        impl<$($cell: Cell),+> Row for ($($cell,)+) {
            fn read(cells: &mut Cells<'_>) -> Result<Self, CellError> {
                Ok(($(cells.next::<$cell>()?,)+))
            }
        }
    )+};
}
tuple_rows!(
    (A),
    (A, B),
    (A, B, C),
    (A, B, C, D),
    (A, B, C, D, E),
    (A, B, C, D, E, F),
    (A, B, C, D, E, F, G),
    (A, B, C, D, E, F, G, H)
);

/// A struct whose fields are the columns of a select, in this order:
/// `row! { #[derive(Debug, Clone)] pub struct Level { pub on_hand: Quantity, pub reserved: Quantity } }`.
#[macro_export]
macro_rules! row {
    ($(#[$meta:meta])* $vis:vis struct $name:ident {
        $($(#[$fmeta:meta])* $fvis:vis $field:ident : $type:ty),+ $(,)?
    }) => {
        $(#[$meta])*
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $type),+ }

        impl $crate::Row for $name {
            fn read(cells: &mut $crate::Cells<'_>) -> Result<Self, souk_core::CellError> {
                Ok(Self { $($field: cells.next()?),+ })
            }
        }
    };
}
