//! What somebody looks for in the order book by whatever they typed, and the few orders that can be meant.

use souk_core::{RawId, Result, Value, fold, params};
use souk_customers::{CustomerId, phone};
use souk_engine::{Context, Reader, sql};

use super::list::OrderList;
use crate::model::code;

/// What is looked for, in the forms that are stored.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Sought {
    phone: Option<String>,
    code: Option<String>,
    number: Option<i64>,
    name: Option<String>,
}

/// So many customers of one name are looked up one by one; of more, the newest orders are found soon enough.
const NAMESAKES: i64 = 500;

impl Sought {
    /// `None`: what is asked for cannot be anything, so nothing is found.
    pub fn of(list: &OrderList) -> Option<Self> {
        let given = |text: &Option<String>| {
            text.as_deref().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned)
        };
        let mut sought = Sought { number: list.number, ..Self::default() };
        if let Some(typed) = given(&list.phone) {
            sought.phone = Some(phone::normal(&typed)?);
        }
        if let Some(typed) = given(&list.code) {
            sought.code = Some(code::read(&typed)?);
        }
        let Some(q) = given(&list.q) else { return Some(sought) };
        let digits: String = q.trim_start_matches('#').chars().map(souk_core::text::ascii_digit).collect();
        if let Some(phone) = phone::normal(&q) {
            sought.phone = Some(phone);
        } else if let (true, Ok(number)) = (digits.len() < code::LENGTH, digits.parse()) {
            sought.number = Some(number);
        } else if let (true, Some(code)) = (looks_like_code(&q), code::read(&q)) {
            sought.code = Some(code);
        } else {
            sought.name = Some(fold(&q));
        }
        Some(sought)
    }

    /// Everything that begins with the name lies before the name with the greatest character behind it.
    pub fn names(&self) -> Option<(String, String)> {
        self.name.as_ref().map(|name| (name.clone(), format!("{name}\u{10ffff}")))
    }

    /// Ids of the only orders that can be meant, each found by an index of its own; `None` where any may be.
    pub fn among(
        &self,
        cx: &Context,
        customer: Option<CustomerId>,
        db: &mut Reader<'_>,
    ) -> Result<Option<Vec<RawId>>> {
        let mut found: Option<Vec<RawId>> = None;
        let mut narrow = |rows: Vec<(RawId,)>| {
            let ids: Vec<RawId> = rows.into_iter().map(|(id,)| id).collect();
            found = Some(match found.take() {
                Some(before) => before.into_iter().filter(|id| ids.contains(id)).collect(),
                None => ids,
            });
        };
        if let Some(code) = &self.code {
            let text = sql!("select id from orders where shop_id = $1 and code = $2");
            narrow(db.rows(text, params![cx.shop, code])?);
        }
        if let Some(number) = self.number {
            let text = sql!("select id from orders where shop_id = $1 and number = $2");
            narrow(db.rows(text, params![cx.shop, number])?);
        }
        if let Some(phone) = &self.phone {
            // Whoever ordered is known by the telephone that they ordered with.
            let text = sql!(
                "select o.id from v_customer_identities i
                 join orders o on o.shop_id = i.shop_id and o.customer_id = i.customer_id
                 where i.shop_id = $1 and i.kind = 'phone' and i.value = $2 and o.phone = $2"
            );
            narrow(db.rows(text, params![cx.shop, phone])?);
        }
        let text = sql!("select id from orders where shop_id = $1 and customer_id in_list($2)");
        if let Some(customer) = customer {
            narrow(db.rows(text, params![cx.shop, Value::Ids(vec![customer.raw().0])])?);
        }
        if let Some((start, end)) = self.names() {
            let named: Vec<(RawId,)> = db.rows(
                sql!(
                    "select c.id from v_customers c
                     where c.shop_id = $1 and c.name_fold >= $2 and c.name_fold < $3 limit $4"
                ),
                params![cx.shop, start, end, NAMESAKES + 1],
            )?;
            if i64::try_from(named.len()).is_ok_and(|count| count <= NAMESAKES) {
                let named = named.into_iter().map(|(id,)| id.0).collect();
                narrow(db.rows(text, params![cx.shop, Value::Ids(named)])?);
            }
        }
        Ok(found)
    }
}

/// Names may be eight letters too; a code has a digit nearly always, and capitals where it was copied.
fn looks_like_code(q: &str) -> bool {
    q.chars().any(|c| c.is_ascii_digit()) || q.chars().all(|c| c.is_ascii_uppercase() || c == ' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn q(text: &str) -> Sought {
        Sought::of(&OrderList { q: Some(text.to_owned()), ..OrderList::default() }).unwrap()
    }

    #[test]
    fn one_field_finds_by_whatever_is_typed() {
        assert_eq!(q("0551 23 45 67").phone.as_deref(), Some("+213551234567"));
        assert_eq!(q("#128").number, Some(128));
        assert_eq!(q("١٢٨").number, Some(128));
        assert_eq!(q("k7m2 xq4b").code.as_deref(), Some("K7M2XQ4B"));
        assert_eq!(q("Mahmoudi").name.as_deref(), Some("mahmoudi"));
        assert_eq!(q("  "), Sought::default());
    }

    #[test]
    fn what_cannot_be_a_telephone_or_code_finds_nothing() {
        let of = |list: OrderList| Sought::of(&list);
        assert_eq!(of(OrderList { phone: Some("hello".to_owned()), ..OrderList::default() }), None);
        assert_eq!(of(OrderList { code: Some("?".to_owned()), ..OrderList::default() }), None);
    }
}
