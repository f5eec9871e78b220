//! Product files for tests and proofs, whose totals are known because they were counted while the file was
//! made. It shares no column table and no number format with the reader, so that the two can disagree.

use souk_core::Quantity;

use super::draft::Totals;
use super::quote;
use super::shopify::Generation;

#[derive(Debug, Clone, Copy)]
pub struct Options {
    pub products: usize,
    pub generation: Generation,
    /// Rows with one wrong cell, each in a product of its own.
    pub bad_rows: usize,
    pub arabic: bool,
    /// Cells with commas, quotes and line ends.
    pub quotes: bool,
}

#[derive(Debug, Clone)]
pub struct Generated {
    pub csv: String,
    /// For a currency with two decimal places.
    pub totals: Totals,
    /// First lines of the bad rows, ascending.
    pub bad_lines: Vec<u32>,
}

const CLASSIC: &str = "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,\
    Option1 Value,Option2 Name,\
    Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,\
    Variant Inventory Policy,\
    Variant Price,Variant Compare At Price,Variant Barcode,Cost per item,Image Src,Image Position,\
    Image Alt Text,\
    SEO Title,Variant Weight Unit,Status,Season";
const CURRENT: &str = "URL handle,Title,Description,Vendor,Type,Tags,Published on online store,\
    Option1 name,Option1 value,\
    Option2 name,Option2 value,SKU,Weight value (grams),Inventory tracker,Inventory quantity,\
    Continue selling when out of stock,Price,Compare-at price,Barcode,Cost per item,\
    Product image URL,Image position,\
    Image alt text,SEO title,Weight unit for display,Status,Season";

const LATIN: [&str; 8] =
    ["Linen shirt", "Copper lamp", "Robe d'été", "Oak chair", "Wool rug", "Tea pot", "Velvet", "Mug"];
const ARABIC: [&str; 8] =
    ["قماش مخمل", "حذاء جلدي", "إبريق شاي", "سجادة صوف", "ثوب قطني", "مصباح نحاس", "كرسي خشب", "عطر ورد"];
const COLOURS: [&str; 4] = ["Red", "أزرق", "C WINE", "Off-white"];
const SIZES: [&str; 3] = ["S", "M", "٤٢"];

/// The same file for the same seed and options; both generations say the same.
pub fn generate(seed: u64, options: Options) -> Generated {
    let header = match options.generation {
        Generation::Classic => CLASSIC,
        Generation::Current => CURRENT,
    };
    let mut maker = Maker {
        state: seed,
        options,
        line: 2,
        made: Generated { csv: format!("{header}\n"), totals: Totals::NONE, bad_lines: Vec::new() },
    };
    let bad = options.bad_rows.min(options.products);
    for index in 0..options.products {
        // Spread evenly: exactly `bad` of the indices step over a whole number.
        let share = |index: usize| index.saturating_mul(bad).checked_div(options.products).unwrap_or(0);
        maker.product(index, share(index) != share(index.saturating_add(1)));
    }
    maker.made
}

struct Maker {
    state: u64,
    options: Options,
    line: u32,
    made: Generated,
}

impl Maker {
    /// A number below `end` (splitmix64).
    fn below(&mut self, end: u32) -> u32 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        u32::try_from((z ^ (z >> 31)) % u64::from(end.max(1))).unwrap_or(0)
    }

    fn pick(&mut self, from: &[&'static str]) -> &'static str {
        let index = self.below(u32::try_from(from.len()).unwrap_or(1));
        usize::try_from(index).ok().and_then(|index| from.get(index)).copied().unwrap_or("x")
    }

    fn product(&mut self, index: usize, bad: bool) {
        let (colours, sizes) = (self.below(5), self.below(4));
        let combinations: Vec<(&str, &str)> = match (colours, sizes) {
            (0, _) => vec![("", "")],
            (_, 0) => COLOURS.iter().take(usize::try_from(colours).unwrap_or(1)).map(|c| (*c, "")).collect(),
            _ => COLOURS
                .iter()
                .take(usize::try_from(colours).unwrap_or(1))
                .flat_map(|c| SIZES.iter().take(usize::try_from(sizes).unwrap_or(1)).map(move |s| (*c, *s)))
                .collect(),
        };
        let images = usize::try_from(self.below(4)).unwrap_or(0);
        let count = u32::try_from(combinations.len()).unwrap_or(1);
        let wrong = bad.then(|| usize::try_from(self.below(count)).unwrap_or(0));
        let head = self.head(index);
        let mut totals = Totals::NONE;
        for row in 0..combinations.len().max(images) {
            let mut cells = head.clone();
            if row > 0 {
                for cell in cells.iter_mut().skip(1) {
                    cell.clear();
                }
            }
            let variant = combinations.get(row);
            cells.extend(options(row == 0, combinations.first(), variant));
            cells.extend(self.variant(index, row, variant.is_some(), wrong == Some(row), &mut totals));
            cells.extend(picture(index, row, images));
            let first = |text: &str| if row == 0 { text.to_owned() } else { String::new() };
            cells.extend([
                first("SEO, \"title\""),
                if variant.is_some() { "kg".to_owned() } else { String::new() },
                first("active"),
                first("=Summer"),
            ]);
            if wrong == Some(row) {
                self.made.bad_lines.push(self.line);
            }
            self.write(&cells);
        }
        if bad {
            self.made.totals.bad_products = self.made.totals.bad_products.saturating_add(1);
            return;
        }
        let sum = &mut self.made.totals;
        sum.products = sum.products.saturating_add(1);
        sum.variants = sum.variants.saturating_add(combinations.len());
        sum.images = sum.images.saturating_add(images);
        sum.pieces = Quantity(sum.pieces.0.saturating_add(totals.pieces.0));
        sum.price_minor_sum = sum.price_minor_sum.saturating_add(totals.price_minor_sum);
    }

    /// Handle, title, description, vendor, type, tags, published.
    fn head(&mut self, index: usize) -> Vec<String> {
        let names = if self.options.arabic && self.below(2) == 0 { &ARABIC } else { &LATIN };
        let name = self.pick(names);
        let quotes = self.options.quotes && self.below(2) == 0;
        let title = if quotes { format!("{name} 12\" \"big\", {index}") } else { format!("{name} {index}") };
        let description = if quotes {
            format!("<p>{name},\n\"new\"</p>\r\n<p>5 &lt; 6</p>")
        } else {
            format!("<p>{name}</p>")
        };
        let tags = if quotes { "Pot, Plants" } else { "shop" };
        let vendor = self.pick(&["Nour", "ورشة", "", "+Plus"]).to_owned();
        let vendor = if vendor.starts_with('+') { format!("'{vendor}") } else { vendor };
        let published = self.pick(&["true", "FALSE"]).to_owned();
        vec![
            format!("item-{index}"),
            title,
            description,
            vendor,
            "Home".to_owned(),
            tags.to_owned(),
            published,
        ]
    }

    /// SKU, grams, tracker, quantity, policy, price, compare at, barcode, cost.
    fn variant(
        &mut self,
        index: usize,
        row: usize,
        there: bool,
        wrong: bool,
        totals: &mut Totals,
    ) -> Vec<String> {
        if !there {
            return vec![String::new(); 9];
        }
        let (major, rest, pieces) = (self.below(90_000), self.below(100), self.below(50));
        let go_on = self.below(2) == 0;
        let price = i64::from(major).saturating_mul(100).saturating_add(i64::from(rest));
        totals.price_minor_sum = totals.price_minor_sum.saturating_add(price);
        totals.pieces = Quantity(totals.pieces.0.saturating_add(i64::from(pieces).saturating_mul(1_000)));
        let policy = match (self.options.generation, go_on) {
            (Generation::Classic, true) => "continue",
            (Generation::Classic, false) => "deny",
            (Generation::Current, true) => "TRUE",
            (Generation::Current, false) => "FALSE",
        };
        let mut cells = vec![
            format!("SKU {index}/{row}"),
            self.below(5_000).to_string(),
            "shopify".to_owned(),
            pieces.to_string(),
            policy.to_owned(),
            self.money(major, rest),
            String::new(),
            format!("B{index:07}{row:02}"),
            "1".to_owned(),
        ];
        if wrong {
            const WRONG: [(usize, &str); 8] = [
                (5, "abc"),
                (5, "1,234"),
                (5, "12.345"),
                (5, "-1"),
                (3, "-2"),
                (4, "maybe"),
                (7, "1.01003E+10"),
                (0, "a\u{202e}b"),
            ];
            let which = usize::try_from(self.below(8)).unwrap_or(0);
            if let Some((place, text)) = WRONG.get(which)
                && let Some(cell) = cells.get_mut(*place)
            {
                *cell = (*text).to_owned();
            }
        }
        cells
    }

    /// The same amount in one of the ways people write it.
    fn money(&mut self, major: u32, rest: u32) -> String {
        match self.below(4) {
            0 => format!("{major},{rest:02}"),
            1 if major >= 1_000 => format!("{} {:03}.{rest:02}", major / 1_000, major % 1_000),
            2 if self.options.arabic => {
                let digit = |c: char| {
                    c.to_digit(10)
                        .and_then(|digit| char::from_u32(0x660_u32.saturating_add(digit)))
                        .unwrap_or('٫')
                };
                format!("{major}.{rest:02}").chars().map(digit).collect()
            }
            _ => format!("{major}.{rest:02}"),
        }
    }

    fn write(&mut self, cells: &[String]) {
        let row: Vec<_> = cells.iter().map(|cell| quote(cell, ',')).collect();
        let row = row.join(",");
        let lines = u32::try_from(row.matches('\n').count()).unwrap_or(0);
        self.line = self.line.saturating_add(lines).saturating_add(1);
        self.made.csv.push_str(&row);
        self.made.csv.push('\n');
    }
}

/// Names and values of two options; the names stand in the first row only.
fn options(first: bool, shape: Option<&(&str, &str)>, variant: Option<&(&str, &str)>) -> Vec<String> {
    let (colour, size) = variant.copied().unwrap_or(("", ""));
    let cells = match shape {
        Some(("", _)) if first => ["Title", "Default Title", "", ""],
        Some((_, "")) if first => ["Colour", colour, "", ""],
        Some(_) if first => ["Colour", colour, "Size", size],
        _ => ["", colour, "", size],
    };
    cells.map(str::to_owned).to_vec()
}

fn picture(index: usize, row: usize, images: usize) -> Vec<String> {
    if row >= images {
        return vec![String::new(); 3];
    }
    let position = row.saturating_add(1);
    vec![format!("https://cdn.example/{index}-{row}.jpg"), position.to_string(), format!("-alt, {row}")]
}
