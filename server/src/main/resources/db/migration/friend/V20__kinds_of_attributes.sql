-- More kinds of attributes, what their values must be, and where people find them.
--
-- limits  {"words": {"coffee": ["コーヒー"]}, "format": "birthday", "min": "1", "max": "5", "pattern": "…"}
alter table friend.attributes
  drop constraint attributes_type_check,
  add constraint attributes_type_check check (type in (
    'text', 'number', 'points', 'date', 'datetime', 'choice', 'choices', 'yesno', 'place', 'email', 'phone')),
  add column limits        jsonb not null default '{}',
  add column default_value jsonb,
  add column folder        text,
  add column position      int   not null default 0;
update friend.attributes set position = attribute_id;
