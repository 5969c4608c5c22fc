-- Ids of an account's own while an import looks friends up by them: gathered when it begins, deleted when it ends.
--
-- ordinal  null: more than one friend has it
create table friend.own_keys (
  account_id  bigint not null,
  gathered_id uuid   not null,
  key         text   not null,
  ordinal     int,
  primary key (account_id, gathered_id, key)
);
create index own_keys_of_friend on friend.own_keys (account_id, ordinal);
select kernel.protect('friend.own_keys');
