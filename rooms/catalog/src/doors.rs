//! The room's paths and CLI names, and everything else the registry lists.

use souk_engine::{
    Api, CommandDef, EventDef, Invariant, Migration, MigrationSet, Personal, QueryDef, ReactionDef, Room,
    Sql, sql,
};
use souk_entitlements::Given;

use crate::changes::{
    CategoryAdded, CategoryChanged, CategoryEmptied, CategoryRemoved, CodeRegistered, LinesCounted,
    ProductCreated, ProductPreferred, ProductRemoved, ProductUpdated, ProductsArranged, ShelfSettled,
};
use crate::commands::{
    AddCategory, AddMedia, AddProduct, AddVariant, ArrangeProducts, DeleteCategory, PreferProduct,
    RegisterBarcode, RemoveMedia, RestoreProduct, SetPrice, SettleProducts, ToggleProduct, UpdateCategory,
    UpdateMedia, UpdateProduct, UpdateVariant,
};
use crate::queries::{CategoryCard, CategoryList, CodeLookup, ProductArrangement, ProductCard, ProductList};
use crate::reactions::RoomChanged;
use crate::refusals;

const MIGRATIONS: MigrationSet = MigrationSet {
    room: "catalog",
    migrations: &[
        Migration { name: "0001_catalog", sql: include_str!("../migrations/0001_catalog.sql") },
        Migration { name: "0002_arrangement", sql: include_str!("../migrations/0002_arrangement.sql") },
        Migration { name: "0003_sorted", sql: include_str!("../migrations/0003_sorted.sql") },
        Migration { name: "0004_stock", sql: include_str!("../migrations/0004_stock.sql") },
    ],
};

pub static ROOM: Room = Room {
    commands: &[
        CommandDef::new::<AddProduct>(
            "Adds a product.",
            &[Api::post("/api/v1/products").created()],
            "products add",
        ),
        CommandDef::new::<UpdateProduct>(
            "Edits a product.",
            &[Api::patch("/api/v1/products/{id}")],
            "products update",
        ),
        CommandDef::new::<ToggleProduct>(
            "Shows a product to customers or hides it.",
            &[Api::post("/api/v1/products/{id}/toggle")],
            "products toggle",
        ),
        CommandDef::new::<RestoreProduct>(
            "Brings an archived product back.",
            &[Api::post("/api/v1/products/{id}/restore")],
            "products restore",
        ),
        CommandDef::new::<SetPrice>(
            "Sets a price.",
            &[Api::put("/api/v1/products/{id}/price")],
            "products price",
        ),
        CommandDef::new::<AddVariant>(
            "Adds a variant.",
            &[Api::post("/api/v1/products/{id}/variants").created()],
            "variants add",
        ),
        CommandDef::new::<UpdateVariant>(
            "Edits a variant.",
            &[Api::patch("/api/v1/products/{id}/variants/{variant_id}")],
            "variants update",
        ),
        CommandDef::new::<AddMedia>(
            "Adds a picture.",
            &[Api::post("/api/v1/products/{id}/media").created()],
            "products add-media",
        ),
        CommandDef::new::<UpdateMedia>(
            "Describes a picture, or moves it.",
            &[Api::patch("/api/v1/products/{id}/media/{media_id}")],
            "products update-media",
        ),
        CommandDef::new::<RemoveMedia>(
            "Takes a picture away.",
            &[Api::delete("/api/v1/products/{id}/media/{media_id}")],
            "products remove-media",
        ),
        CommandDef::new::<PreferProduct>(
            "Shows a product first when the plan allows fewer than there are.",
            &[Api::post("/api/v1/products/{id}/prefer")],
            "products prefer",
        ),
        CommandDef::new::<ArrangeProducts>(
            "Puts products first on the home page, in an order of the shop's own.",
            &[Api::put("/api/v1/products/arrangement")],
            "products arrange",
        ),
        CommandDef::new::<SettleProducts>("Hides products that the plan has no room for.", &[], ""),
        CommandDef::new::<RegisterBarcode>(
            "Gives a variant a barcode, or mints one.",
            &[Api::post("/api/v1/products/{id}/variants/{variant_id}/barcodes").created()],
            "variants add-barcode",
        ),
        CommandDef::new::<AddCategory>(
            "Adds a category.",
            &[Api::post("/api/v1/categories").created()],
            "categories add",
        ),
        CommandDef::new::<UpdateCategory>(
            "Names a category anew or moves it in the tree.",
            &[Api::patch("/api/v1/categories/{id}")],
            "categories update",
        ),
        CommandDef::new::<DeleteCategory>(
            "Deletes a category; what is in it goes to another, 500 products at a time.",
            &[Api::delete("/api/v1/categories/{id}")],
            "categories delete",
        ),
    ],
    queries: &[
        QueryDef::new::<ProductList>(
            "Products, newest first.",
            &[Api::get("/api/v1/products")],
            "products list",
        ),
        QueryDef::new::<ProductArrangement>(
            "Products that come first on the home page.",
            &[Api::get("/api/v1/products/arrangement")],
            "products arrangement",
        ),
        QueryDef::new::<ProductCard>("One product.", &[Api::get("/api/v1/products/{id}")], "products show"),
        QueryDef::new::<CodeLookup>("What a code means.", &[Api::get("/api/v1/codes/{text}")], "find")
            .taking("text"),
        QueryDef::new::<CategoryList>(
            "The tree of categories.",
            &[Api::get("/api/v1/categories")],
            "categories list",
        ),
        QueryDef::new::<CategoryCard>(
            "One category with how much is in it.",
            &[Api::get("/api/v1/categories/{id}")],
            "categories show",
        ),
    ],
    events: &[
        EventDef::new::<ProductCreated>("A product was added."),
        EventDef::new::<ProductUpdated>("A product changed."),
        EventDef::new::<ProductRemoved>("An imported product that nobody touched was taken back."),
        EventDef::new::<ShelfSettled>("Products were hidden or shown again, as the plan allows."),
        EventDef::new::<ProductsArranged>("Products got an order of their own on the home page."),
        EventDef::new::<ProductPreferred>("A product is shown before others when the plan has less room."),
        EventDef::new::<LinesCounted>("Open order lines of a product were counted."),
        EventDef::new::<CodeRegistered>("A code was registered for a product."),
        EventDef::new::<CategoryAdded>("A category was added."),
        EventDef::new::<CategoryChanged>("A category got another name or place."),
        EventDef::new::<CategoryEmptied>("Products of a category that will be deleted went to another."),
        EventDef::new::<CategoryRemoved>("A category was deleted; what was in it went to another."),
    ],
    reactions: &[ReactionDef::new::<Given, RoomChanged>()],
    refusals: refusals::ALL,
    invariants: &[
        Invariant {
            name: "an active product can be sold",
            find: || {
                sql!(
                    "select p.shop_id, p.code from products p where p.state = 'active' and (
                        not exists (select 1 from variants v where v.shop_id = p.shop_id and v.product_id =
                        p.id
                                    and v.active = true)
                        or exists (select 1 from variants v where v.shop_id = p.shop_id and v.product_id =
                        p.id
                                   and v.active = true and v.price_minor is null and p.price_minor is null))"
                )
            },
            plant: || {
                static PLANT: &[&Sql] = &[sql!("update variants set active = false where shop_id = $1")];
                PLANT
            },
        },
        Invariant {
            name: "the plan counts the products that are there",
            find: || {
                sql!(
                    "select e.shop_id, cast(e.used as text) from v_entitlements e
                     where e.key = 'products.max' and e.used <> (
                        select cast(count(*) as bigint) from products p
                        where p.shop_id = e.shop_id and p.state <> 'archived')"
                )
            },
            plant: || {
                static PLANT: &[&Sql] =
                    &[sql!("update products set state = 'archived', over_limit = false where shop_id = $1")];
                PLANT
            },
        },
        Invariant {
            name: "every product's code is registered for it",
            find: || {
                sql!(
                    "select p.shop_id, p.code from products p where not exists (
                        select 1 from registered_codes r
                        where r.shop_id = p.shop_id and r.code_key = p.code_key and r.product_id = p.id)"
                )
            },
            plant: || {
                static PLANT: &[&Sql] = &[sql!("delete from registered_codes where shop_id = $1")];
                PLANT
            },
        },
        Invariant {
            name: "the files of a stored picture are there and held",
            find: || {
                sql!(
                    "select m.shop_id, p.code from media m
                     join products p on p.shop_id = m.shop_id and p.id = m.product_id
                     where m.state = 'stored' and (
                        not exists (select 1 from v_files f where f.shop_id = m.shop_id and f.id = m.small_id
                                    and f.unused_since is null)
                        or not exists (select 1 from v_files f where f.shop_id = m.shop_id
                                       and f.id = m.middle_id and f.unused_since is null)
                        or not exists (select 1 from v_files f where f.shop_id = m.shop_id
                                       and f.id = m.large_id and f.unused_since is null))"
                )
            },
            plant: || {
                static PLANT: &[&Sql] =
                    &[sql!("update media set large_id = id where shop_id = $1 and state = 'stored'")];
                PLANT
            },
        },
        Invariant {
            name: "a variant's picture is one of its product's",
            find: || {
                sql!(
                    "select v.shop_id, v.variant_code from variants v
                     where v.media_id is not null and not exists (
                        select 1 from media m where m.shop_id = v.shop_id and m.id = v.media_id
                            and m.product_id = v.product_id)"
                )
            },
            plant: || {
                static PLANT: &[&Sql] = &[sql!("update variants set media_id = id where shop_id = $1")];
                PLANT
            },
        },
    ],
    personal: &[Personal {
        table: "media",
        columns: "state src",
        // Its files go with the shop's: it is no longer stored, and nowhere to be fetched from. Variants and
        // products name it still.
        of_shop: Some(|| {
            sql!(
                "update media set state = 'failed', src = '', width = null, height = null, small_id = null,
                                  middle_id = null, large_id = null
                 where shop_id = $1 and id in (
                    select m.id from media m where m.shop_id = $1 and (m.state = 'stored' or m.src <> '')
                    order by m.id limit 500)"
            )
        }),
        of_person: None,
    }],
    harmless: &[
        "categories: handle name",
        "products: code code_key handle name name_key description kind state vendor type_name tags unit \
         options kept",
        "variants: variant_code variant_key option_values combination sku barcode when_out kept",
        "registered_codes: code_key code kinds",
        "former_variant_codes: variant_key variant_code",
        "media: alt",
        "price_history: what currency actor_kind source",
        "search_terms: term",
    ],
    texts: souk_engine::texts!(),
    ..Room::named("catalog", MIGRATIONS)
};
