//! Time and randomness as arguments. Only `SystemClock` and `SystemEntropy` ask the machine.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

use crate::id::RawId;
use crate::moment::Moment;

pub trait Clock: Send + Sync {
    fn now(&self) -> Moment;
}

pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place where the machine's clock is read")]
    fn now(&self) -> Moment {
        Moment(jiff::Timestamp::now().as_microsecond())
    }
}

/// A clock that stands until it is moved: tests and proofs.
pub struct FixedClock(AtomicI64);

impl FixedClock {
    pub const fn at(moment: Moment) -> Self {
        Self(AtomicI64::new(moment.0))
    }
    pub fn set(&self, moment: Moment) {
        self.0.store(moment.0, Ordering::SeqCst);
    }
    pub fn advance(&self, micros: i64) {
        self.0.fetch_add(micros, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> Moment {
        Moment(self.0.load(Ordering::SeqCst))
    }
}

pub trait Entropy: Send + Sync {
    fn fill(&self, bytes: &mut [u8]);
}

pub struct SystemEntropy;

impl Entropy for SystemEntropy {
    #[expect(
        clippy::panic,
        reason = "without randomness no id and no secret is safe; the process must not go on"
    )]
    fn fill(&self, bytes: &mut [u8]) {
        if let Err(error) = getrandom::fill(bytes) {
            panic!("the operating system gives no randomness: {error}");
        }
    }
}

/// Repeatable bytes for tests (SplitMix64); never for secrets.
pub struct SeededEntropy(AtomicU64);

impl SeededEntropy {
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let state =
                self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::SeqCst).wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            for (slot, byte) in chunk.iter_mut().zip((z ^ (z >> 31)).to_le_bytes()) {
                *slot = byte;
            }
        }
    }
}

/// Makes ids and random letters.
#[derive(Clone)]
pub struct Ids {
    entropy: Arc<dyn Entropy>,
}

impl Ids {
    pub fn new(entropy: Arc<dyn Entropy>) -> Self {
        Self { entropy }
    }
    /// A new id of `now`.
    pub fn make<T: From<RawId>>(&self, now: Moment) -> T {
        let mut random = [0u8; 10];
        self.entropy.fill(&mut random);
        RawId::v7(u64::try_from(now.unix_ms()).unwrap_or_default(), random).into()
    }
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0u8; N];
        self.entropy.fill(&mut bytes);
        bytes
    }
    /// `length` letters drawn evenly from `alphabet` (at most 256 letters).
    pub fn letters(&self, alphabet: &str, length: usize) -> String {
        let letters: Vec<char> = alphabet.chars().collect();
        let usable = (256 / letters.len().max(1)) * letters.len();
        let mut text = String::with_capacity(length);
        while text.len() < length {
            for byte in self.bytes::<16>() {
                let byte = usize::from(byte);
                if byte < usable && text.len() < length {
                    text.extend(letters.get(byte % letters.len()));
                }
            }
        }
        text
    }
}
