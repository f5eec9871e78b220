//! Maps of the country from two files: taken whole or not at all, read anew by every copy.

use souk_core::{Lang, Result};
use souk_places::commands::{ImportPlaces, PlacesReport};
use souk_places::model::{MapFiles, MapReading, Places};
use souk_places::queries::PlaceList;
use souk_places::{MapVersion, look, resolve};

use crate::shared;
use crate::world::{Shop, both};

/// The published lists.
fn lists() -> (String, String) {
    let list = |name: &str| shared(&format!("algeria-geo-69/{name}")).replace("\r\n", "\n");
    (list("wilayas.csv"), list("communes.csv"))
}

fn dz70() -> MapVersion {
    MapVersion::parse("DZ-70").unwrap()
}

/// The published lists with a province more, to which Aflou and its neighbour Sebgag go.
fn seventy() -> (String, String) {
    let (mut provinces, municipalities) = lists();
    provinces.push_str("70,جبل العمور,Djebel Amour,Djebel Amour,2027,59,,2,1,,\n");
    let moved: Vec<String> = municipalities
        .lines()
        .map(|line| {
            let cells: Vec<&str> = line.split(',').collect();
            match cells.last() {
                Some(&"319" | &"316") => line.replacen(&format!(",{},", cells[2]), ",70,", 1),
                _ => line.to_owned(),
            }
        })
        .collect();
    (provinces, moved.join("\n"))
}

fn import(map: MapVersion, (provinces, municipalities): (String, String)) -> ImportPlaces {
    ImportPlaces { map, provinces, municipalities, skip_bad: false }
}

async fn take(shop: &Shop, command: ImportPlaces) -> Result<PlacesReport> {
    shop.0.engine.execute(shop.0.platform(), command).await
}

fn read(map: MapVersion, files: &(String, String)) -> MapReading {
    MapFiles { map, provinces: &files.0, municipalities: &files.1 }.read(&crate::shipped())
}

fn named(reading: &MapReading) -> Vec<String> {
    let row = |it: &souk_places::model::FileProblem| {
        format!("{} {} {}", it.file, it.problem.line, it.problem.code.trim_start_matches("delivery."))
    };
    reading.problems.iter().map(row).collect()
}

#[test]
fn the_published_lists_are_the_map_that_ships() {
    let places = crate::shipped();
    let files = (shared("algeria-geo-69/wilayas.csv"), shared("algeria-geo-69/communes.csv"));
    let reading = read(MapVersion::DZ69, &files);
    assert_eq!(named(&reading), Vec::<String>::new());
    assert_eq!((reading.table.provinces.len(), reading.table.municipalities.len()), (69, 1541));
    let with = places.with(MapVersion::DZ69, &reading.table).unwrap();
    for one in places.municipalities() {
        let same = with.municipality(one.id).unwrap();
        for map in places.maps() {
            assert_eq!(same.province(map), one.province(map), "{}", one.id);
        }
        assert_eq!(same.name, one.name);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_map_stands_beside_the_others_once_it_is_read() {
    both(|shop| async move {
        let dry = shop.0.engine.execute(shop.0.platform().dry(), import(dz70(), seventy())).await.unwrap();
        assert_eq!((dry.is_new, dry.provinces, dry.moved, dry.unchanged), (true, 70, 2, false));
        assert_eq!(look(&shop.0.engine, 0).await.unwrap(), 0, "a preview keeps nothing");
        let report = take(&shop, import(dz70(), seventy())).await.unwrap();
        assert_eq!((report.moved, report.skipped, report.problems.len()), (2, 0, 0));
        let aflou = report.differences.iter().find(|one| one.place == 319).unwrap();
        assert_eq!((aflou.from, aflou.to), (Some(59), Some(70)));
        let list = |map| PlaceList { map, province: "70".to_owned(), ..PlaceList::default() };
        assert_eq!(shop.ask(list(dz70())).await.unwrap_err().code(), "delivery.province_unknown");
        assert_eq!(look(&shop.0.engine, 0).await.unwrap(), 1);
        assert_eq!(look(&shop.0.engine, 1).await.unwrap(), 1);
        let held = shop.ask(list(dz70())).await.unwrap();
        assert_eq!((held.provinces[0].parent, held.municipalities.len()), (Some(59), 2));
        let places = shop.0.engine.services().get::<Places>().unwrap();
        let aflou = resolve(&places, "Djebel Amour", "Aflou", dz70()).unwrap();
        assert_eq!(aflou.municipality_words.get(Lang::Fr, &[]), "Aflou (ex Aflou)");
        assert_eq!(resolve(&places, "Aflou", "Aflou", dz70()).unwrap().province, 70, "by the older map too");
        assert_eq!(resolve(&places, "Aflou", "Aflou", MapVersion::DZ69).unwrap().province, 59);
        assert_eq!(shop.ask(list(MapVersion::DZ69)).await.unwrap_err().code(), "delivery.province_unknown");
        let again = take(&shop, import(dz70(), seventy())).await.unwrap();
        assert!(again.unchanged && !again.is_new);
        assert_eq!(look(&shop.0.engine, 1).await.unwrap(), 1, "the same again is not kept again");
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_better_map_takes_the_place_of_the_one_that_is_there() {
    both(|shop| async move {
        let (provinces, municipalities) = lists();
        let provinces = provinces.replace("1,أدرار,Adrar,Adrar,", "1,أدرار,Adrar-Touat,Adrar-Touat,");
        let municipalities = municipalities.replace("Tamest,تامست,", "Tamest Nouvelle,تامست,");
        let report = take(&shop, import(MapVersion::DZ69, (provinces, municipalities))).await.unwrap();
        assert_eq!((report.is_new, report.moved, report.renamed), (false, 0, 2));
        look(&shop.0.engine, 0).await.unwrap();
        let places = shop.0.engine.services().get::<Places>().unwrap();
        for typed in ["Adrar", "Adrar-Touat", "1"] {
            let place = resolve(&places, typed, "Tamest", MapVersion::DZ69).unwrap();
            assert_eq!((place.municipality, place.province), (102, 1), "{typed}");
            assert_eq!(place.municipality_words.get(Lang::Fr, &[]), "Tamest Nouvelle");
        }
        assert_eq!(resolve(&places, "Adrar", "Tamest", MapVersion::DZ48).unwrap().province, 1);
        let back = take(&shop, import(MapVersion::DZ69, lists())).await.unwrap();
        assert_eq!(back.renamed, 2);
        look(&shop.0.engine, 1).await.unwrap();
        let places = shop.0.engine.services().get::<Places>().unwrap();
        let place = resolve(&places, "1", "Tamest", MapVersion::DZ69).unwrap();
        assert_eq!(place.municipality_words.get(Lang::Fr, &[]), "Tamest");
    })
    .await;
}

#[test]
fn spreadsheets_write_a_mark_and_semicolons() {
    let (provinces, municipalities) = lists();
    let marked = |text: &str| format!("\u{feff}{}", text.replace(',', ";").replace('\n', "\r\n"));
    let reading = read(MapVersion::DZ69, &(marked(&provinces), marked(&municipalities)));
    assert_eq!(named(&reading), Vec::<String>::new());
    assert_eq!(reading.table, read(MapVersion::DZ69, &lists()).table);
}

#[test]
fn whatever_is_doubtful_is_named_with_its_row() {
    let (provinces, municipalities) = lists();
    let of = |provinces: &str, municipalities: &str| {
        named(&read(MapVersion::DZ69, &(provinces.to_owned(), municipalities.to_owned())))
    };
    assert_eq!(of("number,name_fr\n", &municipalities), ["provinces 1 map_column_missing"]);
    assert_eq!(of(&provinces, "x\n1\n").len(), 3);
    let few: String = provinces.lines().take(69).map(|line| format!("{line}\n")).collect();
    assert!(of(&few, &municipalities).contains(&"provinces 1 provinces_count".to_owned()));
    let twice = provinces.replacen("2,الشلف,Chlef,Chlef,", "2,أدرار,Adrar,Adrar,", 1);
    assert_eq!(of(&twice, &municipalities)[0], "provinces 3 place_twice");
    let short: String = municipalities.lines().take(1500).map(|line| format!("{line}\n")).collect();
    assert_eq!(of(&provinces, &short), ["municipalities 1 municipalities_count"]);
    let unknown = municipalities.replacen(",101\n", ",999999\n", 1);
    assert_eq!(of(&provinces, &unknown), ["municipalities 2 municipality_number_unknown"]);
    let stray = municipalities.replacen("Adrar,أدرار,1,", "Adrar,أدرار,88,", 1);
    assert_eq!(of(&provinces, &stray), ["municipalities 2 province_number_unknown"]);
    let other = municipalities.replacen("Adrar,أدرار,1,", "Oran,وهران,1,", 1);
    assert_eq!(of(&provinces, &other), ["municipalities 2 place_name_disagrees"]);
    let hostile = municipalities.replacen("Adrar,أدرار,1,", "\u{202e}rardA,,1,", 1);
    assert_eq!(of(&provinces, &hostile), ["municipalities 2 place_name_invalid"]);
    // Two of one province cannot be called alike: the row that says something new is the one to blame.
    let alike = municipalities.replacen("Tamest,تامست,", "Adrar,تامست,", 1);
    let line = municipalities.lines().position(|line| line.starts_with("Tamest,")).unwrap() + 1;
    assert_eq!(of(&provinces, &alike), [format!("municipalities {line} place_twice")]);
    let empty = municipalities.replace(",69,", ",68,");
    assert!(of(&provinces, &empty).contains(&"municipalities 1 province_empty".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_taken_of_a_doubtful_map_unless_its_bad_rows_are_left_out() {
    both(|shop| async move {
        let (provinces, municipalities) = seventy();
        let bad =
            municipalities.replacen(",101\n", ",999999\n", 1).replacen("Tamest,تامست,", "Oran,وهران,", 1);
        let command = import(dz70(), (provinces, bad));
        let refused = take(&shop, command.clone()).await.unwrap_err();
        assert_eq!(refused.code(), "delivery.file_refused");
        let fields: Vec<&str> =
            refused.refusal().unwrap().fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields.len(), 2);
        assert!(fields.contains(&"municipalities.2.id"), "{fields:?}");
        assert_eq!(look(&shop.0.engine, 0).await.unwrap(), 0);
        let report = take(&shop, ImportPlaces { skip_bad: true, ..command }).await.unwrap();
        assert_eq!((report.skipped, report.problems.len(), report.moved, report.renamed), (2, 2, 2, 0));
        look(&shop.0.engine, 0).await.unwrap();
        let places = shop.0.engine.services().get::<Places>().unwrap();
        assert_eq!(resolve(&places, "1", "Adrar", dz70()).unwrap().municipality, 101, "as it was");
        let (few, _) = lists();
        let counts = ImportPlaces { provinces: few, skip_bad: true, ..import(dz70(), seventy()) };
        assert_eq!(take(&shop, counts).await.unwrap_err().code(), "delivery.file_refused");
    })
    .await;
}

#[tokio::test]
async fn only_whoever_runs_the_installation_takes_a_map() {
    both(|shop| async move {
        let member = shop.0.member_with(&["delivery.manage"]);
        let refused = shop.run_as(member, import(MapVersion::DZ69, lists())).await.unwrap_err();
        assert_eq!(refused.code(), "permission.denied");
    })
    .await;
}
