//! One file for each noun; each lists its paths.

mod account;
mod arrange;
mod bills;
mod blocked;
mod book;
mod call;
mod call_chart;
mod call_rules;
mod calls;
mod carrier_places;
mod carriers;
mod catalogue;
mod categories;
mod customers;
mod defences;
mod delivery;
mod delivery_grid;
mod delivery_map;
mod desks;
mod domain;
mod drivers;
mod embeds;
mod figure_charts;
mod figures;
mod form_fields;
mod help;
mod home;
mod imports;
mod join;
mod keys;
mod leads;
mod members;
mod moves;
mod order_new;
mod orders;
mod outbox;
mod outcome;
mod overrides;
mod parcel_board;
mod parcels;
mod payments;
mod people;
mod pictures;
mod plan_edit;
mod platform;
mod product_forms;
mod products;
mod referrals;
mod reports;
mod requests;
mod runs;
mod session;
mod set_up;
mod settings;
pub(crate) mod shops;
mod site;
mod slips;
mod steps;
mod stock;
mod subscription;
mod theme;
mod usage_chart;
mod variants;
mod webhooks;
mod zones;

use souk_web::door::Route;

/// Every page, for the router and for the tests that walk them all.
pub fn pages() -> Vec<Route> {
    let all = [
        session::routes(),
        set_up::routes(),
        join::routes(),
        shops::routes(),
        help::routes(),
        home::routes(),
        steps::routes(),
        order_new::routes(),
        book::routes(),
        orders::routes(),
        requests::routes(),
        call_rules::routes(),
        calls::routes(),
        categories::routes(),
        product_forms::routes(),
        products::routes(),
        pictures::routes(),
        variants::routes(),
        stock::routes(),
        imports::routes(),
        customers::routes(),
        defences::routes(),
        form_fields::routes(),
        carrier_places::routes(),
        carriers::routes(),
        delivery::routes(),
        delivery_grid::routes(),
        delivery_map::routes(),
        zones::routes(),
        desks::routes(),
        parcels::routes(),
        parcel_board::routes(),
        outcome::routes(),
        drivers::routes(),
        leads::routes(),
        members::routes(),
        moves::routes(),
        settings::routes(),
        site::routes(),
        domain::routes(),
        theme::routes(),
        arrange::routes(),
        keys::routes(),
        embeds::routes(),
        webhooks::routes(),
        runs::routes(),
        outbox::routes(),
        crate::limit::routes(),
        subscription::routes(),
        bills::routes(),
        account::routes(),
        platform::routes(),
        blocked::routes(),
        catalogue::routes(),
        plan_edit::routes(),
        referrals::routes(),
        reports::routes(),
        people::routes(),
        payments::routes(),
        figure_charts::routes(),
        figures::routes(),
        overrides::routes(),
    ];
    all.into_iter().flatten().collect()
}
