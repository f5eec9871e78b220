-- What a member set for one desk stays when the carrier's next list is taken: where it is, and that it is closed.
alter table stop_desks add column placed_by_hand bool not null default false;

alter table stop_desks add column closed_by_hand bool not null default false;
