-- Campaigns that try several texts on a part of their audience and send the best to the rest.
create table campaign.trials (
    account_id bigint not null,
    campaign_id uuid not null,
    -- {"variants": [[…messages of B], …], "share": 20, "holdout": 0, "hours": 4, "by": "reactions"}
    plan jsonb not null,
    begun_at timestamptz,
    -- Campaigns that try A, B, …; A is what the campaign itself says.
    tries uuid[] not null default '{}',
    winner uuid,
    primary key (account_id, campaign_id),
    check ((begun_at is null) = (cardinality(tries) = 0)),
    check (winner is null or winner = any (tries))
);
select kernel.protect('campaign.trials');

-- 'holdout': gets none of it, to see what it does.
alter table campaign.addressed drop constraint addressed_why_check;
alter table campaign.addressed add constraint addressed_why_check
    check (why in ('recipient', 'blocked', 'opted-out', 'no-friend', 'rank', 'holdout', 'chosen'));
