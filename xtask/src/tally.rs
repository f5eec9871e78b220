//! How many tests a suite ran, read from what its command prints.

/// Where a suite's numbers stand in its output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reads {
    /// Nothing to read: the suite says before it runs how many files it looks at.
    Files(u64),
    /// Targets of ours among cargo's JSON messages.
    Targets,
    /// The summary line of cargo-nextest.
    Nextest,
    /// Every `test result:` line of cargo test, added up.
    CargoTest,
    /// The last line `N passed, N failed`.
    Closing,
}

/// What one suite did. `passed` of a suite without tests is 1 or 0, and `seen` what it looked at.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Count {
    pub passed: u64,
    pub failed: u64,
    pub skipped: u64,
    pub seen: u64,
    pub note: String,
}

pub struct Tally {
    reads: Reads,
    count: Count,
}

impl Tally {
    pub fn new(reads: Reads) -> Tally {
        let seen = if let Reads::Files(files) = reads { files } else { 0 };
        Tally { reads, count: Count { seen, ..Count::default() } }
    }

    /// Takes one line of output; answers what the person shall see of it.
    pub fn line(&mut self, line: &str) -> Option<String> {
        match self.reads {
            Reads::Files(_) => {}
            Reads::Targets => return self.cargo_message(line),
            Reads::Nextest => {
                if line.trim_start().starts_with("Summary [")
                    && let Some((_, ended)) = line.split_once("run: ")
                {
                    self.count = Count::default();
                    self.add(ended);
                }
            }
            Reads::CargoTest => {
                if let Some(result) = line.strip_prefix("test result: ") {
                    self.add(result.split_once(". ").map_or(result, |(_, ended)| ended));
                }
            }
            Reads::Closing => {
                if let Some((passed, failed)) = closing(line) {
                    self.count = Count { passed, failed, ..Count::default() };
                }
            }
        }
        Some(line.to_owned())
    }

    /// The whole count, once the command ended. A suite that looked at nothing is missing: a failure.
    pub fn close(mut self, succeeded: bool) -> Count {
        let tests = !matches!(self.reads, Reads::Files(_) | Reads::Targets);
        if tests {
            self.count.seen = self.count.passed + self.count.failed;
        }
        if !tests && succeeded && self.count.seen > 0 {
            self.count.passed = 1;
        }
        if self.count.seen == 0 {
            let why = if succeeded { "it ran nothing" } else { "its command failed before it ran anything" };
            self.count.note = format!("missing: {why}");
        } else if !succeeded && self.count.failed == 0 {
            self.count.note = "its command failed".to_owned();
        }
        if self.count.failed == 0 && (self.count.seen == 0 || !succeeded) {
            self.count.failed = 1;
        }
        self.count
    }

    /// `8 passed (1 slow), 1 failed, 1 timed out, 0 skipped`; cargo's own `3 passed; 0 failed; 1 ignored`.
    fn add(&mut self, ended: &str) {
        for part in ended.split([',', ';']) {
            let Some((number, what)) = part.trim().split_once(' ') else { continue };
            let Ok(number) = number.parse::<u64>() else { continue };
            match what.split(" (").next().unwrap_or(what) {
                "passed" => self.count.passed += number,
                "failed" | "timed out" | "exec failed" => self.count.failed += number,
                "skipped" | "ignored" => self.count.skipped += number,
                _ => {}
            }
        }
    }

    fn cargo_message(&mut self, line: &str) -> Option<String> {
        let Ok(message) = serde_json::from_str::<serde_json::Value>(line) else {
            return Some(line.to_owned());
        };
        let text = |path: &str| message.pointer(path).and_then(serde_json::Value::as_str);
        let is_ours = text("/package_id").is_some_and(|id| id.starts_with("path+"));
        match text("/reason") {
            Some("compiler-artifact") if is_ours => self.count.seen += 1,
            Some("compiler-message") => {
                return text("/message/rendered").map(|text| text.trim_end().to_owned());
            }
            _ => {}
        }
        None
    }
}

fn closing(line: &str) -> Option<(u64, u64)> {
    let (passed, failed) = line.trim().strip_suffix(" failed")?.split_once(" passed, ")?;
    Some((passed.parse().ok()?, failed.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(reads: Reads, output: &str, succeeded: bool) -> Count {
        let mut tally = Tally::new(reads);
        for line in output.lines() {
            tally.line(line);
        }
        tally.close(succeeded)
    }

    fn numbers(count: &Count) -> (u64, u64, u64) {
        (count.passed, count.failed, count.skipped)
    }

    #[test]
    fn the_summary_of_nextest_is_read() {
        let said = "    PASS [ 0.005s] (1/1) probe ok\n  Summary [ 0.006s] 1 test run: 1 passed, 0 skipped";
        assert_eq!(numbers(&read(Reads::Nextest, said, true)), (1, 0, 0));
        let said =
            "  Summary [ 9s] 10 tests run: 7 passed (1 slow, 1 leaky), 2 failed, 1 timed out, 4 skipped";
        assert_eq!(numbers(&read(Reads::Nextest, said, false)), (7, 3, 4));
    }

    #[test]
    fn results_of_cargo_test_are_added_up() {
        let said = "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; finished in 0.00s\n\
                    test result: FAILED. 1 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(numbers(&read(Reads::CargoTest, said, false)), (4, 2, 1));
    }

    #[test]
    fn the_last_closing_line_counts() {
        assert_eq!(
            numbers(&read(Reads::Closing, "1 passed, 0 failed\nmore\n12 passed, 3 failed\n", false)),
            (12, 3, 0)
        );
    }

    #[test]
    fn a_suite_that_ran_no_test_is_missing_though_its_command_succeeded() {
        for reads in [Reads::Nextest, Reads::CargoTest, Reads::Closing, Reads::Targets, Reads::Files(0)] {
            let count = read(reads, "test result: ok. 0 passed; 0 failed; 0 ignored", true);
            assert_eq!(numbers(&count), (0, 1, 0), "{reads:?}");
            assert!(count.note.starts_with("missing"), "{reads:?}");
        }
    }

    #[test]
    fn a_command_that_fails_after_good_tests_is_a_failure() {
        let count = read(Reads::Closing, "5 passed, 0 failed", false);
        assert_eq!((numbers(&count), count.note.as_str()), ((5, 1, 0), "its command failed"));
        assert_eq!(numbers(&read(Reads::Files(9), "", false)), (0, 1, 0));
    }

    #[test]
    fn only_our_own_targets_count_and_complaints_are_shown() {
        let mut tally = Tally::new(Reads::Targets);
        let ours =
            r#"{"reason":"compiler-artifact","package_id":"path+file:///x/kernel/core#souk-core@0.1.0"}"#;
        let other = r#"{"reason":"compiler-artifact","package_id":"registry+x#serde@1.0.0"}"#;
        let said = r#"{"reason":"compiler-message","message":{"rendered":"warning: look\n"}}"#;
        assert_eq!(tally.line(ours), None);
        assert_eq!(tally.line(other), None);
        assert_eq!(tally.line(said).as_deref(), Some("warning: look"));
        let count = tally.close(true);
        assert_eq!((count.seen, count.passed), (1, 1));
    }
}
