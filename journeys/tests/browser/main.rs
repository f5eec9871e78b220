//! Journeys through a real browser: an order without scripts, a merchant on a telephone, and a look at every
//! page.

mod browser;
mod buyer;
mod demo;
mod embeds;
mod guide;
mod inspect;
mod merchant;
mod pages;
mod picture;
mod planted;

use browser::{Browser, Screen};
use demo::Demo;
use rig::Outcome;
use rig::place::On;

async fn sold_and_confirmed(on: On) -> Outcome<()> {
    let demo = Demo::open(on, "sale").await?;
    let used = demo.place.book().number(merchant::USED).await?;
    let code = buyer::order_without_scripts(&demo, on).await?;
    merchant::confirm(&demo, on, &code, used).await?;
    demo.close().await
}

#[tokio::test]
async fn an_order_without_scripts_is_kept_once_and_confirmed_on_a_telephone_on_sqlite() -> Outcome<()> {
    sold_and_confirmed(On::Sqlite).await
}

#[tokio::test]
async fn an_order_without_scripts_is_kept_once_and_confirmed_on_a_telephone_on_postgresql() -> Outcome<()> {
    sold_and_confirmed(On::Postgres).await
}

#[tokio::test]
async fn every_page_is_right_on_a_telephone_in_arabic() -> Outcome<()> {
    pages::every_page(Screen::Phone, "ar").await
}

#[tokio::test]
async fn every_page_is_right_on_a_telephone_in_english() -> Outcome<()> {
    pages::every_page(Screen::Phone, "en").await
}

#[tokio::test]
async fn every_page_is_right_on_a_desk_in_arabic() -> Outcome<()> {
    pages::every_page(Screen::Desk, "ar").await
}

#[tokio::test]
async fn every_page_is_right_on_a_desk_in_english() -> Outcome<()> {
    pages::every_page(Screen::Desk, "en").await
}

#[tokio::test]
async fn every_planted_defect_is_found_and_nothing_else() -> Outcome<()> {
    let address = planted::serve().await?;
    let ids = inspect::ids()?;
    let mut missed = Vec::new();
    let after = planted::DEFECTS.len() + 1;
    for (screen, defects, first) in
        [(Screen::Phone, planted::DEFECTS, 1), (Screen::Desk, planted::ON_A_DESK, after)]
    {
        let mut browser = Browser::open(screen, true, "planted").await?;
        let planted = defects.iter().zip(first..).map(|((rule, _, _), number)| (*rule, number));
        for (rule, number) in [("", 0)].into_iter().chain(planted) {
            browser.go(&format!("http://{address}/{number}")).await?;
            let found = inspect::inspect(&mut browser, "en", &ids).await?;
            let spoke = |line: &String| line.starts_with(&format!("{rule}: "));
            if found.iter().any(|line| !spoke(line)) || found.is_empty() != rule.is_empty() {
                missed.push(format!("page {number}, {rule:?} is planted, found is {found:#?}"));
            }
        }
    }
    println!("{}", missed.join("\n"));
    if missed.is_empty() { Ok(()) } else { Err(format!("{} pages were misjudged", missed.len())) }
}

#[tokio::test]
async fn the_four_elements_show_the_limit_on_a_page_elsewhere_and_stay_quiet_without_scripts() -> Outcome<()>
{
    embeds::elsewhere().await
}

#[tokio::test]
async fn a_program_on_a_page_elsewhere_asks_for_the_limit_and_hears_when_it_changed() -> Outcome<()> {
    embeds::hook().await
}

/// `SOUK_PICTURES=1` writes the guide's pictures anew.
#[tokio::test]
async fn the_merchants_guide_is_walked_from_a_new_shop_to_its_first_delivered_order() -> Outcome<()> {
    guide::walk(xtask::machine::setting("SOUK_PICTURES").is_some()).await
}

/// `SOUK_PICTURES=1` writes the picture of the README anew; without it this only proves that it can be made.
#[tokio::test]
async fn the_picture_of_the_readme_is_made_of_the_running_program() -> Outcome<()> {
    picture::make(xtask::machine::setting("SOUK_PICTURES").is_some()).await
}
