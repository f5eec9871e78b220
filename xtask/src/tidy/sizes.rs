//! Lengths: of files, functions, lines, blobs and of the list of packages. A house stays readable by size.

use super::rust;
use super::{Finding, Source, Tree};

const HARD_LINES: usize = 400;
pub const SOFT_LINES: usize = 200;
const FUNCTION_LINES: usize = 70;
const WIDTH: usize = 110;
const LARGEST: u64 = 256 * 1024;
const PACKAGES: usize = 250;

fn is_counted(file: &Source) -> bool {
    ["rs", "html", "css", "js"].iter().any(|ending| file.is(ending))
}

pub fn files(tree: &Tree) -> Vec<Finding> {
    let lengths =
        tree.files().iter().filter(|file| is_counted(file)).map(|file| (file, file.lines().count()));
    let long = lengths.filter(|(_, lines)| *lines > HARD_LINES);
    long.map(|(file, lines)| Finding::new(&file.path, 1, format!("{lines} lines; at most {HARD_LINES}")))
        .collect()
}

/// How many files are longer than they should be.
pub fn long(tree: &Tree) -> usize {
    tree.files().iter().filter(|file| is_counted(file) && file.lines().count() > SOFT_LINES).count()
}

pub fn width(tree: &Tree) -> Vec<Finding> {
    let lines = tree.rust().flat_map(|file| file.lines().map(move |line| (file, line)));
    let wide = lines.map(|(file, (number, line))| (file, number, line.chars().count()));
    wide.filter(|(_, _, width)| *width > WIDTH)
        .map(|(file, number, width)| {
            Finding::new(&file.path, number, format!("{width} wide; at most {WIDTH}"))
        })
        .collect()
}

pub fn blobs(tree: &Tree) -> Vec<Finding> {
    let large = tree.files().iter().filter(|file| file.size > LARGEST);
    large.map(|file| Finding::new(&file.path, 1, format!("{} bytes; at most {LARGEST}", file.size))).collect()
}

pub fn locked_packages(tree: &Tree) -> Vec<Finding> {
    let Some(lock) = tree.file("Cargo.lock") else { return Vec::new() };
    let packages = lock.lines().filter(|(_, line)| *line == "[[package]]").count();
    if packages <= PACKAGES {
        return Vec::new();
    }
    vec![Finding::new(&lock.path, 1, format!("{packages} packages; at most {PACKAGES}: do with fewer"))]
}

pub fn functions(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.rust() {
        let code = rust::scan(&file.text).code;
        for (line, name, rest) in begins(&code) {
            let lines = length(rest);
            if lines > FUNCTION_LINES {
                let says = format!("fn {name} has {lines} lines; at most {FUNCTION_LINES}");
                found.push(Finding::new(&file.path, line, says));
            }
        }
    }
    found
}

/// Each `fn name`, with the code from there on.
fn begins(code: &str) -> impl Iterator<Item = (usize, &str, &str)> {
    code.match_indices("fn ").filter_map(|(at, _)| {
        let (before, rest) = code.split_at_checked(at)?;
        if before.ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            return None;
        }
        let name = rest.strip_prefix("fn ")?.split(|c: char| !c.is_alphanumeric() && c != '_').next()?;
        (!name.is_empty()).then_some((before.matches('\n').count() + 1, name, rest))
    })
}

/// Lines from `fn` to the brace that closes its body; 0 for a function without a body.
fn length(rest: &str) -> usize {
    let (mut braces, mut others, mut lines) = (0_i32, 0_i32, 1);
    for c in rest.chars() {
        match c {
            '\n' => lines += 1,
            '(' | '[' => others += 1,
            ')' | ']' => others -= 1,
            ';' if braces == 0 && others == 0 => return 0,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces == 0 {
                    return lines;
                }
            }
            _ => {}
        }
    }
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(path: &str, text: &str) -> Tree {
        Tree::of(&[(path, text)])
    }

    #[test]
    fn a_file_of_401_lines_is_found_and_one_of_400_is_not() {
        assert!(files(&one("app/src/a.rs", &"x\n".repeat(400))).is_empty());
        for path in ["app/src/a.rs", "a/b.html", "a/b.css", "a/b.js"] {
            assert_eq!(files(&one(path, &"x\n".repeat(401))).len(), 1, "{path}");
        }
        assert!(files(&one("docs/long.md", &"x\n".repeat(401))).is_empty());
        assert_eq!((long(&one("a.rs", &"x\n".repeat(200))), long(&one("a.rs", &"x\n".repeat(201)))), (0, 1));
    }

    #[test]
    fn width_is_counted_in_letters_and_not_in_bytes() {
        assert!(width(&one("a.rs", &"س".repeat(110))).is_empty());
        assert_eq!(width(&one("a.rs", &format!("ok\n{}", "س".repeat(111))))[0].line, 2);
        assert!(width(&one("a.md", &"x".repeat(200))).is_empty());
    }

    #[test]
    fn a_function_of_71_lines_is_found_whatever_its_texts_hold() {
        let body = |lines: usize| {
            format!("trait T {{ fn short(a: [u8; 2]); }}\nfn long() {{\n{}}}\n", "    \"}\";\n".repeat(lines))
        };
        assert!(functions(&one("a.rs", &body(68))).is_empty());
        let found = functions(&one("a.rs", &body(69)));
        assert_eq!((found.len(), found[0].line), (1, 2), "{found:?}");
        assert!(found[0].says.contains("fn long has 71 lines"), "{found:?}");
    }

    #[test]
    fn a_large_blob_and_too_many_packages_are_found() {
        assert_eq!(blobs(&one("docs/picture.bin", &"x".repeat(256 * 1024 + 1))).len(), 1);
        assert!(blobs(&one("docs/picture.bin", &"x".repeat(256 * 1024))).is_empty());
        assert!(locked_packages(&one("Cargo.lock", &"[[package]]\n".repeat(250))).is_empty());
        assert_eq!(locked_packages(&one("Cargo.lock", &"[[package]]\n".repeat(251))).len(), 1);
    }
}
