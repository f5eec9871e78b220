-- Maps of the country that the installation took from files; of those with one code the last holds. They are no
-- shop's: each stands under the installation itself.
create table place_maps (
    shop_id id not null,
    number int not null,
    code text not null,
    content json not null,
    taken_at moment not null,
    primary key (shop_id, number)
);
