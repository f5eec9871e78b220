create table embed_tokens (
    shop_id id not null,
    id id not null,
    token_hash bytes not null,
    hint text not null,
    name text not null,
    origins json not null,
    created_at moment not null,
    revoked_at moment,
    primary key (shop_id, id),
    constraint embed_tokens_token unique (shop_id, token_hash)
);
