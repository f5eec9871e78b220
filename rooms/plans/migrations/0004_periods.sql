-- The plan that a period was opened under: months that are over are counted by it, whatever the shop has today. Periods of
-- before have none and are counted by the plan of now.
alter table usage_periods add column plan_code text;

-- When a cancellation was set: one that came after a payment was sent outlives its approval.
alter table subscriptions add column cancel_set_at moment;
