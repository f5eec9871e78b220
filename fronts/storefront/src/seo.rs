//! What search engines and messengers read of a page: its address in every language, a description,
//! structured data.

use serde::Serialize;
use serde_json::{Value, json};

use crate::front::Front;

#[derive(Debug, Clone, Default, Serialize)]
pub struct Seo {
    pub title: String,
    pub description: String,
    /// Empty where a page is nobody's to find.
    pub canonical: String,
    pub alternates: Vec<Alternate>,
    pub image: Option<String>,
    /// `website`, or `product`.
    pub kind: &'static str,
    /// JSON-LD, safe inside a script element.
    pub data: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    pub lang: String,
    pub href: String,
}

impl Seo {
    /// For one visitor only; not to be listed.
    pub fn hidden(title: &str) -> Self {
        Self { title: title.to_owned(), ..Self::default() }
    }

    /// A public page at `path`.
    pub fn of(front: &Front, path: &str, title: String, description: String) -> Self {
        let languages = &front.shop.languages;
        let mut alternates: Vec<Alternate> = languages
            .iter()
            .map(|lang| Alternate { lang: lang.to_string(), href: front.absolute(*lang, path) })
            .collect();
        if alternates.len() < 2 {
            alternates.clear();
        } else if let Some(first) = languages.first() {
            alternates.push(Alternate { lang: "x-default".to_owned(), href: front.absolute(*first, path) });
        }
        Self {
            title,
            description: short(&description),
            canonical: front.absolute(front.lang(), path),
            alternates,
            image: None,
            kind: "website",
            data: None,
        }
    }

    #[must_use]
    pub fn listed_as(mut self, data: &Value) -> Self {
        self.data = Some(in_script(data));
        self
    }
}

/// The shop as schema.org knows it.
pub fn shop_data(front: &Front) -> Value {
    let mut data = json!({
        "@context": "https://schema.org", "@type": "OnlineStore", "name": front.name(),
        "url": front.absolute(front.lang(), "/"),
    });
    let Some(map) = data.as_object_mut() else { return data };
    if let Some(phone) = &front.shop.phone {
        map.insert("telephone".to_owned(), phone.as_str().into());
    }
    for (name, picture) in [("logo", &front.theme.logo), ("image", &front.theme.cover)] {
        if let Some(size) = picture.as_ref().and_then(|picture| picture.sizes.last()) {
            map.insert(name.to_owned(), front.address(&size.url).into());
        }
    }
    data
}

/// Nothing in the text can end the element or begin another.
fn in_script(data: &Value) -> String {
    data.to_string().replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

/// The first words, up to what is shown below a result.
pub fn short(text: &str) -> String {
    const MOST: usize = 155;
    // Sums of money hold together by spaces of their own kind.
    let words = text.split([' ', '\n', '\r', '\t']).filter(|word| !word.is_empty());
    let line = words.collect::<Vec<_>>().join(" ");
    if line.chars().count() <= MOST {
        return line;
    }
    let cut: String = line.chars().take(MOST).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words);
    format!("{whole}…")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn structured_data_cannot_leave_its_element() {
        let text = in_script(&json!({"name": "</script><script>alert(1)</script>&"}));
        assert!(!text.contains(['<', '>', '&']), "{text}");
        assert_eq!(
            serde_json::from_str::<Value>(&text).unwrap(),
            json!({"name": "</script><script>alert(1)</script>&"})
        );
    }

    #[test]
    fn a_description_ends_at_a_word() {
        assert_eq!(short(" a \n b "), "a b");
        let long = "كلمة ".repeat(80);
        let cut = short(&long);
        assert!(cut.chars().count() <= 156 && cut.ends_with("كلمة…"), "{cut}");
    }
}
