-- What waits for an endpoint, the oldest first.
create index webhook_deliveries_waiting on webhook_deliveries (shop_id, endpoint_id, state, id) where state = 'waiting';
