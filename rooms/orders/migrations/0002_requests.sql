-- How likely it is that nobody means an order, 0 to 100, and why; none for those that members type.
alter table orders add column risk int not null default 0;
alter table orders add column risk_reasons json;

drop view v_orders;

create view v_orders as
    select shop_id, id, number, code, customer_id, customer_name, phone, channel, status, status_at, payment_status,
           payment_method, currency, goods, discount, delivery_fee, rounding, total, delivery_option, carrier,
           municipality, province, placed_at, rev, risk
    from orders;

-- A checkout that is kept and is no order: it holds no goods and no unit of the quota. Who asks and where to is sealed;
-- the mark is a keyed digest of the telephone. The order that comes of it has its id and code.
create table order_requests (
    shop_id id not null,
    id id not null,
    number int not null,
    code text not null,
    kind text not null,
    state text not null,
    phone_mark text not null,
    sealed bytes,
    channel text not null,
    currency text not null,
    goods money not null,
    discount money not null,
    delivery_fee money not null,
    rounding money not null,
    total money not null,
    risk int not null,
    risk_reasons json not null,
    reason text not null,
    actor_kind text not null,
    actor_id id not null,
    placed_at moment not null,
    expires_at moment not null,
    ended_at moment,
    primary key (shop_id, id),
    constraint order_requests_code unique (shop_id, code),
    constraint order_requests_number unique (shop_id, number),
    constraint order_requests_kind check (kind in ('quota', 'screening')),
    constraint order_requests_state check (state in ('waiting', 'accepted', 'expired', 'rejected', 'withdrawn')),
    constraint order_requests_ended check ((state = 'waiting') = (ended_at is null)),
    constraint order_requests_total check (total = goods - discount + delivery_fee + rounding)
);

create index order_requests_placed on order_requests (shop_id, placed_at, id);

create index order_requests_waiting on order_requests (shop_id, state, kind, number);

create index order_requests_mark on order_requests (shop_id, phone_mark, placed_at);

create index order_requests_ended on order_requests (shop_id, ended_at);

-- As the customer saw it.
create table order_request_lines (
    shop_id id not null,
    request_id id not null,
    line int not null,
    product_id id not null,
    variant_id id not null,
    name json not null,
    variant_label text not null,
    full_code text not null,
    quantity int not null,
    unit_price money not null,
    total money not null,
    primary key (shop_id, request_id, line),
    constraint order_request_lines_quantity check (quantity > 0),
    foreign key (shop_id, request_id) references order_requests (shop_id, id),
    foreign key (shop_id, product_id) references products (shop_id, id),
    foreign key (shop_id, variant_id) references variants (shop_id, id)
);

create index order_request_lines_variant on order_request_lines (shop_id, variant_id);

create index order_request_lines_product on order_request_lines (shop_id, product_id);

-- How many wait: the one row that is raised within its bound, and says which shops have something to settle.
create table order_request_counts (
    shop_id id not null,
    kind text not null,
    waiting int not null,
    primary key (shop_id, kind),
    constraint order_request_counts_waiting check (waiting >= 0)
);

-- What is usual in a shop, and until when strangers are looked at first.
create table order_guards (
    shop_id id not null,
    median int not null,
    measured_at moment,
    burst_until moment,
    primary key (shop_id)
);

create view v_order_requests as
    select shop_id, id, number, code, kind, state, channel, currency, total, risk, placed_at, expires_at, ended_at
    from order_requests;
