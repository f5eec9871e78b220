-- Where customers collect what a carrier brings. A desk that the carrier no longer lists is closed, never deleted.
-- `province` is its number under the carrier's own map; `municipality` is ours, or the one suggested.
create table stop_desks (
    shop_id id not null,
    id id not null,
    carrier text not null,
    their_id text not null,
    name text not null,
    address text not null,
    map_version text not null,
    province int not null,
    place_name text not null,
    match_state text not null,
    municipality int,
    lat_micro int,
    lng_micro int,
    is_open bool not null,
    changed_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint stop_desks_their_id unique (shop_id, carrier, their_id),
    constraint stop_desks_match check (match_state in ('exact', 'alias', 'confirmed', 'suggested', 'unmapped')),
    constraint stop_desks_municipality check ((municipality is null) = (match_state = 'unmapped'))
);

create index stop_desks_province on stop_desks (shop_id, province, carrier);

-- What a member decided a carrier's spelling of a place to mean; every later list of the carrier is read by it.
create table carrier_places (
    shop_id id not null,
    carrier text not null,
    province int not null,
    place_key text not null,
    place_name text not null,
    municipality int not null,
    actor_kind text not null,
    actor_id id not null,
    decided_at moment not null,
    primary key (shop_id, carrier, province, place_key)
);

create view v_stop_desks as
    select shop_id, id, carrier, their_id, name, address, map_version, province, match_state, municipality, is_open
    from stop_desks;
