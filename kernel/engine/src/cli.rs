//! The door at the command line, as data: names, what flags and arguments fill, and how an answer is told to
//! people.

use serde_json::Value;

use crate::registry::{CommandDef, QueryDef};

#[derive(Debug, Clone, Copy)]
pub struct Cli {
    /// `orders confirm`; empty where there is no door.
    pub name: &'static str,
    /// Older and shorter names of the same.
    pub also: &'static [&'static str],
    /// The field that `--shop`, a slug or an id, fills: of what concerns a shop and is not asked inside of
    /// it.
    pub shop: &'static str,
    /// The field that may stand without its flag: `souk find CODE`.
    pub argument: &'static str,
    /// Flags that name a file, each with the field that its text fills.
    pub files: &'static [(&'static str, &'static str)],
    /// A query whose rows are written as CSV into the file that a flag names, after this was done; what both
    /// ask for is asked of it too.
    pub table: Option<(&'static str, &'static str)>,
    /// The answer in a few lines for people; otherwise its fields are told as they are.
    pub told: Option<fn(&Value) -> String>,
}

impl Cli {
    pub(crate) const fn named(name: &'static str) -> Self {
        Self { name, also: &[], shop: "", argument: "", files: &[], table: None, told: None }
    }
    /// Every name of this door; none where there is no door.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.also.iter().copied()).filter(|name| !name.is_empty())
    }
}

macro_rules! with_cli {
    ($($def:ty),*) => {$(
        impl $def {
            pub const fn also(mut self, names: &'static [&'static str]) -> Self {
                self.cli.also = names;
                self
            }
            pub const fn of_shop(mut self, field: &'static str) -> Self {
                self.cli.shop = field;
                self
            }
            pub const fn taking(mut self, field: &'static str) -> Self {
                self.cli.argument = field;
                self
            }
            pub const fn from_files(mut self, files: &'static [(&'static str, &'static str)]) -> Self {
                self.cli.files = files;
                self
            }
            pub const fn table(mut self, query: &'static str, flag: &'static str) -> Self {
                self.cli.table = Some((query, flag));
                self
            }
            pub const fn told(mut self, told: fn(&Value) -> String) -> Self {
                self.cli.told = Some(told);
                self
            }
        }
    )*};
}
with_cli!(CommandDef, QueryDef);
