//! A customer: finds a product, orders it, and would not order it twice.

use rig::place::On;
use rig::{Outcome, Saying};

use crate::browser::{Browser, Screen};
use crate::demo::Demo;

/// Where the parcel goes: a province other than the one first chosen, and whichever town of it comes first.
pub const FIRST_CHOICE: &str = "16";
const PROVINCE: &str = "31";

/// From the shop's home to the filled form of a product, and on to the checkout.
pub async fn go_to_checkout(browser: &mut Browser, demo: &Demo, lang: &str, phone: &str) -> Outcome<i64> {
    browser.go(&demo.at(&demo.shop(lang, "/"))).await?;
    browser.follow(".product:not(.gone) a").await?;
    let price = dinars(&browser.text("main .price").await?)?;
    browser.write("[name=name]", "أمينة بن علي").await?;
    browser.write("[name=phone]", phone).await?;
    browser.pick("#f-province", FIRST_CHOICE).await?;
    browser.follow("main form .button.main").await?;
    Ok(price)
}

/// The customer thinks of another province, and says so without any script.
pub async fn choose_another_province(browser: &mut Browser) -> Outcome<()> {
    browser.pick("#f-province", PROVINCE).await?;
    if browser.has("html:not(.js)").await? {
        browser.follow("#f-province-field .unscripted").await?;
    }
    Ok(())
}

pub async fn choose_town(browser: &mut Browser, province: &str) -> Outcome<()> {
    browser.pick("#f-municipality", province).await?;
    browser.write("[name=address]", "حي السلام، عمارة 12").await
}

pub async fn send(browser: &mut Browser) -> Outcome<()> {
    browser.follow("main form .button.main").await
}

/// The whole way without a script, in Arabic, on a telephone; answers the code of the order.
pub async fn order_without_scripts(demo: &Demo, on: On) -> Outcome<String> {
    let book = demo.place.book();
    let orders = "select cast(count(*) as bigint) from orders";
    let before = book.number(orders).await?;
    let mut browser = Browser::open(Screen::Phone, false, &format!("buyer-{}", on.name())).await?;
    let goods = go_to_checkout(&mut browser, demo, "ar", "0551 98 76 54").await?;
    must(browser.has("html[lang=ar][dir=rtl]:not(.js)").await?, "a page in Arabic that no script touched")?;
    choose_another_province(&mut browser).await?;
    choose_town(&mut browser, PROVINCE).await?;
    send(&mut browser).await?;
    let thanks = browser.address().await?;
    must(browser.has(".hero").await?, format!("thanks, and not {thanks}"))?;
    let code = browser.text(".card .price bdi").await?;
    let shown = dinars(&browser.text(".facts > div:last-child .price").await?)?;

    let fee = format!(
        "select case when free_above <= {goods} then 0 else fee end from delivery_rates \
         where option = 'home' and scope_ref in (0, {PROVINCE}) order by scope_ref desc limit 1"
    );
    let total = goods + book.number(&fee).await?;
    must(shown == total, format!("{shown} was shown, {total} is due"))?;
    let kept = format!(
        "select cast(count(*) as bigint) from orders where code = '{code}' and total = {total} \
         and phone = '+213551987654' and province = {PROVINCE} and lang = 'ar' and status = 'pending'"
    );
    must(book.number(&kept).await? == 1, format!("order {code} over {total} is not in the book"))?;

    browser.refresh().await?;
    must(browser.text(".card .price bdi").await? == code, "the same thanks after a refresh")?;
    browser.back().await?;
    must(browser.has("main form .button.main").await?, "the form again after going back")?;
    send(&mut browser).await?;
    must(browser.address().await? == thanks, "sending again leads to the same thanks")?;
    must(book.number(orders).await? == before + 1, "one order and not two")?;
    Ok(code)
}

/// `7 200 دج` and `7 200.50 DA` in centimes.
fn dinars(text: &str) -> Outcome<i64> {
    let (whole, cents) = text.split_once('.').unwrap_or((text, "00"));
    if !whole.contains(|c: char| c.is_ascii_digit()) {
        return Err(format!("no sum in {text:?}"));
    }
    let digits: String = whole.chars().chain(cents.chars().take(2)).filter(char::is_ascii_digit).collect();
    digits.parse().saying(format!("no sum in {text:?}"))
}

pub fn must(holds: bool, what: impl std::fmt::Display) -> Outcome<()> {
    if holds { Ok(()) } else { Err(format!("this is missing: {what}")) }
}

#[test]
fn sums_are_read_as_people_read_them() {
    assert_eq!(dinars("7\u{202f}200 دج"), Ok(720_000));
    assert_eq!(dinars("1\u{202f}007.50 DA"), Ok(100_750));
    assert!(dinars("—").is_err());
}
