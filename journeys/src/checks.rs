//! Which proof makes which acceptance check of plans and online orders, and by which guard, taken out, it is
//! seen to fail. The table in the reference is printed from here.

use crate::proofs::{
    NAMES, busy, calls, front, given_back, land, larger, monitor, month, plan, prices, repairs, strangers,
};
use crate::world::{Guard, Out};

/// One check with what makes it.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    pub number: u8,
    pub says: &'static str,
    pub proofs: &'static [&'static str],
    pub guards: &'static [Guard],
    /// Guards of proofs that are older than this table, as they are called.
    pub older: &'static [&'static str],
    /// Tests that look at more of it, and what only the full size looks at or nobody does yet.
    pub beside: &'static str,
}

const fn check(
    number: u8,
    says: &'static str,
    proofs: &'static [&'static str],
    guards: &'static [Guard],
) -> Check {
    Check { number, says, proofs, guards, older: &[], beside: "" }
}

impl Check {
    const fn older(self, older: &'static [&'static str]) -> Self {
        Self { older, ..self }
    }
    const fn beside(self, beside: &'static str) -> Self {
        Self { beside, ..self }
    }
}

pub const CHECKS: &[Check] = &[
    check(1, "Setting plans up twice changes nothing", &["catalogue"], &[plan::SET_UP]),
    check(
        2,
        "A hundred orders on trial, each threshold once, every face alike",
        &["thresholds"],
        &[plan::WARNINGS],
    ),
    check(3, "Credits count at once, outlive the month and go last", &["credits"], &[plan::CREDITS]),
    check(4, "The last unit, the last package, the last piece", &["last-unit", "quota"], &[busy::LAST]),
    check(5, "Ten thousand customers for a thousand units", &["ten-thousand"], &[busy::MANY])
        .beside("15 s and reads within 100 ms at full size"),
    check(
        6,
        "The month's border in five zones, with an upgrade in mid-race",
        &["month-border", "quota"],
        &[month::BORDER],
    ),
    check(7, "Opening months any number of times, at once, killed half way", &["resets"], &[month::RESETS]),
    check(8, "A month passes and no job runs", &["no-job"], &[month::NO_JOB]),
    check(
        9,
        "One order under one key, over cuts, kills and ninety days",
        &["sent-again", "keys"],
        &[busy::AGAIN],
    ),
    check(10, "Killed under load: nothing lost, nothing doubled", &["crash"], &[]).older(&["early-answer"]),
    check(11, "A larger plan to the dinar, and a smaller one afterwards", &["upgrade"], &[larger::UPGRADE]),
    check(
        12,
        "Places for products and members; what the plan leaves out",
        &["plan-places"],
        &[larger::PLACES],
    ),
    check(13, "Blocks by name, and the very end of a trial", &["blocks"], &[plan::BLOCKS]),
    check(
        14,
        "Fakes give a fifth back; opened again, an order races for its unit",
        &["fakes"],
        &[given_back::FAKES],
    ),
    check(
        15,
        "Checkouts that wait come in their turn, and stay sealed",
        &["waiting"],
        &[given_back::WAITING],
    )
    .beside("`what_is_sealed_stands_nowhere_and_no_answer_opens_it`"),
    check(
        16,
        "The monitoring queries as they are written, over twelve shops",
        &["monitor"],
        &[monitor::VIEWS],
    ),
    check(
        17,
        "An order without a script in five languages; a page of 14 KiB",
        &["storefront"],
        &[front::SQUEEZED],
    )
    .beside("with pictures: `eight_variants_and_six_hundred_arabic_letters_fit_fourteen_kibibytes`"),
    check(18, "Sixty texts that want to be elements", &["markup"], &[front::ESCAPED]),
    check(19, "Wrong prices by the thousand", &["tampering"], &[prices::BELIEVED]),
    check(20, "Double click, two tabs, back and refresh", &["one-order"], &[prices::TWICE]),
    check(
        21,
        "The country under three maps; two carriers' lists joined by name",
        &["places"],
        &[land::GUESSED],
    )
    .beside("`the_list_of_58_provinces_is_1274_exact_227_suggested_and_40_for_a_person`"),
    check(22, "A merchant's rates by name, with every doubt", &["rates"], &[land::ZEROS]),
    check(27, "Calls: leases and every move that may not be", &["calls"], &[calls::LEASES]),
    check(29, "A burst of strangers costs twenty units", &["burst"], &[strangers::BURST]),
    check(30, "A hundred people who browse, fill carts and order", &["people"], &[busy::SLOW])
        .beside("milliseconds at full size; 1000 shops and a million orders: `cargo xtask bench --full`"),
    check(
        31,
        "Other shops' ids on every route; guesses at codes",
        &["foreign-ids", "guesses"],
        &[strangers::FOREIGN, strangers::GUESSES],
    ),
    check(32, "What is broken in the limits is named, and mended if told", &["repairs"], &[repairs::COUNTED]),
];

/// The page of the reference.
pub fn page() -> String {
    let mut page = [
        "# Proofs\n",
        "Generated from the list of proofs by `cargo xtask docs`.\n",
        "Proofs are made against the running program, on both databases: `cargo xtask proof` makes all of",
        "them at a short size, as for every change, `--full` at full size, `--only NAME` one. Each is made",
        "once more with a guard taken out, and must fail then.\n",
        "## Acceptance of plans and online orders\n",
        "| check | what | proof | the guard that is taken out | beside |",
        "|---|---|---|---|---|\n",
    ]
    .join("\n");
    for check in CHECKS {
        let proofs: Vec<String> = check.proofs.iter().map(|name| format!("`{name}`")).collect();
        let guards = check.guards.iter().map(|guard| match guard.out {
            Out::Switch(name) => format!("switch `{name}`"),
            Out::Sql(_) | Out::Asked => guard.name.to_owned(),
        });
        let guards: Vec<String> =
            guards.chain(check.older.iter().map(|name| format!("switch `{name}`"))).collect();
        page.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            check.number,
            check.says,
            proofs.join("<br>"),
            guards.join("<br>"),
            check.beside
        ));
    }
    let others: Vec<String> = NAMES
        .iter()
        .filter(|name| !CHECKS.iter().any(|check| check.proofs.contains(name)))
        .map(|name| format!("`{name}`"))
        .collect();
    page.push_str(&format!("\n## Others\n\n{}\n", others.join(", ")));
    page
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const WRITTEN: &str = include_str!("../../docs/reference/proofs.md");
    const SWITCHES: &str = include_str!("../../kernel/core/src/twins.rs");

    #[test]
    fn the_table_of_checks_is_what_the_proofs_are() {
        assert_eq!(WRITTEN, page(), "run `cargo xtask docs`");
    }

    #[test]
    fn every_check_has_a_proof_and_a_guard_that_there_are() {
        let mut numbers = BTreeSet::new();
        for check in CHECKS {
            assert!(numbers.insert(check.number), "{} twice", check.number);
            assert!(
                !check.proofs.is_empty() && check.guards.len() + check.older.len() > 0,
                "{}",
                check.number
            );
            for name in check.proofs {
                assert!(NAMES.contains(name), "there is no proof {name}");
            }
            let switches = check.guards.iter().filter_map(|guard| match guard.out {
                Out::Switch(name) => Some(name),
                Out::Sql(_) | Out::Asked => None,
            });
            for name in switches.chain(check.older.iter().copied()) {
                assert!(SWITCHES.contains(&format!("(\"{name}\", Twin::")), "there is no switch {name}");
            }
        }
        let due: BTreeSet<u8> = (1..=22).chain([27, 29, 30, 31, 32]).collect();
        assert_eq!(numbers, due);
    }
}
