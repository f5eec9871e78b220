//! Questions about the books.

mod balances;
mod postings;
mod proof;

pub use balances::{Balance, LedgerBalances};
pub use postings::{Entry, PostingList, PostingRow};
pub use proof::{Broken, LedgerProof, Proof, Wrong};
