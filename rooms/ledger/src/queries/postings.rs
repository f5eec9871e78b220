//! The journal of the books, newest posting first or as they were posted.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use souk_core::{Currency, Moment, RawId, Result, Value, params};
use souk_engine::{
    ByAge, Context, Cursor, Entitled, Modes, PageSize, Policy, Query, Reader, Slice, row, sql,
};

use crate::{PostingId, ShopId};

row! {
    struct Head {
        id: PostingId,
        seq: i64,
        source_kind: String,
        source_id: RawId,
        purpose: String,
        at: Moment,
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Entry {
    pub account: String,
    pub currency: Currency,
    /// Debit is positive, credit negative.
    pub amount_minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct PostingRow {
    pub id: PostingId,
    pub seq: i64,
    pub source_kind: String,
    pub source_id: String,
    pub purpose: String,
    pub at: Moment,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct PostingList {
    /// Only postings with an entry in this account.
    pub account: Option<String>,
    pub sort: ByAge,
    pub after: Option<String>,
    pub limit: PageSize,
}

impl Query for PostingList {
    const NAME: &'static str = "posting_list";
    const POLICY: Policy = Policy::shop("stats.view", Modes::Any, Entitled::Free);
    type Output = Slice<PostingRow>;
    fn answer(&self, cx: &Context, db: &mut Reader<'_>) -> Result<Slice<PostingRow>> {
        let after = self.sort.enter(self.after.as_deref())?;
        let heads = match &self.account {
            Some(account) => of_account(db, cx.shop, account, self, &after)?,
            None => of_all(db, cx.shop, self, &after)?,
        };
        let place = |head: &Head| Cursor { number: head.seq, id: head.id.raw() };
        let page = Slice::sorted(self.sort, heads, self.limit, place);
        let mut entries = entries_of(db, cx.shop, page.items.iter().map(|head| head.id))?;
        Ok(page.map(|head| PostingRow {
            entries: entries.remove(&head.id).unwrap_or_default(),
            id: head.id,
            seq: head.seq,
            source_kind: head.source_kind,
            source_id: head.source_id.encode(),
            purpose: head.purpose,
            at: head.at,
        }))
    }
}

fn of_all(db: &mut Reader<'_>, shop: ShopId, list: &PostingList, after: &Cursor) -> Result<Vec<Head>> {
    let text = match list.sort {
        ByAge::Newest => sql!(
            "select id, seq, source_kind, source_id, purpose, at from ledger_postings
             where shop_id = $1 and seq < $2 order by seq desc limit $3"
        ),
        ByAge::Oldest => sql!(
            "select id, seq, source_kind, source_id, purpose, at from ledger_postings
             where shop_id = $1 and seq > $2 order by seq limit $3"
        ),
    };
    db.rows(text, params![shop, after.number, list.limit.fetch()])
}

/// Begins at the account's own entries, however many postings of others lie between them. Their ids begin
/// with their moment: those of one and the same stand in any order, and each stands once.
fn of_account(
    db: &mut Reader<'_>,
    shop: ShopId,
    account: &str,
    list: &PostingList,
    after: &Cursor,
) -> Result<Vec<Head>> {
    let text = match list.sort {
        ByAge::Newest => sql!(
            "select p.id, p.seq, p.source_kind, p.source_id, p.purpose, p.at
             from (select distinct e.posting_id from ledger_entries e
                   where e.shop_id = $1 and e.account = $2 and e.posting_id < $3
                   order by e.posting_id desc limit $4) f
             join ledger_postings p on p.shop_id = $1 and p.id = f.posting_id
             order by p.id desc"
        ),
        ByAge::Oldest => sql!(
            "select p.id, p.seq, p.source_kind, p.source_id, p.purpose, p.at
             from (select distinct e.posting_id from ledger_entries e
                   where e.shop_id = $1 and e.account = $2 and e.posting_id > $3
                   order by e.posting_id limit $4) f
             join ledger_postings p on p.shop_id = $1 and p.id = f.posting_id
             order by p.id"
        ),
    };
    db.rows(text, params![shop, account, after.id, list.limit.fetch()])
}

/// The entries of these postings, in their order.
pub(super) fn entries_of(
    db: &mut Reader<'_>,
    shop: ShopId,
    postings: impl Iterator<Item = PostingId>,
) -> Result<BTreeMap<PostingId, Vec<Entry>>> {
    let rows: Vec<(PostingId, String, Currency, i64)> = db.rows(
        sql!(
            "select posting_id, account, currency, amount from ledger_entries
             where shop_id = $1 and posting_id in_list($2) order by posting_id, line"
        ),
        params![shop, Value::Ids(postings.map(|id| id.raw().0).collect())],
    )?;
    let mut entries: BTreeMap<PostingId, Vec<Entry>> = BTreeMap::new();
    for (id, account, currency, amount_minor) in rows {
        entries.entry(id).or_default().push(Entry { account, currency, amount_minor });
    }
    Ok(entries)
}
