-- What lies there of each product, which the catalog keeps for this room.
update product_stock set on_hand = coalesce((
    select cast(sum(s.on_hand) as bigint) from stock_levels s
    join v_variants v on v.shop_id = s.shop_id and v.id = s.variant_id
    where s.shop_id = product_stock.shop_id and v.product_id = product_stock.product_id), 0);

assert none select s.product_id from v_product_stock s where s.on_hand < 0;
