-- What lists of products are sorted by. A name is folded in the first of its languages; until it is written again, its
-- handle stands for it. A price is the product's own, or the lowest of its variants'.
alter table products add column name_key text not null default '';

alter table products add column price_key money not null default 0;

update products set name_key = handle, price_key = coalesce(price_minor, (
    select min(v.price_minor) from variants v
    where v.shop_id = products.shop_id and v.product_id = products.id), 0);

assert none select id from products where name_key <> handle or price_key < coalesce(price_minor, 0);

create index products_name on products (shop_id, name_key, id);

create index products_price on products (shop_id, price_key, id);
