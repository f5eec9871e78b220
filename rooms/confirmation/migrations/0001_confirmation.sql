-- Where the calls for an order stand; an order that nobody has touched has no row. `tries` reached nobody since
-- somebody was last reached, on `days` different days; `rev` is what a lease or an outcome starts from.
create table calls (
    shop_id id not null,
    order_id id not null,
    state text not null,
    next_at moment not null,
    attempts int not null,
    tries int not null,
    days int not null,
    last_day text not null,
    lease_kind text not null,
    lease_id id not null,
    leased_at moment not null,
    lease_until moment not null,
    rev int not null,
    primary key (shop_id, order_id),
    constraint calls_state check (state in ('open', 'retry', 'postponed', 'give_up', 'done')),
    constraint calls_counts check (attempts >= tries and tries >= days and days >= 0),
    foreign key (shop_id, order_id) references orders (shop_id, id)
);

create index calls_due on calls (shop_id, state, next_at, order_id);

create index calls_leased on calls (shop_id, lease_until);

-- One try each; never edited.
create table call_attempts (
    shop_id id not null,
    order_id id not null,
    number int not null,
    at moment not null,
    actor_kind text not null,
    actor_id id not null,
    outcome text not null,
    seconds int not null,
    note text not null,
    until moment,
    duplicate_of id,
    primary key (shop_id, order_id, number),
    constraint call_attempts_number check (number > 0 and seconds >= 0),
    foreign key (shop_id, order_id) references orders (shop_id, id)
);

create index call_attempts_at on call_attempts (shop_id, at);

-- When the shop calls, what it says, and whether whoever is never reached is cancelled by itself.
create table call_rules (
    shop_id id not null,
    opens int not null,
    closes int not null,
    auto_cancel bool not null,
    scripts json not null,
    rev int not null,
    primary key (shop_id),
    constraint call_rules_hours check (opens >= 0 and opens < closes and closes <= 1440),
    foreign key (shop_id) references shops (shop_id)
);

create view v_call_attempts as
    select shop_id, order_id, number, at, actor_kind, actor_id, outcome, seconds from call_attempts;
