-- Names of reactions, each between two spaces, that sleep in a shop until something there concerns them: an order has no
-- delivery to anybody who does nothing with it.
alter table tenants add column awake text not null default ' ';

-- In the shops that there are already nothing slept.
update tenants set awake = ' * ';

-- The oldest that are due are read in their order, and what stands before a delivery is found at once.
drop index jobs_due;

create index jobs_due on jobs (state, run_at, id);

drop index jobs_subject;

create index jobs_subject on jobs (shop_id, name, subject, state, id);
