//! What the doors show: lists of places in the asker's language, and a sentence for every refusal.

use souk_core::Lang;
use souk_places::queries::PlaceList;
use souk_places::{MapVersion, refusals};

use crate::world::both;

#[tokio::test]
async fn anybody_may_list_provinces_and_the_municipalities_of_one() {
    both(|shop| async move {
        let provinces = shop.ask_as(shop.0.visitor(1), PlaceList::default()).await.unwrap();
        assert_eq!((provinces.provinces.len(), provinces.municipalities.len()), (69, 0));
        let query = PlaceList { province: "أفلو".to_owned(), lang: Some(Lang::Ar), ..Default::default() };
        let aflou = shop.ask_as(shop.0.visitor(1), query.clone()).await.unwrap();
        assert_eq!((aflou.provinces.len(), aflou.municipalities.len()), (1, 12));
        assert!(aflou.municipalities.iter().any(|one| one.name == "أفلو (الأغواط سابقا)"));
        let older = PlaceList { map: MapVersion::DZ58, ..query };
        assert_eq!(shop.ask(older).await.unwrap_err().code(), "delivery.province_unknown");
    })
    .await;
}

#[tokio::test]
async fn a_few_letters_find_a_municipality_in_the_country_or_in_a_province() {
    both(|shop| async move {
        let search = |q: &str, province: &str| PlaceList {
            q: q.to_owned(),
            province: province.to_owned(),
            lang: Some(Lang::Kk),
            ..Default::default()
        };
        let found = shop.ask(search("bab ez", "")).await.unwrap();
        assert_eq!(found.municipalities[0].name, "Bab Ezzouar");
        assert_eq!(shop.ask(search("bab ez", "Oran")).await.unwrap().municipalities.len(), 0);
        assert_eq!(shop.ask(search("a", "")).await.unwrap().municipalities.len(), 20);
        assert_eq!(shop.ask(search(" ' ", "")).await.unwrap().municipalities.len(), 0);
    })
    .await;
}

#[test]
fn every_refusal_has_its_sentence_in_both_languages() {
    for text in [include_str!("../../texts/en.ftl"), include_str!("../../texts/ar.ftl")] {
        for refusal in refusals::ALL {
            let id = format!("\nrefusal-{} =", refusal.code.replace(['.', '_'], "-"));
            assert!(text.contains(&id), "{id}");
        }
    }
}

#[test]
fn both_languages_have_the_same_messages_with_the_same_variables() {
    let messages = |text: &str| {
        let mut found = std::collections::BTreeMap::<String, std::collections::BTreeSet<String>>::new();
        let mut id = String::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) = line.split_once(" =").filter(|_| !line.starts_with(' ')) {
                id = name.to_owned();
            }
            let variables = found.entry(id.clone()).or_default();
            variables.extend(line.split('$').skip(1).map(|rest| rest.split(' ').next().unwrap().to_owned()));
        }
        found
    };
    assert_eq!(messages(include_str!("../../texts/en.ftl")), messages(include_str!("../../texts/ar.ftl")));
}
