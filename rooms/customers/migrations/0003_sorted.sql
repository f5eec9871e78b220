-- Who took most goods, and who sent most back. Both counters move when an order ends, never while it is placed.
create index customers_delivered on customers (shop_id, delivered, id);

create index customers_returned on customers (shop_id, returned, id);
