-- Who takes parcels away: so far the shop's own drivers.
create table carrier_accounts (
    shop_id id not null,
    id id not null,
    number int not null,
    kind text not null,
    label text not null,
    phone text not null,
    return_fee money not null,
    is_active bool not null,
    changed_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint carrier_accounts_number unique (shop_id, number),
    constraint carrier_accounts_label unique (shop_id, kind, label),
    constraint carrier_accounts_kind check (kind in ('own_driver')),
    constraint carrier_accounts_return_fee check (return_fee >= 0)
);

-- `live_order` is the order while the parcel may still be delivered: one living parcel an order.
create table parcels (
    shop_id id not null,
    id id not null,
    order_id id not null,
    live_order id,
    account_id id not null,
    reference text not null,
    attempt int not null,
    amount money not null,
    currency text not null,
    weight_g int,
    length_cm int,
    width_cm int,
    height_cm int,
    state text not null,
    state_at moment not null,
    is_damaged bool not null,
    return_fee money not null,
    created_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint parcels_reference unique (shop_id, reference),
    constraint parcels_live_order unique (shop_id, live_order),
    constraint parcels_state check (state in ('created', 'picked_up', 'in_transit', 'at_destination', 'at_desk', 'out_for_delivery', 'on_hold', 'attempt_failed', 'delivered', 'returning', 'return_ready', 'returned', 'cancelled')),
    constraint parcels_living check ((live_order is null) = (state in ('returned', 'cancelled'))),
    constraint parcels_amount check (amount >= 0 and return_fee >= 0),
    foreign key (shop_id, order_id) references orders (shop_id, id),
    foreign key (shop_id, account_id) references carrier_accounts (shop_id, id)
);

create index parcels_order on parcels (shop_id, order_id);

create index parcels_account on parcels (shop_id, account_id, created_at);

create index parcels_created on parcels (shop_id, created_at, id);

create index parcels_state_created on parcels (shop_id, state, created_at, id);

-- Every move; `rev` is the parcel's revision that the move made.
create table parcel_events (
    shop_id id not null,
    parcel_id id not null,
    rev int not null,
    from_state text not null,
    to_state text not null,
    reason text,
    note text not null,
    actor_kind text not null,
    actor_id id not null,
    at moment not null,
    primary key (shop_id, parcel_id, rev),
    foreign key (shop_id, parcel_id) references parcels (shop_id, id)
);

create view v_parcels as
    select shop_id, id, order_id, account_id, reference, amount, currency, state, state_at, return_fee, created_at
    from parcels;
