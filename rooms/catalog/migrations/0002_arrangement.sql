-- The merchant's own order of the home page: these first, then whatever is newest. Counted, so that nobody writes over
-- an order that they have not seen.
create table arrangements (
    shop_id id not null,
    rev int not null,
    primary key (shop_id)
);

create table arranged_products (
    shop_id id not null,
    place int not null,
    product_id id not null,
    primary key (shop_id, place),
    constraint arranged_products_once unique (shop_id, product_id),
    constraint arranged_products_place check (place between 1 and 200),
    foreign key (shop_id, product_id) references products (shop_id, id)
);

create view v_arranged_products as
    select shop_id, place, product_id from arranged_products;
