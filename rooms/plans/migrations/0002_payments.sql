-- A year may have a price of its own. `paid_month` is what a month of the running stretch was paid with, where that is
-- another sum than the plan's price: a year at once, a first month with a discount.
alter table plan_versions add column price_year money;
alter table subscriptions add column paid_month money;

-- What a shop is asked to pay the platform, with the figures that it was told; they count when it is paid. Numbers have no
-- gaps within the installation. `open_mark` is 1 for a plan and 2 for extra orders while the invoice is pending, null
-- afterwards: one open invoice of each kind per shop. `before_plan` ran when the plan was bought, at `before_price` a month;
-- `begins_at` and `ends_at` are the time that was paid.
create table plan_invoices (
    shop_id id not null,
    id id not null,
    number int not null,
    purpose text not null,
    plan_code text,
    plan_version int,
    period text,
    months int,
    package text,
    orders int,
    purchase_id id,
    before_plan text,
    before_price money,
    currency text not null,
    price money not null,
    discount money not null,
    deducted money not null,
    due money not null,
    kept money not null,
    state text not null,
    made_at moment not null,
    payable_until moment not null,
    settled_at moment,
    begins_at moment,
    ends_at moment,
    open_mark int,
    primary key (shop_id, id),
    foreign key (shop_id) references subscriptions (shop_id),
    foreign key (shop_id, purchase_id) references credit_purchases (shop_id, id),
    constraint plan_invoices_open unique (shop_id, open_mark),
    constraint plan_invoices_purpose check (purpose in ('plan', 'credits')),
    constraint plan_invoices_state check (state in ('pending', 'completed', 'failed', 'cancelled')),
    constraint plan_invoices_mark check ((open_mark is null) = (state <> 'pending')),
    constraint plan_invoices_sums check (due >= 0 and due = price - discount - deducted)
);

create index plan_invoices_purchase on plan_invoices (shop_id, purchase_id);

create index plan_invoices_number on plan_invoices (number);

create index plan_invoices_state on plan_invoices (state, number);

-- How an invoice was paid: one payment for each. `reference_mark` is the reference while the payment is not rejected.
create table plan_payments (
    shop_id id not null,
    id id not null,
    invoice_id id not null,
    method text not null,
    reference text,
    reference_mark text,
    note text not null,
    receipt_id id,
    state text not null,
    reason text not null,
    sent_at moment not null,
    decided_at moment,
    decided_by id,
    primary key (shop_id, id),
    foreign key (shop_id, invoice_id) references plan_invoices (shop_id, id),
    constraint plan_payments_invoice unique (shop_id, invoice_id),
    constraint plan_payments_reference unique (shop_id, reference_mark),
    constraint plan_payments_state check (state in ('waiting', 'better_receipt', 'approved', 'rejected'))
);

create view v_plan_invoices as
    select shop_id, id, number, purpose, plan_code, months, orders, currency, due, state, made_at, settled_at
    from plan_invoices;

-- What whoever runs the installation set: how it is paid, how it is reached.
create table platform_settings (
    shop_id id not null,
    body json not null,
    rev int not null,
    primary key (shop_id)
);
