//! Places and delivery rates, on the shipped tables and on real lists.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests may fail loudly")]

mod carriers;
mod desks;
mod doors;
mod import_places;
mod lists;
mod names;
mod places;
mod rates;
mod rates_file;
mod world;
mod zones;

use souk_places::model::Places;

fn shipped() -> Places {
    Places::shipped().unwrap()
}

/// A file of the shared data folder beside the checkout, which is never part of it.
fn shared(path: &str) -> String {
    let path = format!("{}/../../../shared/data/{path}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path)
        .unwrap_or_else(|error| panic!("this test reads a list of the shared data folder at {path}: {error}"))
}
