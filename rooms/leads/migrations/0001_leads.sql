-- A checkout that was left behind by a customer who ticked that the shop may call them about it. It is no order: it has
-- no number, holds no goods and no unit of the quota. `mark` is the keyed digest of the telephone that requests have too,
-- `open_mark` the same while the lead waits, so that a telephone waits once; `form` is the form it was typed into.
create table leads (
    shop_id id not null,
    id id not null,
    state text not null,
    mark text not null,
    open_mark text,
    form text not null,
    name text not null,
    phone text not null,
    lang text not null,
    province text not null,
    municipality text not null,
    lines json not null,
    goods money not null,
    currency text not null,
    note text not null,
    consent_at moment not null,
    seen_at moment not null,
    expires_at moment not null,
    ended_at moment,
    order_id id,
    primary key (shop_id, id),
    constraint leads_open unique (shop_id, open_mark),
    constraint leads_state check (state in ('waiting', 'called', 'ordered', 'declined', 'expired')),
    constraint leads_mark check ((open_mark is not null) = (state = 'waiting')),
    constraint leads_ended check ((ended_at is null) = (state = 'waiting')),
    constraint leads_order check ((order_id is not null) = (state = 'ordered')),
    constraint leads_times check (consent_at <= seen_at and seen_at < expires_at),
    foreign key (shop_id) references shops (shop_id)
);

create index leads_seen on leads (shop_id, seen_at, id);

create index leads_expiring on leads (shop_id, state, expires_at);

create index leads_phone on leads (shop_id, mark, state);

create index leads_form on leads (shop_id, form);

create index leads_over on leads (shop_id, ended_at);
