-- Categories: a tree of the shop's own words.
create table categories (
    shop_id id not null,
    id id not null,
    parent_id id,
    handle text not null,
    name json not null,
    position int not null,
    created_at moment not null,
    primary key (shop_id, id),
    constraint categories_handle unique (shop_id, handle),
    foreign key (shop_id, parent_id) references categories (shop_id, id)
);

create index categories_parent on categories (shop_id, parent_id);

-- What is sold. Options are [{name, values}], at most three. What is over the plan's limit is kept and not shown;
-- what a member preferred is shown before the oldest.
create table products (
    shop_id id not null,
    id id not null,
    number int not null,
    code text not null,
    code_key text not null,
    handle text not null,
    name json not null,
    description json not null,
    kind text not null,
    state text not null,
    sale_stopped bool not null,
    category_id id,
    vendor text not null,
    type_name text not null,
    tags json not null,
    unit text not null,
    price_minor money,
    wholesale_minor money,
    min_stock int,
    free_delivery bool not null,
    options json not null,
    kept json not null,
    over_limit bool not null,
    preferred_at moment,
    created_at moment not null,
    changed_at moment not null,
    rev int not null,
    primary key (shop_id, id),
    constraint products_number unique (shop_id, number),
    constraint products_code unique (shop_id, code_key),
    constraint products_handle unique (shop_id, handle),
    constraint products_kind check (kind in ('physical', 'manual', 'auto')),
    constraint products_state check (state in ('draft', 'active', 'inactive', 'archived')),
    constraint products_unit check (unit in ('piece', 'metre', 'kilogram', 'litre', 'set')),
    constraint products_price check (price_minor between 0 and 1000000000000),
    constraint products_wholesale check (wholesale_minor between 0 and 1000000000000),
    foreign key (shop_id, category_id) references categories (shop_id, id)
);

create index products_category on products (shop_id, category_id);

create index products_state_id on products (shop_id, state, id);

create index products_shown on products (shop_id, over_limit, state, id);

-- Order lines of a product that are open, and those that ever were; no row: none. Apart from the product, so that
-- an order neither rewrites it nor waits for whoever edits it.
create table product_lines (
    shop_id id not null,
    product_id id not null,
    open_lines int not null,
    all_lines int not null,
    primary key (shop_id, product_id),
    constraint product_lines_order check (open_lines >= 0 and all_lines >= open_lines),
    foreign key (shop_id, product_id) references products (shop_id, id)
);

-- One sellable form of a product. A price of its own goes before the product's.
create table variants (
    shop_id id not null,
    id id not null,
    product_id id not null,
    position int not null,
    variant_code text not null,
    variant_key text not null,
    option_values json not null,
    combination text not null,
    sku text,
    barcode text,
    price_minor money,
    compare_at_minor money,
    cost_minor money,
    weight_g int,
    quantity_step int not null,
    tracked bool not null,
    when_out text not null,
    active bool not null,
    media_id id,
    kept json not null,
    primary key (shop_id, id),
    constraint variants_code unique (shop_id, product_id, variant_key),
    constraint variants_combination unique (shop_id, product_id, combination),
    constraint variants_step check (quantity_step > 0),
    constraint variants_when_out check (when_out in ('deny', 'continue')),
    constraint variants_price check (price_minor between 0 and 1000000000000),
    constraint variants_compare_at check (compare_at_minor between 0 and 1000000000000),
    constraint variants_cost check (cost_minor between 0 and 1000000000000),
    constraint variants_weight check (weight_g >= 0),
    foreign key (shop_id, product_id) references products (shop_id, id)
);

-- One text belongs to one product of the shop for ever; never deleted. A row outlives the product of an undone import,
-- so it names its product without a foreign key.
create table registered_codes (
    shop_id id not null,
    code_key text not null,
    code text not null,
    product_id id not null,
    variant_id id,
    kinds json not null,
    since moment not null,
    until moment,
    primary key (shop_id, code_key)
);

create index registered_codes_product on registered_codes (shop_id, product_id);

-- A variant code that was changed still finds its variant.
create table former_variant_codes (
    shop_id id not null,
    product_id id not null,
    variant_key text not null,
    variant_id id not null,
    variant_code text not null,
    until moment not null,
    primary key (shop_id, product_id, variant_key),
    foreign key (shop_id, product_id) references products (shop_id, id)
);

-- Pictures: of `remote` ones only their address is known. A stored one has its largest size in pixels and the files of
-- its three sizes.
create table media (
    shop_id id not null,
    id id not null,
    product_id id not null,
    position int not null,
    state text not null,
    src text,
    width int,
    height int,
    small_id id,
    middle_id id,
    large_id id,
    alt json not null,
    created_at moment not null,
    primary key (shop_id, id),
    constraint media_state check (state in ('remote', 'stored', 'failed')),
    constraint media_source check (src is not null or state = 'stored'),
    constraint media_stored check ((state = 'stored') = (width is not null and height is not null and
        small_id is not null and middle_id is not null and large_id is not null)),
    foreign key (shop_id, product_id) references products (shop_id, id)
);

create index media_product on media (shop_id, product_id, position);

-- Every change of a price; `variant_id` is null where the product's own price changed.
create table price_history (
    shop_id id not null,
    id id not null,
    product_id id not null,
    variant_id id,
    what text not null,
    old_minor money,
    new_minor money,
    currency text not null,
    actor_kind text not null,
    actor_id id not null,
    source text not null,
    at moment not null,
    primary key (shop_id, id),
    constraint price_history_what check (what in ('price', 'wholesale', 'compare_at', 'cost'))
);

create index price_history_product on price_history (shop_id, product_id, at);

-- Folded words of what a product is called: names, codes, vendor, tags. A search reads ranges of them.
create table search_terms (
    shop_id id not null,
    term text not null,
    product_id id not null,
    primary key (shop_id, term, product_id),
    foreign key (shop_id, product_id) references products (shop_id, id)
);

create index search_terms_product on search_terms (shop_id, product_id);

-- Counts every change of the shop's catalog, so that kept pages know when they are old.
create table catalog_revs (
    shop_id id not null,
    rev int not null,
    primary key (shop_id)
);

create view v_products as
    select shop_id, id, number, code, handle, name, description, kind, state, sale_stopped, category_id, vendor,
           type_name, tags, unit, price_minor, min_stock, free_delivery, options, over_limit, created_at, changed_at,
           rev
    from products;

create view v_product_lines as
    select shop_id, product_id, open_lines, all_lines from product_lines;

create view v_variants as
    select shop_id, id, product_id, position, variant_code, option_values, sku, barcode, price_minor, compare_at_minor,
           weight_g, quantity_step, tracked, when_out, active, media_id
    from variants;

create view v_media as
    select shop_id, id, product_id, position, state, src, width, height, alt from media;

create view v_categories as
    select shop_id, id, parent_id, handle, name, position from categories;

create view v_search_terms as
    select shop_id, term, product_id from search_terms;
