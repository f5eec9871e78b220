//! The files that the rules look at: what git tracks, and what it would track if it were added now.

use std::path::Path;
use std::process::Command;

use crate::machine;

/// Larger files are not read as text; a rule of its own complains about them.
const LARGEST_TEXT: u64 = 1 << 20;

#[derive(Debug)]
pub struct Source {
    /// From the root of the checkout, with `/`.
    pub path: String,
    pub size: u64,
    /// Empty when it is not text.
    pub text: String,
}

impl Source {
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    pub fn is(&self, ending: &str) -> bool {
        self.name().rsplit_once('.').is_some_and(|(_, end)| end == ending)
    }

    /// Lines with their numbers, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(index, line)| (index + 1, line))
    }
}

#[derive(Debug)]
pub struct Tree {
    files: Vec<Source>,
}

impl Tree {
    pub fn read(root: &Path) -> Result<Tree, String> {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"]);
        let listed = machine::answer(git.current_dir(root))?;
        let mut files = Vec::new();
        for path in listed.split('\0').filter(|path| !path.is_empty()) {
            let full = root.join(path);
            // Deleted and not yet committed, a link, or a folder of another repository.
            let Ok(meta) = full.symlink_metadata() else { continue };
            if !meta.is_file() {
                continue;
            }
            let bytes = if meta.len() <= LARGEST_TEXT {
                std::fs::read(&full).map_err(|why| format!("{path} could not be read: {why}"))?
            } else {
                Vec::new()
            };
            let text = String::from_utf8(bytes).unwrap_or_default();
            files.push(Source { path: path.to_owned(), size: meta.len(), text });
        }
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Tree { files })
    }

    /// A tree as tests plant it.
    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Tree {
        let source = |(path, text): &(&str, &str)| Source {
            path: path.to_string(),
            size: text.len().try_into().unwrap(),
            text: text.to_string(),
        };
        Tree { files: files.iter().map(source).collect() }
    }

    pub fn files(&self) -> &[Source] {
        &self.files
    }

    pub fn file(&self, path: &str) -> Option<&Source> {
        self.files.iter().find(|file| file.path == path)
    }

    /// The Rust sources of the project.
    pub fn rust(&self) -> impl Iterator<Item = &Source> {
        self.files.iter().filter(|file| file.is("rs"))
    }

    pub fn has_folder(&self, path: &str) -> bool {
        self.files.iter().any(|file| file.path.strip_prefix(path).is_some_and(|rest| rest.starts_with('/')))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checkout_of_this_crate_is_read() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let tree = Tree::read(here).unwrap();
        assert!(tree.file("xtask/src/tidy/tree.rs").is_some_and(|file| file.text.starts_with("//!")));
        assert!(tree.has_folder("xtask/src") && !tree.has_folder("xtask/sr"));
        assert!(!tree.has_folder("target"), "what git ignores is not looked at");
    }
}
