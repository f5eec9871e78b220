-- Where events of the shop are sent. `failing_since` is the first failure since the last success.
create table webhook_endpoints (
    shop_id id not null,
    id id not null,
    url text not null,
    events json not null,
    state text not null,
    reason text,
    secret bytes not null,
    secret_before bytes,
    before_until moment,
    failing_since moment,
    created_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint webhook_endpoints_state check (state in ('active', 'disabled', 'removed'))
);

-- One event on its way to one endpoint: the bytes as they are signed and sent, each time the same.
create table webhook_deliveries (
    shop_id id not null,
    id id not null,
    endpoint_id id not null,
    event text not null,
    subject id,
    body bytes not null,
    state text not null,
    attempts int not null,
    try_at moment,
    created_at moment not null,
    done_at moment,
    primary key (shop_id, id),
    foreign key (shop_id, endpoint_id) references webhook_endpoints (shop_id, id),
    constraint webhook_deliveries_state check (state in ('waiting', 'delivered', 'failed'))
);

create index webhook_deliveries_endpoint on webhook_deliveries (shop_id, endpoint_id, id);

create index webhook_deliveries_subject on webhook_deliveries (shop_id, subject);

create table webhook_attempts (
    shop_id id not null,
    delivery_id id not null,
    number int not null,
    at moment not null,
    ms int not null,
    status int,
    failure text,
    answer text not null,
    primary key (shop_id, delivery_id, number),
    foreign key (shop_id, delivery_id) references webhook_deliveries (shop_id, id)
);
