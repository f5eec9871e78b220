//! Product files under both generations of column names: one made from a seed, its totals counted meanwhile,
//! and the published ones that lie beside the checkout and are never part of it.

use std::path::Path;

use crate::chance::Chance;
use crate::{Outcome, Saying, count};

/// What a file says.
#[derive(Debug, Clone, Copy)]
pub struct Figures {
    pub products: i64,
    pub variants: i64,
    pub pieces: i64,
    /// Minor units, over all variants.
    pub prices: i64,
    /// Products with a row that cannot be taken; none of them counts above.
    pub bad: i64,
}

#[derive(Debug)]
pub struct Goods {
    pub name: &'static str,
    pub classic: String,
    pub current: String,
    pub figures: Figures,
}

/// Columns under their classic and their current names; those that are not here have one name.
const NAMES: [(&str, &str); 20] = [
    ("Handle", "URL handle"),
    ("Body (HTML)", "Description"),
    ("Published", "Published on online store"),
    ("Option1 Name", "Option1 name"),
    ("Option1 Value", "Option1 value"),
    ("Option2 Name", "Option2 name"),
    ("Option2 Value", "Option2 value"),
    ("Option3 Name", "Option3 name"),
    ("Option3 Value", "Option3 value"),
    ("Variant SKU", "SKU"),
    ("Variant Grams", "Weight value (grams)"),
    ("Variant Inventory Tracker", "Inventory tracker"),
    ("Variant Inventory Qty", "Inventory quantity"),
    (POLICY, "Continue selling when out of stock"),
    ("Variant Price", "Price"),
    ("Variant Compare At Price", "Compare-at price"),
    ("Variant Barcode", "Barcode"),
    ("Image Src", "Product image URL"),
    ("Image Position", "Image position"),
    ("Image Alt Text", "Image alt text"),
];
const POLICY: &str = "Variant Inventory Policy";
const MADE: [&str; 12] = [
    "Handle",
    "Title",
    "Body (HTML)",
    "Vendor",
    "Tags",
    "Option1 Name",
    "Option1 Value",
    "Variant SKU",
    "Variant Inventory Tracker",
    "Variant Inventory Qty",
    POLICY,
    "Variant Price",
];
const SIZES: [&str; 4] = ["Small", "وسط", "Large, wide", "\"XL\""];
const TITLES: [&str; 4] = ["Teapot", "إبريق شاي", "Robe d'été", "سجادة صوف"];
const WRONG: [(usize, &str); 4] = [(11, "abc"), (11, "-1"), (9, "-2"), (10, "maybe")];

/// The published files and what is known of them; `folder` holds them.
pub fn published(folder: &Path) -> Outcome<Vec<Goods>> {
    let known = [
        ("apparel.csv", Figures { products: 20, variants: 22, pieces: 22, prices: 129_500, bad: 0 }),
        ("home-and-garden.csv", Figures { products: 20, variants: 21, pieces: 65, prices: 234_584, bad: 0 }),
    ];
    let read = |(name, figures): (&'static str, Figures)| {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).saying(format!("a published file, {}", path.display()))?;
        let rows = read_csv(&text);
        Ok(Goods { name, current: written(&renamed(rows)), classic: text, figures })
    };
    known.into_iter().map(read).collect()
}

/// A file with quotes, line ends, Arabic and wrong rows.
pub fn made(seed: u64, products: usize) -> Goods {
    let (mut chance, mut rows) = (Chance::new(seed), vec![MADE.map(str::to_owned).to_vec()]);
    let mut figures = Figures { products: 0, variants: 0, pieces: 0, prices: 0, bad: 0 };
    for product in 0..products {
        let sizes = 1 + chance.index(SIZES.len());
        let title = TITLES.get(chance.index(TITLES.len())).copied().unwrap_or_default();
        let quoted = chance.index(2) == 0;
        let title =
            if quoted { format!("{title} 12\" \"big\", {product}") } else { format!("{title} {product}") };
        let body = if quoted { "<p>One,\n\"two\"</p>\r\n<p>5 &lt; 6</p>" } else { "<p>واحد</p>" };
        let wrong = (product % 25 == 7).then(|| (chance.index(sizes), chance.index(WRONG.len())));
        let mut one = Figures { products: 1, variants: count(sizes), pieces: 0, prices: 0, bad: 0 };
        for (place, size) in SIZES.iter().take(sizes).enumerate() {
            let (pieces, major, minor) = (chance.index(50), chance.index(90_000), chance.index(100));
            let policy = if chance.index(2) == 0 { "deny" } else { "continue" };
            let head = |text: &str| if place == 0 { text.to_owned() } else { String::new() };
            let mut row = vec![
                format!("teapot-{product}"),
                head(&title),
                head(body),
                head("Nour & ورشة"),
                head("Pot, Plants"),
                head("Size"),
                (*size).to_owned(),
                format!("SKU {product}/{place}"),
                "shopify".to_owned(),
                pieces.to_string(),
                policy.to_owned(),
                format!("{major}.{minor:02}"),
            ];
            if let Some((_, which)) = wrong.filter(|(at, _)| *at == place)
                && let Some((cell, text)) = WRONG.get(which)
                && let Some(slot) = row.get_mut(*cell)
            {
                *slot = (*text).to_owned();
            }
            one.pieces += count(pieces);
            one.prices += count(major * 100 + minor);
            rows.push(row);
        }
        if wrong.is_some() {
            figures.bad += 1;
            continue;
        }
        figures.products += one.products;
        figures.variants += one.variants;
        figures.pieces += one.pieces;
        figures.prices += one.prices;
    }
    Goods { name: "made", classic: written(&rows), current: written(&renamed(rows)), figures }
}

/// The same rows under the current names, which say "continue" as a yes or no.
fn renamed(mut rows: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let Some((header, rest)) = rows.split_first_mut() else { return rows };
    let policy = header.iter().position(|name| name == POLICY);
    for row in rest {
        if let Some(cell) = policy.and_then(|place| row.get_mut(place)) {
            match cell.as_str() {
                "deny" => *cell = "FALSE".to_owned(),
                "continue" => *cell = "TRUE".to_owned(),
                _ => {}
            }
        }
    }
    for name in header {
        if let Some((_, current)) = NAMES.iter().find(|(classic, _)| classic == name) {
            *name = (*current).to_owned();
        }
    }
    rows
}

pub fn written(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| {
        if cell.contains([',', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let lines = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n");
    lines.collect()
}

pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            letter => cell.push(letter),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let goods = made(7, 50);
        assert_eq!(written(&read_csv(&goods.classic)), goods.classic);
        assert!(goods.classic.starts_with("Handle,") && goods.current.starts_with("URL handle,"));
        assert!(goods.current.contains("FALSE") && !goods.current.contains("deny"));
        assert_eq!((goods.figures.bad, goods.figures.products), (2, 48));
    }

    #[test]
    fn rows_may_have_several_lines() {
        let rows = read_csv("a,\"b\n\"\"c\"\"\"\r\nd,");
        assert_eq!(rows, [["a", "b\n\"c\""], ["d", ""]]);
    }
}
