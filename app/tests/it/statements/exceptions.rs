//! The short list of statements that may look across shops, each with its reason. One that nothing needs any
//! more fails the test.

use super::rules::Breach;

#[derive(Debug)]
pub struct Exception {
    pub path: &'static str,
    /// A part of the statement that no other statement of the file has.
    pub says: &'static str,
    /// The breach that is meant, by its name.
    pub breach: &'static str,
    pub reason: &'static str,
}

impl Exception {
    pub fn fits(&self, path: &str, text: &str, breach: &Breach) -> bool {
        self.path == path && text.contains(self.says) && format!("{breach:?}").starts_with(self.breach)
    }
}

pub const EXCEPTIONS: &[Exception] = &[
    Exception {
        path: "kernel/engine/src/journal.rs",
        says: "insert into claims",
        breach: "WritingRead",
        reason: "the claim of a key rides along with the gate, and is taken back with whatever is refused",
    },
    Exception {
        path: "kernel/engine/src/tx.rs",
        says: "insert into sequences",
        breach: "WritingRead",
        reason: "a number is taken and read at once, in the transaction of its command",
    },
    Exception {
        path: "kernel/engine/src/erase.rs",
        says: "closed_at <= $2 and erased_at is null",
        breach: "NotByShop",
        reason: "once a day erasure asks which shops closed long ago, a page at a time",
    },
    Exception {
        path: "kernel/engine/src/files.rs",
        says: "where unused_since is null",
        breach: "NotByShop",
        reason: "a backup proves that it has the files of every shop",
    },
    Exception {
        path: "kernel/engine/src/retain.rs",
        says: "select shop_id from tenants",
        breach: "NotByShop",
        reason: "once a day retention goes from shop to shop, a page at a time",
    },
    Exception {
        path: "kernel/engine/src/lease.rs",
        says: "select j.shop_id, j.id, j.name",
        breach: "NotByShop",
        reason: "the worker looks for what is due, of whichever shop; by the index of what is due",
    },
    Exception {
        path: "kernel/engine/src/lease.rs",
        says: "update jobs set state = 'leased'",
        breach: "WritingRead",
        reason: "a lease is taken under its fence and what it is for is read at once",
    },
    Exception {
        path: "rooms/parcels/src/jobs.rs",
        says: "e.key = 'carriers.max'",
        breach: "NotByShop",
        reason: "the daily look whose count of carriers is wrong goes over all shops, by their key",
    },
    Exception {
        path: "kernel/engine/src/sweep.rs",
        says: "select distinct shop_id from files",
        breach: "NotByShop",
        reason: "once a day the sweep asks which shops have files that are due, over an index alone",
    },
    Exception {
        path: "kernel/engine/src/sweep.rs",
        says: "select distinct sha256 from files",
        breach: "NotByShop",
        reason: "bytes stay while any shop has a row of them; by the index of hashes",
    },
    Exception {
        path: "rooms/plans/src/commands/retire_plan.rs",
        says: "count(*) as bigint) from subscriptions",
        breach: "Scan",
        reason: "the platform counts a plan's shops when it retires the plan, once in years",
    },
    Exception {
        path: "rooms/plans/src/commands/open_shop.rs",
        says: "select shop_id from v_shops limit 1",
        breach: "Scan",
        reason: "asks whether there is any shop at all: one row is read",
    },
    Exception {
        path: "rooms/plans/src/commands/reset_usage.rs",
        says: "select distinct zone from v_tenants",
        breach: "Scan",
        reason: "opening months asks in which zones shops are, in the bulk lane",
    },
    Exception {
        path: "rooms/plans/src/commands/reset_usage.rs",
        says: "max(ends_at) as ends_at",
        breach: "Scan",
        reason: "opening months asks whose last month was used up, in the bulk lane",
    },
    Exception {
        path: "rooms/plans/src/jobs.rs",
        says: "and not exists (",
        breach: "NotByShop",
        reason: "a job opens the month of every shop, a page at a time",
    },
    Exception {
        path: "rooms/shops/src/queries/shops.rs",
        says: "s.slug = $1",
        breach: "NotByShop",
        reason: "a public address names the shop by its slug, which is unique",
    },
    Exception {
        path: "rooms/site/src/queries/pages.rs",
        says: "from v_shops where slug = $1",
        breach: "NotByShop",
        reason: "a public address names the shop by its slug, which is unique",
    },
    Exception {
        path: "rooms/site/src/queries/theme.rs",
        says: "where s.slug = $1",
        breach: "NotByShop",
        reason: "a public address names the shop by its slug, which is unique",
    },
    Exception {
        path: "rooms/site/src/queries/domain.rs",
        says: "where s.slug = $1",
        breach: "NotByShop",
        reason: "a public address names the shop by its slug, which is unique",
    },
    Exception {
        path: "rooms/site/src/queries/domain.rs",
        says: "d.shop_id, s.slug from site_domains d",
        breach: "NotByShop",
        reason: "a request names the host at which one shop is served, which is unique",
    },
    Exception {
        path: "rooms/site/src/queries/domain.rs",
        says: "select d.shop_id, d.token from site_domains d",
        breach: "NotByShop",
        reason: "whoever proves a domain meets the one shop that is served there",
    },
    Exception {
        path: "rooms/site/src/jobs.rs",
        says: "live is not null and looked_at <= $2",
        breach: "NotByShop",
        reason: "a job looks at the domains of every shop, a page at a time",
    },
    Exception {
        path: "rooms/site/src/jobs.rs",
        says: "state = 'off' and found = 'no_plan'",
        breach: "NotByShop",
        reason: "a job looks at the domains of every shop, a page at a time",
    },
    Exception {
        path: "rooms/site/src/jobs.rs",
        says: "state = 'waiting' and named_at > $2",
        breach: "NotByShop",
        reason: "a job looks at the domains of every shop, a page at a time",
    },
    Exception {
        path: "rooms/shops/src/queries/settings.rs",
        says: "from shops where slug = $1",
        breach: "NotByShop",
        reason: "a public address names the shop by its slug, which is unique",
    },
    Exception {
        path: "rooms/shops/src/queries/shops.rs",
        says: "m.user_id = $1 order by s.created_at",
        breach: "NotByShop",
        reason: "a user asks for the own shops, before one is chosen",
    },
    Exception {
        path: "rooms/plans/src/jobs.rs",
        says: "where next_from is not null",
        breach: "NotByShop",
        reason: "a job asks whose smaller plan begins; by the index of what is due",
    },
    Exception {
        path: "rooms/orders/src/jobs.rs",
        says: "select distinct shop_id from order_request_counts",
        breach: "NotByShop",
        reason: "a job asks which shops have requests that wait",
    },
    Exception {
        path: "rooms/orders/src/jobs.rs",
        says: "select shop_id from v_tenants",
        breach: "NotByShop",
        reason: "a job measures the pace of every shop, a page at a time",
    },
    Exception {
        path: "rooms/leads/src/jobs.rs",
        says: "select t.shop_id from v_tenants",
        breach: "NotByShop",
        reason: "a job asks which shops have leads whose time is over, a page at a time",
    },
    Exception {
        path: "rooms/stock/src/jobs.rs",
        says: "select distinct shop_id from reservations",
        breach: "NotByShop",
        reason: "a job asks which shops have holds that are due",
    },
    Exception {
        path: "rooms/plans/src/queries/invoices.rs",
        says: "order by i.number * $3 desc",
        breach: "Scan",
        reason: "whoever runs the installation sees the bills of every shop, a page at a time",
    },
    Exception {
        path: "rooms/plans/src/queries/everywhere.rs",
        says: "where shop_id > $1 order by shop_id limit $2",
        breach: "NotByShop",
        reason: "figures of the platform look at every shop, five hundred at a time",
    },
    Exception {
        path: "rooms/plans/src/queries/picture.rs",
        says: "where p.method <> 'referral'",
        breach: "Scan",
        reason: "figures of the platform look at what every shop paid",
    },
    Exception {
        path: "rooms/plans/src/queries/picture.rs",
        says: "coalesce(i.before_plan, s.plan_code) end",
        breach: "NotByShop",
        reason: "figures of the platform look at what every shop paid; by the index of states",
    },
    Exception {
        path: "rooms/plans/src/queries/picture.rs",
        says: "min(number) as number",
        breach: "NotByShop",
        reason: "figures of the platform look at what every shop paid; by the index of states",
    },
    Exception {
        path: "rooms/plans/src/queries/picture.rs",
        says: "ends_at > $1 order by number",
        breach: "NotByShop",
        reason: "figures of the platform look at the paid time of every shop",
    },
    Exception {
        path: "rooms/plans/src/queries/picture.rs",
        says: "from plan_ratings where plan_code",
        breach: "Scan",
        reason: "figures of the platform look at every rating of a plan",
    },
    Exception {
        path: "rooms/plans/src/queries/funnel.rs",
        says: "where started_at >= $1",
        breach: "Scan",
        reason: "the funnel of the platform looks at the trial of every shop",
    },
    Exception {
        path: "rooms/plans/src/queries/funnel.rs",
        says: "from usage_periods p join subscriptions",
        breach: "NotByShop",
        reason: "the funnel of the platform looks at twelve months of every shop; by the index of months",
    },
    Exception {
        path: "rooms/plans/src/queries/funnel.rs",
        says: "settled_at >= $2",
        breach: "NotByShop",
        reason: "the funnel of the platform looks at what every shop paid; by the index of states",
    },
    Exception {
        path: "rooms/plans/src/queries/heat.rs",
        says: "where p.key = $1",
        breach: "NotByShop",
        reason: "the map of heat looks at one month of every shop; by the index of months",
    },
    Exception {
        path: "rooms/plans/src/queries/history.rs",
        says: "from usage_periods p join subscriptions",
        breach: "NotByShop",
        reason: "plots of the platform look at twelve months of every shop",
    },
    Exception {
        path: "rooms/plans/src/queries/history.rs",
        says: "from plan_ratings where plan_code",
        breach: "NotByShop",
        reason: "plots of the platform look at the ratings of twelve months; by the index of their moments",
    },
    Exception {
        path: "rooms/plans/src/queries/advice.rs",
        says: "from usage_periods p join subscriptions",
        breach: "NotByShop",
        reason: "advice looks at one month of every shop",
    },
    Exception {
        path: "rooms/plans/src/queries/advice.rs",
        says: "from plan_invoices",
        breach: "NotByShop",
        reason: "advice looks at what every shop paid in a month; by the index of states",
    },
    Exception {
        path: "rooms/entitlements/src/jobs.rs",
        says: "override_until is not null",
        breach: "NotByShop",
        reason: "a job asks which shops have overrides that end, a page at a time",
    },
    Exception {
        path: "rooms/plans/src/queries/catalogue.rs",
        says: "p.retired_at is not null",
        breach: "Scan",
        reason: "the platform counts the shops of plans that it retired, which are few",
    },
    Exception {
        path: "rooms/plans/src/queries/register.rs",
        says: "order by s.created_at desc, s.shop_id desc",
        breach: "NotByShop",
        reason: "whoever runs the platform looks over all of its shops, a page at a time",
    },
    Exception {
        path: "rooms/plans/src/queries/views/shops.rs",
        says: "where s.shop_id > $1 order by s.shop_id limit $2",
        breach: "NotByShop",
        reason: "views for monitors look at every shop, five hundred at a time",
    },
    Exception {
        path: "rooms/plans/src/queries/views/usage.rs",
        says: "(p.shop_id, p.key) > ($1, $2)",
        breach: "NotByShop",
        reason: "views for monitors look at every month of every shop, five hundred at a time",
    },
    Exception {
        path: "rooms/plans/src/jobs.rs",
        says: "and started_at <= $2",
        breach: "NotByShop",
        reason: "a job gives every shop of a plan what is better in a new version, a page at a time",
    },
    Exception {
        path: "rooms/plans/src/queries/register.rs",
        says: "> ($4, $5)",
        breach: "NotByShop",
        reason: "whoever runs the platform looks over all of its shops from the oldest on, a page at a time",
    },
];
