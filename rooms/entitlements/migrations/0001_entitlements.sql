-- What a shop may do now, and how much of it is used. Written by plans, counted by everybody.
create table entitlements (
    shop_id id not null,
    key text not null,
    allowed bool not null,
    max int,
    used int not null,
    primary key (shop_id, key),
    foreign key (shop_id) references tenants (shop_id),
    constraint entitlements_max check (max is null or max >= 0),
    constraint entitlements_used check (used >= 0)
);

create view v_entitlements as
    select shop_id, key, allowed, max, used from entitlements;
