-- Customers who want to be called about their order, one row for each order. A checkout that is looked at first asks as
-- an order does, and its row is that of the order that may come of it: the id is the same.
create table callbacks (
    shop_id id not null,
    order_id id not null,
    state text not null,
    asked_at moment not null,
    ended_at moment,
    primary key (shop_id, order_id),
    constraint callbacks_state check (state in ('waiting', 'done')),
    constraint callbacks_ended check ((state = 'done') = (ended_at is not null)),
    foreign key (shop_id) references shops (shop_id)
);

create index callbacks_waiting on callbacks (shop_id, state, asked_at, order_id);
