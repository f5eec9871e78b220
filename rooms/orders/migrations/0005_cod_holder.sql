-- Who has what was collected at the door: the account of the parcel that brought it. Without one it is the carrier by
-- whose rate the order was priced.
alter table orders add column cod_holder text;

-- What the paper says that goes along with the goods.
create view v_order_addresses as
    select shop_id, id, customer_name, phone, municipality_words, province_words, address, stop_desk
    from orders;
