-- What LINE told us, as it came: on disk before LINE gets its 200 (law 5). Never changed once written; a redelivered event
-- meets its own key. `position` is the order of arrival, since one writer commits group after group.
create table inbound.events (
  account_id       bigint      not null,
  webhook_event_id text        not null,
  position         bigint      generated always as identity,
  received_at      timestamptz not null,
  payload          bytea       not null,
  primary key (account_id, webhook_event_id)
);
create unique index events_by_position on inbound.events (account_id, position);
select kernel.protect('inbound.events');

-- Which of them have not changed our data yet. Apart from the log, so that "done" deletes 60 bytes instead of copying a
-- payload, and so that start-up finds what a kill left by reading only that. `user_id` is null where the event names
-- nobody; due_at is null until a first attempt has failed.
create table inbound.pending (
  account_id  bigint      not null,
  position    bigint      not null,
  received_at timestamptz not null,
  user_id     uuid,
  attempts    int         not null,
  due_at      timestamptz,
  primary key (account_id, position)
) with (autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 2000);
create index pending_postponed on inbound.pending (account_id, user_id, position) where due_at is not null;
select kernel.protect('inbound.pending');

-- What came signed but could not be used, and why: for a person to look at. The same content again is the same row.
create table inbound.set_aside (
  account_id bigint      not null,
  digest     bytea       not null,
  entry      bigint      generated always as identity,
  at         timestamptz not null,
  reason     text        not null,
  detail     text        not null,
  payload    bytea       not null,
  primary key (account_id, digest)
);
create unique index set_aside_by_entry on inbound.set_aside (account_id, entry);
select kernel.protect('inbound.set_aside');
