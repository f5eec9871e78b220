//! Delivery rates through the engine: set, removed, imported, and asked for by an order.

use souk_core::{Lang, TenantId};
use souk_engine::{Ask, PageSize};
use souk_places::commands::{ImportDeliveryRates, RemoveDeliveryRate, SetDeliveryRate};
use souk_places::model::{MatchBy, Scope, Why, ZeroMeans};
use souk_places::queries::{DeliveryFees, DeliveryRateList, RateCard};
use souk_places::{DeliveryOption, Goods, MapVersion, Place, RateId, rates_to, resolve};

use crate::rates_file::{confirmed, merchants_file};
use crate::world::{Shop, both};

fn rate(province: &str, municipality: &str, fee: Option<i64>) -> SetDeliveryRate {
    SetDeliveryRate {
        carrier: "own".to_owned(),
        option: DeliveryOption::Home,
        province: province.to_owned(),
        municipality: municipality.to_owned(),
        fee_minor: fee,
        free_above_minor: None,
        map: MapVersion::default(),
        rev: None,
    }
}

fn file(content: &str) -> ImportDeliveryRates {
    ImportDeliveryRates {
        content: content.to_owned(),
        carrier: None,
        zero_means: None,
        match_by: MatchBy::NumberAndName,
        map: MapVersion::default(),
        provinces: Default::default(),
        municipalities: Default::default(),
        seen: None,
    }
}

fn place(province: &str, municipality: &str) -> Place {
    resolve(&crate::shipped(), province, municipality, MapVersion::default()).unwrap()
}

async fn fee(shop: &Shop, at: Place, goods_total: i64) -> Result<(i64, Why), &'static str> {
    let id = shop.0.shop;
    let fee = shop.read(move |db| {
        let rates = db.ask(rates_to(id, &at))?;
        souk_places::fee(rates, None, &at, DeliveryOption::Home, Goods { total: goods_total, grams: 0 })
    });
    fee.await.map(|fee| (fee.minor, fee.why)).map_err(|error| error.code())
}

async fn all(shop: &Shop, ask: Ask) -> Vec<RateCard> {
    let mut rates = Vec::new();
    let mut after = None;
    loop {
        let query = DeliveryRateList { after: after.take(), limit: PageSize(100), ..Default::default() };
        let page = shop.ask_as(ask.clone(), query).await.unwrap();
        rates.extend(page.items);
        match page.next {
            Some(next) => after = Some(next),
            None => return rates,
        }
    }
}

#[tokio::test]
async fn an_order_pays_the_most_exact_rate() {
    both(|shop| async move {
        assert_eq!(fee(&shop, place("Alger", "Bab Ezzouar"), 1).await, Err("delivery.not_served"));
        shop.run(rate("", "", Some(90_000))).await.unwrap();
        shop.run(rate("Alger", "", Some(60_000))).await.unwrap();
        shop.run(rate("16", "Bab Ezzouar", Some(0))).await.unwrap();
        shop.run(rate("Tindouf", "", None)).await.unwrap();
        assert_eq!(fee(&shop, place("Oran", "Oran"), 1).await, Ok((90_000, Why::Default)));
        assert_eq!(fee(&shop, place("Alger", "Kouba"), 1).await, Ok((60_000, Why::Province)));
        assert_eq!(fee(&shop, place("Alger", "Bab Ezzouar"), 1).await, Ok((0, Why::Municipality)));
        assert_eq!(fee(&shop, place("Tindouf", "Tindouf"), 1).await, Err("delivery.not_served"));
    })
    .await;
}

#[tokio::test]
async fn goods_of_the_threshold_travel_free_and_a_named_carrier_is_kept_to() {
    both(|shop| async move {
        shop.run(SetDeliveryRate { free_above_minor: Some(500_000), ..rate("Alger", "", Some(60_000)) })
            .await
            .unwrap();
        shop.run(SetDeliveryRate { carrier: "zr".to_owned(), ..rate("", "", Some(70_000)) }).await.unwrap();
        assert_eq!(fee(&shop, place("16", "Kouba"), 499_999).await, Ok((60_000, Why::Province)));
        assert_eq!(fee(&shop, place("16", "Kouba"), 500_000).await, Ok((0, Why::FreeAbove)));
        let (id, kouba) = (shop.0.shop, place("16", "Kouba"));
        let named = shop.read(move |db| {
            let rates = db.ask(rates_to(id, &kouba))?;
            let goods = Goods { total: 500_000, grams: 0 };
            let by_zr = |rates, option| souk_places::fee(rates, Some("zr"), &kouba, option, goods);
            let home = by_zr(rates.clone(), DeliveryOption::Home)?;
            let desk = by_zr(rates, DeliveryOption::Desk);
            Ok((home.minor, desk.unwrap_err().code()))
        });
        assert_eq!(named.await.unwrap(), (70_000, "delivery.not_served"));
    })
    .await;
}

#[tokio::test]
async fn setting_a_rate_again_changes_it_and_the_same_again_changes_nothing() {
    both(|shop| async move {
        let first = shop.run(rate("Alger", "", Some(60_000))).await.unwrap();
        assert_eq!(
            (first.rev, first.scope, first.scope_ref, first.place.as_str()),
            (1, Scope::Province, 16, "Algiers")
        );
        let same = shop.run(rate("الجزائر", "", Some(60_000))).await.unwrap();
        assert_eq!((same.id, same.rev), (first.id, 1));
        let second = shop.run(rate("16", "", Some(65_000))).await.unwrap();
        assert_eq!((second.id, second.rev, second.fee_minor), (first.id, 2, Some(65_000)));
        let stale = shop.run(SetDeliveryRate { rev: Some(1), ..rate("16", "", Some(1)) }).await.unwrap_err();
        assert_eq!(stale.code(), "delivery.rate_stale");
        shop.run(SetDeliveryRate { rev: Some(2), ..rate("16", "", None) }).await.unwrap();
        assert_eq!(all(&shop, shop.0.member_with(&["delivery.view"])).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn of_eight_members_who_change_the_same_rate_at_once_one_wins() {
    both(|shop| async move {
        let shop = std::sync::Arc::new(shop);
        shop.run(rate("Alger", "", Some(60_000))).await.unwrap();
        let race: Vec<_> = (1..=8)
            .map(|fee| {
                let shop = shop.clone();
                let set = SetDeliveryRate { rev: Some(1), ..rate("Alger", "", Some(fee)) };
                tokio::spawn(async move { shop.run(set).await })
            })
            .collect();
        let mut won = Vec::new();
        for one in race {
            match one.await.unwrap() {
                Ok(card) => won.push(card.fee_minor),
                Err(error) => assert_eq!(error.code(), "delivery.rate_stale"),
            }
        }
        assert_eq!(won.len(), 1);
        let rates = all(&shop, shop.0.owner()).await;
        assert_eq!((rates.len(), rates[0].rev, rates[0].fee_minor), (1, 2, won[0]));
    })
    .await;
}

#[tokio::test]
async fn of_eight_members_who_make_the_same_rate_at_once_one_row_stays() {
    both(|shop| async move {
        let shop = std::sync::Arc::new(shop);
        let race: Vec<_> = (1..=8)
            .map(|_| {
                let shop = shop.clone();
                tokio::spawn(async move { shop.run(rate("Alger", "", Some(60_000))).await })
            })
            .collect();
        for one in race {
            if let Err(error) = one.await.unwrap() {
                assert_eq!(error.code(), "delivery.rate_stale");
            }
        }
        assert_eq!(all(&shop, shop.0.owner()).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_a_rate_is_refused() {
    both(|shop| async move {
        let cases = [
            (
                SetDeliveryRate { carrier: "Zr Express".to_owned(), ..rate("", "", Some(1)) },
                "delivery.carrier_invalid",
            ),
            (rate("", "", Some(-1)), "delivery.fee_invalid"),
            (rate("", "", Some(i64::MAX)), "delivery.fee_invalid"),
            (SetDeliveryRate { free_above_minor: Some(0), ..rate("", "", Some(1)) }, "delivery.fee_invalid"),
            (rate("Atlantis", "", Some(1)), "delivery.province_unknown"),
            (rate("Alger", "Aflou", Some(1)), "delivery.municipality_not_in_province"),
        ];
        for (command, code) in cases {
            assert_eq!(shop.run(command).await.unwrap_err().code(), code);
        }
        assert!(all(&shop, shop.0.owner()).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_removed_rate_gives_way_to_the_next_and_is_removed_once() {
    both(|shop| async move {
        shop.run(rate("", "", Some(90_000))).await.unwrap();
        let alger = shop.run(rate("Alger", "", Some(60_000))).await.unwrap();
        shop.run(RemoveDeliveryRate { id: alger.id, rev: None }).await.unwrap();
        assert_eq!(fee(&shop, place("16", "Kouba"), 1).await, Ok((90_000, Why::Default)));
        let again = shop.run(RemoveDeliveryRate { id: alger.id, rev: None }).await.unwrap_err();
        assert_eq!(again.code(), "delivery.rate_not_found");
    })
    .await;
}

#[tokio::test]
async fn an_import_with_doubts_writes_nothing_and_names_the_rows() {
    both(|shop| async move {
        let error = shop.run(file(&merchants_file())).await.unwrap_err();
        let refusal = error.refusal().unwrap();
        assert_eq!(
            (refusal.code, &refusal.args["problems"]),
            ("delivery.file_refused", &(3 * 4 + 15 + 9 * 4).into())
        );
        assert_eq!(refusal.fields.len(), 50);
        assert!(
            refusal
                .fields
                .iter()
                .any(|one| one.field == "rows.130.fee" && one.code == "delivery.zero_unclear")
        );
        let by_name = ImportDeliveryRates {
            match_by: MatchBy::Name,
            provinces: confirmed(),
            ..file(&merchants_file())
        };
        let zeros = shop.run(by_name).await.unwrap_err();
        assert_eq!(zeros.refusal().unwrap().args["problems"], 15);
        assert!(all(&shop, shop.0.owner()).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_decided_file_is_taken_whole_and_a_second_time_changes_nothing() {
    both(|shop| async move {
        shop.run(SetDeliveryRate { carrier: "zr".to_owned(), ..rate("Alger", "", Some(1)) }).await.unwrap();
        let decided = ImportDeliveryRates {
            match_by: MatchBy::Name,
            zero_means: Some(ZeroMeans::NotServed),
            provinces: confirmed(),
            ..file(&merchants_file())
        };
        let dry = shop.run_as(shop.0.owner().dry(), decided.clone()).await.unwrap();
        assert_eq!((dry.rates, dry.changed), (276, 276));
        assert_eq!(all(&shop, shop.0.owner()).await.len(), 1, "a dry run writes nothing");
        let report = shop.run(decided.clone()).await.unwrap();
        assert_eq!((report.rates, report.changed, report.unchanged, report.not_served), (276, 276, 0, 15));
        assert_eq!(report.disagreements.len(), 9 * 4);
        let again = shop.run(decided).await.unwrap();
        assert_eq!((again.changed, again.unchanged), (0, 276));
        let rates = all(&shop, shop.0.owner()).await;
        assert_eq!(rates.len(), 276);
        assert_eq!(rates.iter().filter(|rate| rate.rev == 2).count(), 1, "the rate that stood before");
        assert_eq!(fee(&shop, place("Aflou", "Aflou"), 1).await, Ok((95_000, Why::Province)));
        let el_kantara = fee(&shop, place("El Kantara", "El Kantara"), 1).await;
        assert_eq!(
            el_kantara,
            Ok((95_000, Why::Province)),
            "by its name, though the file gives it number 66"
        );
    })
    .await;
}

#[tokio::test]
async fn a_shop_neither_sees_nor_moves_the_rates_of_another() {
    both(|shop| async move {
        let mine = shop.run(rate("", "", Some(90_000))).await.unwrap();
        let stranger = shop.0.other_owner();
        assert!(all(&shop, stranger.clone()).await.is_empty());
        let removed = shop.run_as(stranger, RemoveDeliveryRate { id: mine.id, rev: None }).await;
        assert_eq!(removed.unwrap_err().code(), "delivery.rate_not_found");
        assert_eq!(all(&shop, shop.0.owner()).await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn only_managers_change_rates_and_visitors_see_fees() {
    both(|shop| async move {
        shop.run(rate("", "", Some(90_000))).await.unwrap();
        for ask in [shop.0.member_with(&["delivery.view"]), shop.0.visitor(1)] {
            let set = shop.run_as(ask.clone(), rate("", "", Some(1))).await.unwrap_err();
            let import =
                shop.run_as(ask, file("province_name,option,fee\nAlger,home,1\n")).await.unwrap_err();
            assert_eq!(set.code(), import.code());
            assert!(["permission.denied", "session.required"].contains(&set.code()));
        }
        let query =
            DeliveryFees { province: "3".to_owned(), municipality: "Aflou".to_owned(), ..Default::default() };
        let fees = shop.ask_as(shop.0.visitor(1), query.clone()).await.unwrap();
        assert_eq!((fees.province, fees.municipality, fees.fees.len()), (59, 319, 1));
        assert_eq!(fees.municipality_words.get(Lang::Fr, &[]), "Aflou (ex Laghouat)");
        assert_eq!((fees.fees[0].fee_minor, fees.fees[0].why), (90_000, Why::Default));
        let desk = DeliveryFees { option: Some(DeliveryOption::Desk), ..query };
        assert!(shop.ask_as(shop.0.visitor(1), desk).await.unwrap().fees.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_rate_that_does_not_exist_is_not_found_whatever_its_id() {
    both(|shop| async move {
        let id: RateId = TenantId::INSTALLATION.raw().into();
        assert_eq!(
            shop.run(RemoveDeliveryRate { id, rev: None }).await.unwrap_err().code(),
            "delivery.rate_not_found"
        );
    })
    .await;
}
