-- Whose rates and names of places an account goes by.
alter table carrier_accounts add column carrier text not null default 'own';
