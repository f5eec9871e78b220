//! What an order must know first, of its shop and its customer: one statement.

use souk_core::{Json, Moment, Result, params};
use souk_customers::{CustomerId, CustomerRow};
use souk_engine::{Reader, row, sql};
use souk_shops::{Settings, ShopId};

use crate::model::form::FormRules;

row! {
    struct Cells {
        slug: String,
        settings: Option<Json<Settings>>,
        customer: Option<CustomerId>,
        blocked_at: Option<Moment>,
        blocked_until: Option<Moment>,
        open_orders: Option<i64>,
        code_taken: bool,
    }
}

pub struct ShopSide {
    pub slug: String,
    pub settings: Settings,
    /// Whoever has the telephone, if it is one and somebody has.
    pub customer: Option<CustomerRow>,
    /// The code that was asked about is another order's; false where none was.
    pub code_taken: bool,
}

impl ShopSide {
    pub fn read(
        db: &mut Reader<'_>,
        shop: ShopId,
        phone: Option<&str>,
        code: &str,
        now: Moment,
    ) -> Result<Self> {
        Self::of(db, shop, phone, Some(code), now)
    }

    /// For a quote: no customer and no code are looked for.
    pub fn quoted(db: &mut Reader<'_>, shop: ShopId, now: Moment) -> Result<Self> {
        Self::of(db, shop, None, None, now)
    }

    fn of(
        db: &mut Reader<'_>,
        shop: ShopId,
        phone: Option<&str>,
        code: Option<&str>,
        now: Moment,
    ) -> Result<Self> {
        let cells: Option<Cells> = db.one(
            sql!(
                "select s.slug, t.body, i.customer_id, c.blocked_at, c.blocked_until, c.open_orders,
                        exists (select 1 from orders o where o.shop_id = s.shop_id and o.code = $3)
                 from v_shops s
                 left join v_settings t on t.shop_id = s.shop_id
                 left join v_customer_identities i
                   on i.shop_id = s.shop_id and i.kind = 'phone' and i.value = $2
                 left join v_customers c on c.shop_id = i.shop_id and c.id = i.customer_id
                 where s.shop_id = $1"
            ),
            params![shop, phone.map(str::to_owned), code.map(str::to_owned)],
        )?;
        let cells = cells.ok_or_else(|| souk_engine::refusals::SHOP_NOT_FOUND.refuse())?;
        let settings = cells.settings.map_or_else(Settings::default, |Json(settings)| settings);
        let blocked = souk_customers::model::customer::is_blocked(cells.blocked_at, cells.blocked_until, now);
        let customer = cells.customer.map(|id| CustomerRow {
            id,
            blocked,
            open_orders: cells.open_orders.unwrap_or_default(),
        });
        Ok(Self { slug: cells.slug, settings, customer, code_taken: cells.code_taken })
    }

    pub fn form_rules(&self) -> FormRules {
        FormRules {
            max_quantity: self.settings.max_quantity,
            address_required_home: self.settings.address_required_home,
        }
    }
}
