-- Rules that were given a name. `rule` is in the JSON form; what it selects is counted each day.
create table audience.audiences (
  account_id   bigint      not null,
  audience_id  uuid        not null,
  name         text        not null,
  folder       text        not null,
  rule         jsonb       not null,
  created_at   timestamptz not null,
  changed_at   timestamptz not null,
  count_due_at timestamptz not null,
  primary key (account_id, audience_id),
  unique (account_id, name)
);
select kernel.protect('audience.audiences');

-- How many they were, each time they were counted. `entered` and `gone_out` are the differences to the count before: roaring
-- bitmaps of ordinals, the first count's being all of them.
create table audience.counts (
  account_id    bigint      not null,
  audience_id   uuid        not null,
  at            timestamptz not null,
  count         bigint      not null,
  entered       bytea       not null,
  entered_count bigint      not null,
  gone_out      bytea       not null,
  left_count    bigint      not null,
  primary key (account_id, audience_id, at)
);
select kernel.protect('audience.counts');

-- Who they were when they were counted last.
create table audience.members (
  account_id  bigint not null,
  audience_id uuid   not null,
  ordinals    bytea  not null,
  primary key (account_id, audience_id)
);
select kernel.protect('audience.members');

-- A file with an account's index is of use only beside the database it was made from: it names the epoch it belongs to, and a
-- restore ends them all.
create table audience.epochs (
  account_id bigint primary key,
  epoch      uuid   not null
);
select kernel.protect('audience.epochs');

-- What counts how much when there are messages for a few only; an account without a row has the usual weights.
create table audience.weights (
  account_id      bigint           primary key,
  recency         double precision not null,
  frequency       double precision not null,
  response        double precision not null,
  value           double precision not null,
  value_attribute text,
  exploration     double precision not null,
  changed_at      timestamptz      not null
);
select kernel.protect('audience.weights');
