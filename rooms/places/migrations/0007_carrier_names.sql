-- How a carrier calls provinces and municipalities, and what each name came to; desks stand in stop_desks.
-- `province`: the number under the carrier's own map of the province that it lies in, 0 of a province itself.
-- `place`: our number or id, or the one suggested. `sure_place` is it where nobody has to say any more: of one
-- carrier one name each.
create table carrier_names (
    shop_id id not null,
    id id not null,
    carrier text not null,
    kind text not null,
    their_id text not null,
    their_name text not null,
    map_version text not null,
    province int not null,
    match_state text not null,
    place int,
    sure_place int,
    changed_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint carrier_names_their_id unique (shop_id, carrier, kind, their_id),
    constraint carrier_names_place unique (shop_id, carrier, kind, sure_place),
    constraint carrier_names_kind check (kind in ('province', 'municipality')),
    constraint carrier_names_match check (match_state in ('exact', 'alias', 'confirmed', 'suggested', 'unmapped')),
    constraint carrier_names_unmapped check ((place is null) = (match_state = 'unmapped')),
    constraint carrier_names_sure check ((sure_place is null) = (match_state in ('suggested', 'unmapped')))
);

create index carrier_names_list on carrier_names (shop_id, carrier, kind, id);

create index stop_desks_list on stop_desks (shop_id, carrier, id);
