-- The tables of the tests.
create table everything (
    shop_id id not null,
    id id not null,
    number int,
    price money,
    at moment,
    yes bool,
    name text,
    raw bytes,
    data json,
    primary key (shop_id, id)
);

create table products (
    shop_id id not null,
    id id not null,
    handle text not null,
    stock int not null,
    constraint handle_once unique (shop_id, handle),
    constraint stock_range check (stock >= 0),
    primary key (shop_id, id)
);

create table lines (
    shop_id id not null,
    id id not null,
    product_id id not null,
    primary key (shop_id, id),
    foreign key (shop_id, product_id) references products (shop_id, id)
);
create index lines_product on lines (shop_id, product_id);

create view v_products as
    select shop_id, id, handle, stock from products;

create table words (
    word text not null,
    primary key (word)
);
