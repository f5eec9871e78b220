-- What a shop knows of a carrier beside its rates: the map by which it names places, and what it takes for each
-- kilogram beyond an ordinary parcel.
create table carriers (
    shop_id id not null,
    code text not null,
    map_version text not null,
    oversize_fee money not null,
    changed_at moment not null,
    rev int not null,
    primary key (shop_id, code),
    constraint carriers_oversize_fee check (oversize_fee >= 0)
);
