-- Whoever calls is found by their telephone, in a shop of a million orders too.
create index orders_phone on orders (shop_id, phone, placed_at);
