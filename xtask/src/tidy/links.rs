//! Links between the project's own documents lead somewhere.

use super::{Finding, Tree};

pub fn resolve(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files().iter().filter(|file| file.is("md")) {
        let folder = file.path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut fenced = false;
        for (number, line) in file.lines() {
            if line.trim_start().starts_with("```") {
                fenced = !fenced;
            }
            if fenced {
                continue;
            }
            for target in targets(&without_code(line)) {
                let leads = joined(folder, &target).is_some_and(|path| {
                    path.is_empty() || tree.file(&path).is_some() || tree.has_folder(&path)
                });
                if !leads {
                    found.push(Finding::new(
                        &file.path,
                        number,
                        format!("the link to {target} leads nowhere"),
                    ));
                }
            }
        }
    }
    found
}

/// Every second piece between backticks is code.
fn without_code(line: &str) -> String {
    line.split('`').step_by(2).collect::<Vec<_>>().join("`")
}

/// Where the links of a line lead, of those that stay inside the repository, without their anchors.
fn targets(line: &str) -> Vec<String> {
    let inside = line.split("](").skip(1).filter_map(|rest| rest.split([')', ' ']).next());
    let paths = inside.map(|target| target.split('#').next().unwrap_or(target));
    paths
        .filter(|path| !path.is_empty() && !path.contains("://") && !path.starts_with("mailto:"))
        .map(str::to_owned)
        .collect()
}

/// The path from the root, or nothing when it leads out of the repository.
fn joined(folder: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    if target.starts_with('/') {
        return None;
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> usize {
        resolve(&Tree::of(&[("docs/guides/start.md", text), ("docs/words.md", ""), ("LICENSE-MIT", "")]))
            .len()
    }

    #[test]
    fn a_link_that_leads_nowhere_is_found() {
        for text in [
            "[a](missing.md)",
            "[a](../missing/)",
            "[a](/docs/words.md)",
            "[a](../../../x.md)",
            "[a](b.md#c)",
        ] {
            assert_eq!(found(text), 1, "{text}");
        }
    }

    #[test]
    fn links_that_lead_somewhere_and_those_that_leave_are_free() {
        for text in [
            "[a](../words.md) [b](../../LICENSE-MIT \"the licence\") [c](start.md#top)",
            "[a](https://example.com/x) [b](mailto:a@example.com) [c](#here) [d](../)",
            "`[a](missing.md)`",
            "```\n[a](missing.md)\n```",
        ] {
            assert_eq!(found(text), 0, "{text}");
        }
    }
}
