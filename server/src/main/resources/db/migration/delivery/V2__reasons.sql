-- {"code": "line-silent", "text": "…", "values": {"said": "…"}}: what it waits for, or why it stopped.
alter table delivery.deliveries alter column why type jsonb
    using case when why is not null then jsonb_build_object('code', 'text', 'text', why, 'values', jsonb_build_object()) end;

-- What LINE said last when it refused somebody for good; survives whatever the delivery waits for afterwards.
alter table delivery.deliveries add column refusal text;
