-- What friends did and what happened to them, a row for many of them at once: what one wave of a campaign reached, who
-- answered in one batch of events. `ordinals` is a roaring bitmap, `day` the day in the account's time zone. Read as the feed
-- is: by transaction, and complete only below the oldest transaction still running.
create table friend.facts (
  account_id  bigint      not null,
  transaction bigint      not null,
  sequence    bigint      generated always as identity,
  at          timestamptz not null,
  day         date        not null,
  fact        text        not null check (fact in ('received', 'clicked', 'answered', 'joined')),
  subject     text        not null,
  ordinals    bytea       not null,
  primary key (account_id, transaction, sequence)
);
select kernel.protect('friend.facts');
