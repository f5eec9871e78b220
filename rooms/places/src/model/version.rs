//! Which map of the country is meant: a code that says how many provinces it has.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use souk_core::{Cell, CellError, Raw, Value};

/// `DZ-69`: a map by the number of its provinces. The maps of 1984, 2019 and 2026 ship with the program; an
/// installation may have more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MapVersion(u8);

impl MapVersion {
    pub const DZ48: Self = Self(48);
    pub const DZ58: Self = Self(58);
    pub const DZ69: Self = Self(69);

    /// Numbers of provinces have two digits.
    pub fn parse(code: &str) -> Option<Self> {
        let count = code.strip_prefix("DZ-").filter(|digits| !digits.starts_with('0'))?;
        let digits = count.bytes().all(|byte| byte.is_ascii_digit());
        count.parse().ok().filter(|count| digits && (1..=99).contains(count)).map(Self)
    }

    /// How many provinces it has.
    pub fn provinces(self) -> usize {
        usize::from(self.0)
    }
}

impl Default for MapVersion {
    fn default() -> Self {
        Self::DZ69
    }
}

impl fmt::Display for MapVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DZ-{}", self.0)
    }
}

impl serde::Serialize for MapVersion {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> serde::Deserialize<'de> for MapVersion {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom(format!("{code:?} is no map, as DZ-69 is")))
    }
}

impl JsonSchema for MapVersion {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "MapVersion".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "pattern": "^DZ-[1-9][0-9]?$",
            "description": "Which province holds which municipality: `DZ-48`, `DZ-58`, `DZ-69`, or a map \
                            of the installation's own.",
        })
    }
}

impl Cell for MapVersion {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        match raw {
            Raw::Text(code) => Self::parse(code).ok_or_else(|| CellError(format!("{code:?} is no map"))),
            other => Err(CellError(format!("expected text, found {other:?}"))),
        }
    }
    fn write(&self) -> Value {
        Value::Text(self.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_says_how_many_provinces_a_map_has() {
        assert_eq!(MapVersion::parse("DZ-70").map(MapVersion::provinces), Some(70));
        for map in [MapVersion::DZ48, MapVersion::default()] {
            assert_eq!(MapVersion::parse(&map.to_string()), Some(map));
        }
        for bad in ["", "DZ-", "DZ-069", "DZ-0", "DZ-100", "DZ-+9", "dz-69", "FR-95", "69"] {
            assert_eq!(MapVersion::parse(bad), None, "{bad}");
        }
    }
}
