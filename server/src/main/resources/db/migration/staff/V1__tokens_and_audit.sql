-- API tokens, of no account. Only the hash is kept; a token has 256 random bits, so a plain SHA-256 is enough.
create table staff.tokens (
  token_id   uuid        primary key,
  name       text        not null,
  hash       bytea       not null unique,
  created_at timestamptz not null
);
select kernel.share('staff.tokens');

-- Who changed what. Append-only: the application's roles may add and read.
create table staff.audit_entries (
  account_id bigint      not null,
  entry_id   uuid        not null,
  at         timestamptz not null,
  actor_kind text        not null,
  actor_id   text        not null,
  what       text        not null,
  details    jsonb       not null,
  primary key (account_id, entry_id)
);
select kernel.protect('staff.audit_entries');
revoke update, delete on staff.audit_entries from todoku_app, todoku_worker;
