-- A package is retired, never deleted. Ordered orders keep the life that they were told, whatever becomes of their
-- package: 0 = for ever. Purchases of before have none and follow their package.
alter table credit_packages add column retired_at moment;
alter table credit_purchases add column months int;

-- Who brought whom, once for each shop that came. Rows hang on the installation: they concern two shops.
create table referrals (
    shop_id id not null,
    invited id not null,
    inviter id not null,
    came_at moment not null,
    rewarded_at moment,
    invited_orders int,
    inviter_orders int,
    primary key (shop_id, invited),
    constraint referrals_other check (invited <> inviter)
);

create index referrals_inviter on referrals (shop_id, inviter, came_at, invited);

create index referrals_came on referrals (shop_id, came_at, invited);
