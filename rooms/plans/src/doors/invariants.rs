//! What is always true of plans, quota and bills, each with a violation that the audit must find.

use souk_engine::{Invariant, sql};

pub(crate) const INVARIANTS: &[Invariant] = &[
    Invariant {
        name: "a usage period counts its usage rows",
        find: || {
            sql!(
                "select p.shop_id, p.key from usage_periods p where p.used <> (
                    select cast(count(*) as bigint) from usage_rows u where u.shop_id = p.shop_id
                    and u.period_key = p.key and u.state = 'counted' and u.credit_id is null)
                 or p.credit_used <> (
                    select cast(count(*) as bigint) from usage_rows u where u.shop_id = p.shop_id
                    and u.period_key = p.key and u.state = 'counted' and u.credit_id is not null)"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 1] =
                [sql!("update usage_periods set credit_used = credit_used + 1 where shop_id = $1")];
            &PLANT
        },
    },
    Invariant {
        name: "a paid bill of the platform stands in its books, and no other does",
        find: || {
            sql!(
                "select i.shop_id, cast(i.number as text) from plan_invoices i
                 where (i.state = 'completed' and i.due > 0) <> exists (
                    select 1 from v_ledger_entries e where e.source_kind = 'plan_invoice'
                    and e.source_id = i.id and e.account = 'plan_income' and e.amount = -i.due)"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 1] = [sql!(
                "insert into plan_invoices (shop_id, id, number, purpose, currency, price, discount,
                 deducted, due,
                                            kept, state, made_at, payable_until)
                 select shop_id, shop_id, 1000001, 'plan', 'DZD', 1, 0, 0, 1, 0, 'completed', 0, 0
                 from subscriptions where shop_id = $1"
            )];
            &PLANT
        },
    },
    Invariant {
        name: "a payment that waits hangs on a bill that is open",
        find: || {
            sql!(
                "select p.shop_id, cast(i.number as text) from plan_payments p
                 join plan_invoices i on i.shop_id = p.shop_id and i.id = p.invoice_id
                 where p.state = 'waiting' and i.state <> 'pending'"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 2] = [
                sql!(
                    "insert into plan_invoices (shop_id, id, number, purpose, currency, price, discount,
                     deducted, due, kept, state, made_at, payable_until)
                     select shop_id, shop_id, 1000002, 'plan', 'DZD', 0, 0, 0, 0, 0, 'cancelled', 0, 0
                     from subscriptions where shop_id = $1"
                ),
                sql!(
                    "insert into plan_payments (shop_id, id, invoice_id, method, note, state, reason, sent_at)
                     select shop_id, shop_id, shop_id, 'cash', '', 'waiting', '', 0
                     from subscriptions where shop_id = $1"
                ),
            ];
            &PLANT
        },
    },
    Invariant {
        name: "a credit is never spent twice",
        find: || {
            sql!(
                "select c.shop_id, cast('overspent' as text) from credits c where c.granted < c.remaining + (
                    select cast(count(*) as bigint) from usage_rows u where u.shop_id = c.shop_id
                    and u.credit_id = c.id and u.state = 'counted')"
            )
        },
        plant: || {
            static PLANT: [&souk_engine::Sql; 2] = [
                sql!("update credits set remaining = granted where shop_id = $1"),
                sql!(
                    "update usage_rows set state = 'counted',
                            credit_id = (select c.id from credits c where c.shop_id = $1
                                         order by c.id limit 1)
                     where shop_id = $1"
                ),
            ];
            &PLANT
        },
    },
];
