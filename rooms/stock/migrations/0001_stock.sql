-- Where goods lie. The first one is made with the first goods.
create table locations (
    shop_id id not null,
    id id not null,
    name text not null,
    address text not null,
    position int not null,
    created_at moment not null,
    primary key (shop_id, id),
    constraint locations_name unique (shop_id, name)
);

-- Thousandths of the variant's unit. What is reserved lies there still.
create table stock_levels (
    shop_id id not null,
    variant_id id not null,
    location_id id not null,
    on_hand int not null,
    reserved int not null,
    primary key (shop_id, variant_id, location_id),
    constraint stock_levels_range check (reserved >= 0 and reserved <= on_hand and on_hand <= 1000000000000),
    foreign key (shop_id, variant_id) references variants (shop_id, id),
    foreign key (shop_id, location_id) references locations (shop_id, id)
);

create index stock_levels_location on stock_levels (shop_id, location_id);

-- Every change of a level; never edited, mended by a reversal. The sum of a level's movements is its on hand.
create table stock_movements (
    shop_id id not null,
    id id not null,
    variant_id id not null,
    location_id id not null,
    kind text not null,
    quantity int not null,
    balance_after int not null,
    reason text not null,
    reference id,
    reverses id,
    actor_kind text not null,
    actor_id id not null,
    recorded_at moment not null,
    primary key (shop_id, id),
    constraint stock_movements_kind check (kind in ('opening', 'receive', 'sale', 'return', 'adjust', 'count', 'transfer_out', 'transfer_in', 'loss', 'found', 'import', 'reversal')),
    constraint stock_movements_reversed unique (shop_id, reverses),
    constraint stock_movements_balance check (balance_after >= 0),
    foreign key (shop_id, variant_id) references variants (shop_id, id),
    foreign key (shop_id, location_id) references locations (shop_id, id)
);

create index stock_movements_variant on stock_movements (shop_id, variant_id, id);

create index stock_movements_location on stock_movements (shop_id, location_id);

create index stock_movements_reference on stock_movements (shop_id, reference);

-- What an order holds; a held one ends exactly once.
create table reservations (
    shop_id id not null,
    id id not null,
    holder_id id not null,
    variant_id id not null,
    location_id id not null,
    quantity int not null,
    backordered int not null,
    state text not null,
    expires_at moment,
    created_at moment not null,
    ended_at moment,
    returned_at moment,
    primary key (shop_id, id),
    constraint reservations_state check (state in ('held', 'claimed', 'released', 'expired')),
    constraint reservations_quantity check (quantity >= 0 and backordered >= 0 and quantity + backordered > 0),
    foreign key (shop_id, variant_id) references variants (shop_id, id),
    foreign key (shop_id, location_id) references locations (shop_id, id)
);

create index reservations_holder on reservations (shop_id, holder_id, state);

create index reservations_variant on reservations (shop_id, variant_id, state);

create index reservations_location on reservations (shop_id, location_id);

create index reservations_due on reservations (state, expires_at);

create view v_locations as
    select shop_id, id, name, position from locations;

create view v_stock_levels as
    select shop_id, variant_id, location_id, on_hand, reserved from stock_levels;

create view v_reservations as
    select shop_id, id, holder_id, variant_id, location_id, quantity, backordered, state, expires_at from reservations;
