-- Who is being taken out of the log, up to which position of `events`, and how far that has come there and, after it, in the
-- entries of `set_aside`. A row goes away when nothing names its person any more.
create table inbound.erasures (
  account_id bigint not null,
  user_id    uuid   not null,
  until      bigint not null,
  position   bigint not null,
  entry      bigint not null,
  primary key (account_id, user_id)
);
select kernel.protect('inbound.erasures');
