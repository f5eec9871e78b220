-- Postings of one account, newest first, without a look at all others: ids begin with their moment.
create index ledger_entries_account_posting on ledger_entries (shop_id, account, posting_id);
