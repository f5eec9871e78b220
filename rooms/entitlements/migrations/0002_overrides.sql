-- What the plan gives, beside what holds; and what whoever runs the installation gave a shop instead, why and until when.
alter table entitlements add column plan_allowed bool;
alter table entitlements add column plan_max int;
alter table entitlements add column override_allowed bool;
alter table entitlements add column override_max int;
alter table entitlements add column override_reason text;
alter table entitlements add column override_until moment;

create index entitlements_override_until on entitlements (override_until);
