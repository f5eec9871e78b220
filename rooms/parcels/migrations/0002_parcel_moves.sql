-- What parcels usually take is read from their latest moves.
create index parcel_events_at on parcel_events (shop_id, at);
