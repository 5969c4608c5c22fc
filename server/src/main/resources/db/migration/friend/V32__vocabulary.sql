-- Rises with every change of the account's attributes and tags, so that whoever remembers them sees that they are out of date.
alter table friend.counters add column vocabulary bigint not null default 0;
