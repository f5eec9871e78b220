//! The proof of the books: every posting hashed again, every link followed, every balance added up.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Moment, RawId, Result, params};
use souk_engine::{Context, Entitled, Modes, Policy, Query, Reader, row, sql};

use super::postings::{Entry, entries_of};
use crate::model::chain::{self, GENESIS, Link};
use crate::{PostingId, ShopId};

/// Postings that one answer proves.
const PAGE: i64 = 2_000;

souk_core::text_enum! {
    pub enum Wrong {
        /// A number of the chain is missing.
        Gap => "gap",
        /// It names another hash as the one before.
        Chain => "chain",
        /// It does not hash to its own hash: some byte of it changed.
        Changed => "changed",
        /// Its entries do not sum to nothing.
        Unbalanced => "unbalanced",
        /// The head is not the last posting.
        Head => "head",
        /// A stored balance is not the sum of its entries.
        Balance => "balance",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Broken {
    pub wrong: Wrong,
    /// The posting's place in the chain; absent for balances.
    pub seq: Option<i64>,
    /// The posting or account.
    pub what: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Proof {
    pub checked: i64,
    pub broken: Vec<Broken>,
    /// Give it as `after` to prove the rest; absent at the end.
    pub next: Option<i64>,
}

/// Proves the postings after `after`, at most 2,000 at a time; the last page also proves head and balances.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LedgerProof {
    pub after: i64,
}

row! {
    struct Kept {
        id: PostingId,
        seq: i64,
        source_kind: String,
        source_id: RawId,
        purpose: String,
        at: Moment,
        previous_hash: String,
        hash: String,
    }
}

impl Query for LedgerProof {
    const NAME: &'static str = "ledger_proof";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::Free).bulk();
    type Output = Proof;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Proof> {
        let mut broken = Vec::new();
        let before: Option<(String,)> = db.one(
            sql!("select hash from ledger_postings where shop_id = $1 and seq = $2"),
            params![cx.shop, self.after],
        )?;
        let mut hash = before.map_or_else(|| GENESIS.to_owned(), |(hash,)| hash);
        let mut seq = self.after.max(0);
        let page: Vec<Kept> = db.rows(
            sql!(
                "select id, seq, source_kind, source_id, purpose, at, previous_hash, hash from ledger_postings
                 where shop_id = $1 and seq > $2 order by seq limit $3"
            ),
            params![cx.shop, seq, PAGE],
        )?;
        let entries = entries_of(db, cx.shop, page.iter().map(|kept| kept.id))?;
        for kept in &page {
            let own = entries.get(&kept.id).map_or(&[][..], Vec::as_slice);
            for wrong in kept.wrongs(cx.shop, seq, &hash, own) {
                broken.push(Broken { wrong, seq: Some(kept.seq), what: kept.id.to_string() });
            }
            (seq, hash) = (kept.seq, kept.hash.clone());
        }
        let checked = i64::try_from(page.len()).unwrap_or(i64::MAX);
        let next = (checked == PAGE).then_some(seq);
        if next.is_none() {
            ends(db, cx.shop, seq, &hash, &mut broken)?;
        }
        Ok(Proof { checked, broken, next })
    }
}

impl Kept {
    fn wrongs(&self, shop: ShopId, before: i64, previous: &str, entries: &[Entry]) -> Vec<Wrong> {
        let link = Link {
            shop,
            id: self.id.raw(),
            seq: self.seq,
            source_kind: &self.source_kind,
            source_id: self.source_id,
            purpose: &self.purpose,
            at: self.at,
        };
        let lines = entries.iter().map(|e| (e.account.as_str(), e.currency.code(), e.amount_minor));
        let mut sums: BTreeMap<_, i128> = BTreeMap::new();
        for entry in entries {
            *sums.entry(entry.currency).or_default() += i128::from(entry.amount_minor);
        }
        let found = [
            (self.seq != before + 1, Wrong::Gap),
            (self.previous_hash != previous, Wrong::Chain),
            (self.hash != chain::hash(&self.previous_hash, &link, lines), Wrong::Changed),
            (entries.len() < 2 || sums.values().any(|sum| *sum != 0), Wrong::Unbalanced),
        ];
        found.into_iter().filter(|(wrong, _)| *wrong).map(|(_, wrong)| wrong).collect()
    }
}

fn ends(db: &mut Reader<'_>, shop: ShopId, seq: i64, hash: &str, broken: &mut Vec<Broken>) -> Result<()> {
    let head: Option<(i64, String)> =
        db.one(sql!("select seq, hash from ledger_heads where shop_id = $1"), params![shop])?;
    if head.unwrap_or_else(|| (0, GENESIS.to_owned())) != (seq, hash.to_owned()) {
        broken.push(Broken { wrong: Wrong::Head, seq: Some(seq), what: hash.to_owned() });
    }
    let off: Vec<(String,)> = db.rows(
        sql!(
            "select a.code from ledger_accounts a
             left join (select account, currency, cast(sum(amount) as bigint) as total from ledger_entries
                        where shop_id = $1 group by account, currency) e
               on e.account = a.code and e.currency = a.currency
             where a.shop_id = $1 and a.balance <> coalesce(e.total, 0) order by a.code limit 1000"
        ),
        params![shop],
    )?;
    broken.extend(off.into_iter().map(|(what,)| Broken { wrong: Wrong::Balance, seq: None, what }));
    Ok(())
}
