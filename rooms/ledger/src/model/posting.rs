//! A posting: two or more entries that sum to nothing. Debit is positive, credit negative.

use souk_core::{Error, Money, RawId, Result};

use super::account::Account;

/// What some cause moves. One cause posts once per purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Posting {
    pub source_kind: &'static str,
    pub source_id: RawId,
    pub purpose: &'static str,
    /// Minor units of the one currency that the posting is made in.
    pub entries: Vec<(Account, i64)>,
}

impl Posting {
    pub const fn new(source_kind: &'static str, source_id: RawId, purpose: &'static str) -> Self {
        Self { source_kind, source_id, purpose, entries: Vec::new() }
    }
    #[must_use]
    pub fn debit(mut self, account: Account, minor: i64) -> Self {
        self.entries.push((account, minor));
        self
    }
    #[must_use]
    pub fn credit(mut self, account: Account, minor: i64) -> Self {
        self.entries.push((account, -minor));
        self
    }

    /// The entries that move something, each account once. Whoever posts what does not balance has a fault,
    /// not a refusal: no input of a person may bring it about.
    pub fn balanced(&self) -> Result<Vec<(Account, i64)>> {
        let mut moved: Vec<(Account, i64)> = Vec::with_capacity(self.entries.len());
        for (account, minor) in &self.entries {
            match moved.iter_mut().find(|(known, _)| known == account) {
                Some((_, sum)) => *sum = souk_core::money::add(*sum, *minor)?,
                None => moved.push((account.clone(), *minor)),
            }
        }
        moved.retain(|(_, minor)| *minor != 0);
        let sum: i128 = moved.iter().map(|(_, minor)| i128::from(*minor)).sum();
        let fits = moved.iter().all(|(_, minor)| minor.unsigned_abs() <= Money::MAX.unsigned_abs());
        if sum != 0 || moved.len() < 2 || !fits {
            let Self { source_kind, source_id, purpose, .. } = self;
            return Err(Error::fault(format!(
                "a posting that does not balance: {source_kind} {source_id:?} {purpose}, sum {sum}"
            )));
        }
        Ok(moved)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn delivered() -> Posting {
        Posting::new("order", RawId::default(), "delivered")
            .debit(Account::cod_due("own"), 260_000)
            .debit(Account::discounts(), 0)
            .credit(Account::sales(), 200_000)
            .credit(Account::delivery_income(), 60_000)
    }

    #[test]
    fn what_moves_nothing_is_left_out_and_the_rest_sums_to_nothing() {
        let moved = delivered().balanced().unwrap();
        assert_eq!(moved.len(), 3);
        assert_eq!(moved.iter().map(|(_, minor)| minor).sum::<i64>(), 0);
    }

    #[test]
    fn one_account_has_one_entry() {
        let moved =
            delivered().debit(Account::cod_due("own"), 5).credit(Account::rounding(), 5).balanced().unwrap();
        assert_eq!(moved.first(), Some(&(Account::cod_due("own"), 260_005)));
        assert_eq!(moved.len(), 4);
    }

    #[test]
    fn an_unbalanced_or_empty_posting_is_a_fault() {
        let lopsided = delivered().debit(Account::rounding(), 1).balanced().unwrap_err();
        assert_eq!(lopsided.code(), "system.fault");
        assert!(Posting::new("order", RawId::default(), "delivered").balanced().is_err());
        let round_trip =
            Posting::new("x", RawId::default(), "y").debit(Account::sales(), 5).credit(Account::sales(), 5);
        assert!(round_trip.balanced().is_err(), "nothing moved");
    }
}
