-- A request that came with an Idempotency-Key, and what it was answered. account_id 0: the request names no account.
-- status is null while the first request is under way.
create table kernel.idempotency_keys (
  account_id   bigint      not null,
  key          text        not null check (length(key) between 1 and 255),
  request_hash bytea       not null,
  received_at  timestamptz not null,
  status       int,
  content_type text,
  location     text,
  body         text,
  primary key (account_id, key)
);
create index on kernel.idempotency_keys (account_id, received_at);
select kernel.protect('kernel.idempotency_keys');
