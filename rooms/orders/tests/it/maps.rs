//! Orders under maps that come later.

use souk_core::Lang;
use souk_places::commands::ImportPlaces;
use souk_places::{MapVersion, Places, look};
use souk_testkit::both;

use crate::stall::{Stall, setup};

/// The map that ships, with another name for Algiers.
fn renamed() -> ImportPlaces {
    let (places, map) = (Places::shipped().unwrap(), MapVersion::default());
    let name = |words: &souk_core::Words, lang: Lang| words.get(lang, &[Lang::Fr]).to_owned();
    let mut provinces = "number,name_fr,name_ar,name_en\n".to_owned();
    for one in places.provinces(map) {
        let fr = if one.number == 16 { "Alger la Blanche".to_owned() } else { name(&one.name, Lang::Fr) };
        provinces.push_str(&format!("{},{fr},{},{fr}\n", one.number, name(&one.name, Lang::Ar)));
    }
    let mut municipalities = "id,province,name_fr,name_ar\n".to_owned();
    for one in places.municipalities() {
        let [fr, ar] = [Lang::Fr, Lang::Ar].map(|lang| name(&one.name, lang));
        let fr = if fr == "Bab Ezzouar" { "Bab Ezzouar Centre".to_owned() } else { fr };
        municipalities.push_str(&format!("{},{},{fr},{ar}\n", one.id, one.province(map)));
    }
    ImportPlaces { map, provinces, municipalities, skip_bad: false }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_order_keeps_its_words_whatever_map_comes() {
    both(setup(), |world| async move {
        let stall = Stall::open(world).await;
        let before = stall.placed(1).await;
        let console = souk_engine::Ask::new(souk_core::Actor::Console, "test");
        let report = stall.world.engine.execute(console, renamed()).await.unwrap();
        assert!(report.renamed >= 2 && report.moved == 0);
        look(&stall.world.engine, 0).await.unwrap();
        let after = stall.placed(2).await;
        let words = async |id| {
            let to = stall.view(id).await.delivery;
            let said = |words: &souk_core::Words| words.get(Lang::Fr, &[]).to_owned();
            (to.municipality, said(&to.municipality_words), said(&to.province_words))
        };
        let (id, municipality, province) = words(before.order_id).await;
        assert_eq!((municipality.as_str(), province.as_str()), ("Bab Ezzouar", "Alger"));
        let later = words(after.order_id).await;
        assert_eq!(later, (id, "Bab Ezzouar Centre".to_owned(), "Alger la Blanche".to_owned()));
    })
    .await;
}
