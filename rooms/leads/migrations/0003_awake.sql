-- The reactions to orders slept in no shop before; they wake in those whose leads may still end by one.
update tenants set awake = ' settle_lead_of_order settle_lead_of_request '
where shop_id in (select shop_id from leads where state in ('waiting', 'called'));
