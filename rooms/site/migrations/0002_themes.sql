-- How a shop looks beside the colour of its settings: few closed choices, so that nothing typed reaches a style.
create table site_themes (
    shop_id id not null,
    accent text,
    corners text not null,
    type_size text not null,
    rev int not null,
    primary key (shop_id),
    constraint site_themes_corners check (corners in ('round', 'soft', 'square')),
    constraint site_themes_type_size check (type_size in ('normal', 'large')),
    foreign key (shop_id) references shops (shop_id)
);

-- The logo and the cover. Each upload has an id of its own, so that what an address shows never changes.
create table site_pictures (
    shop_id id not null,
    id id not null,
    place text not null,
    width int not null,
    height int not null,
    small_id id not null,
    middle_id id not null,
    large_id id not null,
    alt json not null,
    kept_at moment not null,
    primary key (shop_id, id),
    constraint site_pictures_place unique (shop_id, place),
    constraint site_pictures_known check (place in ('logo', 'cover')),
    foreign key (shop_id) references shops (shop_id)
);

create view v_site_themes as
    select shop_id, accent, corners, type_size from site_themes;

create view v_site_pictures as
    select shop_id, id, place, width, height, alt from site_pictures;
