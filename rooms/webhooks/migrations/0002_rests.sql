-- A receiver that fails several times in a row is left alone for a while, and everything that waits for it waits.
alter table webhook_endpoints add column failures int not null default 0;

alter table webhook_endpoints add column rests_until moment;
