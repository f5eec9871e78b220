-- Steps of setting the shop up that somebody put away without doing them.
create table site_steps (
    shop_id id not null,
    step text not null,
    put_away_at moment not null,
    primary key (shop_id, step),
    constraint site_steps_known check (step in ('products', 'rates', 'carrier', 'phone', 'form', 'domain', 'order')),
    foreign key (shop_id) references shops (shop_id)
);
