-- One row per account: the next dense numbers, never reused. Whoever changes friends of an account locks this row first:
-- so writers of one account take turns, batch by batch, and never meet in a deadlock.
create table friend.counters (
  account_id     bigint primary key,
  next_ordinal   int not null,
  next_attribute int not null,
  next_tag       int not null
);
select kernel.protect('friend.counters');

-- A LINE user as one account knows them, whole in one row (a row per value imports five times slower). Personal data of a
-- friend stands here and nowhere else in this schema but in the history's changes.
--
-- attribute_values  {"3": "coffee"}: JSON values by attribute id
-- written_at        {"a3": 1790000000000, "t5": …}: event time (ms) of the last writer of an attribute or tag, taken away
--                   ones too: an older event that comes later changes nothing newer
-- status_at         event time of the last follow or block; null: none seen
-- profile           wanted: to be fetched; fetched; absent: LINE answered 404
create table friend.friends (
  account_id       bigint      not null,
  ordinal          int         not null,
  user_id          uuid        not null,
  status           text        not null check (status in ('friend', 'blocked', 'visitor', 'gone')),
  status_at        timestamptz,
  followed_at      timestamptz,
  opted_out        boolean     not null,
  opted_at         timestamptz,
  display_name     text,
  language         text,
  picture_url      text,
  profile          text        not null check (profile in ('none', 'wanted', 'fetched', 'absent')),
  profile_at       timestamptz,
  attribute_values jsonb       not null,
  tags             int[]       not null,
  written_at       jsonb       not null,
  primary key (account_id, ordinal)
) with (fillfactor = 85);
create unique index friends_by_user on friend.friends (account_id, user_id);
select kernel.protect('friend.friends');

-- Whose profile LINE must be asked for; a row goes away only with the answer.
create table friend.profile_fetches (
  account_id bigint      not null,
  ordinal    int         not null,
  user_id    uuid        not null,
  attempts   int         not null,
  due_at     timestamptz not null,
  primary key (account_id, ordinal)
);
create index profile_fetches_due on friend.profile_fetches (account_id, due_at);
select kernel.protect('friend.profile_fetches');

-- Runs over LINE's list of followers; `next` is LINE's own page token, null before the first page.
create table friend.imports (
  account_id  bigint      not null,
  import_id   uuid        not null,
  state       text        not null check (state in ('running', 'done', 'failed')),
  next        text,
  listed      bigint      not null,
  added       bigint      not null,
  attempts    int         not null,
  due_at      timestamptz not null,
  started_at  timestamptz not null,
  finished_at timestamptz,
  why         text,
  primary key (account_id, import_id)
);
create unique index one_running_import on friend.imports (account_id) where state = 'running';
select kernel.protect('friend.imports');

create table friend.attributes (
  account_id   bigint      not null,
  attribute_id int         not null,
  key          text        not null,
  name         text        not null,
  type         text        not null check (type in ('text', 'number', 'date', 'choice', 'yesno')),
  choices      text[]      not null,
  created_at   timestamptz not null,
  primary key (account_id, attribute_id),
  unique (account_id, key)
);
select kernel.protect('friend.attributes');

create table friend.tags (
  account_id bigint      not null,
  tag_id     int         not null,
  name       text        not null,
  created_at timestamptz not null,
  primary key (account_id, tag_id),
  unique (account_id, name)
);
select kernel.protect('friend.tags');

-- Who changed what, when and why: one row per friend and change set, in partitions by the month of the change.
-- changes: [{"field": "attribute:drink", "from": null, "to": "coffee"}, …]
create table friend.history (
  account_id bigint      not null,
  at         timestamptz not null,
  entry      bigint      generated always as identity,
  ordinal    int         not null,
  event_at   timestamptz not null,
  actor_kind text        not null,
  actor_id   text        not null,
  cause      text        not null,
  changes    jsonb       not null,
  primary key (account_id, at, entry)
) partition by range (at);
create index history_of_friend on friend.history (account_id, ordinal, entry);
select kernel.protect('friend.history');

-- The one feed of changes, for whoever keeps an index of friends. Numbers of a sequence become visible in another order
-- than they were given, so it is read by (transaction, sequence), and only below the oldest transaction still running.
create table friend.feed (
  account_id  bigint      not null,
  transaction bigint      not null,
  sequence    bigint      generated always as identity,
  at          timestamptz not null,
  ordinal     int         not null,
  fields      text[]      not null,
  primary key (account_id, transaction, sequence)
);
select kernel.protect('friend.feed');
