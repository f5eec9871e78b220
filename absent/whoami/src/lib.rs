//! Who runs the program, as the environment says: asked by `tokio-postgres` where a database URL names no
//! user.

/// The name of the user.
pub fn username() -> std::io::Result<String> {
    named(["USER", "LOGNAME"].into_iter().filter_map(std::env::var_os))
}

fn named(names: impl Iterator<Item = std::ffi::OsString>) -> std::io::Result<String> {
    let mut names = names.filter_map(|name| name.into_string().ok()).filter(|name| !name.is_empty());
    names.next().ok_or_else(|| std::io::Error::other("the database URL names no user, and neither does USER"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_name_that_says_something_is_taken() {
        let names = |names: &[&str]| named(names.iter().map(Into::into));
        assert_eq!(names(&["", "amina"]).unwrap(), "amina");
        assert!(names(&[""]).unwrap_err().to_string().contains("names no user"));
    }
}
