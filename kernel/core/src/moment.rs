//! Points in time (UTC microseconds), days and months of a shop's zone.

use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::cell::{Cell, CellError, Raw, Value};

/// A point in time: microseconds since 1970-01-01 UTC. JSON form: RFC 3339 in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

impl Moment {
    pub const SECOND: i64 = 1_000_000;
    pub const MINUTE: i64 = 60 * Self::SECOND;
    pub const HOUR: i64 = 60 * Self::MINUTE;
    pub const DAY: i64 = 24 * Self::HOUR;

    #[must_use]
    pub const fn plus(self, micros: i64) -> Self {
        Self(self.0.saturating_add(micros))
    }
    /// Microseconds from `earlier` to here.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
    pub const fn unix_ms(self) -> i64 {
        self.0.div_euclid(1000)
    }
    fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or_default()
    }
    pub fn parse(text: &str) -> Option<Self> {
        text.parse::<Timestamp>().ok().map(|stamp| Self(stamp.as_microsecond()))
    }
    /// `2026-11-20 14:05` in `zone`, for pages.
    pub fn local_minute(self, zone: &Zone) -> String {
        zone.zoned(self).strftime("%Y-%m-%d %H:%M").to_string()
    }
    /// `2026-12-01 00:00 (+01:00)`, where it is read far from the shop.
    pub fn local_with_offset(self, zone: &Zone) -> String {
        zone.zoned(self).strftime("%Y-%m-%d %H:%M (%:z)").to_string()
    }
}

impl std::fmt::Display for Moment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.timestamp())
    }
}
impl serde::Serialize for Moment {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
impl<'de> serde::Deserialize<'de> for Moment {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <std::borrow::Cow<'de, str>>::deserialize(deserializer)?;
        Self::parse(&text)
            .ok_or_else(|| serde::de::Error::custom("expected a moment such as 2026-11-20T10:00:00Z"))
    }
}
impl schemars::JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "string", "format": "date-time"})
    }
}
impl Cell for Moment {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        i64::read(raw).map(Self)
    }
    fn write(&self) -> Value {
        Value::Int(self.0)
    }
}

/// A time zone by its IANA name; the data is bundled, the machine's is not asked.
#[derive(Clone, PartialEq, Eq)]
pub struct Zone(TimeZone);

impl Zone {
    pub fn parse(name: &str) -> Option<Self> {
        TimeZone::get(name).ok().map(Self)
    }
    pub const fn utc() -> Self {
        Self(TimeZone::UTC)
    }
    pub fn name(&self) -> &str {
        self.0.iana_name().unwrap_or("UTC")
    }
    fn zoned(&self, moment: Moment) -> jiff::Zoned {
        moment.timestamp().to_zoned(self.0.clone())
    }
    fn start_of(&self, date: Date) -> Moment {
        date.to_zoned(self.0.clone()).map_or(Moment(0), |zoned| Moment(zoned.timestamp().as_microsecond()))
    }
    /// The calendar day of `moment` here.
    pub fn day(&self, moment: Moment) -> BusinessDay {
        BusinessDay(self.zoned(moment).date())
    }
    /// First instant of `day` and of the day after it.
    pub fn day_bounds(&self, day: BusinessDay) -> (Moment, Moment) {
        (self.start_of(day.0), self.start_of(day.plus_days(1).0))
    }
    /// The instant at which clocks here show `minute` of `day`; where they leap over it, the one after.
    pub fn at(&self, day: BusinessDay, minute: i64) -> Moment {
        let clock = i8::try_from(minute / 60).ok().zip(i8::try_from(minute % 60).ok());
        let local = clock.and_then(|(hour, minute)| jiff::civil::Time::new(hour, minute, 0, 0).ok());
        let zoned = local.and_then(|time| day.0.to_datetime(time).to_zoned(self.0.clone()).ok());
        zoned.map_or_else(|| self.start_of(day.0), |at| Moment(at.timestamp().as_microsecond()))
    }
    /// How many minutes of its day clocks here show at `moment`.
    pub fn minute(&self, moment: Moment) -> i64 {
        let time = self.zoned(moment).time();
        i64::from(time.hour()) * 60 + i64::from(time.minute())
    }
    /// The calendar month of `moment` here, half-open `[start, end)`.
    pub fn month(&self, moment: Moment) -> (PeriodKey, Moment, Moment) {
        #[cfg(feature = "twins")]
        if crate::twins::is_out(crate::twins::Twin::Zone) && self.0 != jiff::tz::TimeZone::UTC {
            return Self(jiff::tz::TimeZone::UTC).month(moment);
        }
        let date = self.zoned(moment).date();
        let first = date.first_of_month();
        let next = date.last_of_month().tomorrow().unwrap_or(first);
        (
            PeriodKey(format!("{:04}-{:02}", first.year(), first.month())),
            self.start_of(first),
            self.start_of(next),
        )
    }
}

impl std::fmt::Debug for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
impl Cell for Zone {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        let name = String::read(raw)?;
        Self::parse(&name).ok_or_else(|| CellError(format!("{name:?} is no time zone")))
    }
    fn write(&self) -> Value {
        Value::Text(self.name().to_owned())
    }
}

/// A calendar day in some shop's zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessDay(Date);

impl BusinessDay {
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(jiff::Span::new().days(days)))
    }
}
impl std::fmt::Display for BusinessDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A month as `YYYY-MM`, computed once from the shop's zone and then stored.
#[derive(
    Debug,
    Clone,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct PeriodKey(String);

impl PeriodKey {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
impl std::fmt::Display for PeriodKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl Cell for PeriodKey {
    fn read(raw: Raw<'_>) -> Result<Self, CellError> {
        String::read(raw).map(Self)
    }
    fn write(&self) -> Value {
        Value::Text(self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zone(name: &str) -> Zone {
        Zone::parse(name).unwrap()
    }

    #[test]
    fn a_month_follows_the_zone_not_utc() {
        let moment = Moment::parse("2026-10-31T23:00:00Z").unwrap();
        let (key, start, end) = zone("Africa/Algiers").month(moment);
        assert_eq!(key.as_str(), "2026-11");
        assert_eq!(start, moment, "half-open: the first instant belongs to the month");
        assert_eq!(end.to_string(), "2026-11-30T23:00:00Z");
        assert_eq!(zone("Africa/Algiers").month(moment.plus(-1)).0.as_str(), "2026-10");
    }

    #[test]
    fn odd_zones_have_whole_months() {
        for name in ["America/New_York", "Australia/Lord_Howe", "Asia/Almaty", "Asia/Kathmandu"] {
            let zone = zone(name);
            let (key, start, end) = zone.month(Moment::parse("2026-03-15T12:00:00Z").unwrap());
            assert_eq!(key.as_str(), "2026-03", "{name}");
            assert_eq!(zone.month(start).0, key, "{name}");
            assert_eq!(zone.month(end.plus(-1)).0, key, "{name}");
            assert_eq!(zone.month(end).0.as_str(), "2026-04", "{name}");
        }
    }
}
