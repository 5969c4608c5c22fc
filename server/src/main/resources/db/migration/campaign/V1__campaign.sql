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
    -- what a start that did not fit asked for; null otherwise
    asked bigint,
    asked_month date,
    send_at timestamptz,
    due_at timestamptz,
    delivery_id uuid,
    created_at timestamptz not null,
    primary key (account_id, campaign_id)
);
create index campaigns_due on campaign.campaigns (due_at) where due_at is not null;
create index campaigns_newest on campaign.campaigns (account_id, created_at desc, campaign_id);
select kernel.protect('campaign.campaigns');
