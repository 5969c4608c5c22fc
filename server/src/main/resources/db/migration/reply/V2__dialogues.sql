-- Questions that are asked one after another on reply tokens. `questions`: [{"attribute": "drink", "text": "…", "again": "…"}].
create table reply.dialogues (
  account_id  bigint      not null,
  dialogue_id uuid        not null,
  position    bigint      generated always as identity,
  name        text        not null,
  trigger     jsonb       not null,
  questions   jsonb       not null,
  actions     jsonb       not null,
  created_at  timestamptz not null,
  primary key (account_id, dialogue_id)
);
create unique index dialogues_in_order on reply.dialogues (account_id, position);
select kernel.protect('reply.dialogues');

-- Where a friend stands in a dialogue: the question that waits for an answer, since when, and how often it was asked.
create table reply.talks (
  account_id  bigint      not null,
  ordinal     int         not null,
  dialogue_id uuid        not null,
  question    int         not null,
  asked_at    timestamptz not null,
  times       int         not null,
  primary key (account_id, ordinal)
);
select kernel.protect('reply.talks');
