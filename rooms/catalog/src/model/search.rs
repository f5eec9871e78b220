//! The folded words by which a product is found.

use std::collections::BTreeSet;

use souk_core::fold;

use crate::model::product::Product;

const MAX_TERM: usize = 40;
const MAX_TERMS: usize = 200;

/// Words asked for in one search; more say nothing new.
pub const ASKED: usize = 3;

/// Every word of names, codes, vendor, type and tags; long codes also as a whole.
pub fn terms(product: &Product) -> BTreeSet<String> {
    let mut texts: Vec<&str> = product.name.0.values().map(String::as_str).collect();
    texts.extend([product.code.as_str(), product.vendor.as_str(), product.type_name.as_str()]);
    texts.extend(product.tags.iter().map(String::as_str));
    for variant in &product.variants {
        texts.push(&variant.variant_code);
        texts.extend(variant.values.iter().map(String::as_str));
        texts.extend(variant.sku.as_deref());
        texts.extend(variant.barcode.as_deref());
    }
    texts.iter().flat_map(|text| words(text)).take(MAX_TERMS).collect()
}

fn words(text: &str) -> Vec<String> {
    let folded = fold(text);
    let separate = |c: char| !c.is_alphanumeric();
    folded
        .split(separate)
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(MAX_TERM).collect())
        .collect()
}

/// What a search reads: for each word the range of terms that begin with it. Words that were not asked for
/// read everything; `None` when nothing was asked.
pub fn ranges(asked: &str) -> Option<[(String, String); ASKED]> {
    let mut words = words(asked);
    // The rarest word is likely the longest: it leads.
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let mut words = words.into_iter();
    let first = words.next()?;
    let mut rest = words.map(range).chain(std::iter::repeat_with(|| (String::new(), LAST.to_owned())));
    let everything = || (String::new(), LAST.to_owned());
    Some([range(first), rest.next().unwrap_or_else(everything), rest.next().unwrap_or_else(everything)])
}

const LAST: &str = "\u{10ffff}";

fn range(word: String) -> (String, String) {
    let end = format!("{word}{LAST}");
    (word, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_search_asks_for_beginnings_of_folded_words_longest_first() {
        let [first, second, third] = ranges("Été ROBE").unwrap();
        assert_eq!((first.0.as_str(), second.0.as_str()), ("robe", "ete"));
        assert_eq!(third, (String::new(), LAST.to_owned()));
        let inside = |term: &str| term >= first.0.as_str() && term < first.1.as_str();
        assert!(inside("robe") && inside("robes") && !inside("rob") && !inside("rock"));
        assert_eq!(ranges(" - "), None);
    }

    #[test]
    fn letter_forms_that_people_mix_up_find_one_another() {
        assert_eq!(ranges("قُماشٌ").unwrap()[0].0, ranges("قماش").unwrap()[0].0);
    }
}
