//! What is always true of orders. The planted violations need a shop with a pending order.

use souk_engine::{Invariant, Sql, sql};

pub const ALL: &[Invariant] = &[
    Invariant {
        name: "an order's goods are the sum of its lines",
        find: || {
            sql!(
                "select o.shop_id, o.code from orders o where o.goods <> coalesce((
                    select cast(sum(l.total) as bigint) from order_lines l
                    where l.shop_id = o.shop_id and l.order_id = o.id), 0)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update orders set goods = goods + 100, total = total + 100 where shop_id = $1")];
            PLANT
        },
    },
    Invariant {
        name: "a customer's open orders are those not yet confirmed",
        find: || {
            sql!(
                "select c.shop_id, c.name from v_customers c where c.open_orders <> (
                    select cast(count(*) as bigint) from orders o
                    where o.shop_id = c.shop_id and o.customer_id = c.id and o.channel <> 'test'
                      and o.status in ('awaiting_payment', 'payment_review', 'pending'))"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update orders set status = 'confirmed' where shop_id = $1 and status = 'pending'")];
            PLANT
        },
    },
    Invariant {
        name: "a customer spent what their delivered orders cost",
        find: || {
            sql!(
                "select c.shop_id, c.name from v_customers c where c.spent <> coalesce((
                    select cast(sum(o.total) as bigint) from orders o
                    where o.shop_id = c.shop_id and o.customer_id = c.id and o.status = 'delivered'), 0)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update orders set status = 'delivered' where shop_id = $1 and status = 'pending'")];
            PLANT
        },
    },
    Invariant {
        name: "a product's open lines are those of orders with something still to do",
        find: || {
            sql!(
                "select p.shop_id, p.code from v_products p
                 left join v_product_lines n on n.shop_id = p.shop_id and n.product_id = p.id
                 where coalesce(n.open_lines, 0) <> (
                    select cast(count(*) as bigint) from order_lines l
                    join orders o on o.shop_id = l.shop_id and o.id = l.order_id
                    where l.shop_id = p.shop_id and l.product_id = p.id
                      and o.status in ('awaiting_payment', 'payment_review', 'pending', 'confirmed',
                      'in_progress',
                                       'shipped', 'returning'))"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update orders set status = 'cancelled' where shop_id = $1 and status = 'pending'")];
            PLANT
        },
    },
    Invariant {
        name: "the money of every delivered order is in the ledger",
        find: || {
            sql!(
                "select o.shop_id, o.code from orders o
                 where o.status = 'delivered' and o.channel <> 'kaspi' and o.goods + o.delivery_fee > 0
                   and not exists (
                    select 1 from v_ledger_entries e
                    where e.shop_id = o.shop_id and e.source_id = o.id and e.purpose = 'delivered')"
            )
        },
        plant: || {
            static PLANT: &[&Sql] =
                &[sql!("update orders set status = 'delivered' where shop_id = $1 and status = 'pending'")];
            PLANT
        },
    },
    Invariant {
        name: "an order's revision counts its moves",
        find: || {
            sql!(
                "select o.shop_id, o.code from orders o where o.rev <> 1 + (
                    select cast(count(*) as bigint) from order_history h
                    where h.shop_id = o.shop_id and h.order_id = o.id)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!("update orders set rev = rev + 1 where shop_id = $1")];
            PLANT
        },
    },
    Invariant {
        name: "as many order requests are counted as wait",
        find: || {
            sql!(
                "select n.shop_id, n.kind from order_request_counts n where n.waiting <> (
                    select cast(count(*) as bigint) from order_requests r
                    where r.shop_id = n.shop_id and r.kind = n.kind and r.state = 'waiting')"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "insert into order_request_counts (shop_id, kind, waiting) values ($1, 'quota', 7)
                 on conflict (shop_id, kind) do update set waiting = order_request_counts.waiting + 7"
            )];
            PLANT
        },
    },
    Invariant {
        name: "an accepted order request is an order",
        find: || {
            sql!(
                "select r.shop_id, r.code from order_requests r where r.state = 'accepted' and not exists (
                    select 1 from orders o
                    where o.shop_id = r.shop_id and o.id = r.id and o.code = r.code)"
            )
        },
        plant: || {
            static PLANT: &[&Sql] = &[sql!(
                "insert into order_requests (shop_id, id, number, code, kind, state, phone_mark, sealed,
                                             channel, currency, goods, discount, delivery_fee, rounding,
                                             total, risk, risk_reasons, reason, actor_kind, actor_id,
                                             placed_at, expires_at, ended_at)
                 select o.shop_id, o.shop_id, 1000000, 'PLANTED0', 'quota', 'accepted', 'plant', null,
                        o.channel, o.currency, 0, 0, 0, 0, 0, 0, o.map_words, '', 'job', o.id, 0, 0, 0
                 from (select w.shop_id, w.id, w.channel, w.currency, w.province_words as map_words
                       from orders w where w.shop_id = $1 limit 1) o"
            )];
            PLANT
        },
    },
];
