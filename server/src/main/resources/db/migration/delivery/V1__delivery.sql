create table delivery.deliveries (
    account_id bigint not null,
    delivery_id uuid not null,
    purpose text not null,
    campaign uuid,
    route text not null,
    messages text not null,
    go_on_after_reset boolean not null,
    budget bigint,
    state text not null,
    why text,
    grant_month date not null,
    grant_path text[] not null,
    recipients bigint not null,
    accepted bigint not null,
    refused bigint not null,
    unknown bigint not null,
    held bigint not null,
    cursor_ordinal integer not null,
    batches integer not null,
    started_at timestamptz not null,
    finished_at timestamptz,
    due_at timestamptz,
    primary key (account_id, delivery_id),
    check (accepted + refused + unknown + held <= recipients)
);
create index deliveries_due on delivery.deliveries (due_at) where due_at is not null;
select kernel.protect('delivery.deliveries');

-- Who a delivery goes to: a serialised roaring bitmap of ordinals. Apart from the row that changes with every wave.
create table delivery.snapshots (
    account_id bigint not null,
    delivery_id uuid not null,
    ordinals bytea not null,
    primary key (account_id, delivery_id)
);
select kernel.protect('delivery.snapshots');

-- One row per batch, written before its first request (design: 10 M recipients are 20,000 rows).
create table delivery.batches (
    account_id bigint not null,
    delivery_id uuid not null,
    batch integer not null,
    recipients bytea not null,
    outstanding bytea not null,
    outstanding_count integer not null,
    names jsonb,
    grant_month date not null,
    grant_path text[] not null,
    edge_month date,
    edge_path text[],
    doubtful boolean not null,
    attempts integer not null,
    first_request_at timestamptz not null,
    due_at timestamptz not null,
    primary key (account_id, delivery_id, batch)
);
create index batches_open on delivery.batches (account_id, delivery_id, batch) where outstanding_count > 0;
select kernel.protect('delivery.batches');

-- A delivery's truth per friend, in chunks of 65,536 ordinals.
create table delivery.outcomes (
    account_id bigint not null,
    chunk integer not null,
    delivery_id uuid not null,
    outcome text not null,
    ordinals bytea not null,
    primary key (account_id, chunk, delivery_id, outcome)
);
create index outcomes_of_delivery on delivery.outcomes (account_id, delivery_id, outcome, chunk);
select kernel.protect('delivery.outcomes');

-- Answers to friends on their reply tokens: free, sent at most once (law 5).
create table delivery.replies (
    account_id bigint not null,
    webhook_event_id text not null,
    ordinal integer not null,
    reply_token text not null,
    messages text not null,
    state text not null,
    why text,
    attempts integer not null,
    received_at timestamptz not null,
    due_at timestamptz,
    sent_at timestamptz,
    primary key (account_id, webhook_event_id)
);
create index replies_due on delivery.replies (due_at) where due_at is not null;
select kernel.protect('delivery.replies');
