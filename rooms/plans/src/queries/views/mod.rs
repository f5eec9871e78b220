//! The six views for monitors as lists: the same columns under the same names, but by the program's own
//! clock, each column a filter. `0003_views.sql` has them for whoever asks the database itself.

mod shops;
mod usage;

use souk_core::{Currency, Moment, Result};
use souk_engine::{PageSize, Slice};
use souk_shops::ShopId;

use crate::model::standing::{Reason, Status};

pub use shops::{
    BlockedShop, BlockedStores, BlockedStoresFixed, MonitoredShop, MonitoredSubscription,
    OrganizationSubscriptions, Organizations,
};
pub use usage::{MonitoredPlan, MonitoredUsage, MonthlyOnlineOrdersUsage, SubscriptionPlans};

/// How many rows are looked at at once, and how often for one page: a filter that fits few rows answers a
/// short page and where to go on.
const AT_ONCE: i64 = 500;
const LOOKS: usize = 20;

/// What a column may be asked for.
pub trait Column {
    type Asked;
    fn is(&self, asked: &Self::Asked) -> bool;
}

macro_rules! columns {
    ($($kind:ty),*) => {$(
        impl Column for $kind {
            type Asked = $kind;
            fn is(&self, asked: &$kind) -> bool {
                self == asked
            }
        }
        impl Column for Option<$kind> {
            type Asked = $kind;
            fn is(&self, asked: &$kind) -> bool {
                self.as_ref() == Some(asked)
            }
        }
    )*};
}
columns!(String, i64, bool, Moment, ShopId, Currency, Status, Reason);

/// The question of a view, with a filter for every column of its rows and perhaps more fields.
macro_rules! monitor_query {
    ($(#[$doc:meta])* $query:ident, $row:ident { $($(#[$kept:meta])* $column:ident: $kind:ty,)* }
     $(and { $($(#[$note:meta])* $more:ident: $more_kind:ty,)* })?) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Default, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        #[serde(deny_unknown_fields, default)]
        pub struct $query {
            $(pub $column: Option<<$kind as super::Column>::Asked>,)*
            $($($(#[$note])* pub $more: $more_kind,)*)?
            pub after: Option<String>,
            pub limit: souk_engine::PageSize,
        }

        impl $query {
            fn wants(&self, row: &$row) -> bool {
                $(self.$column.as_ref().is_none_or(|asked| super::Column::is(&row.$column, asked)))&&*
            }
        }
    };
}
use monitor_query;

macro_rules! monitor_row {
    ($row:ident { $($(#[$note:meta])* $column:ident: $kind:ty,)* }) => {
        #[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, schemars::JsonSchema)]
        pub struct $row { $($(#[$note])* pub $column: $kind,)* }
    };
}
use monitor_row;

/// The row of a view, the question for it, and perhaps another for the same rows that has more fields.
macro_rules! monitor_view {
    ($(#[$doc:meta])* $query:ident, $row:ident $columns:tt
     $(and $(#[$other_doc:meta])* $other:ident $more:tt)?) => {
        super::monitor_query! { $(#[$doc])* $query, $row $columns }
        $(super::monitor_query! { $(#[$other_doc])* $other, $row $columns and $more })?
        super::monitor_row! { $row $columns }
    };
}
use monitor_view;

/// Fills a page by looking at rows in their order, each with where a page after it begins.
fn gather<R>(
    size: PageSize,
    mut after: Option<String>,
    mut look: impl FnMut(Option<&str>) -> Result<Vec<(String, R)>>,
    wants: impl Fn(&R) -> bool,
) -> Result<Slice<R>> {
    let wanted = usize::try_from(size.rows()).unwrap_or(usize::MAX);
    let (mut items, mut next) = (Vec::new(), None);
    for _ in 0..LOOKS {
        let rows = look(after.as_deref())?;
        let last = i64::try_from(rows.len()).is_ok_and(|count| count < AT_ONCE);
        for (place, row) in rows {
            after = Some(place.clone());
            if !wants(&row) {
                continue;
            }
            if items.len() == wanted {
                return Ok(Slice { items, next });
            }
            items.push(row);
            next = Some(place);
        }
        if last {
            return Ok(Slice { items, next: None });
        }
    }
    Ok(Slice { items, next: after })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(size: u32, after: Option<&str>, wants: fn(&i64) -> bool) -> (Vec<i64>, Option<String>, usize) {
        let mut looks = 0;
        let look = |after: Option<&str>| {
            looks += 1;
            let from = after.map_or(0, |after| after.parse::<i64>().unwrap());
            Ok((from + 1..=(from + AT_ONCE).min(20_000)).map(|row| (row.to_string(), row)).collect())
        };
        let page = gather(PageSize(size), after.map(str::to_owned), look, wants).unwrap();
        (page.items, page.next, looks)
    }

    #[test]
    fn pages_follow_each_other_without_gap_or_double() {
        let (items, next, _) = ask(3, None, |row| row % 100 == 0);
        assert_eq!((items.as_slice(), next.as_deref()), (&[100, 200, 300][..], Some("300")));
        let (items, _, _) = ask(3, next.as_deref(), |row| row % 100 == 0);
        assert_eq!(items, [400, 500, 600]);
        let (items, next, _) = ask(3, Some("19998"), |_| true);
        assert_eq!((items.as_slice(), next), (&[19_999, 20_000][..], None));
    }

    #[test]
    fn a_filter_that_fits_nothing_ends_its_page_and_says_where_to_go_on() {
        let (items, next, looks) = ask(50, None, |row| *row == 20_000);
        assert_eq!((items.len(), next.as_deref(), looks), (0, Some("10000"), LOOKS));
        let (items, next, _) = ask(50, next.as_deref(), |row| *row == 20_000);
        assert_eq!((items.len(), next.is_some()), (1, true), "whether more come is not known yet");
        assert_eq!(ask(50, next.as_deref(), |row| *row == 20_000).0.len(), 0);
    }
}
