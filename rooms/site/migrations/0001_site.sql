-- What a merchant writes themselves: about us, delivery, returns. The body is plain text with few signs.
create table site_pages (
    shop_id id not null,
    id id not null,
    slug text not null,
    title json not null,
    body json not null,
    position int not null,
    shown bool not null,
    updated_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint site_pages_slug unique (shop_id, slug),
    foreign key (shop_id) references shops (shop_id)
);

create view v_site_pages as
    select shop_id, id, slug, title, position, shown, updated_at from site_pages;
