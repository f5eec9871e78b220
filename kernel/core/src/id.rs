//! Ids: 16 bytes (UUID version 7, RFC 9562), written as a prefix and 26 letters of Crockford's base 32.

use crate::cell::{Cell, CellError, Raw, Value};

/// The bytes of any id, for places that hold ids of several kinds (subjects, audit entries).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RawId(pub [u8; 16]);

const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

impl RawId {
    /// Behind every id.
    pub const LAST: Self = Self([0xff; 16]);

    /// A version 7 UUID: 48 bits of milliseconds, then randomness.
    pub fn v7(unix_ms: u64, mut random: [u8; 10]) -> Self {
        let mut bytes = [0u8; 16];
        let [_, _, a, b, c, d, e, f] = unix_ms.to_be_bytes();
        for (slot, byte) in bytes.iter_mut().zip([a, b, c, d, e, f]) {
            *slot = byte;
        }
        let [version, _, variant, ..] = &mut random;
        *version = (*version & 0x0f) | 0x70;
        *variant = (*variant & 0x3f) | 0x80;
        for (slot, byte) in bytes.iter_mut().skip(6).zip(random) {
            *slot = byte;
        }
        Self(bytes)
    }

    /// 26 letters, big-endian, so that the text sorts as the bytes do.
    pub fn encode(self) -> String {
        let mut number = u128::from_be_bytes(self.0);
        let mut letters = [b'0'; 26];
        for slot in letters.iter_mut().rev() {
            let digit = usize::try_from(number & 31).unwrap_or_default();
            *slot = ALPHABET.get(digit).copied().unwrap_or(b'0');
            number >>= 5;
        }
        letters.iter().copied().map(char::from).collect()
    }

    pub fn decode(text: &str) -> Option<Self> {
        if text.len() != 26 {
            return None;
        }
        let mut number: u128 = 0;
        for (index, letter) in text.bytes().enumerate() {
            let digit = ALPHABET.iter().position(|known| *known == letter)?;
            if index == 0 && digit > 7 {
                return None;
            }
            number = (number << 5) | u128::try_from(digit).ok()?;
        }
        Some(Self(number.to_be_bytes()))
    }
}

impl std::fmt::Debug for RawId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.encode())
    }
}

impl Cell for RawId {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        <[u8; 16]>::read(raw).map(Self)
    }
    fn write(&self) -> Value {
        Value::Id(self.0)
    }
}

/// An id type of its own, so that a product's id cannot stand where an order's is asked.
#[macro_export]
macro_rules! id_type {
    ($(#[$meta:meta])* $name:ident, $prefix:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name($crate::RawId);

        impl $name {
            pub const PREFIX: &'static str = $prefix;

            pub const fn from_raw(raw: $crate::RawId) -> Self {
                Self(raw)
            }
            pub const fn raw(self) -> $crate::RawId {
                self.0
            }
            /// Reads `prefix_` and 26 letters; nothing else.
            pub fn parse(text: &str) -> Option<Self> {
                let letters = text.strip_prefix(concat!($prefix, "_"))?;
                $crate::RawId::decode(letters).map(Self)
            }
        }

        impl From<$crate::RawId> for $name {
            fn from(raw: $crate::RawId) -> Self {
                Self(raw)
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                write!(f, "{}_{}", $prefix, self.0.encode())
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Display::fmt(self, f)
            }
        }
        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> std::result::Result<Self, String> {
                Self::parse(text).ok_or_else(|| concat!("expected ", $prefix, "_ and 26 letters").to_owned())
            }
        }
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> std::result::Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str> as serde::Deserialize>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($name).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({
                    "type": "string",
                    "pattern": concat!("^", $prefix, "_[0-7][0-9A-HJKMNP-TV-Z]{25}$"),
                })
            }
        }
        impl $crate::Cell for $name {
            fn read(raw: $crate::Raw<'_>) -> std::result::Result<Self, $crate::CellError> {
                <$crate::RawId as $crate::Cell>::read(raw).map(Self)
            }
            fn write(&self) -> $crate::Value {
                $crate::Value::Id(self.0.0)
            }
        }
    };
}

id_type!(
    /// The tenant. The trade calls it a shop, and its ids say so to people.
    TenantId,
    "shp"
);
id_type!(
    /// A person who signs in.
    UserId,
    "usr"
);

impl TenantId {
    /// Rows that belong to the installation itself hang on this reserved tenant: null keys are never equal.
    pub const INSTALLATION: Self = Self(RawId([0; 16]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_wrote_and_nothing_else() {
        let id = TenantId::from_raw(RawId::v7(1_790_000_000_000, [7; 10]));
        assert_eq!(TenantId::parse(&id.to_string()), Some(id));
        assert_eq!(UserId::parse(&id.to_string()), None);
        assert_eq!(TenantId::parse(&id.to_string().to_lowercase()), None);
        assert_eq!(TenantId::parse("shp_ZZZZZZZZZZZZZZZZZZZZZZZZZZ"), None, "more than 128 bits");
    }

    #[test]
    fn text_sorts_as_the_moments_do() {
        let earlier = RawId::v7(1_000, [255; 10]).encode();
        let later = RawId::v7(1_001, [0; 10]).encode();
        assert!(earlier < later);
    }
}
