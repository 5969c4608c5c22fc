-- Where the friend came from: the inflow route of their last follow; null: not known.
alter table friend.friends add column source text;

-- Which event of the inbound log was whose: what a friend's timeline is read by. No content: that stays in the log.
--
-- kind  the event's type: follow, message, postback, …
create table friend.encounters (
  account_id bigint      not null,
  ordinal    int         not null,
  position   bigint      not null,
  at         timestamptz not null,
  kind       text        not null,
  primary key (account_id, ordinal, position)
);
select kernel.protect('friend.encounters');

-- What a friend who blocked the account and comes back still has. No row: all of it.
create table friend.return_rules (
  account_id bigint  primary key,
  after_days int     not null,
  attributes boolean not null,
  tags       boolean not null,
  opt_out    boolean not null
);
select kernel.protect('friend.return_rules');

-- When something last happened to one of them is looked for from the newest on.
create index facts_by_kind on friend.facts (account_id, fact, at);
