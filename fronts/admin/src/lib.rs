//! The pages in which a merchant works. They decide nothing: each asks queries, runs commands, and says
//! refusals.

mod choices;
mod desk;
mod failed;
mod pages;
mod platform;
mod porch;
mod sheet;
mod upload;

use souk_web::look::TemplateSource;
use souk_web::texts::TextSource;

pub use pages::pages;

pub const TEXTS: &[TextSource] = souk_web::texts![
    "admin":
    "around",
    "categories",
    "customers",
    "delivery",
    "desks",
    "door",
    "home",
    "members",
    "order_new",
    "orders",
    "outbox",
    "permissions",
    "platform",
    "products",
    "quota",
    "runs",
    "settings",
    "stock",
    "subscription",
];

pub const TEMPLATES: &[TemplateSource] = souk_web::templates![
    "admin/account.html",
    "admin/archive.html",
    "admin/categories.html",
    "admin/category.html",
    "admin/close.html",
    "admin/customer.html",
    "admin/customer_erase.html",
    "admin/customers.html",
    "admin/dead_letters.html",
    "admin/delivery.html",
    "admin/delivery_file.html",
    "admin/desks.html",
    "admin/desks_file.html",
    "admin/failed.html",
    "admin/frame.html",
    "admin/home.html",
    "admin/import.html",
    "admin/join.html",
    "admin/keys.html",
    "admin/level.html",
    "admin/locations.html",
    "admin/member.html",
    "admin/member_remove.html",
    "admin/members.html",
    "admin/mode.html",
    "admin/movements.html",
    "admin/order.html",
    "admin/order_cancel.html",
    "admin/order_found.html",
    "admin/order_new.html",
    "admin/order_return.html",
    "admin/order_settings.html",
    "admin/orders.html",
    "admin/outbox.html",
    "admin/parts.html",
    "admin/picture.html",
    "admin/plan_move.html",
    "admin/platform_plans.html",
    "admin/platform_shop.html",
    "admin/platform_shops.html",
    "admin/product.html",
    "admin/product_form.html",
    "admin/products.html",
    "admin/run.html",
    "admin/run_progress.html",
    "admin/runs.html",
    "admin/search.html",
    "admin/secret.html",
    "admin/set_up.html",
    "admin/settings.html",
    "admin/settings_tabs.html",
    "admin/shop_new.html",
    "admin/shops.html",
    "admin/sign_in.html",
    "admin/stock.html",
    "admin/subscription.html",
    "admin/subscription_cancel.html",
    "admin/variant_form.html",
];
