-- What became of a message that could not be given away. `try_at` is null where nobody is on it: no mail server was
-- set up, it went out, or it was given up.
alter table messages add column attempts int not null default 0;
alter table messages add column try_at moment;
alter table messages add column reason text;
