-- Programs that may send through an account, each with a token of its own, of which only the hash is kept.
create table gateway.clients (
  account_id bigint      not null,
  client_id  uuid        not null,
  name       text        not null,
  purpose    text        not null check (purpose in ('CHAT', 'JOURNEY', 'CAMPAIGN')),
  budget     bigint      check (budget >= 0),
  token_hash bytea       not null,
  created_at timestamptz not null,
  primary key (account_id, client_id)
);
create unique index on gateway.clients (token_hash);
select kernel.protect('gateway.clients');

-- A counted request by its retry key, written before it leaves. OPEN: LINE may have taken it, its messages are reserved.
-- ACCEPTED: LINE took it once; a repeat is answered from here. RELEASED: LINE certainly did not.
create table gateway.requests (
  account_id  bigint      not null,
  retry_key   uuid        not null,
  client_id   uuid        not null,
  route       text        not null,
  body_hash   bytea       not null,
  count       bigint      not null check (count >= 0),
  grant_month date        not null,
  grant_path  text[]      not null,
  edge_month  date,
  edge_path   text[],
  state       text        not null check (state in ('OPEN', 'ACCEPTED', 'RELEASED')),
  first_at    timestamptz not null,
  request_id  text,
  sent        text,
  primary key (account_id, retry_key)
);
create index requests_open on gateway.requests (account_id) where state = 'OPEN';
create index requests_by_time on gateway.requests using brin (first_at);
select kernel.protect('gateway.requests');
