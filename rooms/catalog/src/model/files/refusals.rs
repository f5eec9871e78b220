//! What can be wrong with a file as a whole (it is refused) or with one of its rows (its product is left
//! out).

use souk_core::{Error, Kind, RefusalDef};

/// The file is refused; nothing of it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileError {
    /// No header row, or none that names the needed column.
    Header {
        missing: Option<&'static str>,
    },
    DuplicateHeader {
        name: String,
    },
    /// A quote opened at this line is never closed, or closed in the middle of a cell.
    QuoteOpen {
        line: u32,
    },
    Nul {
        line: u32,
    },
    TooManyColumns {
        line: u32,
    },
    TooManyRows,
    CellTooLarge {
        line: u32,
    },
    TooLarge,
    /// Nearly UTF-8 or UTF-16, broken at this line: guessing a code page would spoil every letter.
    Encoding {
        line: u32,
    },
}

pub const HEADER: RefusalDef = RefusalDef::new("import.header", Kind::Invalid);
pub const DUPLICATE_HEADER: RefusalDef = RefusalDef::new("import.duplicate_header", Kind::Invalid);
pub const QUOTE_OPEN: RefusalDef = RefusalDef::new("import.quote_open", Kind::Invalid);
pub const NUL: RefusalDef = RefusalDef::new("import.nul", Kind::Invalid);
pub const TOO_MANY_COLUMNS: RefusalDef = RefusalDef::new("import.too_many_columns", Kind::Invalid);
pub const TOO_MANY_ROWS: RefusalDef = RefusalDef::new("import.too_many_rows", Kind::TooLarge);
pub const CELL_TOO_LARGE: RefusalDef = RefusalDef::new("import.cell_too_large", Kind::TooLarge);
pub const TOO_LARGE: RefusalDef = RefusalDef::new("import.too_large", Kind::TooLarge);
pub const ENCODING: RefusalDef = RefusalDef::new("import.encoding", Kind::Invalid);

/// All refusals of whole files.
pub const FILE: [RefusalDef; 9] = [
    HEADER,
    DUPLICATE_HEADER,
    QUOTE_OPEN,
    NUL,
    TOO_MANY_COLUMNS,
    TOO_MANY_ROWS,
    CELL_TOO_LARGE,
    TOO_LARGE,
    ENCODING,
];

impl FileError {
    pub const fn def(&self) -> RefusalDef {
        match self {
            Self::Header { .. } => HEADER,
            Self::DuplicateHeader { .. } => DUPLICATE_HEADER,
            Self::QuoteOpen { .. } => QUOTE_OPEN,
            Self::Nul { .. } => NUL,
            Self::TooManyColumns { .. } => TOO_MANY_COLUMNS,
            Self::TooManyRows => TOO_MANY_ROWS,
            Self::CellTooLarge { .. } => CELL_TOO_LARGE,
            Self::TooLarge => TOO_LARGE,
            Self::Encoding { .. } => ENCODING,
        }
    }
    pub const fn code(&self) -> &'static str {
        self.def().code
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        let refusal = error.def().with();
        match error {
            FileError::Header { missing } => refusal.arg("column", missing),
            FileError::DuplicateHeader { name } => refusal.arg("column", name),
            FileError::QuoteOpen { line }
            | FileError::Nul { line }
            | FileError::CellTooLarge { line }
            | FileError::Encoding { line } => refusal.arg("line", line),
            FileError::TooManyColumns { line } => {
                refusal.arg("line", line).arg("allowed", super::MAX_COLUMNS)
            }
            FileError::TooManyRows => refusal.arg("allowed", super::MAX_ROWS),
            FileError::TooLarge => refusal.arg("allowed", super::MAX_BYTES),
        }
        .into()
    }
}

impl std::fmt::Display for FileError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}
impl std::error::Error for FileError {}

/// Codes of row errors and warnings; each has a sentence in the room's texts.
pub mod row {
    pub const HANDLE_MISSING: &str = "import.handle_missing";
    pub const HANDLE_REPEATED: &str = "import.handle_repeated";
    pub const ROW_TOO_LONG: &str = "import.row_too_long";
    pub const VALUE_UNKNOWN: &str = "import.value_unknown";
    pub const NUMBER_INVALID: &str = "import.number_invalid";
    pub const NUMBER_DOUBTFUL: &str = "import.number_doubtful";
    pub const PRICE_PRECISION: &str = "import.price_precision";
    pub const BARCODE_SCIENTIFIC: &str = "import.barcode_scientific";
    pub const CODE_IS_DATE: &str = "import.code_is_date";
    pub const ZEROS_LOST: &str = "import.zeros_lost";
    pub const OPTION_NAME_DIFFERS: &str = "import.option_name_differs";
    pub const REQUIRED_KEPT: &str = "import.required_kept";
    pub const LOCATION_NEEDED: &str = "import.location_needed";
    pub const VALUE_DROPPED: &str = "import.value_dropped";
    pub const TEXT_INVALID: &str = "import.text_invalid";
    pub const NAME_INVALID: &str = "product.name_invalid";
    pub const PRICE_INVALID: &str = "product.price_invalid";
    pub const TOO_MANY_OPTIONS: &str = "product.too_many_options";
    pub const TOO_MANY_VARIANTS: &str = "product.too_many_variants";
    pub const OPTION_MISSING: &str = "variant.option_missing";
    pub const COMBINATION_TAKEN: &str = "variant.combination_taken";
    pub const VARIANT_CODE_TAKEN: &str = "variant.code_taken";
    pub const CODE_INVALID: &str = "variant.code_invalid";
    pub const CODE_TAKEN: &str = "code.taken";
    pub const QUANTITY_INVALID: &str = "stock.quantity_invalid";
    pub const ADDRESS_REFUSED: &str = "media.address_refused";

    /// All of them, so that a test can ask for their sentences.
    pub const ALL: [&str; 26] = [
        HANDLE_MISSING,
        HANDLE_REPEATED,
        ROW_TOO_LONG,
        VALUE_UNKNOWN,
        NUMBER_INVALID,
        NUMBER_DOUBTFUL,
        PRICE_PRECISION,
        BARCODE_SCIENTIFIC,
        CODE_IS_DATE,
        ZEROS_LOST,
        OPTION_NAME_DIFFERS,
        REQUIRED_KEPT,
        LOCATION_NEEDED,
        VALUE_DROPPED,
        TEXT_INVALID,
        NAME_INVALID,
        PRICE_INVALID,
        TOO_MANY_OPTIONS,
        TOO_MANY_VARIANTS,
        OPTION_MISSING,
        COMBINATION_TAKEN,
        VARIANT_CODE_TAKEN,
        CODE_INVALID,
        CODE_TAKEN,
        QUANTITY_INVALID,
        ADDRESS_REFUSED,
    ];
}
