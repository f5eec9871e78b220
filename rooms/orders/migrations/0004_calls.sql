-- What the calls to the customer have brought so far; `new` until somebody said something.
alter table orders add column confirmation text not null default 'new';

-- For whoever calls: an order that left `pending` without a call needs none.
create view v_order_calls as
    select shop_id, id, number, code, customer_id, customer_name, phone, lang, status, placed_at, total, currency,
           province_words, municipality_words,
           case when confirmation = 'new' and status <> 'pending' then 'not_needed' else confirmation end as confirmation
    from orders;
