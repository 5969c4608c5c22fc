-- {"code": "does-not-fit", "text": "…", "values": {"count": "150", …}}: what it waits for.
alter table campaign.campaigns alter column why type jsonb
    using case when why is not null then jsonb_build_object('code', 'text', 'text', why, 'values', jsonb_build_object()) end;
