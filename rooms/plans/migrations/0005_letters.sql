-- Members who want no letters before the limit is reached.
create table limit_mutes (
    shop_id id not null,
    user_id id not null,
    primary key (shop_id, user_id),
    foreign key (shop_id) references tenants (shop_id)
);
