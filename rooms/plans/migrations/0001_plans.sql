-- The catalogue hangs on the installation. What a shop bought is copied into its subscription: a shop's transaction
-- cannot see the catalogue, and a version that was bought stays as it was.
create table plans (
    shop_id id not null,
    code text not null,
    names json not null,
    position int not null,
    retired_at moment,
    primary key (shop_id, code)
);

create table plan_versions (
    shop_id id not null,
    plan_code text not null,
    number int not null,
    currency text not null,
    price_month money not null,
    trial_hours int not null,
    orders_limit int,
    entitlements json not null,
    counted_channels json not null,
    valid_from moment not null,
    primary key (shop_id, plan_code, number),
    foreign key (shop_id, plan_code) references plans (shop_id, code),
    constraint plan_versions_price check (price_month >= 0),
    constraint plan_versions_trial check (trial_hours >= 0),
    constraint plan_versions_limit check (orders_limit is null or orders_limit >= 0)
);

create table credit_packages (
    shop_id id not null,
    code text not null,
    currency text not null,
    orders int not null,
    price money not null,
    months int,
    primary key (shop_id, code),
    constraint credit_packages_orders check (orders > 0),
    constraint credit_packages_price check (price >= 0)
);

-- Whoever had a trial: the digest of an owner's e-mail or telephone, once.
create table trials (
    shop_id id not null,
    mark bytes not null,
    taken_by id not null,
    taken_at moment not null,
    primary key (shop_id, mark)
);

-- `next` are the plans that come after this one, each as it was chosen or paid and when it begins; `next_from` is when the
-- first does. Everybody reads one as begun from its moment on. `balance` is what is left of payments, for the next one.
create table subscriptions (
    shop_id id not null,
    plan_code text not null,
    version int not null,
    currency text not null,
    price_month money not null,
    orders_limit int,
    counted_channels json not null,
    started_at moment not null,
    trial_ends_at moment,
    paid_from moment,
    paid_until moment,
    grace_until moment,
    billing_day int,
    canceled_at moment,
    next json,
    next_from moment,
    balance money not null,
    rev int not null,
    primary key (shop_id),
    foreign key (shop_id) references tenants (shop_id),
    constraint subscriptions_limit check (orders_limit is null or orders_limit >= 0),
    constraint subscriptions_next check ((next is null) = (next_from is null)),
    constraint subscriptions_balance check (balance >= 0)
);

create index subscriptions_next_from on subscriptions (next_from);

create view v_subscriptions as
    select shop_id, plan_code, version, price_month, currency, orders_limit, started_at, trial_ends_at, paid_until,
           grace_until, canceled_at
    from subscriptions;

-- A calendar month of the shop. used and credit_used are the units in use now, by their source.
create table usage_periods (
    shop_id id not null,
    key text not null,
    starts_at moment not null,
    ends_at moment not null,
    included_limit int,
    used int not null,
    credit_used int not null,
    returned int not null,
    warned int not null,
    arm int not null,
    primary key (shop_id, key),
    foreign key (shop_id) references subscriptions (shop_id),
    constraint usage_periods_bounds check (starts_at < ends_at),
    constraint usage_periods_used check (used >= 0 and (included_limit is null or used <= included_limit)),
    constraint usage_periods_credit_used check (credit_used >= 0),
    constraint usage_periods_returned check (returned >= 0)
);

create view v_usage_periods as
    select shop_id, key, starts_at, ends_at, included_limit, used, credit_used, returned from usage_periods;

create table credit_purchases (
    shop_id id not null,
    id id not null,
    orders int not null,
    currency text not null,
    price money not null,
    package text,
    state text not null,
    method text not null,
    reference text,
    reason text not null,
    decided_at moment not null,
    primary key (shop_id, id),
    foreign key (shop_id) references subscriptions (shop_id),
    constraint credit_purchases_reference unique (shop_id, reference),
    constraint credit_purchases_state check (state in ('pending', 'completed', 'failed', 'cancelled'))
);

create table credits (
    shop_id id not null,
    id id not null,
    purchase_id id not null,
    granted int not null,
    remaining int not null,
    expires_at moment,
    created_at moment not null,
    primary key (shop_id, id),
    foreign key (shop_id, purchase_id) references credit_purchases (shop_id, id),
    constraint credits_remaining check (remaining >= 0 and remaining <= granted)
);

create index credits_purchase on credits (shop_id, purchase_id);

create view v_credits as
    select shop_id, id, granted, remaining, expires_at, created_at from credits;

-- One row per order that took a unit; never deleted, so deleting gives nothing back.
create table usage_rows (
    shop_id id not null,
    order_id id not null,
    period_key text not null,
    credit_id id,
    state text not null,
    taken_at moment not null,
    returned_at moment,
    primary key (shop_id, order_id),
    foreign key (shop_id, period_key) references usage_periods (shop_id, key),
    foreign key (shop_id, credit_id) references credits (shop_id, id),
    constraint usage_rows_state check (state in ('counted', 'returned'))
);

create index usage_rows_period on usage_rows (shop_id, period_key);

create index usage_rows_credit on usage_rows (shop_id, credit_id);

create table quota_warnings (
    shop_id id not null,
    period_key text not null,
    threshold int not null,
    arm int not null,
    at moment not null,
    primary key (shop_id, period_key, threshold, arm),
    foreign key (shop_id, period_key) references usage_periods (shop_id, key)
);

-- open_mark is 1 while the block holds and null afterwards: one open block per shop, all others kept.
create table blocks (
    shop_id id not null,
    id id not null,
    code text not null,
    note text not null,
    blocked_at moment not null,
    lifted_at moment,
    open_mark int,
    primary key (shop_id, id),
    foreign key (shop_id) references tenants (shop_id),
    constraint blocks_open unique (shop_id, open_mark)
);

create view v_blocks as
    select shop_id, id, code, note, blocked_at, lifted_at from blocks;
