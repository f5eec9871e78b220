-- An accepted sale. `number` is for members and chats, `code` opens the status page together with the telephone.
create table orders (
    shop_id id not null,
    id id not null,
    number int not null,
    code text not null,
    customer_id id not null,
    customer_name text not null,
    phone text not null,
    lang text not null,
    channel text not null,
    status text not null,
    status_at moment not null,
    payment_status text not null,
    payment_method text not null,
    currency text not null,
    goods money not null,
    discount money not null,
    delivery_fee money not null,
    rounding money not null,
    total money not null,
    delivery_option text not null,
    carrier text not null,
    stop_desk text,
    municipality int not null,
    province int not null,
    map_version text not null,
    municipality_words json not null,
    province_words json not null,
    address text not null,
    city text not null,
    note text not null,
    form_data json,
    metadata json,
    in_maintenance bool not null,
    actor_kind text not null,
    actor_id id not null,
    placed_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint orders_number unique (shop_id, number),
    constraint orders_code unique (shop_id, code),
    constraint orders_status check (status in ('awaiting_payment', 'payment_review', 'pending', 'confirmed', 'in_progress', 'shipped', 'delivered', 'returning', 'returned', 'completed', 'failed', 'cancelled')),
    constraint orders_payment_status check (payment_status in ('due', 'paid', 'collected', 'settled', 'part_refunded', 'refunded', 'void')),
    constraint orders_total check (total = goods - discount + delivery_fee + rounding),
    constraint orders_amounts check (goods >= 0 and discount >= 0 and delivery_fee >= 0 and total >= 0),
    foreign key (shop_id, customer_id) references customers (shop_id, id)
);

create index orders_customer on orders (shop_id, customer_id, placed_at);

create index orders_placed on orders (shop_id, placed_at, id);

create index orders_status_placed on orders (shop_id, status, placed_at, id);

-- What was sold, as it was called and priced then.
create table order_lines (
    shop_id id not null,
    order_id id not null,
    line int not null,
    product_id id not null,
    variant_id id not null,
    name json not null,
    variant_label text not null,
    full_code text not null,
    quantity int not null,
    unit_price money not null,
    total money not null,
    primary key (shop_id, order_id, line),
    constraint order_lines_quantity check (quantity > 0),
    foreign key (shop_id, order_id) references orders (shop_id, id),
    foreign key (shop_id, product_id) references products (shop_id, id),
    foreign key (shop_id, variant_id) references variants (shop_id, id)
);

create index order_lines_variant on order_lines (shop_id, variant_id);

create index order_lines_product on order_lines (shop_id, product_id);

-- Every move after the placing; `rev` is the order's revision that the move made.
create table order_history (
    shop_id id not null,
    order_id id not null,
    rev int not null,
    from_status text not null,
    to_status text not null,
    actor_kind text not null,
    actor_id id not null,
    reason text,
    note text not null,
    at moment not null,
    primary key (shop_id, order_id, rev),
    foreign key (shop_id, order_id) references orders (shop_id, id)
);

create view v_orders as
    select shop_id, id, number, code, customer_id, customer_name, phone, channel, status, status_at, payment_status,
           payment_method, currency, goods, discount, delivery_fee, rounding, total, delivery_option, carrier,
           municipality, province, placed_at, rev
    from orders;

create view v_order_lines as
    select shop_id, order_id, line, product_id, variant_id, name, variant_label, full_code, quantity, unit_price, total
    from order_lines;
