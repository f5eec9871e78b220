-- The order book by what orders cost.
create index orders_total on orders (shop_id, total, id);

-- Whose part is still kept, by when it is over: what was forgotten is looked at no more.
drop index order_requests_ended;

create index order_requests_kept on order_requests (shop_id, ended_at) where sealed is not null;

-- What customers spent, which the customers' room keeps for this one.
update customers set spent = coalesce((
    select cast(sum(o.total) as bigint) from orders o
    where o.shop_id = customers.shop_id and o.customer_id = customers.id and o.status = 'delivered'), 0);

assert none select c.id from v_customers c where c.spent < 0;
