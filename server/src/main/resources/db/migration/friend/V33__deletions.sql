-- Attributes and tags that are deleted while friends still have something of them: taken away from friend to friend.
--
-- kind     attribute or tag
-- done_to  the last friend, by ordinal, from whom it is taken
create table friend.deletions (
  account_id bigint      not null,
  kind       text        not null check (kind in ('attribute', 'tag')),
  id         int         not null,
  name       text        not null,
  done_to    int         not null,
  at         timestamptz not null,
  primary key (account_id, kind, id)
);
select kernel.protect('friend.deletions');
