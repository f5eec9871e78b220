-- Places that the merchant treats alike. `place`: the number of a province or the id of a municipality, as in
-- delivery_rates; each lies in one zone at most.
create table delivery_zones (
    shop_id id not null,
    id id not null,
    name text not null,
    changed_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint delivery_zones_name unique (shop_id, name)
);

create table delivery_zone_places (
    shop_id id not null,
    place int not null,
    zone_id id not null,
    primary key (shop_id, place),
    foreign key (shop_id, zone_id) references delivery_zones (shop_id, id)
);

create index delivery_zone_places_zone on delivery_zone_places (shop_id, zone_id);

create table delivery_zone_rates (
    shop_id id not null,
    zone_id id not null,
    carrier text not null,
    option text not null,
    fee money,
    free_above money,
    primary key (shop_id, zone_id, carrier, option),
    constraint delivery_zone_rates_option check (option in ('home', 'desk')),
    constraint delivery_zone_rates_fee check (fee >= 0),
    constraint delivery_zone_rates_free_above check (free_above > 0),
    foreign key (shop_id, zone_id) references delivery_zones (shop_id, id)
);

create view v_delivery_zones as select shop_id, id, name, rev from delivery_zones;
