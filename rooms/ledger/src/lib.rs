//! Double-entry record of all money. Rooms post through [`post`] and [`reverse`]; nothing changes what was
//! posted.

pub mod changes;
pub mod model;
pub mod queries;

pub use changes::{LedgerPosted, post, posted, reverse};
pub use model::account::{Account, AccountKind, Class};
pub use model::posting::Posting;

use souk_engine::{Api, EventDef, Invariant, Migration, MigrationSet, QueryDef, Room, Sql, sql};

/// The tenant, as the trade calls it.
pub type ShopId = souk_core::TenantId;

souk_core::id_type!(
    /// A balanced set of entries.
    PostingId,
    "pst"
);

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "ledger",
    migrations: &[
        Migration { name: "0001_ledger", sql: include_str!("../migrations/0001_ledger.sql") },
        Migration { name: "0002_accounts", sql: include_str!("../migrations/0002_accounts.sql") },
    ],
};

pub static ROOM: Room = Room {
    queries: &[
        QueryDef::new::<queries::LedgerBalances>(
            "What every account holds now.",
            &[Api::get("/api/v1/ledger/accounts")],
            "ledger balances",
        ),
        QueryDef::new::<queries::PostingList>(
            "Postings with their entries, newest first.",
            &[Api::get("/api/v1/ledger/postings")],
            "ledger postings",
        ),
        QueryDef::new::<queries::LedgerProof>(
            "Proves the chain of postings and every balance.",
            &[Api::get("/api/v1/ledger/proof")],
            "ledger verify",
        ),
    ],
    events: &[EventDef::new::<LedgerPosted>("Money moved.")],
    invariants: &[
        Invariant {
            name: "the entries of every posting sum to nothing",
            find: || {
                sql!(
                    "select shop_id, currency from ledger_entries
                     group by shop_id, posting_id, currency having sum(amount) <> 0"
                )
            },
            plant: || {
                static PLANT: &[&Sql] = &[
                    sql!(
                        "insert into ledger_postings
                            (shop_id, id, seq, source_kind, source_id, purpose, at, previous_hash, hash)
                         select shop_id, shop_id, 1000001, 'plant', shop_id, 'plant', 0, '', ''
                         from v_tenants where shop_id = $1"
                    ),
                    sql!(
                        "insert into ledger_entries (shop_id, posting_id, line, account, currency, amount)
                         select shop_id, shop_id, 0, 'sales', 'DZD', 1 from v_tenants where shop_id = $1"
                    ),
                ];
                PLANT
            },
        },
        Invariant {
            name: "every balance is the sum of its entries",
            find: || {
                sql!(
                    "select a.shop_id, a.code from ledger_accounts a where a.balance <> coalesce((
                        select cast(sum(e.amount) as bigint) from ledger_entries e
                        where e.shop_id = a.shop_id and e.account = a.code and e.currency = a.currency), 0)"
                )
            },
            plant: || {
                static PLANT: &[&Sql] = &[sql!(
                    "insert into ledger_accounts (shop_id, code, currency, kind, class, balance)
                     select shop_id, 'sales', 'XTS', 'sales', 'income', 1 from v_tenants where shop_id = $1"
                )];
                PLANT
            },
        },
        Invariant {
            name: "the chain of postings is unbroken up to its head",
            find: || {
                sql!(
                    "select p.shop_id, p.hash from ledger_postings p where p.seq > 1 and not exists (
                        select 1 from ledger_postings b
                        where b.shop_id = p.shop_id and b.seq = p.seq - 1 and b.hash = p.previous_hash)
                     union all
                     select h.shop_id, h.hash from ledger_heads h where not exists (
                        select 1 from ledger_postings p
                        where p.shop_id = h.shop_id and p.seq = h.seq and p.hash = h.hash)"
                )
            },
            plant: || {
                static PLANT: &[&Sql] = &[sql!(
                    "insert into ledger_postings
                        (shop_id, id, seq, source_kind, source_id, purpose, at, previous_hash, hash)
                     select shop_id, shop_id, 1000003, 'plant', shop_id, 'chain', 0, 'x', 'y'
                     from v_tenants where shop_id = $1"
                )];
                PLANT
            },
        },
    ],
    harmless: &[
        "ledger_postings: source_kind purpose previous_hash hash",
        "ledger_entries: account currency",
        "ledger_accounts: code currency kind class",
        "ledger_heads: hash",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("ledger", MIGRATIONS)
};
