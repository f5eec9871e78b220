//! The chain of postings: each holds the hash of the one before it, so that no byte of the past changes
//! unseen.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use souk_core::{Moment, RawId, TenantId};

/// What the first posting of a shop names as the one before it.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A posting as it is hashed.
pub struct Link<'a> {
    pub shop: TenantId,
    pub id: RawId,
    pub seq: i64,
    pub source_kind: &'a str,
    pub source_id: RawId,
    pub purpose: &'a str,
    pub at: Moment,
}

/// SHA-256 in hexadecimal over the hash before, the posting, and its entries `(account, currency, amount)` in
/// order.
pub fn hash<'e>(
    previous: &str,
    link: &Link<'_>,
    entries: impl Iterator<Item = (&'e str, &'e str, i64)>,
) -> String {
    let Link { shop, id, seq, source_kind, source_id, purpose, at } = link;
    let mut text = format!(
        "{previous}\n{shop}\n{}\n{seq}\n{source_kind}\n{}\n{purpose}\n{}\n",
        id.encode(),
        source_id.encode(),
        at.0
    );
    for (line, (account, currency, amount)) in entries.enumerate() {
        text.push_str(&format!("{line}\t{account}\t{currency}\t{amount}\n"));
    }
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(text.as_bytes()) {
        // Writing to a String cannot fail.
        write!(hex, "{byte:02x}").ok();
    }
    hex
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(seq: i64) -> Link<'static> {
        Link {
            shop: TenantId::INSTALLATION,
            id: RawId([1; 16]),
            seq,
            source_kind: "order",
            source_id: RawId([2; 16]),
            purpose: "delivered",
            at: Moment(1),
        }
    }

    #[test]
    fn every_part_of_a_posting_is_in_its_hash() {
        let entries = [("cod_due:own", "DZD", 500), ("sales", "DZD", -500)];
        let base = hash(GENESIS, &link(1), entries.into_iter());
        assert_eq!(base.len(), 64);
        assert_eq!(base, hash(GENESIS, &link(1), entries.into_iter()), "the same again");
        let others = [
            hash(&base, &link(1), entries.into_iter()),
            hash(GENESIS, &link(2), entries.into_iter()),
            hash(GENESIS, &Link { purpose: "returned", ..link(1) }, entries.into_iter()),
            hash(GENESIS, &Link { source_id: RawId([3; 16]), ..link(1) }, entries.into_iter()),
            hash(GENESIS, &Link { at: Moment(2), ..link(1) }, entries.into_iter()),
            hash(GENESIS, &link(1), [("cod_due:own", "DZD", 501), ("sales", "DZD", -501)].into_iter()),
            hash(GENESIS, &link(1), [("cod_due:own", "USD", 500), ("sales", "USD", -500)].into_iter()),
            hash(GENESIS, &link(1), [("sales", "DZD", -500), ("cod_due:own", "DZD", 500)].into_iter()),
        ];
        assert!(others.iter().all(|other| *other != base));
    }
}
