-- People who sign in, their sessions, and keys for programs. Users, sessions and platform keys hang on the
-- installation's own tenant; a shop's keys on the shop.
create table installation (
    shop_id id not null,
    set_up_at moment not null,
    primary key (shop_id)
);

create table users (
    shop_id id not null,
    id id not null,
    email text not null,
    email_key text not null,
    name text not null,
    password_hash text,
    lang text not null,
    platform_admin bool not null,
    created_at moment not null,
    primary key (shop_id, id),
    constraint users_email unique (shop_id, email_key)
);

create view v_users as
    select shop_id, id, email, name, lang from users;

create table sessions (
    shop_id id not null,
    token_hash bytes not null,
    user_id id not null,
    shop id,
    csrf text not null,
    created_at moment not null,
    expires_at moment not null,
    primary key (shop_id, token_hash),
    foreign key (shop_id, user_id) references users (shop_id, id)
);

create index sessions_user on sessions (shop_id, user_id, expires_at);

create table api_keys (
    shop_id id not null,
    id id not null,
    token_hash bytes not null,
    hint text not null,
    name text not null,
    permissions json not null,
    created_at moment not null,
    revoked_at moment,
    primary key (shop_id, id),
    constraint api_keys_token unique (shop_id, token_hash)
);
