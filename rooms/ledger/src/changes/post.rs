//! Adding a posting, and its steps for the rooms that move money.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Error, RawId, Result, params};
use souk_engine::{Change, Event, Reader, Rows, Tx, sql};

use crate::model::account::Account;
use crate::model::chain::{self, GENESIS, Link};
use crate::model::posting::Posting;
use crate::{PostingId, ShopId};

/// Money moved.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LedgerPosted {
    pub posting_id: PostingId,
    pub seq: i64,
    pub source_kind: String,
    pub source_id: String,
    pub purpose: String,
}

impl Event for LedgerPosted {
    const NAME: &'static str = "ledger.posted";
    const VERSION: u16 = 1;
    fn subject(&self) -> RawId {
        self.posting_id.raw()
    }
}

/// Posts what balances. The shop's head row stays locked until the commit: post last of all.
pub fn post(tx: &mut Tx<'_, '_>, posting: &Posting, currency: Currency) -> Result<PostingId> {
    let change = Post {
        id: tx.cx().id(),
        source_kind: posting.source_kind,
        source_id: posting.source_id,
        purpose: posting.purpose,
        entries: posting.balanced()?.into_iter().map(|(account, minor)| (account, currency, minor)).collect(),
    };
    tx.make(&change)?;
    Ok(change.id)
}

/// Posts the opposite of what this cause posted for `of`; nothing if it never did.
pub fn reverse(
    tx: &mut Tx<'_, '_>,
    source_kind: &'static str,
    source_id: RawId,
    of: &str,
    purpose: &'static str,
) -> Result<Option<PostingId>> {
    let rows: Vec<(String, Currency, i64)> = tx.rows(
        sql!(
            "select e.account, e.currency, e.amount
             from ledger_postings p join ledger_entries e on e.shop_id = p.shop_id and e.posting_id = p.id
             where p.shop_id = $1 and p.source_kind = $2 and p.source_id = $3 and p.purpose = $4
             order by e.line"
        ),
        params![tx.cx().shop, source_kind, source_id, of],
    )?;
    if rows.is_empty() {
        return Ok(None);
    }
    let opposite = rows.into_iter().map(|(code, currency, amount)| {
        let account =
            Account::parse(&code).ok_or_else(|| Error::fault(format!("no account is called {code:?}")))?;
        Ok((account, currency, -amount))
    });
    let entries = opposite.collect::<Result<_>>()?;
    let change = Post { id: tx.cx().id(), source_kind, source_id, purpose, entries };
    tx.make(&change)?;
    Ok(Some(change.id))
}

/// Did this cause post for this purpose?
pub fn posted(
    db: &mut Reader<'_>,
    shop: ShopId,
    source_kind: &str,
    source_id: RawId,
    purpose: &str,
) -> Result<bool> {
    let found: Option<(PostingId,)> = db.one(
        sql!(
            "select id from ledger_postings
             where shop_id = $1 and source_kind = $2 and source_id = $3 and purpose = $4"
        ),
        params![shop, source_kind, source_id, purpose],
    )?;
    Ok(found.is_some())
}

struct Post {
    id: PostingId,
    source_kind: &'static str,
    source_id: RawId,
    purpose: &'static str,
    entries: Vec<(Account, Currency, i64)>,
}

impl Change for Post {
    type Event = LedgerPosted;
    fn apply(&self, rows: &mut Rows<'_, '_>) -> Result<Option<LedgerPosted>> {
        let (shop, at) = (rows.shop(), rows.now());
        // Takes the next place and locks it; the hash in it is still the one before.
        let head: Option<(i64, String)> = rows.one(
            sql!(
                "insert into ledger_heads (shop_id, seq, hash) values ($1, 1, $2)
                 on conflict (shop_id) do update set seq = ledger_heads.seq + 1 returning seq, hash"
            ),
            params![shop, GENESIS],
        )?;
        let (seq, previous) = head.ok_or_else(|| Error::fault("the ledger gave no place"))?;
        let link = Link {
            shop,
            id: self.id.raw(),
            seq,
            source_kind: self.source_kind,
            source_id: self.source_id,
            purpose: self.purpose,
            at,
        };
        let lines =
            self.entries.iter().map(|(account, currency, amount)| (account.code(), currency.code(), *amount));
        let hash = chain::hash(&previous, &link, lines);
        rows.put(
            sql!(
                "insert into ledger_postings
                    (shop_id, id, seq, source_kind, source_id, purpose, at, previous_hash, hash)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            ),
            params![shop, self.id, seq, self.source_kind, self.source_id, self.purpose, at, previous, hash],
        )?;
        for (line, (account, currency, amount)) in (0_i64..).zip(&self.entries) {
            rows.put(
                sql!(
                    "insert into ledger_entries (shop_id, posting_id, line, account, currency, amount)
                     values ($1, $2, $3, $4, $5, $6)"
                ),
                params![shop, self.id, line, account.code(), currency, *amount],
            )?;
            rows.put(
                sql!(
                    "insert into ledger_accounts (shop_id, code, currency, kind, class, balance)
                     values ($1, $2, $3, $4, $5, $6)
                     on conflict (shop_id, code, currency)
                     do update set balance = ledger_accounts.balance + excluded.balance"
                ),
                params![shop, account.code(), currency, account.kind(), account.class(), *amount],
            )?;
        }
        rows.put(sql!("update ledger_heads set hash = $2 where shop_id = $1"), params![shop, hash])?;
        Ok(Some(LedgerPosted {
            posting_id: self.id,
            seq,
            source_kind: self.source_kind.to_owned(),
            source_id: self.source_id.encode(),
            purpose: self.purpose.to_owned(),
        }))
    }
}
