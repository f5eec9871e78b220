-- What was paid for orders that were delivered and stayed so. It moves when an order ends, never while it is placed.
alter table customers add column spent money not null default 0;

create index customers_spent on customers (shop_id, spent, id);

drop view v_customers;

create view v_customers as
    select shop_id, id, name, name_fold, lang, blocked_at, blocked_until, open_orders, orders, delivered, returned,
           last_order_at, created_at, spent
    from customers;
