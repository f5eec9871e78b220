//! What a database cell may hold, and how our values become cells: the only bridge between types and SQL.

/// A parameter of a statement.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Int(i64),
    Bool(bool),
    Text(String),
    Bytes(Vec<u8>),
    Id([u8; 16]),
    Json(String),
    Ids(Vec<[u8; 16]>),
    Ints(Vec<i64>),
    Texts(Vec<String>),
}

/// A cell as the database hands it over; borrowed, so that reading allocates only what the type needs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Raw<'a> {
    Null,
    Int(i64),
    Bool(bool),
    Text(&'a str),
    Bytes(&'a [u8]),
    Id([u8; 16]),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellError(pub String);

/// A type with one form in the database.
pub trait Cell: Sized {
    fn read(raw: Raw<'_>) -> Result<Self, CellError>;
    fn write(&self) -> Value;
}

fn wrong(expected: &str, raw: Raw<'_>) -> CellError {
    CellError(format!("expected {expected}, found {raw:?}"))
}

impl Cell for i64 {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Int(value) => Ok(value),
            other => Err(wrong("an integer", other)),
        }
    }
    fn write(&self) -> Value {
        Value::Int(*self)
    }
}

macro_rules! small_int {
    ($($int:ty),*) => {$(
        impl Cell for $int {
            fn read(raw: Raw<'_>) -> Result<Self, CellError> {
                let wide = i64::read(raw)?;
                <$int>::try_from(wide).map_err(|_| CellError(format!("{wide} does not fit")))
            }
            fn write(&self) -> Value {
                Value::Int(i64::from(*self))
            }
        }
    )*};
}
small_int!(i32, i16, u32, u16, u8);

impl Cell for bool {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Bool(value) => Ok(value),
            Raw::Int(0) => Ok(false),
            Raw::Int(1) => Ok(true),
            other => Err(wrong("a bool", other)),
        }
    }
    fn write(&self) -> Value {
        Value::Bool(*self)
    }
}

impl Cell for String {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Text(value) => Ok(value.to_owned()),
            other => Err(wrong("text", other)),
        }
    }
    fn write(&self) -> Value {
        Value::Text(self.clone())
    }
}

impl Cell for Vec<u8> {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Bytes(value) => Ok(value.to_vec()),
            other => Err(wrong("bytes", other)),
        }
    }
    fn write(&self) -> Value {
        Value::Bytes(self.clone())
    }
}

impl Cell for [u8; 16] {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Id(value) => Ok(value),
            Raw::Bytes(value) => value.try_into().map_err(|_| wrong("16 bytes", raw)),
            other => Err(wrong("an id", other)),
        }
    }
    fn write(&self) -> Value {
        Value::Id(*self)
    }
}

impl Cell for serde_json::Value {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Text(text) => serde_json::from_str(text).map_err(|error| CellError(error.to_string())),
            other => Err(wrong("json", other)),
        }
    }
    fn write(&self) -> Value {
        Value::Json(self.to_string())
    }
}

/// What the database keeps as JSON and we as a type of our own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Json<T>(pub T);

impl<T: serde::Serialize + serde::de::DeserializeOwned> Cell for Json<T> {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Text(text) => {
                serde_json::from_str(text).map(Self).map_err(|error| CellError(error.to_string()))
            }
            other => Err(wrong("json", other)),
        }
    }
    fn write(&self) -> Value {
        Value::Json(serde_json::to_string(&self.0).unwrap_or_else(|_| "null".to_owned()))
    }
}

impl<T: Cell> Cell for Option<T> {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Null => Ok(None),
            other => T::read(other).map(Some),
        }
    }
    fn write(&self) -> Value {
        self.as_ref().map_or(Value::Null, Cell::write)
    }
}

/// Parameters of a statement: `params![shop, id, name]`; takes values or references of `Cell` types, and
/// `&str`. (Method call syntax looks through references.)
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => {
        &[$({
            use $crate::cell::ToParam as _;
            $value.to_param()
        }),*][..]
    };
}

/// What `params!` accepts.
pub trait ToParam {
    fn to_param(&self) -> Value;
}

impl<T: Cell> ToParam for T {
    fn to_param(&self) -> Value {
        self.write()
    }
}

impl ToParam for str {
    fn to_param(&self) -> Value {
        Value::Text(self.to_owned())
    }
}

impl ToParam for Value {
    fn to_param(&self) -> Value {
        self.clone()
    }
}

/// A closed set of words with one text form for database, API and messages.
#[macro_export]
macro_rules! text_enum {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$vmeta:meta])* $variant:ident => $text:literal),+ $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[derive(serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub enum $name { $($(#[$vmeta])* #[serde(rename = $text)] $variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }
            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl $crate::Cell for $name {
            fn read(raw: $crate::Raw<'_>) -> std::result::Result<Self, $crate::CellError> {
                match raw {
                    $crate::Raw::Text(text) => Self::parse(text)
                        .ok_or_else(|| $crate::CellError(format!("{text:?} is no {}", stringify!($name)))),
                    other => Err($crate::CellError(format!("expected text, found {other:?}"))),
                }
            }
            fn write(&self) -> $crate::Value {
                $crate::Value::Text(self.as_str().to_owned())
            }
        }
    };
}
