-- What to do when something happens: rules of an account in the order of `position`. `when` and `then` as the API takes
-- them; names of attributes and tags are resolved when a rule acts.
create table reply.rules (
  account_id bigint      not null,
  rule_id    uuid        not null,
  position   bigint      generated always as identity,
  name       text        not null,
  trigger    jsonb       not null,
  actions    jsonb       not null,
  created_at timestamptz not null,
  primary key (account_id, rule_id)
);
create unique index rules_in_order on reply.rules (account_id, position);
select kernel.protect('reply.rules');
