//! One file for each noun; each lists its paths.

mod account;
mod categories;
mod customers;
mod delivery;
mod desks;
mod home;
mod imports;
mod join;
mod keys;
mod members;
mod moves;
mod order_new;
mod orders;
mod outbox;
mod pictures;
mod platform;
mod product_forms;
mod products;
mod runs;
mod session;
mod set_up;
mod settings;
pub(crate) mod shops;
mod stock;
mod subscription;
mod usage_chart;
mod variants;

use souk_web::door::Route;

/// Every page, for the router and for the tests that walk them all.
pub fn pages() -> Vec<Route> {
    let all = [
        session::routes(),
        set_up::routes(),
        join::routes(),
        shops::routes(),
        home::routes(),
        order_new::routes(),
        orders::routes(),
        categories::routes(),
        product_forms::routes(),
        products::routes(),
        pictures::routes(),
        variants::routes(),
        stock::routes(),
        imports::routes(),
        customers::routes(),
        delivery::routes(),
        desks::routes(),
        members::routes(),
        moves::routes(),
        settings::routes(),
        keys::routes(),
        runs::routes(),
        outbox::routes(),
        subscription::routes(),
        account::routes(),
        platform::routes(),
    ];
    all.into_iter().flatten().collect()
}
