-- What delivery costs a shop's customers. Places themselves ship with the program and are no rows.
-- scope_ref: 0 everywhere, else the number of a province or the id of a municipality; the two never meet.
create table delivery_rates (
    shop_id id not null,
    id id not null,
    carrier text not null,
    option text not null,
    scope text not null,
    scope_ref int not null,
    fee money,
    free_above money,
    rev int not null,
    changed_at moment not null,
    primary key (shop_id, id),
    constraint delivery_rates_place unique (shop_id, scope_ref, option, carrier),
    constraint delivery_rates_option check (option in ('home', 'desk')),
    constraint delivery_rates_scope check (
        (scope = 'default' and scope_ref = 0)
        or (scope = 'province' and scope_ref between 1 and 99)
        or (scope = 'municipality' and scope_ref >= 100)
    ),
    constraint delivery_rates_fee check (fee >= 0),
    constraint delivery_rates_free_above check (free_above > 0)
);

-- Holds all that a fee needs: without it SQLite reads every rate of the shop for each order.
create index delivery_rates_fees on delivery_rates (shop_id, scope_ref, option, carrier, scope, fee, free_above);

create view v_delivery_rates as
    select shop_id, id, carrier, option, scope, scope_ref, fee, free_above, rev from delivery_rates;
