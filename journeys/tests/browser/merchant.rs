//! The merchant, on a telephone in the shop: sees the order, calls, confirms it.

use rig::Outcome;
use rig::place::On;

use crate::browser::{Browser, Screen};
use crate::buyer::must;
use crate::demo::Demo;

pub const USED: &str = "select cast(sum(used) as bigint) from usage_periods";

pub async fn confirm(demo: &Demo, on: On, code: &str, used_before: i64) -> Outcome<()> {
    let book = demo.place.book();
    let mut browser = Browser::open(Screen::Phone, true, &format!("merchant-{}", on.name())).await?;
    demo.sign_in(&mut browser).await?;
    let meter = "return document.querySelector('[role=meter]').getAttribute('aria-valuenow')";
    let used = browser.run(meter, serde_json::json!([])).await?;
    let counted = used.as_str().and_then(|text| text.parse().ok());
    must(
        counted == Some(used_before + 1),
        format!("one order more than {used_before} on the meter: {used}"),
    )?;
    must(book.number(USED).await? == used_before + 1, "one unit of the quota is used")?;

    browser.follow("main .table tbody th a").await?;
    let page = browser.text("main").await?;
    must(page.contains(code), format!("order {} is the newest on the home page", code))?;
    browser.follow("main form[action$='/confirm'] button").await?;
    must(browser.has(".notice.success").await?, "the page says that it is done")?;
    let status = book.texts(&format!("select status from orders where code = '{}'", code)).await?;
    must(status == ["confirmed"], format!("the order is confirmed: {status:?}"))?;
    must(!browser.has("main form[action$='/confirm']").await?, "nothing is left to confirm")?;
    must(book.number(USED).await? == used_before + 1, "confirming costs nothing")?;
    let said = browser.complaints().await?;
    must(said.is_empty(), format!("a quiet console: {said:?}"))
}
