-- Who gave the word, and from where: keyed digests of the visitor's cookie and of their address, empty where a program
-- told of it; when the form that it was given in was shown.
alter table leads add column visitor text not null default '';
alter table leads add column address text not null default '';
alter table leads add column shown_at moment;

create index leads_visitor on leads (shop_id, visitor, state);

create index leads_address on leads (shop_id, state, address, seen_at);

-- What makes no lead any more: a form that was sent, and the form, browser or telephone whose word was taken back. `who`
-- is a keyed digest of it; what was shown after `at` is another story, but never of the same form.
create table lead_stops (
    shop_id id not null,
    who text not null,
    at moment not null,
    primary key (shop_id, who),
    foreign key (shop_id) references shops (shop_id)
);

create index lead_stops_at on lead_stops (shop_id, at);
