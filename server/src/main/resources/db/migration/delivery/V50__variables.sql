-- A text may say more of a friend than their name: what a batch keeps of a friend is an object by variable.
alter table delivery.batches rename names to variables;
update delivery.batches
set variables = (select jsonb_object_agg(key, jsonb_build_object('name', value)) from jsonb_each(variables))
where variables is not null;
