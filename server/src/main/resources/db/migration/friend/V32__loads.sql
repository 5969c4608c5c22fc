-- What very many changes at once came to: as `history`, but a row for up to a thousand friends, since a row each costs more
-- than all else of a load. `entry` is of the sequence of `history`.
--
-- ordinals  ascending
-- changes   a line for each of them: [{"field": "attribute:3", "from": null, "to": "coffee"}, …]
create table friend.loads (
  account_id    bigint      not null,
  entry         bigint      not null,
  at            timestamptz not null,
  event_at      timestamptz not null,
  actor_kind    text        not null,
  actor_id      text        not null,
  cause         text        not null,
  first_ordinal int         not null,
  last_ordinal  int         not null,
  ordinals      int[]       not null,
  changes       text        not null,
  primary key (account_id, entry)
);
create index loads_of_friends on friend.loads (account_id, last_ordinal, first_ordinal);
select kernel.protect('friend.loads');

-- Compressing them takes as long as writing them.
alter table friend.loads alter ordinals set storage external, alter changes set storage external;

-- The history of one friend, whichever way it was written.
create function friend.entries_of(account bigint, friend int)
  returns table (
    account_id bigint, at timestamptz, entry bigint, ordinal int, event_at timestamptz, actor_kind text, actor_id text,
    cause text, changes jsonb)
  language sql stable as $$
  select h.account_id, h.at, h.entry, h.ordinal, h.event_at, h.actor_kind, h.actor_id, h.cause, h.changes
  from friend.history h where h.account_id = $1 and h.ordinal = $2
  union all
  select l.account_id, l.at, l.entry, $2, l.event_at, l.actor_kind, l.actor_id, l.cause,
    split_part(l.changes, E'\n', array_position(l.ordinals, $2))::jsonb
  from friend.loads l
  where l.account_id = $1 and l.first_ordinal <= $2 and l.last_ordinal >= $2 and $2 = any(l.ordinals)
$$;

-- One entry of the feed for all friends of a load.
--
-- ordinals  instead of `ordinal`; `fields` are then those of any of them
alter table friend.feed
  alter ordinal drop not null,
  add column ordinals int[],
  add constraint feed_names_someone check ((ordinal is null) <> (ordinals is null));
alter table friend.feed alter ordinals set storage external;
