//! A parcel's label on a sheet of A6: whom it is for, where to, what is to be collected, its number as bars.

use serde_json::Value;
use souk_core::{Lang, Money, Words};
use souk_engine::Wording;
use souk_paper::{Sheet, Side};

use super::LabelView;

/// Lines of goods that a label has room for.
const GOODS: usize = 6;

/// `None` where the answer is none of a label.
pub fn draw(answer: &Value, words: &dyn Wording) -> Option<Vec<u8>> {
    let label: LabelView = serde_json::from_value(answer.clone()).ok()?;
    sheet(&label, words)?.pdf(&label.parcel.reference)
}

fn sheet(label: &LabelView, words: &dyn Wording) -> Option<Sheet> {
    let parcel = &label.parcel;
    let mut sheet = Sheet::new(105.0, 148.0, words.lang() == Lang::Ar)?;
    let said = |text: &Words| text.get(words.lang(), &[Lang::Fr]).to_owned();
    sheet.pair(&said(&label.shop), label.shop_phone.as_deref().unwrap_or_default(), 11.0);
    sheet.rule();
    sheet.bars(&parcel.reference, 15.0);
    sheet.text(&parcel.reference, 16.0, Side::Middle, 1);
    sheet.rule();
    sheet.text(&parcel.customer.name, 15.0, Side::Start, 2);
    sheet.text(&parcel.customer.phone_shown, 15.0, Side::Sheet, 1);
    let province = format!("{:02} {}", parcel.delivery.province, said(&parcel.delivery.province_words));
    let municipality = said(&parcel.delivery.municipality_words);
    sheet.text(&municipality, 15.0, Side::Start, 2);
    sheet.text(&province, 13.0, Side::Sheet, 1);
    // As the carrier itself calls it, where it has words of its own.
    if let Some(theirs) = &parcel.at_carrier {
        let theirs = [theirs.municipality.as_deref(), theirs.province.as_deref()];
        let theirs: Vec<&str> = theirs.into_iter().flatten().collect();
        sheet.text(&theirs.join(", "), 11.0, Side::Start, 1);
    }
    if let Some(desk) = &parcel.delivery.stop_desk {
        sheet.text(&desk.name, 12.0, Side::Start, 2);
    }
    sheet.text(&parcel.delivery.address, 12.0, Side::Start, 3);
    sheet.rule();
    let amount = Money::new(parcel.amount_minor, parcel.currency);
    sheet.pair(&words.word("parcel-label-collect"), &words.money(amount), 15.0);
    sheet.rule();
    for line in parcel.lines.iter().take(GOODS) {
        let name = said(&line.name);
        let label = if line.variant_label.is_empty() { "" } else { " – " };
        let goods = format!("{name}{label}{} × {}", line.variant_label, line.quantity.human());
        sheet.text(&goods, 9.0, Side::Start, 1);
    }
    if parcel.lines.len() > GOODS {
        sheet.text(&format!("+ {}", parcel.lines.len() - GOODS), 9.0, Side::Sheet, 1);
    }
    sheet.text(&parcel.note, 9.0, Side::Start, 2);
    sheet.pair(&format!("#{}", parcel.order_number), &parcel.account.label, 9.0);
    Some(sheet)
}
