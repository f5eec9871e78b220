-- How often a customer asked to be called about their order: the first few wishes come first in the queue, those after
-- them only stand on the list.
alter table callbacks add column wishes int not null default 1;
