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
    /// Months are those of Greenwich, wherever the shop is.
    Zone,
    /// A trial goes on in the very instant that ends it.
    TrialEnd,
    /// What is left of a cheaper plan is not deducted from a dearer one.
    Deduction,
    /// Whoever orders says what it costs.
    Prices,
    /// What people typed is a page's own words.
    Escape,
    /// No answer is compressed.
    Squeeze,
    /// A name that is nearly right is right.
    Guess,
    /// Every transaction takes its time.
    Slow,
    /// Opening the month for all shops begins it anew.
    Reset,
}

const NAMES: [(&str, Twin); 14] = [
    ("oversell", Twin::Oversell),
    ("quota", Twin::Quota),
    ("keys", Twin::Keys),
    ("early-answer", Twin::EarlyAnswer),
    ("hang-up", Twin::HangUp),
    ("zone", Twin::Zone),
    ("trial-end", Twin::TrialEnd),
    ("deduction", Twin::Deduction),
    ("prices", Twin::Prices),
    ("escape", Twin::Escape),
    ("squeeze", Twin::Squeeze),
    ("guess", Twin::Guess),
    ("slow", Twin::Slow),
    ("reset", Twin::Reset),
];

static OUT: AtomicU32 = AtomicU32::new(0);

const fn bit(twin: Twin) -> u32 {
    match twin {
        Twin::Oversell => 1,
        Twin::Quota => 2,
        Twin::Keys => 4,
        Twin::EarlyAnswer => 8,
        Twin::HangUp => 16,
        Twin::Zone => 32,
        Twin::TrialEnd => 64,
        Twin::Deduction => 128,
        Twin::Prices => 256,
        Twin::Escape => 512,
        Twin::Squeeze => 1024,
        Twin::Guess => 2048,
        Twin::Slow => 4096,
        Twin::Reset => 8192,
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
