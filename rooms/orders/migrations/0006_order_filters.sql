-- Filters of the order book that members kept under a name, for everybody in the shop.
create table order_filters (
    shop_id id not null,
    id id not null,
    name text not null,
    name_key text not null,
    filter json not null,
    kept_at moment not null,
    primary key (shop_id, id),
    constraint order_filters_name unique (shop_id, name_key)
);
