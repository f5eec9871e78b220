//! Our own icons: strokes on a 24 by 24 grid, drawn in the colour of the text beside them.

/// Name, and the path of its stroke.
const ICONS: &[(&str, &str)] = &[
    ("home", "M4 11 12 4l8 7M6 9.5V20h12V9.5M10 20v-6h4v6"),
    ("orders", "M6 3.5h12V21l-3-2-3 2-3-2-3 2zM9 8.5h6M9 12.5h6"),
    ("products", "M12 3 20 7.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9M8 5.2l8 4.6"),
    ("stock", "M3.5 20V9L12 4l8.5 5v11M7.5 20v-8h9v8M7.5 16h9"),
    (
        "members",
        "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M2.5 20c0-4 2.5-6 6.5-6s6.5 2 6.5 6 \
         M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2.5.7 3.5 2.6 3.5 5.5",
    ),
    (
        "settings",
        "M4 7h9M17 7h3M4 17h3M11 17h9M15 9.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4 \
         M9 19.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4",
    ),
    ("runs", "M5 4v6h6M5.5 10a7.5 7.5 0 1 1-1 4.5M12 9v4l3 2"),
    (
        "help",
        "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.9-1.1 1.8M12 16.5v.1",
    ),
    ("alert", "M12 4 21 19.5H3zM12 10v4.5M12 17v.1"),
    ("search", "M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4.5 4.5"),
    ("plus", "M12 5v14M5 12h14"),
    ("check", "M4.5 12.5 10 18 19.5 7"),
    ("x", "M6 6l12 12M18 6 6 18"),
    (
        "phone",
        "M5 4h4l1.5 5-2.3 1.7a13 13 0 0 0 5 5L15 13.5l5 1.5v4c0 .6-.4 1-1 1C11 20 4 13 4 5c0-.6.4-1 1-1z",
    ),
    ("previous", "M15 5l-7 7 7 7"),
    ("next", "M9 5l7 7-7 7"),
    ("down", "M5 9l7 7 7-7"),
    ("up", "M5 15l7-7 7 7"),
    ("top", "M5 5h14M5 17l7-7 7 7"),
    (
        "truck",
        "M2.5 6H14v11H2.5zM14 10h4l3.5 3.5V17H14M7 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4 \
         M17.5 19.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4",
    ),
    (
        "store",
        "M4 9.5V20h16V9.5\
         M3 9l2-5h14l2 5c0 1.5-1.3 2.5-3 2.5S15 10.5 15 9\
         c0 1.5-1.3 2.5-3 2.5S9 10.5 9 9c0 1.5-1.3 2.5-3 2.5S3 10.5 3 9z\
         M10 20v-5h4v5",
    ),
    ("upload", "M12 16V4M7 9l5-5 5 5M4 15v5h16v-5"),
    ("undo", "M8 5 4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H8"),
    (
        "language",
        "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18 \
         M3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18",
    ),
    ("logout", "M14 4H5v16h9M10 12h11M17 8l4 4-4 4"),
    ("cart", "M3 4h2.5L8 15.5h10L20.5 8H6.5M9 20v.1M17 20v.1"),
    ("menu", "M4 6.5h16M4 12h16M4 17.5h16"),
    ("user", "M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8M4 20.5c0-4 3-6 8-6s8 2 8 6"),
    ("clock", "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18M12 7v5.5l3.5 2"),
];

/// These point along the line of reading and turn round where it does.
const TURNING: [&str; 5] = ["previous", "next", "truck", "undo", "logout"];

pub fn names() -> impl Iterator<Item = &'static str> {
    ICONS.iter().map(|(name, _)| *name)
}

/// The words beside an icon name the thing; the drawing itself stays silent for screen readers.
pub fn svg(name: &str) -> Option<String> {
    let (_, path) = ICONS.iter().find(|(known, _)| *known == name)?;
    let class = if TURNING.contains(&name) { "icon turns" } else { "icon" };
    Some(format!(r#"<svg class="{class}" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>"#))
}
