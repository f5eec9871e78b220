//! The rig under the proofs: starts the program as a user would, speaks HTTP to it over bare TCP, breaks it
//! on purpose, and reads its database by SQL of its own. Nothing of the product is linked into it.

pub mod book;
pub mod browser;
pub mod chance;
pub mod checks;
pub mod clock;
pub mod goods;
pub mod html;
pub mod http;
pub mod line;
pub mod load;
pub mod place;
pub mod program;
pub mod proofs;
pub mod shop;
pub mod world;

/// What cannot be done is told in a sentence.
pub type Outcome<T> = Result<T, String>;

/// Says what was being done when something failed.
pub trait Saying<T> {
    fn saying(self, what: impl std::fmt::Display) -> Outcome<T>;
}

impl<T, E: std::fmt::Display> Saying<T> for Result<T, E> {
    fn saying(self, what: impl std::fmt::Display) -> Outcome<T> {
        self.map_err(|why| format!("{what}: {why}"))
    }
}

/// Counts as the lines print them.
pub fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
