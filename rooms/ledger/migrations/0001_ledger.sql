-- Append-only: no statement of the product changes or deletes a posting or an entry.
create table ledger_postings (
    shop_id id not null,
    id id not null,
    seq int not null,
    source_kind text not null,
    source_id id not null,
    purpose text not null,
    at moment not null,
    previous_hash text not null,
    hash text not null,
    primary key (shop_id, id),
    constraint ledger_postings_seq unique (shop_id, seq),
    constraint ledger_postings_cause unique (shop_id, source_kind, source_id, purpose),
    constraint ledger_postings_seq_positive check (seq > 0)
);

create index ledger_postings_at on ledger_postings (shop_id, at);

create table ledger_entries (
    shop_id id not null,
    posting_id id not null,
    line int not null,
    account text not null,
    currency text not null,
    amount money not null,
    primary key (shop_id, posting_id, line),
    foreign key (shop_id, posting_id) references ledger_postings (shop_id, id),
    constraint ledger_entries_amount check (amount <> 0)
);

create index ledger_entries_account on ledger_entries (shop_id, account, currency);

-- Stored sums of the entries. A wallet is a liability: what the customer owns is negative here.
create table ledger_accounts (
    shop_id id not null,
    code text not null,
    currency text not null,
    kind text not null,
    class text not null,
    balance money not null,
    primary key (shop_id, code, currency),
    constraint ledger_accounts_class check (class in ('asset', 'liability', 'equity', 'income', 'expense', 'position')),
    constraint ledger_accounts_wallet check (kind <> 'wallet' or balance <= 0)
);

-- The last posting of each shop. Locked last of all rows of a command.
create table ledger_heads (
    shop_id id not null,
    seq int not null,
    hash text not null,
    primary key (shop_id)
);

create view v_ledger_entries as
    select e.shop_id, e.posting_id, e.line, e.account, e.currency, e.amount,
           p.seq, p.source_kind, p.source_id, p.purpose, p.at
    from ledger_entries e join ledger_postings p on p.shop_id = e.shop_id and p.id = e.posting_id;

create view v_ledger_accounts as
    select shop_id, code, currency, kind, class, balance from ledger_accounts;
