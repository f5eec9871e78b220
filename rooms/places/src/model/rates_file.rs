//! A file of delivery rates, matched to our places by name. Whatever is doubtful stops it, naming the row.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Map, Value};
use souk_core::{Currency, FieldError, Money, RefusalDef};

use super::fee::{DeliveryOption, Scope, is_carrier};
use super::find::{Lookup, ProvinceLookup, number};
use super::map::{Places, Province};
use super::place::{both, province_unknown, short};
use super::table::{Cells, Table};
use super::version::MapVersion;
use crate::refusals;

souk_core::text_enum! {
    /// What a fee of 0 in a file means; an empty one is always "not served".
    pub enum ZeroMeans {
        NotServed => "not-served",
        Free => "free",
    }
}

souk_core::text_enum! {
    #[derive(Default)]
    pub enum MatchBy {
        /// A number that means another place than the name stops the file.
        #[default]
        NumberAndName => "number-and-name",
        /// The name decides; numbers that disagree are reported.
        Name => "name",
    }
}

/// More rows than every municipality with both options.
const MOST_ROWS: usize = 5_000;
/// No price is larger (minor units).
pub(crate) const MOST_MINOR: i64 = 1_000_000_000_000;

/// A file and how it is meant.
pub struct RatesFile<'f> {
    pub text: &'f str,
    /// Of rows that name none.
    pub carrier: &'f str,
    pub map: MapVersion,
    pub currency: Currency,
    pub zero_means: Option<ZeroMeans>,
    pub match_by: MatchBy,
    /// Names as the file writes them, that a member has confirmed to be these provinces.
    pub provinces: &'f BTreeMap<String, i64>,
    /// Likewise municipalities, by their id.
    pub municipalities: &'f BTreeMap<String, i64>,
}

/// Where a rate holds: the number of a province, the id of a municipality, or 0 everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Target {
    pub scope: Scope,
    pub scope_ref: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRate {
    pub carrier: String,
    pub option: DeliveryOption,
    pub target: Target,
    pub fee: Option<i64>,
    pub free_above: Option<i64>,
}

/// A row whose number means another province than its name.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
pub struct Disagreement {
    pub line: u64,
    pub province_name: String,
    /// As the file has it.
    pub number: String,
    /// Of the province with that name.
    pub expected: i64,
}

/// Why a row stops the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Problem {
    pub line: u64,
    pub column: &'static str,
    pub code: &'static str,
    pub args: Map<String, Value>,
}

#[derive(Debug, Default)]
pub struct Reading {
    pub rates: Vec<FileRate>,
    pub disagreements: Vec<Disagreement>,
    pub problems: Vec<Problem>,
}

const NEEDED: [&str; 3] = ["province_name", "option", "fee"];

impl RatesFile<'_> {
    pub fn read(&self, places: &Places) -> Reading {
        let mut reading = Reading::default();
        let table = Table::read(self.text, MOST_ROWS);
        for column in table.missing(&NEEDED) {
            reading.stop(1, column, &refusals::FILE_COLUMN_MISSING, &[("missing", column.into())]);
        }
        if !reading.problems.is_empty() {
            return reading;
        }
        let mut first_lines = HashMap::new();
        for cells in table.rows() {
            let line = cells.line;
            let row = FileRow { file: self, places, line, cells };
            let Some(rate) = row.read(&mut reading) else { continue };
            match first_lines.insert((rate.carrier.clone(), rate.option, rate.target), line) {
                Some(first) => {
                    reading.stop(line, "province_name", &refusals::ROW_TWICE, &[("first", first.into())])
                }
                None => reading.rates.push(rate),
            }
        }
        if let Some(line) = table.too_long {
            reading.stop(line, "fee", &refusals::FILE_TOO_LONG, &[("most", MOST_ROWS.into())]);
        }
        if reading.rates.is_empty() && reading.problems.is_empty() {
            reading.stop(1, "fee", &refusals::FILE_EMPTY, &[]);
        }
        reading
    }
}

impl Reading {
    fn stop(&mut self, line: u64, column: &'static str, refused: &RefusalDef, args: &[(&str, Value)]) {
        self.problems.push(problem(line, column, refused, args));
    }
    fn refuse(&mut self, line: u64, column: &'static str, refusal: souk_core::Refusal) {
        self.problems.push(refused_problem(line, column, refusal));
    }
}

pub(crate) fn problem(
    line: u64,
    column: &'static str,
    refused: &RefusalDef,
    args: &[(&str, Value)],
) -> Problem {
    let args = args.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    Problem { line, column, code: refused.code, args }
}

/// A problem with the particulars that the same refusal has elsewhere.
pub(super) fn refused_problem(line: u64, column: &'static str, refusal: souk_core::Refusal) -> Problem {
    Problem { line, column, code: refusal.code, args: refusal.args }
}

/// What a file is refused with: how many things need somebody, and the first of them by line and column.
pub(crate) fn file_refused(problems: Vec<Problem>, named: usize) -> souk_core::Refusal {
    let mut refusal = refusals::FILE_REFUSED.with().arg("problems", problems.len());
    refusal.fields.extend(problems.into_iter().take(named).map(|problem| FieldError {
        field: format!("rows.{}.{}", problem.line, problem.column),
        code: problem.code,
        args: problem.args,
    }));
    refusal
}

struct FileRow<'r> {
    file: &'r RatesFile<'r>,
    places: &'r Places,
    line: u64,
    cells: Cells<'r>,
}

impl<'r> FileRow<'r> {
    fn text(&self, column: &str) -> &'r str {
        self.cells.text(column)
    }

    /// Every column is looked at, so that one reading names all that is wrong.
    fn read(&self, reading: &mut Reading) -> Option<FileRate> {
        let target = self.target(reading);
        let carrier = Some(self.text("carrier").to_ascii_lowercase()).filter(|text| !text.is_empty());
        let carrier = carrier.unwrap_or_else(|| self.file.carrier.to_owned());
        let carrier_good = is_carrier(&carrier);
        if !carrier_good {
            let value = short(&carrier).into();
            reading.stop(self.line, "carrier", &refusals::CARRIER_INVALID, &[("value", value)]);
        }
        let typed = self.text("option");
        let option = DeliveryOption::parse(&typed.to_lowercase());
        if option.is_none() {
            reading.stop(self.line, "option", &refusals::OPTION_UNKNOWN, &[("value", short(typed).into())]);
        }
        let fee = self.fee(reading);
        let free_above = match self.amount("free_above", reading)? {
            Some(0) => {
                let value = self.text("free_above").into();
                reading.stop(self.line, "free_above", &refusals::FEE_INVALID, &[("value", value)]);
                return None;
            }
            amount => amount,
        };
        let (target, option, fee) = (target?, option?, fee?);
        carrier_good.then_some(FileRate { carrier, option, target, fee, free_above })
    }

    /// Outer `None`: the cell stops the file. Inner: it is empty.
    fn amount(&self, column: &'static str, reading: &mut Reading) -> Option<Option<i64>> {
        let text = self.text(column);
        if text.is_empty() {
            return Some(None);
        }
        match Money::parse(text, self.file.currency).map(|money| money.minor) {
            Some(minor) if (0..=MOST_MINOR).contains(&minor) => Some(Some(minor)),
            _ => {
                reading.stop(self.line, column, &refusals::FEE_INVALID, &[("value", short(text).into())]);
                None
            }
        }
    }

    fn fee(&self, reading: &mut Reading) -> Option<Option<i64>> {
        let fee = self.amount("fee", reading)?;
        match (fee, self.file.zero_means) {
            (Some(0), None) => {
                reading.stop(self.line, "fee", &refusals::ZERO_UNCLEAR, &[]);
                None
            }
            (Some(0), Some(ZeroMeans::NotServed)) => Some(None),
            _ => Some(fee),
        }
    }

    fn target(&self, reading: &mut Reading) -> Option<Target> {
        let name = self.text("province_name");
        let municipality = self.text("municipality");
        if name.is_empty() && municipality.is_empty() && self.text("province_number").is_empty() {
            return Some(Target { scope: Scope::Default, scope_ref: 0 });
        }
        let province = self.province(name, reading)?;
        if municipality.is_empty() {
            return Some(Target { scope: Scope::Province, scope_ref: province.number });
        }
        let confirmed = self.file.municipalities.get(municipality).map(i64::to_string);
        let asked = confirmed.as_deref().unwrap_or(municipality);
        let map = self.file.map;
        let (refused, candidates) = match self.places.municipality_by(province.number, asked, map) {
            Lookup::Found(found) | Lookup::MovedFrom { municipality: found, .. } => {
                return Some(Target { scope: Scope::Municipality, scope_ref: found.id });
            }
            Lookup::Unknown { candidates } => (refusals::MUNICIPALITY_UNKNOWN, candidates),
            Lookup::NotInProvince { candidates } => (refusals::MUNICIPALITY_NOT_IN_PROVINCE, candidates),
        };
        reading.refuse(
            self.line,
            "municipality",
            self.places.naming(&refused, municipality, &candidates, map),
        );
        None
    }

    /// By name alone; the number is only compared. A number without a name says nothing.
    fn province(&self, name: &str, reading: &mut Reading) -> Option<&'r Province> {
        let confirmed =
            self.file.provinces.get(name).and_then(|number| self.places.province(*number, self.file.map));
        let looked_up = match confirmed {
            Some(province) => ProvinceLookup::Found(province),
            None if number(name).is_some() => ProvinceLookup::Unknown { candidates: Vec::new() },
            None => self.places.province_by(name, self.file.map),
        };
        match looked_up {
            #[cfg(feature = "twins")]
            ProvinceLookup::Unknown { candidates }
                if candidates.len() == 1 && souk_core::twins::is_out(souk_core::twins::Twin::Guess) =>
            {
                candidates.first().copied()
            }
            ProvinceLookup::Found(province) => self.agrees(name, province, reading).then_some(province),
            ProvinceLookup::Unknown { candidates } => {
                reading.refuse(self.line, "province_name", province_unknown(name, &candidates));
                // The one it nearly is: its number is compared too, so that one reading names both faults.
                if let [nearly] = candidates.as_slice() {
                    self.agrees(name, nearly, reading);
                }
                None
            }
        }
    }

    fn agrees(&self, name: &str, province: &Province, reading: &mut Reading) -> bool {
        let typed = self.text("province_number");
        if typed.is_empty() || number(typed) == Some(province.number) {
            return true;
        }
        if self.file.match_by == MatchBy::Name {
            reading.disagreements.push(Disagreement {
                line: self.line,
                province_name: short(name),
                number: short(typed),
                expected: province.number,
            });
            return true;
        }
        let args = [
            ("value", short(typed).into()),
            ("expected", province.number.into()),
            ("names", both(&province.name).into()),
        ];
        reading.stop(self.line, "province_number", &refusals::NUMBER_DISAGREES, &args);
        false
    }
}
