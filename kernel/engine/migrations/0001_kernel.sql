-- What the engine itself keeps. The installation's own rows hang on the tenant whose id is all zeros.
create table tenants (
    shop_id id not null,
    mode text not null,
    zone text not null,
    currency text not null,
    languages json not null,
    created_at moment not null,
    closed_at moment,
    erased_at moment,
    primary key (shop_id),
    constraint tenants_mode check (mode in ('manual', 'auto', 'maintenance', 'emergency'))
);

create view v_tenants as
    select shop_id, mode, zone, currency, languages, created_at, closed_at from tenants;

-- One row per committed command: who did what. Never updated but for the bytes that retention and erasure cut.
create table journal (
    shop_id id not null,
    id id not null,
    command text not null,
    actor_kind text not null,
    actor_id id not null,
    door text not null,
    request text not null,
    outcome text not null,
    code text,
    subject id,
    at moment not null,
    input bytes,
    events bytes,
    answer bytes,
    sealed bool not null,
    primary key (shop_id, id),
    constraint journal_outcome check (outcome in ('allowed', 'refused', 'fault'))
);

-- What is known of a person is found by whom it is about.
create index journal_subject on journal (shop_id, subject);

create view v_journal as
    select shop_id, id, command, actor_kind, actor_id, door, request, outcome, code, subject, at from journal;

-- How far retention has come in each shop's journal.
create table journal_cuts (
    shop_id id not null,
    cut_until id not null,
    primary key (shop_id)
);

-- A key is spent only by a commit, and for ever.
create table claims (
    shop_id id not null,
    principal_kind text not null,
    principal_id id not null,
    key text not null,
    digest bytes not null,
    journal_id id not null,
    primary key (shop_id, principal_kind, principal_id, key)
);

-- Refusals that visitors met, counted by the minute.
create table refusal_counts (
    shop_id id not null,
    command text not null,
    code text not null,
    minute moment not null,
    times int not null,
    primary key (shop_id, command, code, minute)
);

-- Attempts within a window; neither a refusal nor a dry run gives them back.
create table limits (
    shop_id id not null,
    name text not null,
    subject bytes not null,
    window_start moment not null,
    used int not null,
    primary key (shop_id, name, subject, window_start)
);

create table sequences (
    shop_id id not null,
    name text not null,
    value int not null,
    primary key (shop_id, name)
);

-- Work for the worker: a job, or an event on its way to one subscriber.
create table jobs (
    shop_id id not null,
    id id not null,
    kind text not null,
    name text not null,
    payload json not null,
    subject id,
    cause id,
    state text not null,
    attempts int not null,
    run_at moment not null,
    lease_until moment,
    fence int not null,
    last_error text,
    created_at moment not null,
    done_at moment,
    primary key (shop_id, id),
    constraint jobs_kind check (kind in ('job', 'delivery')),
    constraint jobs_state check (state in ('ready', 'leased', 'done', 'dead'))
);

create index jobs_due on jobs (state, run_at);

create index jobs_subject on jobs (shop_id, name, subject, state);

create table schedules (
    shop_id id not null,
    name text not null,
    period text not null,
    ran_at moment not null,
    primary key (shop_id, name, period)
);

-- One bulk work with plan, progress, report and, where possible, undo.
create table runs (
    shop_id id not null,
    id id not null,
    kind text not null,
    state text not null,
    options json not null,
    position int not null,
    size int not null,
    totals json not null,
    actor_kind text not null,
    actor_id id not null,
    undo_of id,
    file_id id,
    created_at moment not null,
    ended_at moment,
    rev int not null,
    primary key (shop_id, id),
    constraint runs_state check (state in ('previewed', 'running', 'done', 'done_with_errors', 'stopped', 'broken', 'undone', 'partly_undone'))
);

create table run_items (
    shop_id id not null,
    run_id id not null,
    position int not null,
    subject id,
    label text not null,
    result text not null,
    reason text,
    detail json not null,
    primary key (shop_id, run_id, position),
    foreign key (shop_id, run_id) references runs (shop_id, id)
);

-- Content-addressed files: the bytes lie in the data folder under their hash. `unused_since` is null while a row of a
-- room names the file; unused ones are swept.
create table files (
    shop_id id not null,
    id id not null,
    sha256 bytes not null,
    size int not null,
    kind text not null,
    name text not null,
    created_at moment not null,
    unused_since moment,
    primary key (shop_id, id)
);

create index files_unused on files (shop_id, unused_since);

create index files_sha256 on files (sha256);

create view v_files as
    select shop_id, id, size, kind, name, created_at, unused_since from files;

-- Mail and SMS on their way out, waiting until a driver delivers them; the text is made then, in the receiver's
-- language. A link that only the receiver may know is sealed, and gone once it is sent.
create table messages (
    shop_id id not null,
    id id not null,
    channel text not null,
    receiver text not null,
    lang text not null,
    template text not null,
    args json not null,
    link bytes,
    state text not null,
    created_at moment not null,
    sent_at moment,
    primary key (shop_id, id),
    constraint messages_state check (state in ('waiting', 'sent', 'failed'))
);
