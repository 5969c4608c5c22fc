-- What happens when a tag is put on a friend or taken off: actions as the API takes them.
create table action.tag_actions (
  account_id bigint not null,
  tag_id     int    not null,
  added      jsonb  not null,
  removed    jsonb  not null,
  primary key (account_id, tag_id)
);
select kernel.protect('action.tag_actions');
