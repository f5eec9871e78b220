//! Guards that can be taken out by name, so that a proof is seen to fail without them. Not in the shipped
//! program.

use std::sync::atomic::{AtomicU32, Ordering};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Twin {
    /// Stock is held by what was read before, without a condition.
    Oversell,
    /// Units are counted by what was read before, without a condition.
    Quota,
    /// A key is spent by nobody.
    Keys,
    /// The answer goes out before the commit.
    EarlyAnswer,
    /// Who hangs up takes the next one's transaction along.
    HangUp,
}

const NAMES: [(&str, Twin); 5] = [
    ("oversell", Twin::Oversell),
    ("quota", Twin::Quota),
    ("keys", Twin::Keys),
    ("early-answer", Twin::EarlyAnswer),
    ("hang-up", Twin::HangUp),
];

static OUT: AtomicU32 = AtomicU32::new(0);

const fn bit(twin: Twin) -> u32 {
    match twin {
        Twin::Oversell => 1,
        Twin::Quota => 2,
        Twin::Keys => 4,
        Twin::EarlyAnswer => 8,
        Twin::HangUp => 16,
    }
}

/// Takes the guard of this name out; `false` where there is none.
pub fn take_out(name: &str) -> bool {
    let known = NAMES.iter().find(|(known, _)| *known == name);
    if let Some((_, twin)) = known {
        OUT.fetch_or(bit(*twin), Ordering::SeqCst);
    }
    known.is_some()
}

/// Is this guard taken out?
pub fn is_out(twin: Twin) -> bool {
    OUT.load(Ordering::Relaxed) & bit(twin) != 0
}
