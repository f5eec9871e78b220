//! Law 4: imports point down. The order of the house stands here once; each Cargo.toml is compared with it.

use toml::{Table, Value};

use super::{Finding, Source, Tree};

/// `testkit` is for tests: it may use the rest of the kernel, and only development dependencies may name it.
const KERNEL: [&str; 6] = ["core", "paper", "store", "engine", "web", "testkit"];
const ROOMS: [&str; 23] = [
    "identity",
    "entitlements",
    "shops",
    "ledger",
    "plans",
    "places",
    "catalog",
    "stock",
    "customers",
    "promotions",
    "wallet",
    "orders",
    "confirmation",
    "leads",
    "site",
    "fulfilment",
    "parcels",
    "conversations",
    "assistant",
    "marketplaces",
    "publishing",
    "insight",
    "webhooks",
];

/// Where in the house something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home<'a> {
    Kernel(usize),
    Room(usize),
    /// `fronts`, `connectors`, `simulators` and the name inside.
    Folder(&'a str, &'a str),
    /// Stand-ins for packages that libraries name: part of nothing of ours.
    Absent,
    App,
    Journeys,
    Bench,
    Xtask,
}

impl Home<'_> {
    pub fn of(path: &str) -> Option<Home<'_>> {
        let mut parts = path.split('/');
        let (first, second) = (parts.next()?, parts.next().unwrap_or_default());
        match first {
            "kernel" => position(&KERNEL, second).map(Home::Kernel),
            "rooms" => position(&ROOMS, second).map(Home::Room),
            "fronts" | "connectors" | "simulators" => Some(Home::Folder(first, second)),
            "absent" => Some(Home::Absent),
            "app" => Some(Home::App),
            "journeys" => Some(Home::Journeys),
            "bench" => Some(Home::Bench),
            "xtask" => Some(Home::Xtask),
            _ => None,
        }
    }

    fn may_use(self, other: Home<'_>) -> bool {
        let is_kernel = |names: &[&str]| match other {
            Home::Kernel(index) => KERNEL.get(index).is_some_and(|name| names.contains(name)),
            _ => false,
        };
        match (self, other) {
            (Home::Bench, _) => true,
            // Proofs break what the tools start, servers and disks, and speak to strict vendors. A rig with
            // the product in it would repeat the product's mistakes.
            (Home::Journeys, used) => matches!(used, Home::Xtask | Home::Folder("simulators", _)),
            (Home::Kernel(own), Home::Kernel(used)) => used < own,
            (_, Home::Kernel(_)) if is_kernel(&["testkit"]) => false,
            (Home::Room(own), Home::Room(used)) => used < own,
            // Doors of a room are data, and its rows are reached through the engine: neither store nor web.
            (Home::Room(_), _) => is_kernel(&["core", "engine", "paper"]),
            (Home::Folder("fronts", _), Home::Room(_)) => true,
            (Home::Folder("fronts", _), _) => is_kernel(&["core", "engine", "web"]),
            (Home::Folder("connectors", _), Home::Room(_)) => true,
            (Home::Folder("connectors", own), Home::Folder("connectors", used)) => {
                own != "http" && used == "http"
            }
            (Home::Folder("connectors", _), _) => is_kernel(&["core", "engine"]),
            (Home::App, used) => {
                let below = !matches!(used, Home::App | Home::Journeys | Home::Bench | Home::Xtask);
                below && used != Home::Absent
            }
            _ => false,
        }
    }
}

fn position(names: &[&str], name: &str) -> Option<usize> {
    names.iter().position(|known| *known == name)
}

/// A manifest that was read, and its folder.
struct Manifest<'a> {
    file: &'a Source,
    folder: &'a str,
    table: Table,
}

fn manifests(tree: &Tree) -> Vec<Manifest<'_>> {
    let files = tree.files().iter().filter(|file| file.name() == "Cargo.toml" && file.path.contains('/'));
    files
        .filter_map(|file| {
            let folder = file.path.strip_suffix("/Cargo.toml")?;
            // What cannot be read is cargo's to say.
            Some(Manifest { file, folder, table: file.text.parse().ok()? })
        })
        .collect()
}

impl Manifest<'_> {
    /// Everything that becomes part of the crate: not what only its tests use.
    fn normal(&self) -> Vec<(&String, &Value)> {
        self.tables(&["dependencies", "build-dependencies"])
    }

    fn tables(&self, kinds: &[&str]) -> Vec<(&String, &Value)> {
        let targets = self.table.get("target").and_then(Value::as_table);
        let by_target = targets.into_iter().flat_map(Table::values).filter_map(Value::as_table);
        std::iter::once(&self.table)
            .chain(by_target)
            .flat_map(|table| kinds.iter().filter_map(|kind| table.get(*kind)?.as_table()))
            .flatten()
            .collect()
    }
}

pub fn imports(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let manifests = manifests(tree);
    let package = |manifest: &Manifest<'_>| {
        manifest.table.get("package").and_then(|it| it.get("name")).and_then(Value::as_str).map(str::to_owned)
    };
    let homes: Vec<_> =
        manifests.iter().filter_map(|it| Some((package(it)?, Home::of(it.folder)?))).collect();
    for manifest in &manifests {
        let Some(own) = Home::of(manifest.folder) else {
            let says = format!(
                "{} has no place in the order of the house (xtask/src/tidy/layers.rs)",
                manifest.folder
            );
            found.push(Finding::new(&manifest.file.path, 1, says));
            continue;
        };
        for (key, value) in manifest.normal() {
            let name = renamed(tree, key, value);
            let says = match homes.iter().find(|(package, _)| *package == name) {
                Some((_, used)) if own.may_use(*used) => continue,
                Some(_) => format!("{} may not use {name}: imports point down", manifest.folder),
                None if name.starts_with("souk-") => format!("{name} is no crate of the house"),
                None => continue,
            };
            found.push(Finding::new(&manifest.file.path, line_of(manifest.file, key), says));
        }
    }
    found
}

/// The package behind a dependency's name, which may be renamed here or in the root manifest.
fn renamed(tree: &Tree, key: &str, value: &Value) -> String {
    let root: Table = tree.file("Cargo.toml").and_then(|file| file.text.parse().ok()).unwrap_or_default();
    let shared = root.get("workspace").and_then(|it| it.get("dependencies")).and_then(|it| it.get(key));
    let named = |value: &Value| value.get("package").and_then(Value::as_str).map(str::to_owned);
    named(value).or_else(|| shared.and_then(named)).unwrap_or_else(|| key.to_owned())
}

/// Versions stand in the root manifest only.
pub fn versions(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for manifest in manifests(tree) {
        for (key, value) in manifest.tables(&["dependencies", "build-dependencies", "dev-dependencies"]) {
            if value.is_str() || ["version", "git"].iter().any(|kind| value.get(kind).is_some()) {
                let says = format!(
                    "{key}: write its version in the root Cargo.toml, and `{key}.workspace = true` here"
                );
                found.push(Finding::new(&manifest.file.path, line_of(manifest.file, key), says));
            }
        }
    }
    found
}

fn line_of(file: &Source, key: &str) -> usize {
    file.lines().find(|(_, line)| line.trim_start().starts_with(key)).map_or(1, |(number, _)| number)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A house in which one crate uses another.
    fn found(user: &str, section: &str, used: &str) -> usize {
        let name = |folder: &str| format!("souk-{}", folder.rsplit('/').next().unwrap());
        let user_text =
            format!("[package]\nname = \"{}\"\n[{section}]\n{}.workspace = true\n", name(user), name(used));
        let used_text = format!("[package]\nname = \"{}\"\n", name(used));
        let paths = (format!("{user}/Cargo.toml"), format!("{used}/Cargo.toml"));
        imports(&Tree::of(&[(&paths.0, &user_text), (&paths.1, &used_text)])).len()
    }

    #[test]
    fn every_import_that_points_up_is_found() {
        for (user, used) in [
            ("kernel/core", "kernel/store"),
            ("kernel/engine", "kernel/web"),
            ("kernel/engine", "rooms/orders"),
            ("rooms/orders", "kernel/store"),
            ("rooms/orders", "kernel/web"),
            ("rooms/catalog", "rooms/orders"),
            ("rooms/orders", "fronts/admin"),
            ("rooms/orders", "connectors/telegram"),
            ("rooms/orders", "kernel/testkit"),
            ("fronts/admin", "kernel/store"),
            ("fronts/admin", "fronts/storefront"),
            ("connectors/telegram", "connectors/kaspi"),
            ("connectors/telegram", "kernel/web"),
            ("simulators/kaspi", "kernel/core"),
            ("app", "kernel/testkit"),
            ("app", "journeys"),
            ("app", "bench"),
            ("journeys", "app"),
            ("journeys", "kernel/testkit"),
            ("xtask", "kernel/core"),
            ("connectors/http", "connectors/mail"),
            ("absent/whoami", "kernel/core"),
            ("app", "absent/whoami"),
        ] {
            assert_eq!(found(user, "dependencies", used), 1, "{user} uses {used}");
            assert_eq!(
                found(user, "target.'cfg(unix)'.dependencies", used),
                1,
                "{user} uses {used} on one target"
            );
            assert_eq!(found(user, "dev-dependencies", used), 0, "{user} uses {used} in tests");
        }
    }

    #[test]
    fn imports_that_point_down_are_free() {
        for (user, used) in [
            ("kernel/web", "kernel/core"),
            ("kernel/testkit", "kernel/web"),
            ("rooms/orders", "kernel/engine"),
            ("rooms/orders", "rooms/catalog"),
            ("fronts/admin", "rooms/insight"),
            ("fronts/admin", "kernel/web"),
            ("connectors/telegram", "connectors/http"),
            ("connectors/telegram", "rooms/orders"),
            ("app", "kernel/store"),
            ("app", "simulators/kaspi"),
            ("journeys", "simulators/kaspi"),
            ("journeys", "xtask"),
            ("bench", "app"),
            ("bench", "journeys"),
        ] {
            assert_eq!(found(user, "dependencies", used), 0, "{user} uses {used}");
        }
    }

    #[test]
    fn a_renamed_import_is_seen_through() {
        let tree = Tree::of(&[
            (
                "Cargo.toml",
                "[workspace.dependencies]\nbase = { package = \"souk-store\", path = \"kernel/store\" }\n",
            ),
            ("kernel/store/Cargo.toml", "[package]\nname = \"souk-store\"\n"),
            (
                "rooms/orders/Cargo.toml",
                "[package]\nname = \"souk-orders\"\n[dependencies]\nbase.workspace = true\n",
            ),
        ]);
        assert_eq!(imports(&tree).len(), 1);
    }

    #[test]
    fn a_crate_without_a_place_and_a_version_outside_the_root_are_found() {
        let stray = Tree::of(&[("rooms/garden/Cargo.toml", "[package]\nname = \"souk-garden\"\n")]);
        assert_eq!(imports(&stray).len(), 1);
        let text = "[package]
name = \"souk-core\"
[dependencies]
csv = { version = \"1\" }
bytes.workspace = true
[dev-dependencies]
serde = \"1\"
souk-core = { path = \".\", features = [\"twins\"] }
";
        let found = versions(&Tree::of(&[("kernel/core/Cargo.toml", text)]));
        let lines: Vec<_> = found.iter().map(|finding| finding.line).collect();
        assert_eq!(lines, [4, 7], "{found:?}");
    }
}
