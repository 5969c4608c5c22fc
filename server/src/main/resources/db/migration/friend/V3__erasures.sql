-- Who asked to be forgotten. Their row in `friends` is gone with the asking; `user_id` stands here until nothing else names
-- them any more.
create table friend.erasures (
  account_id bigint      not null,
  ordinal    int         not null,
  user_id    uuid,
  asked_at   timestamptz not null,
  done_at    timestamptz,
  primary key (account_id, ordinal),
  check ((user_id is null) = (done_at is not null))
);
create index erasures_under_way on friend.erasures (account_id, ordinal) where done_at is null;
select kernel.protect('friend.erasures');
