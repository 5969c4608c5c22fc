create table campaign.campaigns (
    account_id bigint not null,
    campaign_id uuid not null,
    name text not null,
    audience jsonb not null,
    messages text not null,
    go_on_after_reset boolean not null,
    budget bigint,
    -- draft, scheduled, waiting, held, started, cancelled: what the campaign itself knows; the rest its delivery knows
    state text not null,
    why text,
    -- recipients of the last start that was tried and did not begin; null otherwise
    asked bigint,
    send_at timestamptz,
    delivery_id uuid not null,
    created_at timestamptz not null,
    primary key (account_id, campaign_id)
);
create index campaigns_newest on campaign.campaigns (account_id, created_at desc, campaign_id);
select kernel.protect('campaign.campaigns');
