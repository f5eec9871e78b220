-- Whoever was forgotten keeps the row with its figures, without a name and without a way to be reached.
create table customers (
    shop_id id not null,
    id id not null,
    name text not null,
    name_fold text not null,
    fold_version int not null,
    lang text not null,
    blocked_at moment,
    blocked_until moment,
    block_reason text,
    open_orders int not null,
    orders int not null,
    delivered int not null,
    returned int not null,
    last_order_at moment,
    erased bool not null,
    created_at moment not null,
    primary key (shop_id, id),
    constraint customers_open_orders check (open_orders >= 0),
    constraint customers_counts check (orders >= 0 and delivered >= 0 and returned >= 0),
    constraint customers_block check (blocked_at is not null or (block_reason is null and blocked_until is null))
);

create index customers_created on customers (shop_id, created_at, id);

create index customers_name on customers (shop_id, name_fold);

-- The customer as one channel knows them. Found first, so the key begins with what is asked for.
create table customer_identities (
    shop_id id not null,
    kind text not null,
    value text not null,
    customer_id id not null,
    created_at moment not null,
    primary key (shop_id, kind, value),
    foreign key (shop_id, customer_id) references customers (shop_id, id),
    constraint customer_identities_kind check (kind in ('phone', 'telegram', 'instagram', 'whatsapp', 'email'))
);

create index customer_identities_customer on customer_identities (shop_id, customer_id);

create view v_customers as
    select shop_id, id, name, name_fold, lang, blocked_at, blocked_until, open_orders, orders, delivered, returned,
           last_order_at, created_at
    from customers;

-- One table each, so that a left join of them goes by their keys.
create view v_customer_identities as
    select shop_id, kind, value, customer_id from customer_identities;

create view v_customer_phones as
    select i.shop_id, i.value as phone, c.id as customer_id, c.name, c.blocked_at, c.blocked_until, c.open_orders
    from customer_identities i join customers c on c.shop_id = i.shop_id and c.id = i.customer_id
    where i.kind = 'phone';
