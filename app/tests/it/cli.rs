//! The command line: its names, what its flags fill, and what people read.

use serde_json::{Value, json};
use souk::cli;
use souk::console::{Reply, run};
use souk_core::Lang;
use souk_engine::Dialect;

use crate::house::{House, extra_shop, person};

/// What a line asks for; the test ends where it is not understood.
fn asked(line: &[&str]) -> cli::Asked {
    let registry = souk::rooms::registry().unwrap();
    let words: Vec<String> = line.iter().map(|word| (*word).to_owned()).collect();
    let root = cli::add_listed(clap::Command::new("souk"), &registry, &words);
    let matches =
        root.try_get_matches_from(["souk"].iter().chain(line)).unwrap_or_else(|why| panic!("{why}"));
    cli::order(&registry, &matches).unwrap().unwrap()
}

async fn answer(house: &House, line: &[&str]) -> Value {
    match run(house.engine(), asked(line).order).await {
        Reply::Done(value) => value,
        other => panic!("{line:?}: {other:?}"),
    }
}

/// As people read it.
async fn told(house: &House, line: &[&str]) -> String {
    let told = asked(line).told;
    let value = answer(house, line).await;
    told.map_or_else(|| souk::print::for_people(&value, Lang::En), |told| told(&value))
}

async fn on_both(test: impl AsyncFn(&House)) {
    for dialect in [Dialect::Sqlite, Dialect::Postgres] {
        test(&House::new(dialect, &[]).await).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_shop_is_named_by_its_slug_wherever_a_command_concerns_one() {
    on_both(async |house| {
        let email = person(house.engine(), "seller").await.1;
        let (id, slug) = extra_shop(house.engine(), &email, "ecommerce_starter").await;
        let slug = slug.as_str();
        answer(house, &["shops", "activate", "--shop", slug]).await;
        let line = ["add-online-orders-credits", "--shop", slug, "--orders", "100", "--amount", "1000"];
        let credit = answer(house, &line).await;
        assert_eq!((&credit["success"], &credit["new_limit"]), (&json!(true), &json!(200)));
        assert_eq!(credit["amount_paid"], "1000.00");
        answer(house, &["shops", "block", "--shop", slug, "--code", "debt", "--text", "Not paid."]).await;
        let text = told(house, &["check-online-orders-limit", "--shop", slug]).await;
        assert!(text.starts_with("Extra · ecommerce_starter · "), "{text}");
        assert!(text.contains("[....................] 0 / 200   normal\n"), "{text}");
        assert!(
            text.contains("included left 100 · credits left 100 · pace 0.0 a day · period ends "),
            "{text}"
        );
        let by_id = answer(house, &["shops", "unblock", "--id", &id.to_string()]).await;
        assert_eq!(by_id["blocked"], false);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_month_is_told_as_it_ended_and_counted_anew() {
    on_both(async |house| {
        let slug = house.b.slug.as_str();
        let line = ["check-online-orders-limit", "--shop", slug, "--period", "2020-01"];
        assert!(told(house, &line).await.ends_with("2020-01     [####################] 0 / 0"), "{line:?}");
        let line = ["calculate-monthly-online-orders", "--shop", slug, "--period", "2020-01"];
        let counted = answer(house, &line).await;
        assert_eq!(counted, json!({"period": "2020-01", "orders": 0, "corrected": false}));
        // A flag that is said alone, last or before another, says yes.
        for line in [&["--repair"][..], &["--repair", "--lang", "fr"], &["--repair", "false"]] {
            let line = [&["fix-online-orders-limits-issues"], line].concat();
            assert_eq!(answer(house, &line).await["found"], json!([]), "{line:?}");
        }
        let opened = told(house, &["reset-monthly-online-orders"]).await;
        assert!(opened.contains("  shops 2  periods opened 2  "), "{opened}");
    })
    .await;
}

#[test]
fn older_names_mean_the_same() {
    for (older, name) in [
        (&["import-rates", "--match", "name"][..], "import_delivery_rates"),
        (&["runs", "undo", "run_1"], "undo_import"),
        (&["runs", "resume", "run_1"], "resume_import"),
        (&["find", "A-1"], "code_lookup"),
        (&["reset-monthly-online-orders"], "reset_monthly_online_orders"),
        (&["setup-ecommerce-starter-plan", "--plans", "starter"], "set_up_plans"),
    ] {
        assert_eq!(asked(older).order.name, name, "{older:?}");
    }
    assert_eq!(asked(&["find", "A-1"]).order.input, json!({"text": "A-1"}));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_rates_is_read_from_where_it_lies() {
    on_both(async |house| {
        let folder = std::env::temp_dir().join(format!("souk-rates-{}", crate::house::fresh()));
        std::fs::create_dir_all(&folder).unwrap();
        let file = folder.join("rates.csv");
        let head = "carrier,province_number,province_name,municipality,option,fee,free_above";
        std::fs::write(&file, format!("{head}\nown,16,Alger,,desk,300,\n")).unwrap();
        let path = file.to_str().unwrap();
        let report = answer(house, &["import-rates", "--shop", &house.b.slug, "--file", path]).await;
        assert_eq!((&report["rates"], &report["changed"]), (&json!(1), &json!(1)));
        std::fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}
