-- What lies there of a product, of all its variants at all locations. The stock room counts it here where goods move,
-- never while an order is placed; apart from the product, so that a movement does not rewrite it.
create table product_stock (
    shop_id id not null,
    product_id id not null,
    on_hand int not null,
    primary key (shop_id, product_id),
    constraint product_stock_on_hand check (on_hand >= 0),
    foreign key (shop_id, product_id) references products (shop_id, id)
);

insert into product_stock (shop_id, product_id, on_hand) select shop_id, id, 0 from products;

create index product_stock_sorted on product_stock (shop_id, on_hand, product_id);

create view v_product_stock as
    select shop_id, product_id, on_hand from product_stock;
