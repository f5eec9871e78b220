//! The reference, generated from the registry, checked in and compared: commands, queries, events, refusals,
//! paths; and the features with what proves them.

use std::fmt::Write as _;
use std::path::Path;

use souk_core::{Fault, Lang, Result};
use souk_engine::{Api, Cli, Entitled, Policy, Registry};
use souk_web::texts::refusal_id;

/// File name and text of every page.
pub fn pages(registry: &Registry) -> Result<Vec<(&'static str, String)>> {
    let (openapi, schemas) = in_two(souk_web::door::describe(registry));
    Ok(vec![
        ("commands.md", commands(registry)),
        ("events.md", events(registry)),
        ("features.md", crate::features::page()?),
        ("refusals.md", refusals(registry)?),
        ("openapi.json", openapi),
        ("schemas.json", schemas),
    ])
}

/// The description of the API in two files, the shapes in one of their own. What is served is one.
fn in_two(mut api: serde_json::Value) -> (String, String) {
    let schemas = api.pointer_mut("/components/schemas").map(serde_json::Value::take).unwrap_or_default();
    if let Some(components) = api.get_mut("components").and_then(serde_json::Value::as_object_mut) {
        components.remove("schemas");
    }
    let beside = by_line(&api).replace("\"#/components/schemas/", "\"schemas.json#/");
    let mut shapes = String::new();
    lines(&mut shapes, &schemas, 1);
    shapes.push('\n');
    (beside, shapes.replace("\"#/components/schemas/", "\"#/"))
}

/// JSON with one line for each path: small, and a change shows where it is.
fn by_line(value: &serde_json::Value) -> String {
    let mut out = String::new();
    lines(&mut out, value, 2);
    out.push('\n');
    out
}

fn lines(out: &mut String, value: &serde_json::Value, depth: u8) {
    let Some(map) = value.as_object().filter(|map| depth > 0 && !map.is_empty()) else {
        out.push_str(&value.to_string());
        return;
    };
    out.push('{');
    for (place, (name, inner)) in map.iter().enumerate() {
        out.push_str(if place == 0 { "\n" } else { ",\n" });
        let _ = write!(out, "{}: ", serde_json::Value::from(name.as_str()));
        lines(out, inner, depth - 1);
    }
    out.push_str("\n}");
}

pub fn write(registry: &Registry, folder: &Path) -> Result<()> {
    let failed = |error| Fault::caused(format!("{} cannot be written", folder.display()), error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    for (name, text) in pages(registry)? {
        std::fs::write(folder.join(name), text).map_err(failed)?;
    }
    Ok(())
}

fn commands(registry: &Registry) -> String {
    let mut out =
        String::from("# Commands and queries\n\nGenerated from the list of rooms by `cargo xtask docs`.\n");
    for room in &registry.rooms {
        if room.commands.is_empty() && room.queries.is_empty() {
            continue;
        }
        let _ = writeln!(
            out,
            "\n## {}\n\n| name | what it does | needs | API | CLI |\n|---|---|---|---|---|",
            room.name
        );
        for it in room.commands {
            let _ = writeln!(
                out,
                "| `{}` | {} | {} | {} | {} |",
                it.name,
                it.about,
                needs(&it.policy),
                paths(it.api),
                cli(it.cli)
            );
        }
        for it in room.queries {
            let _ = writeln!(
                out,
                "| `{}` (query) | {} | {} | {} | {} |",
                it.name,
                it.about,
                needs(&it.policy),
                paths(it.api),
                cli(it.cli)
            );
        }
    }
    out
}

fn needs(policy: &Policy) -> String {
    let mut needs = format!("{:?}", policy.scope).to_lowercase();
    if !policy.permission.is_empty() {
        let _ = write!(needs, ", `{}`", policy.permission);
    }
    if let Entitled::To(key) = policy.entitled {
        let _ = write!(needs, ", plan `{key}`");
    }
    needs
}

fn paths(api: &[Api]) -> String {
    api.iter()
        .map(|door| format!("`{} {}`", door.method.as_str(), door.path))
        .collect::<Vec<_>>()
        .join("<br>")
}

fn cli(cli: Cli) -> String {
    cli.names().map(|name| format!("`souk {name}`")).collect::<Vec<_>>().join("<br>")
}

fn events(registry: &Registry) -> String {
    let mut out = String::from(
        "# Events\n\nGenerated from the list of rooms by `cargo xtask docs`.\n\n\
         | room | event | version | what happened |\n|---|---|---|---|\n",
    );
    for room in &registry.rooms {
        for event in room.events {
            let _ =
                writeln!(out, "| {} | `{}` | {} | {} |", room.name, event.name, event.version, event.about);
        }
    }
    out
}

fn refusals(registry: &Registry) -> Result<String> {
    let texts = crate::rooms::texts()?;
    let mut out = String::from(
        "# Refusals\n\nGenerated from the list of rooms by `cargo xtask docs`. The code is stable; \
         the sentence is in \
         the asker's language.\n\n| code | HTTP | sentence |\n|---|---|---|\n",
    );
    let mut seen = std::collections::BTreeMap::new();
    for refusal in registry.rooms.iter().flat_map(|room| room.refusals) {
        seen.insert(refusal.code, refusal);
    }
    for (code, refusal) in seen {
        let sentence = texts.say(Lang::En, &refusal_id(code), &serde_json::Map::new());
        let _ = writeln!(
            out,
            "| `{code}` | {} | {} |",
            refusal.kind.status(),
            sentence.replace('|', "\\|").replace('\n', " ")
        );
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reference_in_docs_is_what_the_rooms_say() {
        let registry = crate::rooms::registry().unwrap();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reference");
        for (name, text) in pages(&registry).unwrap() {
            let kept = std::fs::read_to_string(folder.join(name)).unwrap_or_default();
            assert!(kept == text, "docs/reference/{name} is out of date: run `cargo xtask docs`");
        }
    }
}
