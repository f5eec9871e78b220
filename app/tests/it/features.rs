//! What the list of features names is there: each test in the sources, each proof, each page and path.

use std::collections::BTreeSet;
use std::path::Path;

use souk::features::{self, Chapter, Proof};
use xtask::tidy::{Tree, rust};

/// What a row may name.
#[derive(Default)]
struct Known {
    tests: BTreeSet<String>,
    rigs: BTreeSet<String>,
    addresses: BTreeSet<String>,
}

/// The functions of a source that stand below a test's attribute.
fn tests_of(code: &str) -> impl Iterator<Item = String> {
    code.split("#[").filter_map(|part| {
        let (attribute, rest) = part.split_once(']')?;
        let name = attribute.split(['(', ',']).next()?.trim();
        if !matches!(name, "test" | "tokio::test") {
            return None;
        }
        let name = rest.split_once("fn ")?.1.split('(').next()?.trim();
        Some(name.to_owned())
    })
}

fn known() -> Known {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let tree = Tree::read(root).unwrap();
    let tests = tree.rust().flat_map(|file| tests_of(&rust::scan(&file.text).code).collect::<Vec<_>>());
    let proofs = &tree.file("journeys/src/proofs/mod.rs").unwrap().text;
    let listed = proofs.split_once("const NAMES").unwrap().1.split_once("= [").unwrap().1;
    let rigs = listed.split(']').next().unwrap().split(',').map(|name| name.trim().trim_matches('"'));
    let registry = souk::rooms::registry().unwrap();
    let api = registry.commands().map(|def| def.api).chain(registry.queries().map(|def| def.api));
    let api = api.flatten().map(|api| api.path.to_owned());
    let pages = souk::rooms::pages().into_iter().map(|page| page.path.to_owned());
    Known {
        tests: tests.collect(),
        rigs: rigs.map(str::to_owned).collect(),
        addresses: api.chain(pages).collect(),
    }
}

/// What the rows name that is not there.
fn unknown(chapters: &[Chapter<'_>], known: &Known) -> Vec<String> {
    let mut found = Vec::new();
    for feature in chapters.iter().flat_map(|chapter| &chapter.features) {
        let absent = feature.proofs.iter().filter(|proof| match proof {
            Proof::Test(name) => !known.tests.contains(*name),
            Proof::Rig(name) => !known.rigs.contains(*name),
            Proof::Address(path) => !known.addresses.contains(*path),
        });
        found.extend(absent.map(|proof| format!("{}: {proof:?}", feature.name)));
    }
    found
}

#[test]
fn every_proof_that_a_feature_names_is_there() {
    assert_eq!(unknown(&features::all().unwrap(), &known()), Vec::<String>::new());
}

#[test]
fn a_proof_that_is_not_there_is_found() {
    let known = known();
    let row = |proof: &str| format!("== A\nOne | open | {proof} |\n");
    let here = "every_proof_that_a_feature_names_is_there";
    for proof in [here, "proof race", "/admin/subscription", "/api/v1/orders/{id}"] {
        assert_eq!(unknown(&features::read(&row(proof)).unwrap(), &known), Vec::<String>::new(), "{proof}");
    }
    // `known` is a function, but no test.
    for proof in ["known", "no_such_test", "proof nothing", "/admin/nothing", "/api/v1/orders/{code}"] {
        assert_eq!(unknown(&features::read(&row(proof)).unwrap(), &known).len(), 1, "{proof}");
    }
}
