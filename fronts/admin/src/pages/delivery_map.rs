//! Where orders go, as dots of the country: as large as there are orders, coloured by how many arrived; and
//! the same as a table.

use axum::routing::get;
use serde::Serialize;
use serde_json::json;
use souk_core::{Lang, Words};
use souk_orders::queries::{OrdersByPlace, PlaceOrders};
use souk_places::model::{MapVersion, Municipality, Places};
use souk_web::door::Route;

use crate::desk::Desk;
use crate::failed::Answer;

pub fn routes() -> Vec<Route> {
    vec![Route::new("GET", "/admin/delivery/map", get(show))]
}

/// Rows of the table; the map shows them all.
const MOST_ROWS: usize = 100;

/// Degrees to the picture: north is up whatever way a page is read, and a degree of longitude is as wide as
/// it is in the middle of the country.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Frame {
    west: f64,
    north: f64,
    narrow: f64,
    /// Steps of the picture in a degree.
    scale: f64,
}

/// Steps of the picture from edge to edge, and around it.
const SIDE: f64 = 900.0;
const EDGE: f64 = 24.0;

impl Frame {
    fn around(places: &Places) -> Self {
        let (mut west, mut east, mut south, mut north) = (180.0_f64, -180.0_f64, 90.0_f64, -90.0_f64);
        for one in places.municipalities() {
            (west, east) = (west.min(one.lng), east.max(one.lng));
            (south, north) = (south.min(one.lat), north.max(one.lat));
        }
        let narrow = ((south + north) / 2.0).to_radians().cos();
        let widest = ((east - west) * narrow).max(north - south).max(0.1);
        Self { west, north, narrow, scale: SIDE / widest }
    }

    fn at(self, one: &Municipality) -> (f64, f64) {
        let x = (one.lng - self.west) * self.narrow * self.scale + EDGE;
        let y = (self.north - one.lat) * self.scale + EDGE;
        (x, y)
    }
}

#[derive(Debug, Serialize)]
struct Dot {
    x: String,
    y: String,
    r: String,
    tone: &'static str,
    href: String,
    told: String,
}

/// As a picture says it: one place behind the point.
fn short(number: f64) -> String {
    format!("{number:.1}")
}

/// How well a place goes; of one where nothing ended yet nothing is said.
const fn tone(percent: Option<i64>) -> &'static str {
    match percent {
        None => "plain",
        Some(80..) => "good",
        Some(60..) => "warn",
        Some(_) => "bad",
    }
}

/// Twice the orders are twice the surface; one order is seen still.
fn radius(orders: i64, most: i64) -> f64 {
    let count = |number: i64| i32::try_from(number).map_or(1.0, f64::from);
    5.0 + 21.0 * (count(orders) / count(most.max(1))).sqrt()
}

async fn show(desk: Desk) -> Answer {
    let day = |name: &str| desk.visit.asked(name).map(str::to_owned);
    let found = desk.query(OrdersByPlace { from: day("from"), to: day("to") }).await?;
    let places = match desk.visit.web.engine().services().get::<Places>() {
        Ok(places) => places,
        Err(error) => return Err(desk.failed(&error)),
    };
    let map = map_of(&desk).await;
    let frame = Frame::around(&places);
    let most = found.places.first().map_or(1, |first| first.orders);
    let known = |row: &PlaceOrders| places.municipality(row.municipality).cloned();
    let shown: Vec<(PlaceOrders, Municipality)> =
        found.places.iter().filter_map(|row| Some((row.clone(), known(row)?))).collect();
    let href = |row: &PlaceOrders| {
        format!("/admin/orders?municipality={}&from={}&to={}", row.municipality, found.from, found.to)
    };
    let share = |row: &PlaceOrders| row.delivered_percent().map(|percent| format!("{percent} %"));
    let dot = |(row, place): &(PlaceOrders, Municipality)| {
        let (x, y) = frame.at(place);
        let name = called(&place.name, desk.lang());
        let share = share(row).unwrap_or_else(|| desk.say("admin-map-none-ended"));
        let told = [("place", name.into()), ("n", row.orders.into()), ("share", share.into())];
        Dot {
            x: short(x),
            y: short(y),
            r: short(radius(row.orders, most)),
            tone: tone(row.delivered_percent()),
            href: href(row),
            told: desk.say_with("admin-map-dot", told),
        }
    };
    let table = shown.iter().take(MOST_ROWS).map(|(row, place)| {
        let province = places.province(place.province(map), map);
        json!({
            "href": href(row),
            "place": called(&place.name, desk.lang()),
            "province": province.map(|one| called(&one.name, desk.lang())),
            "orders": row.orders,
            "delivered": row.delivered,
            "returned": row.returned,
            "share": share(row).unwrap_or_else(|| "–".to_owned()),
        })
    });
    let data = json!({
        "from": found.from,
        "to": found.to,
        "ground": ground(&places, frame),
        "side": format!("{}", SIDE + 2.0 * EDGE),
        "dots": shown.iter().map(dot).collect::<Vec<_>>(),
        "rows": table.collect::<Vec<_>>(),
        "more": shown.len().saturating_sub(MOST_ROWS),
    });
    desk.page("admin/delivery_map.html", data)
}

/// The shop's way of counting provinces.
async fn map_of(desk: &Desk) -> MapVersion {
    let settings = desk.try_query(souk_shops::SettingsCard {}).await.ok();
    settings.and_then(|it| MapVersion::parse(&it.settings.map_version)).unwrap_or_default()
}

/// Every municipality as a point of one line.
fn ground(places: &Places, frame: Frame) -> String {
    let point = |one: &Municipality| {
        let (x, y) = frame.at(one);
        format!("M{x:.0} {y:.0}h0")
    };
    places.municipalities().map(point).collect()
}

/// In the reader's language, else as the country's own signs say it.
fn called(name: &Words, lang: Lang) -> &str {
    name.get(lang, &[Lang::Fr])
}

/// A province by whatever map knows its number.
pub fn province_name(places: &Places, number: i64, lang: Lang) -> String {
    let province = places.maps().rev().find_map(|map| places.province(number, map));
    province.map_or_else(|| number.to_string(), |one| called(&one.name, lang).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_capital_lies_in_the_north_and_the_whole_country_in_the_picture() {
        let places = Places::shipped().unwrap();
        let frame = Frame::around(&places);
        let at = |id: i64| frame.at(places.municipality(id).unwrap());
        let inside = |value: f64| (0.0..=SIDE + 2.0 * EDGE).contains(&value);
        for one in places.municipalities() {
            let (x, y) = frame.at(one);
            assert!(inside(x) && inside(y), "{} at {x} {y}", one.id);
        }
        let (algiers, oran, tamanrasset) = (at(1601), at(3101), at(1101));
        assert!(oran.0 < algiers.0, "Oran lies west of Algiers");
        assert!(tamanrasset.1 > algiers.1 + 500.0, "and Tamanrasset far south");
    }

    #[test]
    fn twice_the_orders_are_twice_the_surface_and_colours_say_how_many_arrived() {
        let surface = |orders| (radius(orders, 100) - 5.0).powi(2);
        assert!((surface(100) / surface(50) - 2.0).abs() < 0.01);
        assert!(radius(0, 0) >= 5.0);
        let tones = [None, Some(100), Some(80), Some(79), Some(60), Some(59), Some(0)].map(tone);
        assert_eq!(tones, ["plain", "good", "good", "warn", "warn", "bad", "bad"]);
    }
}
