-- From when on a renewal of the plan buys this version; whoever renews before keeps theirs.
alter table plan_versions add column moves_from moment;

-- Ratings of the plan by owners: 1 to 5, one in ninety days. `at` is kept by whoever counts them.
create table plan_ratings (
    shop_id id not null,
    id id not null,
    plan_code text not null,
    stars int not null,
    note text not null,
    rated_at moment not null,
    primary key (shop_id, id),
    foreign key (shop_id) references subscriptions (shop_id),
    constraint plan_ratings_stars check (stars between 1 and 5)
);

create index plan_ratings_at on plan_ratings (rated_at);

-- Views for people at the database and for monitoring. They read the database's own clock and nothing else that
-- changes by itself: no job writes what they show. PostgreSQL is taught SQLite's two functions of time.
postgres create function unixepoch(kind text) returns double precision language sql stable as 'select cast(extract(epoch from transaction_timestamp()) as double precision)';
postgres create function datetime(seconds bigint, kind text) returns text language sql immutable as 'select to_char(to_timestamp(seconds) at time zone ''UTC'', ''YYYY-MM-DD HH24:MI:SS'')';

-- A plan that has begun counts from its moment on, written into its places or not.
create view v_subscriptions_now as
    select s.shop_id, s.currency, s.started_at, s.trial_ends_at, s.paid_until, s.grace_until, s.canceled_at,
           cast(unixepoch('subsec') * 1000000 as bigint) as clock,
           case when s.next_from <= cast(unixepoch('subsec') * 1000000 as bigint)
                then s.next -> 0 -> 'plan' ->> 'code' else s.plan_code end as plan_code,
           case when s.next_from <= cast(unixepoch('subsec') * 1000000 as bigint)
                then cast(s.next -> 0 -> 'plan' -> 'terms' ->> 'price_month' as bigint) else s.price_month end as price_month,
           case when s.next_from <= cast(unixepoch('subsec') * 1000000 as bigint)
                then cast(s.next -> 0 -> 'plan' -> 'terms' ->> 'orders_limit' as bigint) else s.orders_limit end as orders_limit
    from subscriptions s;

create view v_statuses_now as
    select n.shop_id, n.currency, n.started_at, n.trial_ends_at, n.paid_until, n.grace_until, n.clock, n.plan_code, n.orders_limit,
           case when n.canceled_at <= n.clock then 'canceled'
                when n.price_month = 0 then 'active'
                when n.clock < n.paid_until then 'active'
                when n.paid_until is not null then 'past_due'
                when n.trial_ends_at is not null then 'trialing' end as status
    from v_subscriptions_now n;

create view v_usage_now as
    select n.shop_id, n.clock, p.key as period_key,
           coalesce(p.used + p.credit_used, 0) as used,
           case when p.key is null then n.orders_limit else p.included_limit end
               + coalesce(p.credit_used, 0)
               + (select cast(coalesce(sum(c.remaining), 0) as bigint) from credits c
                  where c.shop_id = n.shop_id and c.remaining > 0
                    and (c.expires_at is null or c.expires_at > n.clock)) as allowance
    from v_subscriptions_now n
    left join usage_periods p on p.shop_id = n.shop_id and p.starts_at <= n.clock and p.ends_at > n.clock;

-- Every shop with the first reason why it may take no orders.
create view v_shops_now as
    select t.shop_id, t.slug, t.name, t.phone, t.created_at, t.closed_at, z.languages,
           n.plan_code, n.status, u.period_key, coalesce(u.used, 0) as used,
           case when n.shop_id is null then 0 else u.allowance end as allowance,
           case when exists (select 1 from blocks b where b.shop_id = t.shop_id and b.open_mark = 1) then 'admin_blocked'
                when n.status = 'canceled' then 'subscription_canceled'
                when n.status = 'past_due' and (n.grace_until is null or n.clock >= n.grace_until) then 'payment_overdue'
                when n.status = 'trialing' and n.clock >= n.trial_ends_at then 'trial_ended'
                when n.status is null then 'no_plan'
                when u.used >= u.allowance then 'quota_reached' end as reason
    from v_shops t
    join v_tenants z on z.shop_id = t.shop_id
    left join v_statuses_now n on n.shop_id = t.shop_id
    left join v_usage_now u on u.shop_id = t.shop_id;

create view subscription_plans as
    select p.code as id, p.code, coalesce(p.names ->> 'en', p.names ->> 'ar', p.code) as name,
           coalesce(p.names ->> 'ar', p.names ->> 'en', p.code) as name_ar,
           v.number as version, v.price_month as monthly_price, v.price_year as yearly_price, v.currency, v.orders_limit as max_online_orders,
           v.trial_hours / 24 as trial_days,
           case when p.retired_at is null then true else false end as is_active
    from plans p join plan_versions v on v.shop_id = p.shop_id and v.plan_code = p.code
    where v.number = (select max(l.number) from plan_versions l where l.shop_id = p.shop_id and l.plan_code = p.code
                      and l.valid_from <= cast(unixepoch('subsec') * 1000000 as bigint));

create view organizations as
    select o.shop_id as id, coalesce(o.name ->> (o.languages ->> 0), o.name ->> 'ar', o.name ->> 'en', o.slug) as name, o.slug, o.phone,
           o.used as online_orders_this_month, o.allowance as online_orders_limit,
           case when o.reason is null then false else true end as store_blocked,
           case when o.languages ->> 0 = 'ar' then case o.reason
                when 'admin_blocked' then 'أوقفت إدارة المنصة طلبات هذا المتجر. يرجى مراسلة الدعم.'
                when 'subscription_canceled' then 'أُلغي الاشتراك. اختر باقة لاستقبال الطلبات من جديد.'
                when 'payment_overdue' then 'تأخر دفع الاشتراك. ادفع لاستقبال الطلبات من جديد.'
                when 'trial_ended' then 'انتهت التجربة المجانية. ادفع لاستقبال الطلبات من جديد.'
                when 'no_plan' then 'لا باقة مدفوعة لهذا المتجر بعد. ادفع لاستقبال الطلبات.'
                when 'quota_reached' then 'استُعملت كل طلبات هذا الشهر وعددها ' || cast(o.allowance as text)
                    || '. اشترِ طلبات إضافية أو انتقل إلى باقة أكبر.' end
           else case o.reason
                when 'admin_blocked' then 'The platform has stopped this shop''s online orders. Please ask support.'
                when 'subscription_canceled' then 'The subscription was cancelled. Take a plan to receive orders again.'
                when 'payment_overdue' then 'The subscription is overdue. Pay to receive orders again.'
                when 'trial_ended' then 'The free trial has ended. Pay to receive orders again.'
                when 'no_plan' then 'This shop has no paid plan yet. Pay to receive orders.'
                when 'quota_reached' then 'All ' || cast(o.allowance as text)
                    || ' orders of this month are used. Buy more orders or move to a larger plan.' end
           end as store_block_reason,
           o.reason as store_block_code,
           datetime(o.created_at / 1000000, 'unixepoch') as created_at,
           datetime(o.closed_at / 1000000, 'unixepoch') as closed_at
    from v_shops_now o;

create view monthly_online_orders_usage as
    select p.shop_id as organization_id, p.key as year_month, p.used + p.credit_used as orders_count,
           case when n.period_key = p.key then n.allowance else p.included_limit + p.credit_used end as orders_limit,
           datetime((select max(u.taken_at) from usage_rows u where u.shop_id = p.shop_id and u.period_key = p.key) / 1000000,
                    'unixepoch') as last_updated
    from usage_periods p left join v_usage_now n on n.shop_id = p.shop_id;

create view organization_subscriptions as
    select n.shop_id as id, n.shop_id as organization_id, n.plan_code as plan_id, n.status,
           datetime(n.started_at / 1000000, 'unixepoch') as start_date,
           datetime(coalesce(n.paid_until, n.trial_ends_at) / 1000000, 'unixepoch') as end_date,
           datetime(n.trial_ends_at / 1000000, 'unixepoch') as trial_ends_at,
           (select cast(coalesce(sum(i.due), 0) as bigint) from plan_invoices i
            where i.shop_id = n.shop_id and i.purpose = 'plan' and i.state = 'completed') as amount_paid,
           n.currency
    from v_statuses_now n;

create view blocked_stores_view_fixed as
    select o.id, o.name as organization_name, o.store_blocked as is_blocked, o.store_blocked, o.store_block_reason,
           o.online_orders_this_month as current_month_orders, o.online_orders_limit as monthly_limit,
           n.plan_code as subscription_plan, p.max_online_orders,
           case when o.store_blocked then 'محظور' else 'نشط' end as status,
           o.created_at as organization_created_at, u.year_month, u.last_updated as last_usage_update
    from organizations o
    left join v_shops_now n on n.shop_id = o.id
    left join subscription_plans p on p.code = n.plan_code
    left join monthly_online_orders_usage u on u.organization_id = o.id and u.year_month = n.period_key
    where o.closed_at is null;

create view blocked_stores_view as
    select id, organization_name, is_blocked, store_blocked, store_block_reason, current_month_orders, monthly_limit,
           subscription_plan, max_online_orders, status, organization_created_at, year_month, last_usage_update
    from blocked_stores_view_fixed where is_blocked = true;
