-- limit_to       at most so many friends wear it at a time; null: any number
-- lifetime_days  taken off so many days after it was put on; null: never
-- worn           how many wear it; kept for tags with a limit only
alter table friend.tags
  add column folder        text,
  add column position      int not null default 0,
  add column limit_to      int,
  add column lifetime_days int,
  add column worn          int not null default 0;
update friend.tags set position = tag_id;

-- When tags are taken off again.
create table friend.tag_expiries (
  account_id bigint      not null,
  ordinal    int         not null,
  tag_id     int         not null,
  user_id    uuid        not null,
  due_at     timestamptz not null,
  primary key (account_id, ordinal, tag_id)
);
create index tag_expiries_due on friend.tag_expiries (account_id, due_at);
select kernel.protect('friend.tag_expiries');

-- What staff note about a friend.
create table friend.notes (
  account_id bigint      not null,
  note_id    uuid        not null,
  ordinal    int         not null,
  text       text        not null,
  actor_kind text        not null,
  actor_id   text        not null,
  at         timestamptz not null,
  primary key (account_id, note_id)
);
create index notes_of_friend on friend.notes (account_id, ordinal, note_id);
select kernel.protect('friend.notes');
