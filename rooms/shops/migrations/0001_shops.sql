-- A shop and the people who work in it. Mode, zone, currency, languages and the end stand in the kernel's tenants.
create table shops (
    shop_id id not null,
    name json not null,
    slug text not null,
    country text not null,
    phone text,
    owner_id id not null,
    mode_before text not null,
    currency_locked bool not null,
    created_at moment not null,
    closed_at moment,
    rev int not null,
    primary key (shop_id),
    foreign key (shop_id) references tenants (shop_id),
    constraint shops_slug unique (slug)
);

create view v_shops as
    select shop_id, slug, name, country, phone, owner_id, created_at, closed_at, rev from shops;

-- Name and e-mail are copied: people belong to the installation, whose rows a shop cannot see.
create table members (
    shop_id id not null,
    user_id id not null,
    name text not null,
    email text not null,
    lang text not null,
    role text not null,
    state text not null,
    joined_at moment not null,
    primary key (shop_id, user_id),
    foreign key (shop_id) references shops (shop_id),
    constraint members_role check (role in ('super_admin', 'operator', 'support')),
    constraint members_state check (state in ('active', 'suspended'))
);

create index members_user on members (user_id);

create view v_members as
    select shop_id, user_id, name, email, lang, role, state from members;

-- What a super_admin granted beyond the role.
create table member_permissions (
    shop_id id not null,
    user_id id not null,
    permission text not null,
    primary key (shop_id, user_id, permission),
    foreign key (shop_id, user_id) references members (shop_id, user_id)
);

create table invitations (
    shop_id id not null,
    id id not null,
    token_hash bytes not null,
    email text not null,
    role text not null,
    lang text not null,
    state text not null,
    created_at moment not null,
    expires_at moment not null,
    primary key (shop_id, id),
    foreign key (shop_id) references shops (shop_id),
    constraint invitations_token unique (shop_id, token_hash),
    constraint invitations_role check (role in ('super_admin', 'operator', 'support')),
    constraint invitations_state check (state in ('open', 'accepted', 'withdrawn', 'expired'))
);

create table settings (
    shop_id id not null,
    body json not null,
    rev int not null,
    primary key (shop_id),
    foreign key (shop_id) references shops (shop_id)
);

create view v_settings as
    select shop_id, body, rev from settings;
