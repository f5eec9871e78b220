-- Does a version give what is better in it to whoever has an older one? Whoever pays for an older one afterwards has that too.
alter table plan_versions add column favours bool;

-- Figures of the platform look at one month of every shop.
create index usage_periods_key on usage_periods (key);

-- The last order of a month, for the views: the index ends where it stands.
drop index usage_rows_period;

create index usage_rows_period on usage_rows (shop_id, period_key, taken_at);

-- Who had an offer: the digest of an owner's e-mail or of a shop's telephone, once for each offer.
create table offers_taken (
    shop_id id not null,
    offer text not null,
    mark bytes not null,
    taken_by id not null,
    taken_at moment not null,
    primary key (shop_id, offer, mark)
);
