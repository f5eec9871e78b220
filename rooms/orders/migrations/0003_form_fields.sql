-- The merchant's own fields of the order form, in the order in which they are asked.
create table order_forms (
    shop_id id not null,
    fields json not null,
    rev int not null,
    primary key (shop_id)
);
