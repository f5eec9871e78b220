//! Files that pages load: named by their content, so that browsers may keep them for ever.

use std::sync::LazyLock;

use sha2::{Digest, Sha256};

pub struct Asset {
    pub name: &'static str,
    pub kind: &'static str,
    pub body: String,
    /// Where pages find it: `/assets/1f2e3d4c5b6a-admin.css`.
    pub path: String,
}

pub static ASSETS: LazyLock<[Asset; 14]> = LazyLock::new(|| {
    [
        asset("admin.css", "text/css; charset=utf-8", tight(include_str!("../../assets/admin.css"))),
        asset("api.css", "text/css; charset=utf-8", tight(include_str!("../../assets/api.css"))),
        asset("bars.css", "text/css; charset=utf-8", tight(include_str!("../../assets/bars.css"))),
        asset("desk.css", "text/css; charset=utf-8", tight(include_str!("../../assets/desk.css"))),
        asset("goods.css", "text/css; charset=utf-8", tight(include_str!("../../assets/goods.css"))),
        asset("heat.css", "text/css; charset=utf-8", tight(include_str!("../../assets/heat.css"))),
        asset("print.css", "text/css; charset=utf-8", tight(include_str!("../../assets/print.css"))),
        asset("limit.css", "text/css; charset=utf-8", tight(include_str!("../../assets/limit.css"))),
        asset("souk.js", "text/javascript; charset=utf-8", include_str!("../../assets/souk.js").to_owned()),
        asset(
            "checkout.js",
            "text/javascript; charset=utf-8",
            include_str!("../../assets/checkout.js").to_owned(),
        ),
        asset("desk.js", "text/javascript; charset=utf-8", include_str!("../../assets/desk.js").to_owned()),
        asset("calls.css", "text/css; charset=utf-8", tight(include_str!("../../assets/calls.css"))),
        asset("calls.js", "text/javascript; charset=utf-8", include_str!("../../assets/calls.js").to_owned()),
        asset("mark.svg", "image/svg+xml", include_str!("../../assets/mark.svg").to_owned()),
    ]
});

fn asset(name: &'static str, kind: &'static str, body: String) -> Asset {
    let digest: String = Sha256::digest(&body).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Asset { name, kind, body, path: format!("/assets/{digest}-{name}") }
}

pub fn path(name: &str) -> Option<String> {
    ASSETS.iter().find(|asset| asset.name == name).map(|asset| asset.path.clone())
}

/// Our style sheets without comments and needless spaces: written for people, sent for telephones.
/// Knows only what they use; no string in them holds a brace, a comma or a colon.
pub fn tight(css: &str) -> String {
    let mut out = String::new();
    let bare = css.split("/*").enumerate().map(|(index, piece)| match index {
        0 => piece,
        _ => piece.split_once("*/").map_or("", |(_, after)| after),
    });
    for c in bare.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        let after_sign = out.ends_with(['{', '}', ';', ',', ':', '>']);
        match c {
            ' ' if after_sign => {}
            '{' | '}' | ';' | ',' | '>' => {
                if out.ends_with(' ') || (c == '}' && out.ends_with(';')) {
                    out.pop();
                }
                out.push(c);
            }
            other => out.push(other),
        }
    }
    out
}
