-- Telephones that a member blocked, whoever has them. Lifted ones stay; a telephone is blocked anew in its row.
create table blocked_phones (
    shop_id id not null,
    phone text not null,
    id id not null,
    reason text not null,
    blocked_at moment not null,
    blocked_until moment,
    lifted_at moment,
    primary key (shop_id, phone)
);

create index blocked_phones_at on blocked_phones (shop_id, blocked_at, id);

create view v_blocked_phones as
    select shop_id, phone, blocked_at, blocked_until, lifted_at from blocked_phones;
