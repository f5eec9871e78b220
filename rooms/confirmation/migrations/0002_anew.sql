-- When an order was last called about: one that moved since then, as one that was given up and opened again, is called
-- anew. Of rows older than this column nothing is known, and they go on as they were.
alter table calls add column last_at moment;
