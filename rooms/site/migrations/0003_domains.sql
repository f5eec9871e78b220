-- A shop's own address on the Internet. Several shops may name one; `live` is the host of the one that has
-- proven it and is served there.
create table site_domains (
    shop_id id not null,
    id id not null,
    host text not null,
    token text not null,
    state text not null,
    live text,
    found text,
    named_at moment not null,
    looked_at moment,
    proven_at moment,
    missing_since moment,
    rev int not null,
    primary key (shop_id),
    constraint site_domains_live unique (live),
    constraint site_domains_state check (state in ('waiting', 'proven', 'missing', 'off', 'lost')),
    constraint site_domains_found
        check (found in ('record', 'nothing', 'other', 'held', 'no_answer', 'no_plan')),
    constraint site_domains_served check ((live is not null) = (state in ('proven', 'missing'))),
    foreign key (shop_id) references shops (shop_id)
);

create view v_site_domains as select shop_id, host, state, live from site_domains;
