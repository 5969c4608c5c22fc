-- Imports of friends' values from files. The file itself lies under TODOKU_HOME until the import is over; a row here is
-- what is known of it and how far it has come. Each chunk of rows commits together with the friends it changed.
--
-- mapping     {"key": …, "columns": […], "unknown": "create", "empty": "keep"}; null: none chosen yet
-- event_at    when it was started: the event time of all its values
-- read_rows   rows behind which it goes on
-- found       of a check: friends known; of a run: friends of whom something is different now
-- steps       chunks that changed something; undone from the last one on
create table transfer.imports (
  account_id   bigint      not null,
  import_id    uuid        not null,
  name         text        not null,
  bytes        bigint      not null,
  encoding     text        not null,
  separator    text        not null,
  header       text[]      not null,
  rows         bigint      not null,
  mapping      jsonb,
  state        text        not null check (state in (
    'uploaded', 'checking', 'checked', 'running', 'done', 'stopped', 'failed', 'undoing', 'undone')),
  actor_kind   text        not null,
  actor_id     text        not null,
  created_at   timestamptz not null,
  event_at     timestamptz,
  undone_at    timestamptz,
  finished_at  timestamptz,
  read_rows    bigint      not null,
  refused_rows bigint      not null,
  met          bigint      not null,
  found        bigint      not null,
  steps        int         not null,
  put_back     bigint      not null,
  forgotten    bigint      not null,
  why          jsonb,
  primary key (account_id, import_id)
);
create index imports_under_way on transfer.imports (account_id, import_id) where state in ('checking', 'running', 'undoing');
select kernel.protect('transfer.imports');

-- Rows that cannot be taken, whole, and why: [{"column": "age", "got": "abc", "expected": "a number"}, …]
create table transfer.refusals (
  account_id bigint not null,
  import_id  uuid   not null,
  line       bigint not null,
  cells      text[] not null,
  wrong      jsonb  not null,
  primary key (account_id, import_id, line)
);
select kernel.protect('transfer.refusals');

-- Where the history tells what each chunk changed.
create table transfer.steps (
  account_id  bigint      not null,
  import_id   uuid        not null,
  step        int         not null,
  at          timestamptz not null,
  first_entry bigint      not null,
  last_entry  bigint      not null,
  primary key (account_id, import_id, step)
);
select kernel.protect('transfer.steps');

-- How files with this header were last mapped.
create table transfer.mappings (
  account_id bigint      not null,
  header     bytea       not null,
  mapping    jsonb       not null,
  at         timestamptz not null,
  primary key (account_id, header)
);
select kernel.protect('transfer.mappings');
