-- Names of the events that somebody outside wants to hear of; null where nobody listens. It stands in the row that every
-- command reads, so that an event costs nothing where nobody does.
alter table tenants add column heard json;
